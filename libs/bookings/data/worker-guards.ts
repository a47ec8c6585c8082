import { DomainError, type Id } from '@gg/kernel';
import { errorNumber, type Tx } from '@gg/platform';

/** The greatest number that the guard's column holds. */
const LAST_VERSION = 2_147_483_647;
/** The server's word for a number beyond it. */
const OUT_OF_RANGE = 1264;

/**
 * Writes the guards of workers' calendars, in the order of their ids: from here to COMMIT no other transaction changes
 * what these workers have promised. A written row, not a lock: it holds on a cluster of database nodes too, where the
 * later of two transactions is refused at COMMIT and run again. Workers always come before shifts.
 * Throws `worker.not_active` for somebody whose guard was closed.
 */
export async function guardWorkers(tx: Tx, workerIds: readonly Id[]): Promise<void> {
  try {
    await touch(tx, workerIds, 'version = version + 1');
  } catch (error) {
    if (errorNumber(error) === OUT_OF_RANGE) throw new DomainError('worker.not_active');
    throw error;
  }
}

/**
 * From here on nobody writes the guard of this worker any more: it has the last number there is. Whoever looked at the
 * worker before, and is about to give them a seat, is refused by the row itself.
 */
export async function closeGuard(tx: Tx, workerId: Id): Promise<void> {
  await tx.change('UPDATE worker_calendars SET version = ? WHERE worker_id = ?', [LAST_VERSION, workerId]);
}

/** The same for what workers are being offered: two waves never count the same open offers. */
export async function guardOffers(tx: Tx, workerIds: readonly Id[]): Promise<void> {
  await touch(tx, workerIds, 'offers_version = offers_version + 1');
}

async function touch(tx: Tx, workerIds: readonly Id[], change: string): Promise<void> {
  const rows = [...new Set(workerIds)].sort().map((workerId) => ({
    workerId,
    version: 1,
    offersVersion: 1,
    offers: 0,
    accepts: 0,
    shows: 0,
    noShows: 0,
    lateCancellations: 0,
    lastOfferAt: null,
  }));
  await tx.insert('worker_calendars', rows, `ON DUPLICATE KEY UPDATE ${change}`);
}
