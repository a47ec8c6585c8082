import { DomainError, newId, type Id } from '@gg/kernel';
import { provenanceOf, type Settings, type Tx } from '@gg/platform';
import type { ShiftReader } from '@gg/postings';
import { ownBatch, type BatchRow, type BatchScope, type BatchState } from '../data/batches';
import type { Seats } from '../data/seats';

export interface BatchAnswer {
  readonly batchId: Id;
  readonly state: BatchState;
}

/** What became of a decision. */
export interface MovedBatch {
  readonly answer: BatchAnswer;
  readonly batch: BatchRow;
  /** False where it had been decided before. */
  readonly moved: boolean;
}

/** Whose batch it is: an employer's, or the centre's over a region. */
export type BatchOwner =
  | { readonly employerId: Id; readonly regionCode: null }
  | { readonly employerId: null; readonly regionCode: string };

/** What is open of a shift that is filled by offers. */
export interface FreeSeats {
  readonly shiftId: Id;
  readonly seats: number;
}

/**
 * What is open of shifts that are filled by offers; seats of a shift that was posted a moment ago may not be there yet.
 * @param employerId whose shifts they have to be: refuses with `resource.not_found` where one is not. Null: anybody's
 */
export async function freeSeats(
  tx: Tx,
  shifts: ShiftReader,
  shiftIds: readonly Id[],
  employerId: Id | null,
): Promise<FreeSeats[]> {
  if (shiftIds.length === 0) return [];
  const details = await shifts.details(tx, shiftIds);
  const rows = await tx.rows<Seats>('SELECT * FROM shift_seats WHERE shift_id IN (?) ORDER BY shift_id', [shiftIds]);
  const own = rows.filter((row) => row.employerId === employerId);
  if (employerId !== null && own.length < shiftIds.length) throw new DomainError('resource.not_found');
  return rows.flatMap(({ shiftId, headcount, filled, state, startsAt }) => {
    const takes = state === 'open' && details.get(shiftId)?.mode.dispatch && startsAt > tx.now;
    return takes && filled < headcount ? [{ shiftId, seats: headcount - filled }] : [];
  });
}

/** Asks for a plan. Refuses with `batch.no_seats`, `batch.too_big`. */
export async function askBatch(
  tx: Tx,
  owner: BatchOwner,
  open: readonly FreeSeats[],
  shiftsPerWorker: 'one' | 'several',
  { maxSeats: limit, giveUpMinutes }: Settings['batches'],
): Promise<BatchAnswer> {
  const seats = open.reduce((sum, one) => sum + one.seats, 0);
  if (seats === 0) throw new DomainError('batch.no_seats');
  if (seats > limit) throw new DomainError('batch.too_big', { seats, limit });
  const batchId = newId();
  await tx.insert('batch_assignments', {
    id: batchId,
    ...owner,
    state: 'asked',
    shiftsPerWorker,
    askedAt: tx.now,
    changedAt: tx.now,
    expiresAt: null,
    stage: null,
    seats,
    filled: 0,
    preview: null,
    ...provenanceOf(tx.caller),
  });
  await tx.insert(
    'batch_shifts',
    open.map((one) => ({ batchId, ...one, planned: null, offered: null, leftOut: null, wave: null, doneAt: null })),
  );
  const about = { aggregateId: batchId, aggregateVersion: 1 };
  tx.emit({
    ...about,
    name: 'batch.asked.v1',
    payload: { batchId, employerId: owner.employerId, shiftIds: open.map(({ shiftId }) => shiftId) },
  });
  tx.emit({
    ...about,
    name: 'batch.plan-due.v1',
    dueAt: new Date(tx.now.getTime() + giveUpMinutes * 60_000),
    payload: { batchId },
  });
  return { batchId, state: 'asked' };
}

/**
 * The preview becomes offers; said twice it is done once. Refuses with `resource.not_found`, `batch.not_ready`,
 * `batch.expired`, `batch.over`.
 */
export async function confirmBatch(tx: Tx, batchId: Id, scope: BatchScope): Promise<MovedBatch> {
  const { actorId, onBehalfOf, channel, consentId } = provenanceOf(tx.caller);
  const confirmed = await tx.changedOne(
    `UPDATE batch_assignments SET state = 'confirmed', changed_at = ?, actor_id = ?, on_behalf_of = ?, channel = ?, consent_id = ?
      WHERE id = ? AND ${scope.sql} AND state = 'ready' AND expires_at > ?`,
    [tx.now, actorId, onBehalfOf, channel, consentId, batchId, ...scope.params, tx.now],
  );
  const batch = await ownBatch(tx, batchId, scope);
  if (!confirmed) {
    if (batch.state === 'asked') throw new DomainError('batch.not_ready');
    if (batch.state === 'ready') throw new DomainError('batch.expired');
    if (batch.state !== 'confirmed' && batch.state !== 'offered') {
      throw new DomainError('batch.over', { state: batch.state });
    }
    return { answer: { batchId, state: batch.state }, batch, moved: false };
  }
  const shifts = await tx.rows<{ shiftId: Id }>('SELECT shift_id FROM batch_shifts WHERE batch_id = ?', [batchId]);
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  tx.emit({
    name: 'batch.confirmed.v1',
    aggregateId: batchId,
    aggregateVersion: 2,
    payload: { batchId, employerId: batch.employerId, shiftIds },
  });
  return { answer: { batchId, state: 'confirmed' }, batch, moved: true };
}

/**
 * Ends a batch that is not confirmed; of its plan nothing is kept. Said twice it is done once. Refuses with
 * `resource.not_found`, `batch.over`.
 */
export async function cancelBatch(tx: Tx, batchId: Id, scope: BatchScope): Promise<MovedBatch> {
  const cancelled = await tx.changedOne(
    `UPDATE batch_assignments SET state = 'cancelled', changed_at = ?, preview = NULL, stage = NULL, filled = 0
      WHERE id = ? AND ${scope.sql} AND state IN ('asked', 'ready')`,
    [tx.now, batchId, ...scope.params],
  );
  const batch = await ownBatch(tx, batchId, scope);
  const { state } = batch;
  if (!cancelled && state !== 'cancelled') throw new DomainError('batch.over', { state });
  await tx.change('DELETE FROM batch_shifts WHERE batch_id = ?', [batchId]);
  return { answer: { batchId, state }, batch, moved: cancelled };
}
