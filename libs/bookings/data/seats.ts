import { DomainError, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

export interface Seats {
  readonly shiftId: Id;
  readonly postingId: Id;
  readonly employerId: Id;
  readonly cityCode: string;
  readonly headcount: number;
  readonly filled: number;
  readonly state: 'open' | 'withdrawn' | 'ended';
  readonly version: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Reader {
  row<T>(sql: string, params: readonly (string | number | Date)[]): Promise<T | null>;
}

interface ListReader {
  rows<T>(sql: string, params: readonly (readonly Id[])[]): Promise<T[]>;
}

/** The seats of a shift, or null before they were opened. */
export function seatsOf(reader: Reader, shiftId: Id): Promise<Seats | null> {
  return reader.row<Seats>('SELECT * FROM shift_seats WHERE shift_id = ?', [shiftId]);
}

/** The seats of shifts, by shift; those that were not opened yet are absent. */
export async function seatsOfEach(reader: ListReader, shiftIds: readonly Id[]): Promise<Map<Id, Seats>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await reader.rows<Seats>('SELECT * FROM shift_seats WHERE shift_id IN (?)', [shiftIds]);
  return new Map(rows.map((seats) => [seats.shiftId, seats]));
}

/** When shifts start, by shift; those without seats are absent. */
export async function startsOf(reader: ListReader, shiftIds: readonly Id[]): Promise<Map<Id, Date>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await reader.rows<Pick<Seats, 'shiftId' | 'startsAt'>>(
    'SELECT shift_id, starts_at FROM shift_seats WHERE shift_id IN (?)',
    [shiftIds],
  );
  return new Map(rows.map(({ shiftId, startsAt }) => [shiftId, startsAt]));
}

/** The seats of an employer's own shift. Throws `resource.not_found`, for another's too. */
export async function ownSeats(reader: Reader, shiftId: Id, employerId: Id | null): Promise<Seats> {
  const seats = await reader.row<Seats>('SELECT * FROM shift_seats WHERE shift_id = ? AND employer_id = ?', [
    shiftId,
    employerId ?? '',
  ]);
  if (!seats) throw new DomainError('resource.not_found');
  return seats;
}

/** Another took the seat between the look and the write: the whole use case is to run again on what is true now. */
export class SeatsMoved extends Error {
  readonly errno = 1020;

  constructor() {
    super('the seats changed meanwhile');
  }
}

/**
 * Takes seats, as the last write of a transaction, and answers what they are now. The condition is the invariant: never
 * more filled than there are. Throws {@link SeatsMoved} when they no longer suffice.
 */
export async function fillSeats(tx: Tx, shiftId: Id, count: number): Promise<Seats> {
  const taken = await tx.changedOne(
    `UPDATE shift_seats SET filled = filled + ?, version = version + 1
      WHERE shift_id = ? AND state = 'open' AND filled + ? <= headcount`,
    [count, shiftId, count],
  );
  if (!taken) throw new SeatsMoved();
  return mustRead(tx, shiftId);
}

/** Gives seats back, as the last write of a transaction. */
export async function freeSeats(tx: Tx, shiftId: Id, count: number): Promise<Seats> {
  const freed = await tx.changedOne(
    'UPDATE shift_seats SET filled = filled - ?, version = version + 1 WHERE shift_id = ? AND filled >= ?',
    [count, shiftId, count],
  );
  if (!freed) throw new SeatsMoved();
  return mustRead(tx, shiftId);
}

async function mustRead(tx: Tx, shiftId: Id): Promise<Seats> {
  const seats = await seatsOf(tx, shiftId);
  if (!seats) throw new Error('the seats of a shift are gone');
  return seats;
}
