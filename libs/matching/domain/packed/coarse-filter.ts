import { dayNumber } from '@gg/kernel';
import type { PreparedQuery } from '../prepared-query';
import { bitsBetween, HALF_HOUR_MS } from './day-bits';
import type { FreeDays } from './free-days';
import { packDate, yearsLater } from './packed-date';
import type { NamePool } from './name-pool';
import {
  ANY_DAY,
  BLOCK_MASK,
  BLOCK_SHIFT,
  FLAG,
  paperBit,
  REST,
  REST_NUMBERS,
  ROW32,
  ROW32_NUMBERS,
  type SlotBlock,
} from './slot-block';
import type { AskedHours, WeeklyPatterns } from './weekly-patterns';

/** Half-hours of one day that a shift touches. */
interface AskedDay extends AskedHours {
  /** The day's place in the ring; −1: its bits are not kept, so the weekly pattern is asked. */
  readonly place: number;
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
  /** @see WeeklyPatterns.freeByCode */
  readonly freeWeeks: Uint8Array;
  /** Bits of the first day, which is the only one of most shifts, by block; none when its bits are not kept. */
  private readonly lows: readonly Uint32Array[];
  private readonly highs: readonly Uint16Array[];
  private readonly lowAsked: number;
  private readonly highAsked: number;
  /** There are more days, or the first one's bits are not kept. */
  private readonly isLong: boolean;
  private readonly papers: number;
  private readonly isHopeless: boolean;
  private readonly lastDay: number;
  private readonly youngest: number;
  private readonly oldest: number;
  private readonly closedToWomen: boolean;
  private readonly openOffers: number;
  private readonly offersPerDay: number;
  private readonly today: number;
  private readonly wakeful: number;

  constructor(
    q: PreparedQuery,
    private readonly blocks: readonly SlotBlock[],
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
    this.freeWeeks = weeks.freeByCode(this.days);
    const first = this.days[0]!;
    this.lowAsked = first.place < 0 ? 0 : first.low;
    this.highAsked = first.place < 0 ? 0 : first.high;
    this.lows = this.lowAsked === 0 ? [] : blocks.map(({ low }) => low[first.place]!);
    this.highs = this.highAsked === 0 ? [] : blocks.map(({ high }) => high[first.place]!);
    this.isLong = this.days.length > 1 || first.place < 0;
    const kinds = query.requiredCertificates.map((kind) => names.find(kind));
    this.isHopeless = kinds.includes(undefined);
    this.papers = kinds.reduce<number>((bits, kind) => bits | paperBit(kind ?? 0), 0);
    this.youngest = Math.min(
      yearsLater(packDate(q.firstDate), -query.minAge),
      yearsLater(packDate(q.askedOn), -query.minAgeNow),
    );
    // Whoever has completed a year more on the last date is too old.
    this.oldest = query.maxAge === null ? 0 : yearsLater(packDate(q.lastDate), -(query.maxAge + 1));
    this.lastDay = Math.min(ANY_DAY, dayNumber(q.lastDate));
    this.closedToWomen = query.closedTo === 'female';
    this.openOffers = query.policy.openOffers;
    this.offersPerDay = query.policy.offersPerDay;
    this.today = q.today;
    this.wakeful = WAKEFUL[q.mayBeWoken];
  }

  /** Whether somebody may meet the conditions, all in all. */
  letsThrough(slot: number): boolean {
    const block = this.blocks[slot >> BLOCK_SHIFT]!;
    const row = slot & BLOCK_MASK;
    const at32 = row * ROW32_NUMBERS;
    return this.freeBit(slot) === 1 && this.askBit(slot) === 1 && this.passes(block, row, at32);
  }

  /** 1 when somebody may be free throughout the shift, 0 when not. */
  freeBit(slot: number): 0 | 1 {
    const block = slot >> BLOCK_SHIFT;
    const row = slot & BLOCK_MASK;
    let missing = 0;
    if (this.lowAsked !== 0) missing = ~this.lows[block]![row]! & this.lowAsked;
    if (this.highAsked !== 0) missing |= ~this.highs[block]![row]! & this.highAsked;
    const free = (((missing | -missing) >>> 31) ^ 1) as 0 | 1;
    return this.isLong && free === 1 && !this.isFreeAllDays(this.blocks[block]!, row) ? 0 : free;
  }

  /** 1 when somebody is asked for anything at all and of the right age, 0 when not. */
  askBit(slot: number): number {
    const { rows32 } = this.blocks[slot >> BLOCK_SHIFT]!;
    const at32 = (slot & BLOCK_MASK) * ROW32_NUMBERS;
    const birth = rows32[at32 + ROW32.birth]!;
    // The signs of the differences: at least as old as the youngest, younger than the first who is too old.
    const ofAge = ((birth - this.youngest - 1) >>> 31) & ((this.oldest - birth) >>> 31);
    return rows32[at32 + ROW32.mixed]! & FLAG.askable & ofAge;
  }

  /** Whether somebody may meet all else. @param at32 where the worker's row begins */
  passes({ rows32, rest }: SlotBlock, row: number, at32: number): boolean {
    const mixed = rows32[at32 + ROW32.mixed]!;
    if (this.isHopeless) return false;
    if (this.wakeful !== 0 && (mixed & this.wakeful) === 0) return false;
    if (this.closedToWomen && (mixed & FLAG.female) !== 0) return false;
    const open = (mixed >>> 8) & 0xff;
    if (open >= this.openOffers && open < 255) return false;
    if (rows32[at32 + ROW32.offersDay] === this.today && mixed >>> 16 >= this.offersPerDay) return false;
    if (this.papers === 0) return true;
    const at = row * REST_NUMBERS;
    return (rest[at + REST.papers]! & this.papers) === this.papers && rest[at + REST.papersUntil]! >= this.lastDay;
  }

  private isFreeAllDays(block: SlotBlock, row: number): boolean {
    for (const day of this.days) {
      if (day.place < 0) {
        if (!this.isUsuallyFree(block, day, row)) return false;
      } else if ((~block.low[day.place]![row]! & day.low) !== 0 || (~block.high[day.place]![row]! & day.high) !== 0) {
        return false;
      }
    }
    return true;
  }

  /** By the weekly pattern, for a day whose bits are not kept; an exception may say otherwise. */
  private isUsuallyFree(block: SlotBlock, day: AskedDay, row: number): boolean {
    if ((block.flags(row) & FLAG.exceptions) !== 0) return true;
    return this.weeks.isFree(block.rest[row * REST_NUMBERS + REST.pattern]!, [day]);
  }
}
