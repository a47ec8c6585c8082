import { refusalsOf, type Refusals } from '@gg/compliance';
import {
  dayNumber,
  instantOf,
  isoWeekday,
  lawWeekOf,
  localDate,
  quietUntil,
  restsUntil,
  splitAtLocalMidnight,
  type LocalDate,
} from '@gg/kernel';
import type { PaidMinutes } from './candidate';
import { RULES_TOLD_ELSEWHERE } from './conditions/rules.condition';
import { nightShareMicro } from './night-share';
import { paidMinutesByDate } from './paid-minutes';
import type { ShiftQuery } from './shift-query';
import { unitVectorOf, type UnitVector } from './unit-vector';

const TOLD_ELSEWHERE = Object.keys(RULES_TOLD_ELSEWHERE);

/** No shift is longer; it bounds the work of one question. Longer work is posted as several shifts. */
const MAX_SHIFT_MS = 31 * 86_400_000;

/** The part of a shift that lies on one local date, in milliseconds since that date's local midnight. */
export interface ShiftDay {
  readonly date: LocalDate;
  /** ISO weekday, Monday 1 … Sunday 7. */
  readonly weekday: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A query with what is the same for every candidate worked out once. */
export interface PreparedQuery {
  readonly query: ShiftQuery;
  readonly assembly: UnitVector;
  readonly nowMs: number;
  /** {@link dayNumber} of the local date of asking. */
  readonly today: number;
  readonly askedOn: LocalDate;
  /** What the rules refuse that no other condition tells. */
  readonly refusals: Refusals;
  readonly startMs: number;
  readonly endMs: number;
  readonly days: readonly ShiftDay[];
  readonly firstDate: LocalDate;
  /** Local date of the shift's last instant: a shift that ends at midnight does not touch the next day. */
  readonly lastDate: LocalDate;
  readonly paidByDate: readonly PaidMinutes[];
  /** Paid minutes by law week, which is named by its Monday. */
  readonly paidByWeek: ReadonlyMap<LocalDate, number>;
  /** Share of the shift between 22:00 and 06:00 local, in millionths. */
  readonly nightShareMicro: number;
  /** Whether the shift starts soon enough for those at a market to be counted from there. */
  readonly presenceCounts: boolean;
  /** Who may be asked though they may be asleep: in quiet hours the willing, if the work cannot wait, or nobody. */
  readonly mayBeWoken: 'everybody' | 'willing' | 'nobody';
}

/**
 * Works out what a query says. Throws RangeError when it cannot be answered: no time, a part-time shift without the
 * weekly limit of its law, or numbers that are none.
 */
export function prepareQuery(query: ShiftQuery): PreparedQuery {
  const startMs = query.window.start.getTime();
  const endMs = query.window.end.getTime();
  const nowMs = query.now.getTime();
  if (!(startMs < endMs)) throw new RangeError('the shift has no time');
  if (endMs - startMs > MAX_SHIFT_MS) throw new RangeError('the shift is longer than 31 days');
  if (!Number.isFinite(nowMs)) throw new RangeError('now is no instant');
  if (!(query.radiusM >= 0)) throw new RangeError('the radius is no distance');
  if (!(Math.abs(query.assemblyPoint.lng) <= 180 && Math.abs(query.assemblyPoint.lat) <= 90)) {
    throw new RangeError('the assembly point is no place');
  }
  if (query.engagementType === 'part_time' && query.lawLimits.weeklyMinutesWithEmployer === null) {
    throw new RangeError('a part_time shift needs the weekly limit of its law');
  }
  const days = splitAtLocalMidnight(query.window).map(({ date, window }) => {
    const midnight = instantOf(date, 0).getTime();
    return {
      date,
      weekday: isoWeekday(date),
      fromMs: window.start.getTime() - midnight,
      toMs: window.end.getTime() - midnight,
    };
  });
  const paidByDate = paidMinutesByDate(query.window, query.unpaidBreaks);
  const paidByWeek = new Map<LocalDate, number>();
  for (const { date, minutes } of paidByDate) {
    const week = lawWeekOf(date);
    paidByWeek.set(week, (paidByWeek.get(week) ?? 0) + minutes);
  }
  return {
    query,
    assembly: unitVectorOf(query.assemblyPoint),
    nowMs,
    today: dayNumber(localDate(query.now)),
    askedOn: localDate(query.now),
    refusals: refusalsOf({ ...query.judged, certificates: [] }, localDate(query.now), TOLD_ELSEWHERE),
    startMs,
    endMs,
    days,
    firstDate: localDate(query.window.start),
    lastDate: localDate(new Date(endMs - 1)),
    paidByDate,
    paidByWeek,
    nightShareMicro: nightShareMicro(query.window),
    presenceCounts: startMs - nowMs <= query.policy.presenceLeadMinutes * 60_000,
    mayBeWoken: mayBeWoken(query),
  };
}

function mayBeWoken({ now, window, policy }: ShiftQuery): PreparedQuery['mayBeWoken'] {
  if (quietUntil(now, policy.quietHours) === null) return 'everybody';
  return restsUntil(now, window.start, policy.quietHours) === null ? 'willing' : 'nobody';
}
