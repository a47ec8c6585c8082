import { dayNumber } from '@gg/kernel';
import type { PreparedQuery } from '../prepared-query';
import { bitsBetween, HALF_HOUR_MS } from './day-bits';
import type { FreeDays } from './free-days';
import { packDate, packedMonth, yearsLater } from './packed-date';
import type { NamePool } from './name-pool';
import { ANY_DAY, BLOCK_MASK, BLOCK_SHIFT, FLAG, paperBit, ROW32_NUMBERS, ROW32, type SlotBlock } from './slot-block';
import type { AskedHours, WeeklyPatterns } from './weekly-patterns';

/** Half-hours of one day that a shift touches. */
interface AskedDay extends AskedHours {
  /** The day's place in the ring; −1: its bits are not kept, so the weekly pattern is asked. */
  readonly place: number;
}

/** What of an index a filter reads. */
export interface SearchedColumns {
  readonly blocks: readonly SlotBlock[];
  readonly freeDays: FreeDays;
  readonly weeks: WeeklyPatterns;
  /** Kinds of papers. */
  readonly kinds: NamePool;
}

/** One of these flags has whoever is not asleep, or may be woken; 0: nobody sleeps. */
export const WAKEFUL: Readonly<Record<PreparedQuery['mayBeWoken'], number>> = {
  everybody: 0,
  willing: FLAG.nightOffers | FLAG.present,
  nobody: FLAG.present,
};

/**
 * What the columns say about the hard conditions: lets everybody through who meets them all, and turns away most who do not.
 * Whoever comes through is held against what is in doubt. @see ColumnProofs
 */
export class CoarseFilter {
  readonly days: readonly AskedDay[];
  /** The bits of some day are not kept, so that it is not known of whom that day is unlike the week's. */
  readonly isFar: boolean;
  /** @see WeeklyPatterns.freeByCode */
  readonly freeWeeks: Uint8Array;
  /** Places of the days whose bits tell who is free. @see Standing.unlike */
  readonly places: number;
  /** Whoever was born in a month from the first to the last of these may be of age. @see Standing.born */
  readonly firstBorn: number;
  readonly lastBorn: number;
  /** @see paperBit */
  readonly papers: number;
  private readonly isHopeless: boolean;
  private readonly lastDay: number;
  private readonly youngest: number;
  private readonly oldest: number;
  private readonly closedToWomen: boolean;
  private readonly openOffers: number;
  private readonly offersPerDay: number;
  private readonly today: number;
  private readonly wakeful: number;
  private readonly blocks: readonly SlotBlock[];
  private readonly weeks: WeeklyPatterns;

  constructor(q: PreparedQuery, { blocks, freeDays, weeks, kinds }: SearchedColumns) {
    this.blocks = blocks;
    this.weeks = weeks;
    const { query } = q;
    this.days = q.days.map(({ date, weekday, fromMs, toMs }) => ({
      place: freeDays.placeOf(dayNumber(date)),
      weekday: weekday - 1,
      ...bitsBetween(Math.floor(fromMs / HALF_HOUR_MS), Math.ceil(toMs / HALF_HOUR_MS)),
    }));
    this.isFar = this.days.some(({ place }) => place < 0);
    this.freeWeeks = weeks.freeByCode(this.isFar ? [] : this.days);
    this.places = this.days.reduce((places, { place }) => places | (place < 0 ? 0 : 1 << place), 0);
    const asked = query.requiredCertificates.map((kind) => kinds.find(kind));
    this.isHopeless = asked.includes(undefined);
    // Of a time that is over nobody's papers are known.
    this.papers =
      dayNumber(q.lastDate) < freeDays.today ? 0 : asked.reduce<number>((bits, kind) => bits | paperBit(kind ?? 0), 0);
    this.youngest = Math.min(
      yearsLater(packDate(q.firstDate), -query.minAge),
      yearsLater(packDate(q.askedOn), -query.minAgeNow),
    );
    // Whoever has completed a year more on the last date is too old.
    this.oldest = query.maxAge === null ? 0 : yearsLater(packDate(q.lastDate), -(query.maxAge + 1));
    this.firstBorn = packedMonth(this.oldest);
    this.lastBorn = packedMonth(this.youngest);
    this.lastDay = Math.min(ANY_DAY, dayNumber(q.lastDate));
    this.closedToWomen = query.closedTo === 'female';
    this.openOffers = query.policy.openOffers;
    this.offersPerDay = query.policy.offersPerDay;
    this.today = q.today;
    this.wakeful = WAKEFUL[q.mayBeWoken];
  }

  /** Whether somebody may meet the conditions, all in all. */
  letsThrough(slot: number): boolean {
    return this.isFree(slot) && this.passes(this.blocks[slot >> BLOCK_SHIFT]!, slot & BLOCK_MASK);
  }

  /** Whether somebody may be free throughout the shift. */
  isFree(slot: number): boolean {
    const block = this.blocks[slot >> BLOCK_SHIFT]!;
    const row = slot & BLOCK_MASK;
    for (const day of this.days) {
      if (day.place < 0) {
        if (!this.isUsuallyFree(block, day, row)) return false;
      } else if ((~block.low[day.place]![row]! & day.low) !== 0 || (~block.high[day.place]![row]! & day.high) !== 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether somebody may meet all else. */
  passes({ rows32 }: SlotBlock, row: number): boolean {
    if (this.isHopeless) return false;
    const at32 = row * ROW32_NUMBERS;
    const mixed = rows32[at32 + ROW32.mixed]!;
    const birth = rows32[at32 + ROW32.birth]!;
    if ((mixed & FLAG.askable) === 0 || birth > this.youngest || birth <= this.oldest) return false;
    if (this.wakeful !== 0 && (mixed & this.wakeful) === 0) return false;
    if (this.closedToWomen && (mixed & FLAG.female) !== 0) return false;
    const open = (mixed >>> 8) & 0xff;
    if (open >= this.openOffers && open < 255) return false;
    if (rows32[at32 + ROW32.offersDay] === this.today && mixed >>> 16 >= this.offersPerDay) return false;
    if (this.papers === 0) return true;
    return (
      (rows32[at32 + ROW32.papers]! & this.papers) === this.papers &&
      (rows32[at32 + ROW32.papersUntilAndBlocks]! & 0xffff) >= this.lastDay
    );
  }

  /** By the weekly pattern, for a day whose bits are not kept; an exception may say otherwise. */
  private isUsuallyFree(block: SlotBlock, day: AskedDay, row: number): boolean {
    if ((block.flags(row) & FLAG.exceptions) !== 0) return true;
    return this.weeks.isFree(block.rows32[row * ROW32_NUMBERS + ROW32.pattern]!, [day]);
  }
}
