import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { sharedPostingsById } from '../data/shared-postings';
import { endPairs } from '../use-cases/pair-moves';
import { SharedCities } from '../use-cases/shared-cities';
import { moveSharedPosting } from '../use-cases/shared-posting-moves';

/** A surplus or a shortage whose validity or term is over stops being open, and its pairs end. */
@Injectable()
@Consumer('shared-employment.expire-posting-when-due', 'shared-posting.expiry-due.v1')
export class ExpirePostingWhenDue implements EffectConsumer<'shared-posting.expiry-due.v1'> {
  constructor(@Inject(SharedCities) private readonly cities: SharedCities) {}

  async handle({ payload: { postingId } }: EventOf<'shared-posting.expiry-due.v1'>, tx: Tx): Promise<void> {
    const seen = (await sharedPostingsById(tx, [postingId])).get(postingId);
    if (!seen) return;
    await this.cities.hold(tx, seen.cityCode);
    const posting = (await sharedPostingsById(tx, [postingId])).get(postingId)!;
    if (posting.expiresAt > tx.now || (posting.state !== 'published' && posting.state !== 'in_review')) return;
    await moveSharedPosting(tx, posting, 'expired');
    await endPairs(tx, postingId, { to: 'withdrawn', reason: 'posting_expired', by: null });
    if (posting.state === 'published') await this.cities.askAllocation(tx, posting.cityCode);
  }
}
