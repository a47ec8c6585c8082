import { dayNumber, LOCAL_OFFSET_MS } from '@gg/kernel';
import { bitsBetween, dayBits, HALF_HOUR_MS, HALF_HOURS, isOdd, type DayBits } from './day-bits';
import { employerBit, EVERY_DAY, REMARK, RING_DAYS, ROW32, ROW32_NUMBERS, type SlotBlock } from './slot-block';
import type { StoredCandidate } from './stored-candidate';
import type { WeeklyPatterns } from './weekly-patterns';

const DAY_MS = 86_400_000;
/** No day. */
const NONE = -1;

/** A part of time that a worker's bits have to be worked out for. */
interface Unfree {
  readonly from: number;
  readonly to: number;
}

/** The local day, since 1970-01-01, in which an instant lies. */
export const localDayOf = (ms: number): number => Math.floor((ms + LOCAL_OFFSET_MS) / DAY_MS);

/** Index of the weekday of a day since 1970-01-01, a Thursday: Monday 0. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/**
 * Which days have their half-hours as bits: today and the days after it. A worker's bits are written with the worker; at
 * midnight the place of the day that is over goes to one that is a fortnight off, worker by worker, in slices. Until all
 * have been written, nobody reads that day, and whoever asks about it is judged without bits.
 */
export class FreeDays {
  /** The day whose bits each place of the ring holds, or is to hold. */
  readonly days = new Int32Array(RING_DAYS).fill(NONE);
  /** Whether everybody's bits of that day are written. */
  readonly whole = new Uint8Array(RING_DAYS);
  /** The latest day that was ever the first of these; 0: there was none yet. */
  today = 0;
  /** Slots of which the day in hand is written. */
  private reached = 0;
  private filling = NONE;
  /** The day whose bits the place in hand had before. */
  private replaced = NONE;

  /** Takes a worker's free time into the columns. */
  write(block: SlotBlock, row: number, worker: StoredCandidate, weeks: WeeklyPatterns): void {
    const { candidate } = worker;
    const unfree = candidate.hasBookings ? coveredHalfHours(worker) : null;
    const instead = candidate.hasExceptions ? exceptionBits(worker) : null;
    for (let place = 0; place < RING_DAYS; place++) {
      const day = this.days[place]!;
      if (day !== NONE) writeDay(block, row, place, day, candidate.pattern, weeks, instead, unfree);
    }
  }

  /** Writes for whom the columns are not the whole truth. @see REMARK */
  remark(block: SlotBlock, row: number, worker: StoredCandidate): void {
    const { candidate, exceptions } = worker;
    let remarks = 0;
    if (candidate.week.odd || (exceptions !== null && [...exceptions.values()].some(isOdd))) {
      remarks |= REMARK.oddHours;
    }
    for (const { startMs, endMs, legalEmployerCode, paidMinutes } of candidate.storedBookings) {
      remarks |= employerBit(legalEmployerCode);
      const last = localDayOf(endMs);
      for (let day = localDayOf(startMs); day <= last; day++) remarks |= this.remarkOfDay(day);
      for (const { date } of paidMinutes) remarks |= this.remarkOfDay(dayNumber(date));
    }
    block.rows32[row * ROW32_NUMBERS + ROW32.remarks] = remarks;
  }

  /**
   * The remarks that somebody may have who has promised work on one of these days, both included: those of places that are
   * in hand among them, because they are one day's with some and another's with others.
   */
  remarksOfWork(from: number, to: number): number {
    let remarks = 0;
    for (let place = 0; place < RING_DAYS; place++) if (this.whole[place] === 0) remarks |= 1 << place;
    for (let day = from; day <= to; day++) {
      remarks |= this.placeOf(day) === NONE ? REMARK.workElsewhen : this.remarkOfDay(day);
    }
    return remarks;
  }

  /** Places of the days on which somebody's free time is not that of the week. @param remarks of the worker */
  unlikeDays(remarks: number, { exceptions }: StoredCandidate): number {
    let days = remarks;
    for (const date of exceptions?.keys() ?? []) days |= this.remarkOfDay(dayNumber(date));
    return days & EVERY_DAY;
  }

