import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type GeoPoint } from '@gg/kernel';
import { MovePerson } from '@gg/identity';
import type { Caller, SqlValue } from '@gg/platform';
import { isRegionCode, isTradeCode } from '@gg/reference-data';
import type { Display } from '../domain/display';
import { NO_REGION } from '../data/own-region';
import { WorkerChanges } from './worker-changes';

/** What to change; what is left out stays. */
export interface EditProfileCommand {
  /** County or city. */
  readonly regionCode?: string;
  /** Where the person sets out from, WGS-84; null takes it back. */
  readonly place?: GeoPoint | null;
  readonly paused?: boolean;
  readonly maxDistanceM?: number | null;
  readonly minHourlyFen?: number | null;
  /** Nights wanted or avoided; null: no wish. */
  readonly nights?: boolean | null;
  /** May be woken by offers of work that cannot wait for the morning. */
  readonly nightOffers?: boolean;
  readonly preferredTrades?: readonly string[];
  readonly personalised?: boolean;
  readonly display?: Partial<Display>;
}

/**
 * A worker, or staff on behalf, changes profile and preferences.
 * Throws `worker.region_unknown`, `worker.trade_unknown`, `resource.not_found`.
 */
@Injectable()
export class EditProfile {
  constructor(
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(MovePerson) private readonly homes: MovePerson,
  ) {}

  async execute(caller: Caller, command: EditProfileCommand): Promise<void> {
    const { regionCode, preferredTrades } = command;
    if (regionCode !== undefined && (regionCode === NO_REGION || !isRegionCode(regionCode))) {
      throw new DomainError('worker.region_unknown');
    }
    const unknown = preferredTrades?.find((code) => !isTradeCode(code));
    if (unknown !== undefined) throw new DomainError('worker.trade_unknown', { code: unknown });
    return this.changes.run(caller, 'workers.edit-profile', 'desk.act_on_behalf', async (tx, workerId) => {
      const { sets, params } = assignments(command);
      if (sets.length > 0) {
        await tx.change(`UPDATE workers SET ${sets.join(', ')} WHERE worker_id = ?`, [...params, workerId]);
      }
      // The staff who answer for a person are those of the place where the person lives.
      if (regionCode !== undefined) await this.homes.within(tx, workerId, regionCode);
    });
  }
}

function assignments(command: EditProfileCommand): { sets: string[]; params: SqlValue[] } {
  const sets: string[] = [];
  const params: SqlValue[] = [];
  const set = (assignment: string, ...values: SqlValue[]): void => {
    sets.push(assignment);
    params.push(...values);
  };
  if (command.regionCode !== undefined) set('region_code = ?', command.regionCode);
  if (command.place !== undefined) {
    set('place_lng = ?, place_lat = ?', command.place?.lng ?? null, command.place?.lat ?? null);
  }
  if (command.paused !== undefined) set('paused = ?', command.paused);
  if (command.maxDistanceM !== undefined) set('max_distance_m = ?', command.maxDistanceM);
  if (command.minHourlyFen !== undefined) set('min_hourly_fen = ?', command.minHourlyFen);
  if (command.nights !== undefined) set('nights = ?', command.nights);
  if (command.nightOffers !== undefined) set('night_offers = ?', command.nightOffers);
  if (command.personalised !== undefined) set('personalised = ?', command.personalised);
  if (command.preferredTrades !== undefined) {
    set('preferred_trades = ?', JSON.stringify([...new Set(command.preferredTrades)]));
  }
  // The row is held, so what it says of the rest stays true until the end.
  if (command.display !== undefined) set('display = JSON_MERGE_PATCH(display, ?)', JSON.stringify(command.display));
  return { sets, params };
}
