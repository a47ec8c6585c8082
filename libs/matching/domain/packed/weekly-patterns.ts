import type { WeeklyRange } from '../candidate';
import { weeklySpans, type FreeSpans } from '../compiled-candidate';
import { dayBits, isOdd, type DayBits } from './day-bits';

/** A week as somebody is free in it, with what follows from it worked out once. */
export interface WeeklyPattern {
  readonly ranges: readonly WeeklyRange[];
  /** Index 0 is Monday. */
  readonly spans: readonly FreeSpans[];
  /** @see isOdd */
  readonly odd: boolean;
}

const DAYS = 7;

/** The {@link weekCode} that says nothing. */
export const UNKNOWN_WEEK = 0;
/** Codes there are: few enough that a search asks all their weeks before it looks at anybody. */
const WEEK_CODES = 4_096;

/**
 * The code of a pattern, which stands with the worker in each trade: most people's weeks are among a few hundred, so that
 * a search knows from it who is not free, without a look at the worker. The rest have none of their own.
 */
export const weekCode = (pattern: number): number => (pattern + 1 < WEEK_CODES ? pattern + 1 : UNKNOWN_WEEK);

/** Half-hours of a weekday. */
export interface AskedHours extends DayBits {
  /** Monday 0. */
  readonly weekday: number;
}

/** The text by which a list of ranges is known; another order is another list. */
export function patternKey(ranges: readonly WeeklyRange[]): string {
  let key = '';
  for (const r of ranges) key += `${r.weekday},${r.startMinute},${r.endMinute};`;
  return key;
}

/**
 * The weeks of all workers, each kept once: most people's weeks are alike. A pattern that nobody has any more makes room
 * for another; whoever reads by its number later must have taken the pattern itself before.
 */
export class WeeklyPatterns {
  private readonly numbers = new Map<string, number>();
  private readonly patterns: (WeeklyPattern | null)[] = [];
  private readonly users: number[] = [];
  private readonly unused: number[] = [];
  /** Half-hours in which there is free time, a pair for each weekday of each pattern: the first 32, the last 16. */
  low = new Uint32Array(DAYS * 64);
  high = new Uint16Array(DAYS * 64);

  /** The number of a week, with one user more. */
  take(ranges: readonly WeeklyRange[]): number {
    const key = patternKey(ranges);
    const known = this.numbers.get(key);
    if (known !== undefined) {
      this.users[known]!++;
      return known;
    }
    const number = this.unused.pop() ?? this.patterns.length;
    this.put(number, key, ranges, 1);
    return number;
  }

  /** One user fewer. */
  release(number: number): void {
    if (--this.users[number]! > 0) return;
    this.numbers.delete(patternKey(this.patterns[number]!.ranges));
    this.patterns[number] = null;
    this.unused.push(number);
  }

  at(number: number): WeeklyPattern {
    return this.patterns[number]!;
  }

  /**
   * For each {@link weekCode}: 1 when somebody with this week may be free for all that is asked, 0 when not; whoever has
   * promised work may still not be.
   */
  freeByCode(asked: readonly AskedHours[]): Uint8Array {
    const free = new Uint8Array(Math.min(WEEK_CODES, this.patterns.length + 1));
    free[UNKNOWN_WEEK] = 1;
    for (let code = 1; code < free.length; code++) free[code] = this.isFree(code - 1, asked) ? 1 : 0;
    return free;
  }

  /** Whether there is free time in all half-hours that are asked for. */
  isFree(pattern: number, asked: readonly AskedHours[]): boolean {
    for (const { weekday, low, high } of asked) {
      const week = pattern * DAYS + weekday;
      if ((~this.low[week]! & low) !== 0 || (~this.high[week]! & high) !== 0) return false;
    }
    return true;
  }

  /** Everything, for a snapshot. */
  get all(): { readonly ranges: readonly WeeklyRange[]; readonly users: number }[] {
    return this.patterns.map((pattern, i) => ({ ranges: pattern?.ranges ?? [], users: this.users[i]! }));
  }

  static restored(all: WeeklyPatterns['all']): WeeklyPatterns {
    const patterns = new WeeklyPatterns();
    all.forEach(({ ranges, users }, number) => {
      if (users > 0) {
        patterns.put(number, patternKey(ranges), ranges, users);
        return;
      }
      patterns.patterns[number] = null;
      patterns.users[number] = 0;
      patterns.unused.push(number);
    });
    return patterns;
  }

  /** Rough memory in bytes. */
  get bytes(): number {
    return this.low.byteLength + this.high.byteLength + 1_500 * this.numbers.size;
  }

  private put(number: number, key: string, ranges: readonly WeeklyRange[], users: number): void {
    const spans = weeklySpans(ranges);
    this.numbers.set(key, number);
    this.patterns[number] = { ranges, spans, odd: spans.some(isOdd) };
    this.users[number] = users;
    if ((number + 1) * DAYS > this.low.length) this.widen();
    spans.forEach((day, weekday) => {
      const bits = dayBits(day);
      this.low[number * DAYS + weekday] = bits.low;
      this.high[number * DAYS + weekday] = bits.high;
    });
  }

  private widen(): void {
    const low = new Uint32Array(2 * this.low.length);
    const high = new Uint16Array(2 * this.high.length);
    low.set(this.low);
    high.set(this.high);
    this.low = low;
    this.high = high;
  }
}
