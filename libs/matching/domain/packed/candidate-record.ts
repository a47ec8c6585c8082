import { dayNumber, type GeoPoint, type Id, type LocalDate } from '@gg/kernel';
import type {
  AcceptanceHistory,
  AvailabilityException,
  BusyWindow,
  Candidate,
  Certificate,
  IdentityState,
  Presence,
  Reliability,
  TradeSkill,
  WeeklyRange,
  WorkerPreferences,
  WorkerStatusFact,
} from '../candidate';
import { ByteReader } from './byte-reader';
import type { NamePool } from './name-pool';
import { packedDayNumber, unpackDate } from './packed-date';
import { AT, IDENTITIES, NIGHTS, PART, SEXES, type Part } from './record-layout';
import { ANY_DAY, blockBit, paperBit, shortDay } from './slot-block';
import { StoredBooking } from './stored-booking';
import { sameUuid, uuidBytesInto } from './uuid-bytes';
import type { WeeklyPattern, WeeklyPatterns } from './weekly-patterns';

const asked = new Uint8Array(16);

/** What the bytes of a candidate name by number. */
export interface RecordPools {
  readonly names: NamePool;
  /** Kinds of papers. */
  readonly kinds: NamePool;
  readonly weeks: WeeklyPatterns;
}

/** Bytes and a place in them that do not change as long as somebody holds them. */
export interface RecordPlace {
  readonly memory: RecordMemory;
  readonly at: number;
}

/** Bytes, and the same as a view. */
export interface RecordMemory {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * A candidate in its bytes: equal to the one that was written, each fact read when it is asked for. Stays as it is when the
 * index has long gone on.
 */
export class CandidateRecord implements Candidate {
  readonly number: number;
  readonly openOffers: number;
  /** The weekly pattern, taken at once because its number may be another's later. */
  readonly week: WeeklyPattern;
  private readonly flags: number;
  private readonly parts: number;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly start: number;
  /** On the day for which offers are counted. */
  readonly offersOnDay: number;
  /** Offers that the worker ever answered or let expire. */
  readonly offersEver: number;
  private readonly farthestM: number;
  private readonly leastPayFen: number;
  private readonly shows: number;
  private readonly noShows: number;
  private readonly cancellations: number;
  private readonly accepts: number;
  private readonly region: number;
  private readonly firstPart: number;
  private skills: readonly TradeSkill[] | undefined;

  constructor(
    { memory: { bytes, view }, at }: RecordPlace,
    private readonly pools: RecordPools,
  ) {
    this.bytes = bytes;
    this.view = view;
    this.start = at;
    this.flags = view.getUint16(at + AT.flags, true);
    this.parts = view.getUint16(at + AT.parts, true);
    this.number = view.getUint32(at + AT.number, true);
    this.week = pools.weeks.at(view.getUint32(at + AT.pattern, true));
    const tag = bytes[at + AT.id]!;
    const reader = new ByteReader(bytes, view, at + AT.id + (tag === 0 ? 17 : 0));
    if (tag !== 0) reader.id();
    this.openOffers = reader.count();
    this.offersOnDay = reader.count();
    this.farthestM = reader.count();
    this.leastPayFen = reader.count();
    this.shows = reader.count();
    this.noShows = reader.count();
    this.cancellations = reader.count();
    this.offersEver = reader.count();
    this.accepts = reader.count();
    this.region = reader.count();
    this.firstPart = reader.at;
  }

  get workerId(): Id {
    return new ByteReader(this.bytes, this.view, this.start + AT.id).id();
  }

  /** Whether this is the worker's id. */
  hasId(id: Id): boolean {
    const { bytes, start } = this;
    if (bytes[start + AT.id] !== 0) return this.workerId === id;
    return uuidBytesInto(id, asked, 0) && sameUuid(asked, 0, bytes, start + AT.id + 1);
  }

  get regionCode(): string {
    return this.pools.names.textOf(this.region);
  }

  get point(): GeoPoint {
    const { view, start } = this;
    return { lng: view.getFloat64(start + AT.lng, true), lat: view.getFloat64(start + AT.lat, true) };
  }

  get birthDate(): LocalDate | null {
    return dateOf(this.birth);
  }

