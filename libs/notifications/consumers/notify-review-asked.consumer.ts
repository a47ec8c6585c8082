import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { PostingReader } from '@gg/postings';
import { NoticeWriter } from '../channels/notice-writer';
import { ReviewNews } from '../channels/review-news';
import type { NewNotice } from '../domain/notice';

/** A posting waits for a look by staff of its region. */
@Injectable()
@Consumer('notifications.notify-review-asked', 'posting.review-asked.v1')
export class NotifyReviewAsked implements OutsideConsumer<'posting.review-asked.v1', NewNotice[]> {
  constructor(
    @Inject(PostingReader) private readonly postings: PostingReader,
    @Inject(ReviewNews) private readonly news: ReviewNews,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
  ) {}

  async perform({ payload }: EventOf<'posting.review-asked.v1'>): Promise<NewNotice[]> {
    const { postingId, employerId, ruleIds } = payload;
    const { posting } = await this.postings.one(postingId, { kind: 'employer', employerId });
    const { regionCode } = posting;
    return this.news.of({ kind: 'posting.review_asked', regionCode, postingId, employerId, ruleIds });
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
