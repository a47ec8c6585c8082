import { Inject, Injectable } from '@nestjs/common';
import { EmployerReader } from '@gg/employers';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { SharedPostingReader } from '@gg/shared-employment';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

const UNVERIFIED = 'employer.unverified';

/**
 * A surplus or a shortage waits for a look by staff: those of its region who may review are told, and where it waits because
 * its firm is not verified, those of the firm's own region who may verify it.
 */
@Injectable()
@Consumer('notifications.notify-shared-review-asked', 'shared-posting.review-asked.v1')
export class NotifySharedReviewAsked implements OutsideConsumer<'shared-posting.review-asked.v1', NewNotice[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(SharedPostingReader) private readonly postings: SharedPostingReader,
    @Inject(EmployerReader) private readonly employers: EmployerReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'shared-posting.review-asked.v1'>): Promise<NewNotice[]> {
    const { postingId, side, employerId, ruleIds } = payload;
    const { posting } = await this.postings.one(postingId, { kind: 'employer', employerId });
    const expiresAt = remindUntil(this.clock.now());
    const reviewers = await this.recipients.staff(posting.regionCode, 'postings.review', {
      kind: 'shared_posting.review_asked',
      subjectId: postingId,
      data: { postingId, side, employerId, ruleIds },
      expiresAt,
    });
    const employer = ruleIds.includes(UNVERIFIED) ? await this.employers.employer(this.connections, employerId) : null;
    if (!employer) return reviewers;
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
    event: EventOf<'shared-posting.review-asked.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shared-review-asked', notices });
  }
}
