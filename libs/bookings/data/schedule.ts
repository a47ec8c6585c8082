import type { Id, LocalDate, TimeWindow } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';

export interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

export interface Engagement {
  readonly workerId: Id;
  readonly bookingId: Id;
  readonly shiftId: Id;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Live bookings of workers that touch a window. Right only after the workers' guards were written. */
export function engagementsIn(reader: Reader, workerIds: readonly Id[], window: TimeWindow): Promise<Engagement[]> {
  return reader.rows<Engagement>(
    `SELECT worker_id, id AS booking_id, shift_id, starts_at, ends_at FROM bookings
      WHERE worker_id IN (?) AND live = 1 AND ends_at > ? AND starts_at < ?
      ORDER BY starts_at`,
    [workerIds, window.start, window.end],
  );
}

export interface WorkedDay {
  readonly workerId: Id;
  readonly date: LocalDate;
  readonly minutes: number;
}

/** Paid minutes of live bookings with one legal employer (用人单位), by local date, both dates included. */
export function minutesWithEmployer(
  reader: Reader,
  workerIds: readonly Id[],
  legalEmployerCode: string,
  from: LocalDate,
  to: LocalDate,
): Promise<WorkedDay[]> {
  return reader.rows<WorkedDay>(
    `SELECT worker_id, date, CAST(SUM(minutes) AS SIGNED) AS minutes FROM booking_days
      WHERE worker_id IN (?) AND legal_employer_code = ? AND date BETWEEN ? AND ? AND live = 1
      GROUP BY worker_id, date`,
    [workerIds, legalEmployerCode, from, to],
  );
}
