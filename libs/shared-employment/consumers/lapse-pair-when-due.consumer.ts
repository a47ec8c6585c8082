import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { pairById } from '../data/shared-pairs';
import { SHARED_PAIR_LIFECYCLE } from '../domain/shared-pair-lifecycle';
import { movePair } from '../use-cases/pair-moves';
import { SharedCities } from '../use-cases/shared-cities';

/**
 * A pair that a firm has not answered in time lapses: its heads are free for others, and the two are not proposed to each
 * other again before one of them changes its terms. Talks have no such end.
 */
@Injectable()
@Consumer('shared-employment.lapse-pair-when-due', 'shared-pair.answer-due.v1')
export class LapsePairWhenDue implements EffectConsumer<'shared-pair.answer-due.v1'> {
  constructor(@Inject(SharedCities) private readonly cities: SharedCities) {}

  async handle({ payload: { pairId } }: EventOf<'shared-pair.answer-due.v1'>, tx: Tx): Promise<void> {
    const seen = await pairById(tx, pairId);
    if (!seen || SHARED_PAIR_LIFECYCLE.isFinal(seen.state)) return;
    await this.cities.hold(tx, seen.cityCode);
    const pair = (await pairById(tx, pairId))!;
    const waits = !SHARED_PAIR_LIFECYCLE.isFinal(pair.state) && pair.state !== 'in_talks';
    if (!waits || pair.answerDueAt > tx.now) return;
    await movePair(tx, pair, { to: 'lapsed', by: null, reason: 'unanswered', barred: true });
    await this.cities.askAllocation(tx, pair.cityCode);
  }
}
