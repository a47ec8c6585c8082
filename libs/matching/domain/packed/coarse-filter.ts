import { dayNumber } from '../score-facts';
import type { PreparedQuery } from '../prepared-query';
import { bitsBetween, HALF_HOUR_MS } from './day-bits';
import type { FreeDays } from './free-days';
import { packDate, yearsLater } from './packed-date';
import type { NamePool } from './name-pool';
import { FLAG, paperBit, type SlotBlock } from './slot-block';
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

  /** Whether somebody may meet the conditions. */
  passes(block: SlotBlock, row: number): boolean {
    for (const day of this.days) {
      if (day.place >= 0) {
        if ((block.low[day.place]![row]! & day.low) >>> 0 !== day.low) return false;
        if ((block.high[day.place]![row]! & day.high) !== day.high) return false;
      } else if ((block.flags[row]! & FLAG.exceptions) === 0) {
        const week = block.pattern[row]! * 7 + day.weekday;
        if ((this.weeks.low[week]! & day.low) >>> 0 !== day.low) return false;
        if ((this.weeks.high[week]! & day.high) !== day.high) return false;
      }
    }
    const flags = block.flags[row]!;
    if ((flags & FLAG.askable) === 0 || this.isHopeless) return false;
    if ((block.papers[row]! & this.papers) >>> 0 !== this.papers) return false;
    if (this.closedToWomen && (flags & FLAG.female) !== 0) return false;
    const birth = block.birth[row]!;
    if (birth > this.youngest || birth <= this.oldest || birth === 0) return false;
    const open = block.openOffers[row]!;
    if (open >= this.openOffers && open < 255) return false;
    return block.offersDay[row] !== this.today || block.offersOnDay[row]! < this.offersPerDay;
  }
}
