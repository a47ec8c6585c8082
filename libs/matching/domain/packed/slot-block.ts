/** Slots of a block: small enough to be made in no time, large enough that there are not too many. */
export const BLOCK_SLOTS = 4096;
export const BLOCK_SHIFT = 12;
export const BLOCK_MASK = BLOCK_SLOTS - 1;

/** Days of which free time is kept as bits. A power of two, so that a day's place is found by its last bits. */
export const RING_DAYS = 16;

/** Bits of {@link SlotBlock.flags}. */
export const FLAG = {
  /** Active, with real-name data: without these nobody is asked for anything. */
  askable: 1,
  female: 2,
  personalised: 4,
  exceptions: 8,
  /** There is a presence at a market, begun, running or over. */
  present: 64,
  /** Two bits: the wish about nights. */
  nightsShift: 4,
} as const;

/** The bit of a kind of paper, by the number of its name. */
export const paperBit = (name: number): number => (1 << (name & 31)) >>> 0;

/** No limit of distance. */
export const ANY_DISTANCE = 0x7fff_ffff;

const FLOATS = 5;
const WORDS = 11 + RING_DAYS;
const HALVES = RING_DAYS;
const BYTES = 2;

/** Bytes that a worker's row takes. */
export const SLOT_BYTES = 8 * FLOATS + 4 * WORDS + 2 * HALVES + BYTES;

/**
 * What a scan looks at for the workers of so many slots, a column for each fact, in one piece of memory. Workers of a cell
 * stand near each other, so that a scan reads memory in order.
 */
export class SlotBlock {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** NaN: never an offer. */
  readonly lastOfferMs: Float64Array;
  readonly registeredMs: Float64Array;
  /** Half-hours 0–31 of the days of the ring that have free time. */
  readonly low: readonly Uint32Array[];
  /** Where the record stands; 0: the slot is empty. */
  readonly reference: Uint32Array;
  readonly idHash: Uint32Array;
  readonly number: Uint32Array;
  /** Packed date; 0: unknown. */
  readonly birth: Int32Array;
  readonly maxDistanceM: Int32Array;
  /** 0: no wish. */
  readonly minHourlyPayFen: Int32Array;
  readonly offersDay: Int32Array;
  readonly offersOnDay: Int32Array;
  readonly offersEver: Int32Array;
  readonly pattern: Uint32Array;
  /** Kinds of papers held, a bit each; kinds may share one. @see paperBit */
  readonly papers: Uint32Array;
  /** Half-hours 32–47. */
  readonly high: readonly Uint16Array[];
  readonly flags: Uint8Array;
  /** 255: so many, or more. */
  readonly openOffers: Uint8Array;

  constructor(readonly bytes: Uint8Array = new Uint8Array(BLOCK_SLOTS * SLOT_BYTES)) {
    let at = bytes.byteOffset;
    const place = (width: number): number => {
      const start = at;
      at += width * BLOCK_SLOTS;
      return start;
    };
    const floats = (): Float64Array => new Float64Array(bytes.buffer, place(8), BLOCK_SLOTS);
    const words = (): Uint32Array => new Uint32Array(bytes.buffer, place(4), BLOCK_SLOTS);
    const whole = (): Int32Array => new Int32Array(bytes.buffer, place(4), BLOCK_SLOTS);
    const small = (): Uint8Array => new Uint8Array(bytes.buffer, place(1), BLOCK_SLOTS);
    this.x = floats();
    this.y = floats();
    this.z = floats();
    this.lastOfferMs = floats();
    this.registeredMs = floats();
    this.low = Array.from({ length: RING_DAYS }, words);
    this.reference = words();
    this.idHash = words();
    this.number = words();
    this.birth = whole();
    this.maxDistanceM = whole();
    this.minHourlyPayFen = whole();
    this.offersDay = whole();
    this.offersOnDay = whole();
    this.offersEver = whole();
    this.pattern = words();
    this.papers = words();
    this.high = Array.from({ length: RING_DAYS }, () => new Uint16Array(bytes.buffer, place(2), BLOCK_SLOTS));
    this.flags = small();
    this.openOffers = small();
  }
}