  /** The packed birth date; 0 when unknown. */
  get birth(): number {
    return this.view.getUint32(this.start + AT.birth, true);
  }

  get sex(): 'female' | 'male' | undefined {
    return SEXES[(this.flags >> 3) & 3];
  }

  get identityState(): IdentityState {
    return IDENTITIES[(this.flags >> 1) & 3]!;
  }

  get active(): boolean {
    return (this.flags & 1) === 1;
  }

  get personalised(): boolean {
    return ((this.flags >> 5) & 1) === 1;
  }

  get weeklyAvailability(): readonly WeeklyRange[] {
    return this.week.ranges;
  }

  get pattern(): number {
    return this.view.getUint32(this.start + AT.pattern, true);
  }

  get registeredMs(): number {
    return this.view.getFloat64(this.start + AT.registered, true);
  }

  /** NaN: never an offer. */
  get lastOfferMs(): number {
    return this.view.getFloat64(this.start + AT.lastOffer, true);
  }

  get registeredAt(): Date {
    return new Date(this.registeredMs);
  }

  get lastOfferAt(): Date | null {
    const ms = this.lastOfferMs;
    return Number.isNaN(ms) ? null : new Date(ms);
  }

  /** The packed date for which offers are counted. */
  get offersDay(): number {
    return this.view.getUint32(this.start + AT.offersDay, true);
  }

  get offersToday(): { readonly date: LocalDate; readonly count: number } {
    return { date: unpackDate(this.offersDay), count: this.offersOnDay };
  }

  get reliability(): Reliability {
    const { shows, noShows, cancellations } = this;
    return { shows, noShows, cancellations };
  }

  get acceptance(): AcceptanceHistory {
    return { offers: this.offersEver, accepts: this.accepts };
  }

  get maxDistanceM(): number | null {
    return this.farthestM || null;
  }

  get minHourlyPayFen(): number | null {
    return this.leastPayFen || null;
  }

  get nights(): WorkerPreferences['nights'] {
    return NIGHTS[(this.flags >> 6) & 3]!;
  }

  get nightOffers(): boolean {
    return ((this.flags >> 8) & 1) === 1;
  }

  get preferences(): WorkerPreferences {
    return {
      maxDistanceM: this.maxDistanceM,
      minHourlyPayFen: this.minHourlyPayFen,
      nights: this.nights,
      nightOffers: this.nightOffers,
      preferredTrades: this.items('preferredTrades', (from) => this.name(from)),
    };
  }

  get trades(): readonly TradeSkill[] {
    return (this.skills ??= this.items('trades', (from) => ({
      code: this.name(from),
      experienceShifts: from.count(),
      experienceMonths: from.count(),
    })));
  }

  get certificates(): readonly Certificate[] {
    return this.items('certificates', (from) => ({
      kind: this.pools.kinds.textOf(from.count()),
      validFrom: unpackDate(from.u32()),
      validTo: dateOf(from.u32()),
    }));
  }

  /** What the columns say of the certificates that are not over on a day. @see ROW32 */
  papersOn(today: number): { readonly bits: number; readonly valid: number; readonly until: number } {
    const longest = new Map<number, { since: number; until: number }>();
    this.items('certificates', (from) => {
      const kind = from.count();
      const since = shortDay(packedDayNumber(from.u32()));
      const last = from.u32();
      const until = last === 0 ? ANY_DAY : shortDay(packedDayNumber(last));
      if (until > (longest.get(kind)?.until ?? today - 1)) longest.set(kind, { since, until });
    });
    let [bits, until, validFrom, validUntil] = [0, 0, 0, ANY_DAY];
    for (const [kind, one] of longest) {
      bits |= paperBit(kind);
      until = Math.max(until, one.until);
      validFrom = Math.max(validFrom, one.since);
      validUntil = Math.min(validUntil, one.until);
    }
    return { bits, valid: validFrom | (validUntil << 16), until };
  }

  /** Days before one on which {@link papersOn} may have been asked, as far as the answers differ. */
  daysOfPapersBefore(today: number): number[] {
    const days = this.certificates.flatMap(({ validTo }) => (validTo === null ? [] : shortDay(dayNumber(validTo))));
    return days.filter((day) => day < today);
  }

