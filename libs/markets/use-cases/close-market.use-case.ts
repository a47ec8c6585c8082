import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { MarketChanges } from './market-changes';

export interface CloseMarketCommand {
  readonly marketId: Id;
  readonly reason: string;
}

/**
 * Staff take a market of their region out of operation: it leaves the public list, and nobody comes to it any more.
 * Stays that were declared before run out by themselves. Throws `resource.not_found`, `market.closed`.
 */
@Injectable()
export class CloseMarket {
  constructor(@Inject(MarketChanges) private readonly changes: MarketChanges) {}

  async execute(caller: Caller, { marketId, reason }: CloseMarketCommand): Promise<{ marketId: Id }> {
    return this.changes.run(caller, 'markets.closed', marketId, async (tx, market) => {
      if (market.state === 'closed') throw new DomainError('market.closed');
      await tx.change("UPDATE markets SET state = 'closed', closed_at = ?, closed_because = ? WHERE id = ?", [
        tx.now,
        reason,
        marketId,
      ]);
      return { reason };
    });
  }
}
