import type { GeoPoint, Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { FIRST_PATTERN, type WeeklyRange } from '../domain/availability';
import { FIRST_DISPLAY, type Display } from '../domain/display';
import { NO_REGION } from './own-region';

/** A worker as registered; what is left out has the value of somebody who has said nothing yet. */
export interface NewWorker {
  readonly workerId: Id;
  readonly regionCode?: string;
  readonly place?: GeoPoint | null;
  readonly paused?: boolean;
  readonly maxDistanceM?: number | null;
  readonly minHourlyFen?: number | null;
  readonly nights?: boolean | null;
  readonly nightOffers?: boolean;
  readonly personalised?: boolean;
  readonly preferredTrades?: readonly string[];
  /** In canonical form. */
  readonly weekly?: readonly WeeklyRange[];
  readonly display?: Display;
  readonly registeredAt?: Date;
}

/**
 * Inserts workers with the next free numbers. The counter row stays locked until the transaction ends, so that the
 * numbers are dense: call it as late as possible. @returns the numbers, in the order of the rows
 */
export async function insertWorkers(tx: Tx, workers: readonly NewWorker[]): Promise<number[]> {
  if (workers.length === 0) return [];
  const first = await allocateNumbers(tx, workers.length);
  const { accountId, channel, consentId } = tx.caller;
  await tx.insert(
    'workers',
    workers.map((worker, index) => ({
      workerId: worker.workerId,
      number: first + index,
      version: 1,
      regionCode: worker.regionCode ?? NO_REGION,
      placeLng: worker.place?.lng ?? null,
      placeLat: worker.place?.lat ?? null,
      paused: worker.paused ?? false,
      maxDistanceM: worker.maxDistanceM ?? null,
      minHourlyFen: worker.minHourlyFen ?? null,
      nights: worker.nights ?? null,
      nightOffers: worker.nightOffers ?? false,
      personalised: worker.personalised ?? true,
      preferredTrades: worker.preferredTrades ?? [],
      weekly: worker.weekly ?? FIRST_PATTERN,
      display: worker.display ?? FIRST_DISPLAY,
      registeredAt: worker.registeredAt ?? tx.now,
      updatedAt: tx.now,
      actorId: accountId,
      channel,
      consentId,
    })),
  );
  for (let from = 0; from < workers.length; from += REGISTERED_PER_EVENT) {
    const workerIds = workers.slice(from, from + REGISTERED_PER_EVENT).map(({ workerId }) => workerId);
    tx.emit({ name: 'worker.registered.v1', aggregateId: workerIds[0]!, aggregateVersion: 1, payload: { workerIds } });
  }
  return workers.map((_worker, index) => first + index);
}

/** Bounds the work of one delivery. */
const REGISTERED_PER_EVENT = 500;

/** Takes the next numbers from the counter row; two registrations at once wait for each other here. */
async function allocateNumbers(tx: Tx, count: number): Promise<number> {
  await tx.insert(
    'worker_numbers',
    { series: 'worker', nextNumber: count },
    'ON DUPLICATE KEY UPDATE next_number = next_number + VALUES(next_number)',
  );
  const row = await tx.row<{ nextNumber: number }>("SELECT next_number FROM worker_numbers WHERE series = 'worker'");
  return row!.nextNumber - count;
}
