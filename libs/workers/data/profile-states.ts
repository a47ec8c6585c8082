import type { WorkerProfileState } from '@gg/contracts';
import { localDate, type GeoPoint, type Id, type LocalDate } from '@gg/kernel';
import { personFacts, quietPersons } from '@gg/identity';
import type { Reader } from './reader';
import { firstDateThatMatters, type MinuteRange, type WeeklyRange } from '../domain/availability';
import { grouped } from './grouped';

/** The whole state of a worker with the version it has. */
export interface VersionedProfile {
  readonly version: number;
  readonly state: WorkerProfileState;
}

interface WorkerRow {
  workerId: Id;
  number: number;
  version: number;
  regionCode: string;
  placeLng: number | null;
  placeLat: number | null;
  paused: number;
  maxDistanceM: number | null;
  minHourlyFen: number | null;
  nights: number | null;
  nightOffers: number;
  personalised: number;
  preferredTrades: string;
  weekly: string;
  registeredAt: Date;
}

interface Of {
  workerId: Id;
}
type TradeRow = Of & { tradeCode: string; months: number };
type StatusRow = Of & {
  kind: string;
  validFrom: LocalDate | null;
  validTo: LocalDate | null;
  proofState: 'stated' | 'proven';
};
type CertificateRow = Of & { kind: string; validFrom: LocalDate; validTo: LocalDate | null };
type ExceptionRow = Of & { onDate: LocalDate; free: string };
type PresenceRow = Of & { marketId: Id; point: string | null; arrivedAt: Date; untilAt: Date };
type BlockRow = Of & { employerId: Id };

/**
 * The whole states of some workers, as `worker.profile-changed.v1` carries them. What no longer matters is left out:
 * refused facts, past exceptions, a presence that has run out.
 * @param now business time
 */
export async function profileStates(
  reader: Reader,
  workerIds: readonly Id[],
  now: Date,
): Promise<Map<Id, VersionedProfile>> {
  if (workerIds.length === 0) return new Map();
  const ids = [workerIds];
  const workers = await reader.rows<WorkerRow>(
    `SELECT worker_id, number, version, region_code, place_lng, place_lat, paused, max_distance_m, min_hourly_fen,
            nights, night_offers, personalised, preferred_trades, weekly, registered_at
       FROM workers WHERE worker_id IN (?)`,
    ids,
  );
  const trades = grouped(
    await reader.rows<TradeRow>(
      'SELECT worker_id, trade_code, months FROM worker_trades WHERE worker_id IN (?) ORDER BY worker_id, trade_code',
      ids,
    ),
  );
  const statuses = grouped(
    await reader.rows<StatusRow>(
      `SELECT worker_id, kind, valid_from, valid_to, proof_state FROM worker_statuses
        WHERE worker_id IN (?) AND live = 1 AND proof_state <> 'refused' ORDER BY worker_id, kind`,
      ids,
    ),
  );
  const certificates = grouped(
    await reader.rows<CertificateRow>(
      `SELECT worker_id, kind, valid_from, valid_to FROM worker_certificates
        WHERE worker_id IN (?) AND live = 1 AND proof_state <> 'refused' ORDER BY worker_id, kind, valid_from`,
      ids,
    ),
  );
  const exceptions = grouped(
    await reader.rows<ExceptionRow>(
      `SELECT worker_id, on_date, free FROM worker_availability_exceptions
        WHERE worker_id IN (?) AND on_date >= ? ORDER BY worker_id, on_date`,
      [workerIds, firstDateThatMatters(localDate(now))],
    ),
  );
  const presences = grouped(
    await reader.rows<PresenceRow>(
      `SELECT worker_id, market_id, point, arrived_at, until_at FROM worker_presences
        WHERE worker_id IN (?) AND live = 1 AND until_at > ?`,
      [workerIds, now],
    ),
  );
  const blocks = grouped(
    await reader.rows<BlockRow>(
      'SELECT worker_id, employer_id FROM worker_employer_blocks WHERE worker_id IN (?) ORDER BY worker_id, employer_id',
      ids,
    ),
  );
  const facts = await personFacts(reader, workerIds);
  const quiet = await quietPersons(reader, workerIds, now);
  return new Map(
    workers.map((worker) => {
      const id = worker.workerId;
      const person = facts.get(id);
      const state: WorkerProfileState = {
        workerId: id,
        number: worker.number,
        active: !worker.paused && (person?.active ?? false) && !quiet.has(id),
        regionCode: worker.regionCode,
        point: pointOf(worker.placeLng, worker.placeLat),
        birthDate: person?.birthDate ?? null,
        sex: person?.sex ?? null,
        identityState: person?.identityState ?? 'unverified',
        statuses: (statuses.get(id) ?? []).map(({ kind, validFrom, validTo, proofState }) => ({
          kind,
          from: validFrom,
          to: validTo,
          proofState,
        })),
        trades: (trades.get(id) ?? []).map(({ tradeCode, months }) => ({ code: tradeCode, months })),
        certificates: (certificates.get(id) ?? []).map(({ kind, validFrom, validTo }) => ({
          kind,
          validFrom,
          validTo,
        })),
        weekly: JSON.parse(worker.weekly) as WeeklyRange[],
        exceptions: (exceptions.get(id) ?? []).map(({ onDate, free }) => ({
          date: onDate,
          free: JSON.parse(free) as MinuteRange[],
        })),
        presence: presenceOf(presences.get(id)?.[0]),
        blockedEmployerIds: (blocks.get(id) ?? []).map(({ employerId }) => employerId),
        preferences: {
          maxDistanceM: worker.maxDistanceM,
          minHourlyFen: worker.minHourlyFen,
          nights: worker.nights === null ? null : Boolean(worker.nights),
          nightOffers: Boolean(worker.nightOffers),
          preferredTrades: JSON.parse(worker.preferredTrades) as string[],
        },
        personalised: Boolean(worker.personalised),
        registeredAt: worker.registeredAt.toISOString(),
      };
      return [id, { version: worker.version, state }];
    }),
  );
}

/** A point from two columns; null unless both are there. */
export const pointOf = (lng: number | null, lat: number | null): GeoPoint | null =>
  lng === null || lat === null ? null : { lng, lat };

function presenceOf(row: PresenceRow | undefined): WorkerProfileState['presence'] {
  if (!row) return null;
  return {
    marketId: row.marketId,
    point: row.point === null ? null : (JSON.parse(row.point) as GeoPoint),
    arrivedAt: row.arrivedAt.toISOString(),
    until: row.untilAt.toISOString(),
  };
}
