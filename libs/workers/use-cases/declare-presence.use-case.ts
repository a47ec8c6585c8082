import { Inject, Injectable } from '@nestjs/common';
import { distanceM, newId, type GeoPoint, type Id } from '@gg/kernel';
import { MarketReader } from '@gg/markets';
import { CONFIG, type Caller, type Config } from '@gg/platform';
import { declarePresence } from '../domain/presence';
import { livePresence } from '../data/live-presence';
import { WorkerChanges } from './worker-changes';

export interface DeclarePresenceCommand {
  readonly marketId: Id;
  /** Where the person says they stand, WGS-84, if the phone tells. Judges nothing: halls are large and phones err. */
  readonly point: GeoPoint | null;
}

export interface DeclaredPresence {
  readonly marketId: Id;
  readonly arrivedAt: string;
  readonly until: string;
}

/**
 * "I am at the market now" (到市场), by the person or by staff at the door. Repeating it prolongs it in place. Throws
 * `market.unknown`, `market.closed`; the hour is not asked: people queue before the doors open.
 */
@Injectable()
export class DeclarePresence {
  constructor(
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(MarketReader) private readonly markets: MarketReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, { marketId, point }: DeclarePresenceCommand): Promise<DeclaredPresence> {
    const { presenceHours } = this.config.settings.dispatch;
    return this.changes.run(caller, 'workers.declare-presence', 'desk.record_presence', async (tx, workerId) => {
      const market = await this.markets.open(tx, marketId);
      const earlier = await livePresence(tx, workerId);
      const { arrivedAt, until, ...next } = declarePresence(earlier, market, tx.now, presenceHours);
      const away = point && Math.round(distanceM(point, market.point));
      if (earlier && earlier.arrivedAt.getTime() === arrivedAt.getTime() && earlier.marketId === marketId) {
        await tx.change('UPDATE worker_presences SET until_at = ?, point = ?, distance_m = ? WHERE id = ?', [
          until,
          JSON.stringify(next.point),
          away,
          earlier.id,
        ]);
      } else {
        await tx.change(
          'UPDATE worker_presences SET live = NULL, ended_at = LEAST(until_at, ?) WHERE worker_id = ? AND live = 1',
          [tx.now, workerId],
        );
        await tx.insert('worker_presences', {
          id: newId(),
          workerId,
          ...next,
          distanceM: away,
          arrivedAt,
          untilAt: until,
          live: 1,
          endedAt: null,
          actorId: caller.accountId,
          channel: caller.channel,
          consentId: caller.consentId,
        });
      }
      return { marketId, arrivedAt: arrivedAt.toISOString(), until: until.toISOString() };
    });
  }
}
