import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { PostingReader } from '@gg/postings';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** A posting waits for a look by staff: those of its county, city and region who may review are told. */
@Injectable()
@Consumer('notifications.notify-review-asked', 'posting.review-asked.v1')
export class NotifyReviewAsked implements OutsideConsumer<'posting.review-asked.v1', NewNotice[]> {
  constructor(
    @Inject(PostingReader) private readonly postings: PostingReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'posting.review-asked.v1'>): Promise<NewNotice[]> {
    const { postingId, employerId, ruleIds } = payload;
    const { posting } = await this.postings.one(postingId, { kind: 'employer', employerId });
    return this.recipients.staff(posting.regionCode, 'postings.review', {
      kind: 'posting.review_asked',
      subjectId: postingId,
      data: { postingId, employerId, ruleIds },
      expiresAt: remindUntil(this.clock.now()),
    });
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
