import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { regionByCode } from '@gg/reference-data';
import { refusingTakenName } from '../data/market-rows';
import { assertPlace, openingHours, type MarketDescription } from '../domain/market';
import { MarketChanges } from './market-changes';

/** What to change; what is left out stays. */
export interface ChangeMarketCommand extends Partial<MarketDescription> {
  readonly marketId: Id;
}

/**
 * Staff correct what is said of a market of their region. Who is there already stays where they were told to be.
 * Throws `resource.not_found`, `market.*`, `access.denied` for a region that is not theirs.
 */
@Injectable()
export class ChangeMarket {
  constructor(@Inject(MarketChanges) private readonly changes: MarketChanges) {}

  async execute(caller: Caller, { marketId, ...command }: ChangeMarketCommand): Promise<{ marketId: Id }> {
    return this.changes.run(caller, 'markets.changed', marketId, async (tx, market) => {
      const {
        name,
        kind,
        address,
        regionCode,
        point,
        openingHours: hours,
      }: MarketDescription = { ...market, ...command };
      assertPlace({ point }, regionByCode(regionCode));
      this.changes.assertReach(caller, regionCode);
      await refusingTakenName(() =>
        tx.change(
          `UPDATE markets SET name = ?, kind = ?, address = ?, region_code = ?, lng = ?, lat = ?, opening_hours = ?
            WHERE id = ?`,
          [name, kind, address, regionCode, point.lng, point.lat, JSON.stringify(openingHours(hours)), marketId],
        ),
      );
      return { changed: Object.keys(command).sort() };
    });
  }
}
