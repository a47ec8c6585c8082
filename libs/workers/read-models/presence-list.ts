import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { MarketReader } from '@gg/markets';
import { Connections, PermissionPolicy, type Caller } from '@gg/platform';
import { ownRegion } from '../data/own-region';

/** Somebody who is at a market now. */
export interface PresentWorker {
  readonly presenceId: Id;
  readonly workerId: Id;
  readonly number: number;
  readonly arrivedAt: Date;
  readonly until: Date;
  /** From the market when they last said so, metres; null when their phone did not tell. */
  readonly distanceM: number | null;
}

/** Who is at a market, in the order of arrival, for its staff. */
@Injectable()
export class PresenceList {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(MarketReader) private readonly markets: MarketReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param after (arrived at, presence id) of the last row of the page before
   * Throws `resource.not_found` for a market that never was.
   */
  async present(
    caller: Caller,
    marketId: Id,
    after: { readonly arrivedAt: Date; readonly id: Id } | null,
    limit: number,
  ): Promise<PresentWorker[]> {
    await this.markets.assertKnown(this.connections, marketId);
    const region = ownRegion('w.region_code', this.policy.regionsFor(caller, 'desk.record_presence'));
    return this.connections.rows<PresentWorker>(
      `SELECT p.id AS presence_id, p.worker_id, w.number, p.arrived_at, p.until_at AS \`until\`, p.distance_m
         FROM worker_presences p JOIN workers w ON w.worker_id = p.worker_id
        WHERE p.market_id = ? AND p.live = 1 AND p.until_at > ? AND ${region.sql}
          ${after ? 'AND (p.arrived_at, p.id) > (?, ?)' : ''}
        ORDER BY p.arrived_at, p.id LIMIT ?`,
      [marketId, this.clock.now(), ...region.params, ...(after ? [after.arrivedAt, after.id] : []), limit],
    );
  }
}
