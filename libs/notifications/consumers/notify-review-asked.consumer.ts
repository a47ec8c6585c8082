import { Inject, Injectable } from '@nestjs/common';
import { EmployerReader } from '@gg/employers';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { PostingReader } from '@gg/postings';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** Why a posting waits that no look at the posting itself can mend. */
const UNVERIFIED = 'employer.unverified';

/**
 * A posting waits for a look by staff: those of its county, city and region who may review are told. Where it waits because
 * its employer is not verified, those who may verify it are told too: the employer may be registered elsewhere, and only
 * its own region's staff can end the wait.
 */
@Injectable()
@Consumer('notifications.notify-review-asked', 'posting.review-asked.v1')
export class NotifyReviewAsked implements OutsideConsumer<'posting.review-asked.v1', NewNotice[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PostingReader) private readonly postings: PostingReader,
    @Inject(EmployerReader) private readonly employers: EmployerReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'posting.review-asked.v1'>): Promise<NewNotice[]> {
    const { postingId, employerId, ruleIds } = payload;
    const { posting } = await this.postings.one(postingId, { kind: 'employer', employerId });
    const expiresAt = remindUntil(this.clock.now());
    const reviewers = await this.recipients.staff(posting.regionCode, 'postings.review', {
      kind: 'posting.review_asked',
      subjectId: postingId,
      data: { postingId, employerId, ruleIds },
      expiresAt,
    });
    const employer = ruleIds.includes(UNVERIFIED) ? await this.employers.employer(this.connections, employerId) : null;
    if (!employer) return reviewers;
    // Who may do both has heard of the posting already: the first notice of an account counts.
    const verifiers = await this.recipients.staff(employer.regionCode, 'employers.verify', {
      kind: 'employer.verification_asked',
      subjectId: employerId,
      data: { employerId, postingId },
      expiresAt,
    });
    return [...reviewers, ...verifiers];
  }

  async confirm(
    notices: NewNotice[],
    event: EventOf<'posting.review-asked.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-review-asked', notices });
  }
}
