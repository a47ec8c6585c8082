import { addDays, instantOf, lawWeekOf, localDate, type Id, type LocalDate, type TimeWindow } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { Break } from '../domain/paid-days';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** A live booking as the checks of another one want it. */
export interface Engagement {
  readonly workerId: Id;
  readonly bookingId: Id;
  readonly shiftId: Id;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breaks: readonly Break[];
  readonly legalEmployerCode: string;
  readonly engagementType: string;
}

/** The first of the month of a local date. */
export const monthStartOf = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

/**
 * The time around a shift in which other work bears on it: every calendar month that it touches, from the law week
 * (Mon–Sun) in which that begins, since a day's overtime depends on the days of the week before it; and a day before and
 * after, for rest.
 */
export function bearingTime(shift: TimeWindow): TimeWindow {
  const first = localDate(shift.start);
  const last = localDate(shift.end);
  const from = lawWeekOf(monthStartOf(first));
  const nextMonth = addDays(`${last.slice(0, 7)}-28`, 4).slice(0, 7);
  const to = [addDays(lawWeekOf(last), 7), `${nextMonth}-01`].sort().at(-1) ?? last;
  return { start: instantOf(addDays(from, -1), 0), end: instantOf(addDays(to, 1), 0) };
}

/** Live bookings of workers that touch a window. Right only after the workers' guards were written. */
export async function engagementsIn(
  reader: Reader,
  workerIds: readonly Id[],
  window: TimeWindow,
): Promise<Engagement[]> {
  const rows = await reader.rows<Omit<Engagement, 'breaks'> & { breaks: string }>(
    `SELECT worker_id, id AS booking_id, shift_id, starts_at, ends_at, breaks, legal_employer_code, engagement_type
       FROM bookings WHERE worker_id IN (?) AND live = 1 AND ends_at > ? AND starts_at < ? ORDER BY starts_at, id`,
    [workerIds, window.start, window.end],
  );
  return rows.map((row) => ({ ...row, breaks: parseBreaks(row.breaks) }));
}

/** Who of these workers holds a seat at that time. Right only after one of the workers' guards was written. */
export async function busyIn(reader: Reader, workerIds: readonly Id[], window: TimeWindow): Promise<Id[]> {
  if (workerIds.length === 0) return [];
  const rows = await reader.rows<{ workerId: Id }>(
    'SELECT DISTINCT worker_id FROM bookings WHERE worker_id IN (?) AND live = 1 AND ends_at > ? AND starts_at < ?',
    [workerIds, window.start, window.end],
  );
  return rows.map((row) => row.workerId);
}

/** Breaks as they are stored with a booking. */
export function parseBreaks(json: string): Break[] {
  return (JSON.parse(json) as { start: string; end: string; paid: boolean }[]).map(({ start, end, paid }) => ({
    start: new Date(start),
    end: new Date(end),
    paid,
  }));
}
