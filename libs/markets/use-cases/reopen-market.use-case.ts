import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { MarketChanges } from './market-changes';

/**
 * Staff put a market of their region back into operation, under the id that signs and bookmarks already name.
 * Throws `resource.not_found`, `market.open_already`.
 */
@Injectable()
export class ReopenMarket {
  constructor(@Inject(MarketChanges) private readonly changes: MarketChanges) {}

  async execute(caller: Caller, marketId: Id): Promise<{ marketId: Id }> {
    return this.changes.run(caller, 'markets.reopened', marketId, async (tx, market) => {
      if (market.state === 'open') throw new DomainError('market.open_already');
      await tx.change("UPDATE markets SET state = 'open', closed_at = NULL, closed_because = NULL WHERE id = ?", [
        marketId,
      ]);
      return {};
    });
  }
}
