import type { CalendarState } from '@gg/contracts';
import { addDays, instantOf, lawWeekOf, localDate, type Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import { paidDays } from '../domain/paid-days';
import { engagementsIn, monthStartOf, type Engagement } from './schedule';

/** Later than any booking. */
const FAR = new Date('2200-01-01T00:00:00Z');

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

interface CalendarRow {
  workerId: Id;
  version: number;
  offers: number;
  accepts: number;
  shows: number;
  noShows: number;
  lateCancellations: number;
  lastOfferAt: Date | null;
}

/**
 * What matching needs to know of workers' calendars, with the version of each guard. Bookings are those of the current
 * month on, with the law week (Mon–Sun) in which it began, past ones too: hours count by week, overtime by month.
 */
export async function calendarStates(
  reader: Reader,
  workerIds: readonly Id[],
  now: Date,
): Promise<{ version: number; state: CalendarState }[]> {
  if (workerIds.length === 0) return [];
  const calendars = await reader.rows<CalendarRow>('SELECT * FROM worker_calendars WHERE worker_id IN (?)', [
    workerIds,
  ]);
  const bookings = await engagementsIn(reader, workerIds, { start: calendarSince(now), end: FAR });
  const trades = await tradeShifts(reader, workerIds);
  return calendars.map((calendar) => ({
    version: calendar.version,
    state: {
      workerId: calendar.workerId,
      busy: busyOf(bookings.filter((row) => row.workerId === calendar.workerId)),
      shows: calendar.shows,
      noShows: calendar.noShows,
      lateCancellations: calendar.lateCancellations,
      tradeShifts: trades
        .filter((row) => row.workerId === calendar.workerId)
        .map(({ code, shifts }) => ({ code, shifts })),
      offers: calendar.offers,
      accepts: calendar.accepts,
      lastOfferAt: calendar.lastOfferAt?.toISOString() ?? null,
    },
  }));
}

/** From when on bookings are told. A day more than counts, because a night shift that began on Sunday counts on Monday too. */
export const calendarSince = (now: Date): Date => instantOf(addDays(lawWeekOf(monthStartOf(localDate(now))), -1), 0);

/** Shifts that workers have worked to their end, by trade. */
export async function tradeShifts(
  reader: Reader,
  workerIds: readonly Id[],
): Promise<{ workerId: Id; code: string; shifts: number }[]> {
  const rows = await reader.rows<{ workerId: Id; code: string; shifts: number }>(
    `SELECT worker_id, trade_code AS code, COUNT(*) AS shifts FROM bookings
      WHERE worker_id IN (?) AND state IN ('checked_out', 'settled') GROUP BY worker_id, trade_code`,
    [workerIds],
  );
  return rows.map((row) => ({ ...row, shifts: Number(row.shifts) }));
}

export function busyOf(engagements: readonly Engagement[]): CalendarState['busy'] {
  return engagements.map(({ bookingId, startsAt, endsAt, breaks, legalEmployerCode, engagementType }) => ({
    bookingId,
    start: startsAt.toISOString(),
    end: endsAt.toISOString(),
    legalEmployerCode,
    engagementType,
    paidMinutes: paidDays({ start: startsAt, end: endsAt }, breaks),
    unpaidBreaks: breaks
      .filter((pause) => !pause.paid)
      .map(({ start, end }) => ({ start: start.toISOString(), end: end.toISOString() })),
  }));
}
