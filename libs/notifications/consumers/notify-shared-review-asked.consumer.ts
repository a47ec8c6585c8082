import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { SharedPostingReader } from '@gg/shared-employment';
import { NoticeWriter } from '../channels/notice-writer';
import { ReviewNews } from '../channels/review-news';
import type { NewNotice } from '../domain/notice';

/** A surplus or a shortage waits for a look by staff of its region. */
@Injectable()
@Consumer('notifications.notify-shared-review-asked', 'shared-posting.review-asked.v1')
export class NotifySharedReviewAsked implements OutsideConsumer<'shared-posting.review-asked.v1', NewNotice[]> {
  constructor(
    @Inject(SharedPostingReader) private readonly postings: SharedPostingReader,
    @Inject(ReviewNews) private readonly news: ReviewNews,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
  ) {}

  async perform({ payload }: EventOf<'shared-posting.review-asked.v1'>): Promise<NewNotice[]> {
    const { postingId, side, employerId, ruleIds } = payload;
    const { posting } = await this.postings.one(postingId, { kind: 'employer', employerId });
    const { regionCode } = posting;
    return this.news.of({
      kind: 'shared_posting.review_asked',
      regionCode,
      postingId,
      employerId,
      ruleIds,
      more: { side },
    });
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