  get statuses(): readonly WorkerStatusFact[] {
    return this.items('statuses', (from) => ({
      kind: this.name(from),
      validFrom: dateOf(from.u32()),
      validTo: dateOf(from.u32()),
    }));
  }

  get hasExceptions(): boolean {
    return this.has('exceptions');
  }

  get exceptions(): readonly AvailabilityException[] {
    return this.items('exceptions', (from) => ({
      date: unpackDate(from.u32()),
      free: from.list(() => ({ startMinute: from.count(), endMinute: from.count() })),
    }));
  }

  get hasBookings(): boolean {
    return this.has('bookings');
  }

  get storedBookings(): readonly StoredBooking[] {
    return this.items('bookings', (from) => new StoredBooking(from, this.pools.names));
  }

  get bookings(): readonly BusyWindow[] {
    return this.storedBookings.map((b) => ({
      bookingId: b.bookingId,
      start: new Date(b.startMs),
      end: new Date(b.endMs),
      legalEmployerCode: b.legalEmployerCode,
      engagementType: b.engagementType,
      paidMinutes: b.paidMinutes,
      unpaidBreaks: b.unpaidBreaks,
    }));
  }

  /** Whom the worker has blocked, and who has blocked the worker. @see blockBit */
  get blockBits(): number {
    let bits = 0;
    if (this.has('blocked')) for (const id of this.blockedEmployerIds) bits |= blockBit(id);
    if (this.has('blockedBy')) for (const id of this.blockedByEmployerIds) bits |= blockBit(id);
    return bits;
  }

  get blockedEmployerIds(): readonly Id[] {
    return this.items('blocked', (from) => from.id());
  }

  get blockedByEmployerIds(): readonly Id[] {
    return this.items('blockedBy', (from) => from.id());
  }

  get hasParties(): boolean {
    return this.has('parties');
  }

  get partyIds(): readonly Id[] {
    return this.items('parties', (from) => from.id());
  }

  get hasPresence(): boolean {
    return this.has('presence');
  }

  get presence(): Presence | null {
    return this.items('presence', readPresence)[0] ?? null;
  }

  /** The candidate as plain data, sharing nothing with the bytes. */
  get plain(): Candidate {
    const { sex } = this;
    return {
      workerId: this.workerId,
      number: this.number,
      regionCode: this.regionCode,
      point: this.point,
      birthDate: this.birthDate,
      ...(sex !== undefined && { sex }),
      identityState: this.identityState,
      active: this.active,
      statuses: this.statuses,
      trades: this.trades,
      certificates: this.certificates,
      weeklyAvailability: this.weeklyAvailability,
      exceptions: this.exceptions,
      bookings: this.bookings,
      presence: this.presence,
      blockedEmployerIds: this.blockedEmployerIds,
      blockedByEmployerIds: this.blockedByEmployerIds,
      reliability: this.reliability,
      offersToday: this.offersToday,
      openOffers: this.openOffers,
      preferences: this.preferences,
      acceptance: this.acceptance,
      partyIds: this.partyIds,
      lastOfferAt: this.lastOfferAt,
      registeredAt: this.registeredAt,
      personalised: this.personalised,
    };
  }

  private name(from: ByteReader): string {
    return this.pools.names.textOf(from.count());
  }

  private has(part: Part): boolean {
    return (this.parts & (1 << PART[part])) !== 0;
  }

  private items<T>(part: Part, item: (from: ByteReader) => T): readonly T[] {
    const index = PART[part];
    if ((this.parts & (1 << index)) === 0) return [];
    let at = this.firstPart;
    for (let before = 0; before < index; before++) {
      if ((this.parts & (1 << before)) !== 0) at += 2 + this.view.getUint16(at, true);
    }
    const from = new ByteReader(this.bytes, this.view, at + 2);
    return from.list(() => item(from));
  }
}

const dateOf = (packed: number): LocalDate | null => (packed === 0 ? null : unpackDate(packed));

function readPresence(from: ByteReader): Presence {
  const marketId = from.id();
  const point = from.u8() === 0 ? null : { lng: from.f64(), lat: from.f64() };
  return { marketId, point, arrivedAt: new Date(from.f64()), until: new Date(from.f64()) };
}
