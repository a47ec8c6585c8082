import type { Id } from '@gg/kernel';
import { textHash } from '../ranking-order';
import { lineMemory } from './line-memory';

/** Slots of a block: small enough to be made in no time, large enough that there are not too many. */
export const BLOCK_SLOTS = 4096;
export const BLOCK_SHIFT = 12;
export const BLOCK_MASK = BLOCK_SLOTS - 1;

/** Days of which free time is kept as bits. A power of two, so that a day's place is found by its last bits. */
export const RING_DAYS = 16;
/** A bit for each of their places. */
export const EVERY_DAY = (1 << RING_DAYS) - 1;

/** Bits of {@link SlotBlock.flags}. */
export const FLAG = {
  /** Active, with real-name data: without these nobody is asked for anything. */
  askable: 1,
  female: 2,
  personalised: 4,
  exceptions: 8,
  /** There is a presence at a market, begun, running or over. */
  present: 64,
  /** May be woken by offers of work that cannot wait. */
  nightOffers: 128,
  /** Two bits: the wish about nights. */
  nightsShift: 4,
} as const;

/**
 * Bits of {@link ROW32.remarks}, which say for whom the columns are not the whole truth. The first {@link RING_DAYS} are
 * the places of days with work that the worker has promised.
 */
export const REMARK = {
  /** Work is promised on a day that the ring does not hold. */
  workElsewhen: 1 << 16,
  /** Free time begins or ends within a half-hour. */
  oddHours: 1 << 17,
  /** The bits from here on: for whom work is promised. @see employerBit */
  employersShift: 18,
} as const;
const EMPLOYER_BITS = 32 - REMARK.employersShift;

/** The bit of a legal employer among the remarks: several share one, and one code has the same however it is written. */
export const employerBit = (legalEmployerCode: string): number =>
  1 << (REMARK.employersShift + (textHash(legalEmployerCode.trim().toUpperCase()) % EMPLOYER_BITS));

/** The bit, of 16, of an employer who has blocked a worker or is blocked: several share one. */
export const blockBit = (employerId: Id): number => 1 << (textHash(employerId) % 16);

/** The bit that the kinds of papers share which have none of their own. */
export const SHARED_PAPER = 1 << 31;

/** The bit of a kind of paper, by its number. */
export const paperBit = (kind: number): number => (kind < 31 ? 1 << kind : SHARED_PAPER);

/** The last day that a column holds. */
export const ANY_DAY = 0xffff;

/** A day since 1970 as a column holds it: from the first to the last day that it can tell. */
export const shortDay = (day: number): number => Math.min(ANY_DAY, Math.max(0, day));

/** No limit of distance. */
export const ANY_DISTANCE = 0x7fff_ffff;

/**
 * What a row of 96 bytes holds: one line of the processor's cache with the facts of the score, and beside it, in the same
 * page, what is looked at of fewer. First numbers of 64 bits, then of 32.
 */
export const ROW = { x: 0, y: 1, z: 2, lastOfferMs: 3, registeredMs: 4 } as const;
export const ROW32 = {
  minHourlyPayFen: 10,
  offersDay: 11,
  offersEver: 12,
  number: 13,
  /** Packed date; 0: unknown. */
  birth: 14,
  /** {@link FLAG}s, open offers (255: so many, or more) and offers on the day, in 8, 8 and 16 bits. */
  mixed: 15,
  /** Where the record stands; 0: the slot is empty. */
  reference: 16,
  pattern: 17,
  /** Days on which a paper of every kind held is valid: the first in the lower 16 bits, the last in the upper. */
  papersValid: 18,
  /** Kinds of papers held that were not over when this was written. @see paperBit */
  papers: 19,
  /**
   * In the lower 16 bits the day after which no paper is valid any more ({@link ANY_DAY}: one has no term, or a very long
   * one), in the upper who has blocked whom. @see blockBit
   */
  papersUntilAndBlocks: 20,
  maxDistanceM: 21,
  /** {@link REMARK}s. */
  remarks: 22,
  /** What of the bounds in the runs is the most of the parts that vary. */
  varyingAtMost: 23,
} as const;
export const ROW_NUMBERS = 12;
export const ROW32_NUMBERS = 24;

/** Bytes that a worker's slot takes. */
export const SLOT_BYTES = 8 * ROW_NUMBERS + 4 + (4 + 2) * RING_DAYS;

/**
 * What a scan looks at for the workers of so many slots, in one piece of memory: columns with what is looked at first, a row
 * each. Workers of a cell stand near each other, so that a scan reads memory in order.
 */
export class SlotBlock {
  /** Rows of {@link ROW_NUMBERS} and, over the same memory, of {@link ROW32_NUMBERS}. */
  readonly rows: Float64Array;
  readonly rows32: Int32Array;
  /** Half-hours 0–31 of the days of the ring that have free time. */
  readonly low: readonly Uint32Array[];
  /** Half-hours 32–47. */
  readonly high: readonly Uint16Array[];
  /** Hashes of the workers' ids, for whoever looks one up. */
  readonly idHashes: Uint32Array;

  constructor(readonly bytes: Uint8Array = lineMemory(BLOCK_SLOTS * SLOT_BYTES)) {
    const buffer = bytes.buffer as ArrayBuffer;
    let at = bytes.byteOffset;
    const place = (width: number): number => {
      const start = at;
      at += width * BLOCK_SLOTS;
      return start;
    };
    const words = (): Uint32Array => new Uint32Array(buffer, place(4), BLOCK_SLOTS);
    const rows = place(8 * ROW_NUMBERS);
    this.rows = new Float64Array(buffer, rows, BLOCK_SLOTS * ROW_NUMBERS);
    this.rows32 = new Int32Array(buffer, rows, BLOCK_SLOTS * ROW32_NUMBERS);
    this.low = Array.from({ length: RING_DAYS }, words);
    this.idHashes = words();
    this.high = Array.from({ length: RING_DAYS }, () => new Uint16Array(buffer, place(2), BLOCK_SLOTS));
  }

  /** The flags of a row. */
  flags(row: number): number {
    return this.rows32[row * ROW32_NUMBERS + ROW32.mixed]! & 0xff;
  }

  /** Where the record of a row stands. */
  reference(row: number): number {
    return this.rows32[row * ROW32_NUMBERS + ROW32.reference]! >>> 0;
  }
}
