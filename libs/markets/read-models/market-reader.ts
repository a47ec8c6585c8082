import { Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { marketsById } from '../data/market-rows';
import type { Reader } from '../data/reader';
import type { Market } from '../domain/market';

/** Markets as other rooms rely on them. */
@Injectable()
export class MarketReader {
  /** A market in operation. Throws `market.unknown`, `market.closed`. */
  async open(reader: Reader, marketId: Id): Promise<Market> {
    return assertedOpen((await marketsById(reader, [marketId])).get(marketId));
  }

  /** Throws `market.unknown`, `market.closed` unless all of them are in operation. */
  async assertOpen(reader: Reader, marketIds: readonly Id[]): Promise<void> {
    const wanted = [...new Set(marketIds)];
    const markets = await marketsById(reader, wanted);
    for (const id of wanted) assertedOpen(markets.get(id));
  }

  /** Throws `resource.not_found` for what never was a market; a closed one is one. */
  async assertKnown(reader: Reader, marketId: Id): Promise<void> {
    if (!(await marketsById(reader, [marketId])).has(marketId)) throw new DomainError('resource.not_found');
  }
}

function assertedOpen(market: Market | undefined): Market {
  if (!market) throw new DomainError('market.unknown');
  if (market.state === 'closed') throw new DomainError('market.closed');
  return market;
}
