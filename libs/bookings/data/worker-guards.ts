import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

/**
 * Writes the guards of workers' calendars, in the order of their ids: from here to COMMIT no other transaction changes
 * what these workers have promised. A written row, not a lock: it holds on a cluster of database nodes too, where the
 * later of two transactions is refused at COMMIT and run again. Workers always come before shifts.
 */
export async function guardWorkers(tx: Tx, workerIds: readonly Id[]): Promise<void> {
  await touch(tx, workerIds, 'version = version + 1');
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
