import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { regionByCode } from '@gg/reference-data';
import { insertMarkets } from '../data/market-rows';
import { assertPlace, openingHours, type MarketDescription } from '../domain/market';

/** A market with the id that it has elsewhere already. */
export interface BulkMarket extends MarketDescription {
  readonly id: Id;
  readonly registeredAt?: Date;
}

/** Writes many markets at once, for seeds and imports. Throws `market.*`, as registering one by one does. */
@Injectable()
export class MarketBulkWriter {
  async insert(tx: Tx, markets: readonly BulkMarket[]): Promise<void> {
    for (const market of markets) assertPlace(market, regionByCode(market.regionCode));
    await insertMarkets(
      tx,
      markets.map((market) => ({ ...market, openingHours: openingHours(market.openingHours) })),
    );
  }
}
