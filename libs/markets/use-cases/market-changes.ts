import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { regionFilter } from '@gg/identity';
import { audit, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { marketsById } from '../data/market-rows';
import type { Market } from '../domain/market';

/** The one way to change a market: by staff of its region, under the written guard of its row, on the audit trail. */
@Injectable()
export class MarketChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  /**
   * Runs a change in one transaction of its own.
   * @param work answers what the audit trail keeps of the change
   * Throws `resource.not_found` for a market of another region.
   */
  async run(
    caller: Caller,
    action: string,
    marketId: Id,
    work: (tx: Tx, market: Market) => Promise<Readonly<Record<string, unknown>>>,
  ): Promise<{ marketId: Id }> {
    const region = regionFilter('region_code', this.policy.regionsFor(caller, 'markets.manage'));
    return this.transactions.run(caller, action, async (tx) => {
      const held = await tx.changedOne(
        `UPDATE markets SET version = version + 1, updated_at = ? WHERE id = ? AND ${region.sql}`,
        [tx.now, marketId, ...region.params],
      );
      const market = held ? (await marketsById(tx, [marketId])).get(marketId) : undefined;
      if (!market) throw new DomainError('resource.not_found');
      const facts = await work(tx, market);
      await audit(tx, { action, subjectType: 'market', subjectId: marketId, regionCode: market.regionCode, facts });
      return { marketId };
    });
  }

  /** Throws `access.denied` for a region in which the caller manages no markets. */
  assertReach(caller: Caller, regionCode: string): void {
    const regions = this.policy.regionsFor(caller, 'markets.manage');
    if (!regions.some((prefix) => regionCode.startsWith(prefix))) throw new DomainError('access.denied');
  }
}
