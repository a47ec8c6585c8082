import { dayNumber } from '../score-facts';
import type { PreparedQuery } from '../prepared-query';
import { bitsBetween, HALF_HOUR_MS } from './day-bits';
import type { FreeDays } from './free-days';
import { packDate, yearsLater } from './packed-date';
import type { NamePool } from './name-pool';
import { FLAG, paperBit, ROW32, type SlotBlock } from './slot-block';
import type { WeeklyPatterns } from './weekly-patterns';

/** Half-hours of one day that a shift touches. */
interface AskedDay {
  /** The day's place in the ring; −1: its bits are not kept, so the weekly pattern is asked. */
  readonly place: number;
  /** Index of the weekday, Monday 0. */
  readonly weekday: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What the columns say about the hard conditions: lets everybody through who meets them all, and turns away most who do not.
 * Whoever comes through is held against every condition itself.
 */
export class CoarseFilter {
  private readonly days: readonly AskedDay[];
  private readonly lows: Uint32Array[] = [];
  private readonly highs: Uint16Array[] = [];
  private block!: SlotBlock;
  private readonly papers: number;
  private readonly isHopeless: boolean;
  private readonly youngest: number;
  private readonly oldest: number;
  private readonly closedToWomen: boolean;
  private readonly openOffers: number;
  private readonly offersPerDay: number;
  private readonly today: number;

  constructor(
    q: PreparedQuery,
    freeDays: FreeDays,
    private readonly weeks: WeeklyPatterns,
    names: NamePool,
  ) {
    const { query } = q;
    this.days = q.days.map(({ date, weekday, fromMs, toMs }) => ({
      place: freeDays.placeOf(dayNumber(date)),
      weekday: weekday - 1,
      ...bitsBetween(Math.floor(fromMs / HALF_HOUR_MS), Math.ceil(toMs / HALF_HOUR_MS)),
    }));
    const kinds = query.requiredCertificates.map((kind) => names.find(kind));
    this.isHopeless = kinds.includes(undefined);
    this.papers = kinds.reduce<number>((bits, kind) => bits | paperBit(kind ?? 0), 0) >>> 0;
    this.youngest = Math.min(
      yearsLater(packDate(q.firstDate), -query.minAge),
      yearsLater(packDate(q.askedOn), -query.minAgeNow),
    );
    // Whoever has completed a year more on the last date is too old.
    this.oldest = query.maxAge === null ? 0 : yearsLater(packDate(q.lastDate), -(query.maxAge + 1));
    this.closedToWomen = query.closedTo === 'female';
    this.openOffers = query.policy.openOffers;
    this.offersPerDay = query.policy.offersPerDay;
    this.today = q.today;
  }

  /** Whoever is asked about next stands in this block. */
  enter(block: SlotBlock): void {
    this.block = block;
    for (const [i, { place }] of this.days.entries()) {
      if (place < 0) continue;
      this.lows[i] = block.low[place]!;
      this.highs[i] = block.high[place]!;
    }
  }

  /** Whether somebody may be free throughout the shift. */
  isFree(row: number): boolean {
    const { days } = this;
    for (let i = 0; i < days.length; i++) {
      const day = days[i]!;
      if (day.place < 0) {
        if (!this.isUsuallyFree(day, row)) return false;
        continue;
      }
      if (day.low !== 0 && (this.lows[i]![row]! & day.low) >>> 0 !== day.low) return false;
      if (day.high !== 0 && (this.highs[i]![row]! & day.high) !== day.high) return false;
    }
    return true;
  }

  /** Whether somebody may meet all else. @param at32 where the worker's row begins */
  passes(row: number, at32: number): boolean {
    const { rows32, papers } = this.block;
    const mixed = rows32[at32 + ROW32.mixed]!;
    if ((mixed & FLAG.askable) === 0 || this.isHopeless) return false;
    if (this.closedToWomen && (mixed & FLAG.female) !== 0) return false;
    const birth = rows32[at32 + ROW32.birth]!;
    if (birth > this.youngest || birth <= this.oldest || birth === 0) return false;
    const open = (mixed >>> 8) & 0xff;
    if (open >= this.openOffers && open < 255) return false;
    if (rows32[at32 + ROW32.offersDay] === this.today && mixed >>> 16 >= this.offersPerDay) return false;
    return this.papers === 0 || (papers[row]! & this.papers) >>> 0 === this.papers;
  }

  /** By the weekly pattern, for a day whose bits are not kept; an exception may say otherwise. */
  private isUsuallyFree({ weekday, low, high }: AskedDay, row: number): boolean {
    const { block, weeks } = this;
    if ((block.flags(row) & FLAG.exceptions) !== 0) return true;
    const week = block.pattern[row]! * 7 + weekday;
    return (weeks.low[week]! & low) >>> 0 === low && (weeks.high[week]! & high) === high;
  }
}