  private remarkOfDay(day: number): number {
    const place = day & (RING_DAYS - 1);
    return this.days[place] === day ? 1 << place : REMARK.workElsewhen;
  }

  /** Some place is a new day's with some and the old day's with others. */
  get isInHand(): boolean {
    return this.filling !== NONE;
  }

  /** The place of a day whose bits may be read; −1 when there is none. */
  placeOf(day: number): number {
    const place = day & (RING_DAYS - 1);
    return this.days[place] === day && this.whole[place] === 1 ? place : NONE;
  }

  /**
   * Moves the ring to the day of an instant.
   * @param visit works off a slice of the workers from a slot on, and says where it ended; it is told which day the place
   *   had, −1: that is not known, or none
   * @param everybody the slot after the last
   * @returns whether there is more to do
   */
  tend(
    now: Date,
    everybody: number,
    visit: (from: number, place: number, day: number, before: number) => number,
  ): boolean {
    const today = localDayOf(now.getTime());
    // A clock that is put back does not bring back what was left out as over.
    this.today = Math.max(this.today, today);
    if (this.filling !== NONE) {
      this.reached = visit(this.reached, this.filling, this.days[this.filling]!, this.replaced);
      if (this.reached < everybody) return true;
      this.whole[this.filling] = 1;
      this.filling = NONE;
    }
    for (let day = today; day < today + RING_DAYS; day++) {
      const place = day & (RING_DAYS - 1);
      if (this.days[place] === day) continue;
      this.replaced = this.days[place]!;
      this.days[place] = day;
      this.whole[place] = everybody === 0 ? 1 : 0;
      if (everybody === 0) continue;
      this.filling = place;
      this.reached = 0;
      return true;
    }
    return false;
  }

  /** Takes over the days of a snapshot. A day that was in hand is done anew. */
  restore(days: readonly number[], whole: readonly number[]): void {
    days.forEach((day, place) => {
      this.days[place] = whole[place] === 1 ? day : NONE;
      this.whole[place] = whole[place]!;
    });
    const kept = this.days.filter((day) => day !== NONE);
    this.today = kept.length === 0 ? 0 : Math.min(...kept);
  }
}

/** Writes one day of one worker. */
export function writeDay(
  block: SlotBlock,
  row: number,
  place: number,
  day: number,
  pattern: number,
  weeks: WeeklyPatterns,
  instead: ReadonlyMap<number, DayBits> | null,
  unfree: readonly Unfree[] | null,
): void {
  const exception = instead === null ? undefined : instead.get(day);
  const week = pattern * 7 + weekdayOf(day);
  let low = exception === undefined ? weeks.low[week]! : exception.low;
  let high = exception === undefined ? weeks.high[week]! : exception.high;
  if (unfree !== null) {
    for (const { from, to } of unfree) {
      const first = Math.max(0, from - day * HALF_HOURS);
      const last = Math.min(HALF_HOURS, to - day * HALF_HOURS);
      if (first >= last) continue;
      const bits = bitsBetween(first, last);
      low &= ~bits.low;
      high &= ~bits.high;
    }
  }
  block.low[place]![row] = low;
  block.high[place]![row] = high;
}

/** Half-hours since 1970, local, that a booking covers whole: one that it only touches may still be free for a part. */
export const coveredHalfHours = (worker: StoredCandidate): Unfree[] =>
  worker.bookings.map(({ startMs, endMs }) => ({
    from: Math.ceil((startMs + LOCAL_OFFSET_MS) / HALF_HOUR_MS),
    to: Math.floor((endMs + LOCAL_OFFSET_MS) / HALF_HOUR_MS),
  }));

/** What holds instead of the weekly pattern, by day. */
export function exceptionBits(worker: StoredCandidate): ReadonlyMap<number, DayBits> {
  const bits = new Map<number, DayBits>();
  for (const [date, spans] of worker.exceptions ?? []) bits.set(dayNumber(date), dayBits(spans));
  return bits;
}
