import { Inject, Injectable } from '@nestjs/common';
import { newId, type GeoPoint, type Id } from '@gg/kernel';
import { CONFIG, type Caller, type Config } from '@gg/platform';
import { declarePresence } from '../domain/presence';
import { livePresence } from '../data/live-presence';
import { WorkerChanges } from './worker-changes';

export interface DeclarePresenceCommand {
  readonly marketId: Id;
  /** Where the market is, WGS-84, if known. */
  readonly point: GeoPoint | null;
}

export interface DeclaredPresence {
  readonly marketId: Id;
  readonly arrivedAt: string;
  readonly until: string;
}

/** "I am at the market now" (到市场), by the person or by staff at the door. Repeating it prolongs it in place. */
@Injectable()
export class DeclarePresence {
  constructor(
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, { marketId, point }: DeclarePresenceCommand): Promise<DeclaredPresence> {
    const { presenceHours } = this.config.settings.dispatch;
    return this.changes.run(caller, 'workers.declare-presence', 'desk.record_presence', async (tx, workerId) => {
      const earlier = await livePresence(tx, workerId);
      const { arrivedAt, until, ...next } = declarePresence(earlier, marketId, point, tx.now, presenceHours);
      if (earlier && earlier.arrivedAt.getTime() === arrivedAt.getTime() && earlier.marketId === marketId) {
        await tx.change('UPDATE worker_presences SET until_at = ?, point = ? WHERE id = ?', [
          until,
          next.point && JSON.stringify(next.point),
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
