import { clockTime, localDate } from '../../../shared/format/time';
import { yuan } from '../../../shared/format/money';
import { standingOf, type Standing } from '../../data/board-sums';
import { csvOf } from '../../data/csv';
import type { Shift } from '../../data/shifts';

interface Columns {
  readonly date: string;
  readonly time: string;
  readonly title: string;
  readonly place: string;
  readonly pay: string;
  readonly needed: string;
  readonly confirmed: string;
  readonly waiting: string;
  readonly missing: string;
  readonly standing: string;
}

const PAY_UNITS = { hourly: '元/小时', daily: '元/天', piece: '元/件' } as const;

/** The board as a table for a spreadsheet program. */
export function boardFile(
  shifts: readonly Shift[],
  columns: Columns,
  standings: Readonly<Record<Standing, string>>,
  now: number,
): string {
  const { date, time, title, place, pay, needed, confirmed, waiting, missing, standing } = columns;
  const head = [date, time, title, place, pay, needed, confirmed, waiting, missing, standing];
  return csvOf([
    head,
    ...shifts.map((shift) => [
      localDate(shift.start),
      `${clockTime(shift.start)}-${clockTime(shift.end)}`,
      shift.title,
      shift.place.name,
      `${yuan(shift.pay.amountFen)} ${shift.pay.kind === 'piece' && shift.pay.unit ? `元/${shift.pay.unit}` : PAY_UNITS[shift.pay.kind]}`,
      shift.board.headcount,
      shift.board.filled,
      shift.board.openOffers,
      Math.max(0, shift.board.headcount - shift.board.filled),
      standings[standingOf(shift, now)],
    ]),
  ]);
}
