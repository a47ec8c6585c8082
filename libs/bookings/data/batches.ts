import { DomainError, type Id } from '@gg/kernel';
import { regionFilter, type SqlCondition } from '@gg/identity';
import type { BatchPlan } from '@gg/matching';
import type { SqlValue } from '@gg/platform';

/** Lifecycle: asked → ready → confirmed → offered; asked | ready → cancelled; asked → failed. */
export type BatchState = 'asked' | 'ready' | 'confirmed' | 'offered' | 'cancelled' | 'failed';

export interface BatchRow {
  readonly id: Id;
  /** Whose it is: an employer's, or the centre's over a region. */
  readonly employerId: Id | null;
  readonly regionCode: string | null;
  readonly state: BatchState;
  readonly shiftsPerWorker: 'one' | 'several';
  readonly askedAt: Date;
  readonly expiresAt: Date | null;
  readonly stage: string | null;
  readonly seats: number;
  readonly filled: number;
  readonly preview: BatchPlan | null;
}

export interface BatchShiftRow {
  readonly shiftId: Id;
  readonly seats: number;
  readonly planned: number | null;
  readonly offered: number | null;
  readonly leftOut: Readonly<Record<string, number>> | null;
  readonly doneAt: Date | null;
}

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

/** Batches that somebody may look at and decide about. */
export type BatchScope = SqlCondition;

export const batchesOfEmployer = (employerId: Id): BatchScope => ({ sql: 'employer_id = ?', params: [employerId] });

/** The centre's, over places that lie in staff's regions. */
export const batchesOfRegions = (prefixes: readonly string[]): BatchScope => regionFilter('region_code', prefixes);

const ANYBODYS: BatchScope = { sql: 'TRUE', params: [] };

export async function batchRow(reader: Reader, batchId: Id, scope = ANYBODYS): Promise<BatchRow | null> {
  const row = await reader.row<Omit<BatchRow, 'preview'> & { preview: string | null }>(
    `SELECT * FROM batch_assignments WHERE id = ? AND ${scope.sql}`,
    [batchId, ...scope.params],
  );
  return row && { ...row, preview: row.preview === null ? null : planOf(row.preview) };
}

/** Plans written before they said how many shifts were cut are shown without a word of it. */
const planOf = (stored: string): BatchPlan => ({
  cutShifts: 0,
  ...(JSON.parse(stored) as Omit<BatchPlan, 'cutShifts'> & Partial<BatchPlan>),
});

/** A batch within a scope. Throws `resource.not_found`, for another's too. */
export async function ownBatch(reader: Reader, batchId: Id, scope: BatchScope): Promise<BatchRow> {
  const row = await batchRow(reader, batchId, scope);
  if (!row) throw new DomainError('resource.not_found');
  return row;
}

/** The shifts of a batch, in the order of their ids. */
export async function batchShifts(reader: Reader, batchId: Id): Promise<BatchShiftRow[]> {
  const rows = await reader.rows<Omit<BatchShiftRow, 'leftOut'> & { leftOut: string | null }>(
    'SELECT shift_id, seats, planned, offered, left_out, done_at FROM batch_shifts WHERE batch_id = ? ORDER BY shift_id',
    [batchId],
  );
  return rows.map((row) => ({
    ...row,
    leftOut: row.leftOut === null ? null : (JSON.parse(row.leftOut) as Record<string, number>),
  }));
}

/**
 * Who is not asked by a batch: whoever was asked for shifts in their present terms, holds a seat of them, or lost one because
 * they gave no word.
 */
export async function notToBeAsked(reader: Reader, shiftIds: readonly Id[]): Promise<Map<Id, Set<Id>>> {
  const found = new Map<Id, Set<Id>>(shiftIds.map((shiftId) => [shiftId, new Set()]));
  if (shiftIds.length === 0) return found;
  const rows = await reader.rows<{ shiftId: Id; workerId: Id }>(
    `SELECT o.shift_id, m.worker_id FROM offers o JOIN offer_members m ON m.offer_id = o.id
      WHERE o.shift_id IN (?) AND (o.asked = 1 OR o.state IN ('open', 'accepted'))
      UNION SELECT shift_id, worker_id FROM bookings
       WHERE shift_id IN (?) AND (live = 1 OR (state = 'released' AND end_reason = 'silent'))`,
    [shiftIds, shiftIds],
  );
  for (const { shiftId, workerId } of rows) found.get(shiftId)?.add(workerId);
  return found;
}
