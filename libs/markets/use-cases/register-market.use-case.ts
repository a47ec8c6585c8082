import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import { audit, Transactions, type Caller } from '@gg/platform';
import { regionByCode } from '@gg/reference-data';
import { insertMarkets } from '../data/market-rows';
import { assertPlace, openingHours, type MarketDescription } from '../domain/market';
import { MarketChanges } from './market-changes';

/**
 * Staff register a market of their region; it is in operation from then on. Throws `market.region_unknown`,
 * `market.point_far_from_region`, `market.hours_invalid`, `market.name_taken`, `access.denied` for another's region.
 */
@Injectable()
export class RegisterMarket {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(MarketChanges) private readonly changes: MarketChanges,
  ) {}

  async execute(caller: Caller, described: MarketDescription): Promise<{ marketId: Id }> {
    const { regionCode, name } = described;
    assertPlace(described, regionByCode(regionCode));
    this.changes.assertReach(caller, regionCode);
    const hours = openingHours(described.openingHours);
    return this.transactions.run(caller, 'markets.registered', async (tx) => {
      const marketId = newId();
      await insertMarkets(tx, [{ ...described, openingHours: hours, id: marketId }]);
      await audit(tx, {
        action: 'markets.registered',
        subjectType: 'market',
        subjectId: marketId,
        regionCode,
        facts: { name },
      });
      return { marketId };
    });
  }
}
