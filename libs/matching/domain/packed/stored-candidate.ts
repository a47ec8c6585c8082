import type { LocalDate } from '@gg/kernel';
import type { WorkerPreferences } from '../candidate';
import { spansOf, type CompiledBooking, type CompiledCandidate, type FreeSpans } from '../compiled-candidate';
import { judgedPersonOf, type JudgedPerson } from '../judged-person';
import { unitVectorOf, type UnitVector } from '../unit-vector';
import type { CandidateRecord } from './candidate-record';
import { packedDayNumber } from './packed-date';

/** A candidate as conditions and score read it, from its bytes: each fact is read and worked out when it is first asked. */
export class StoredCandidate implements CompiledCandidate {
  private vector: UnitVector | undefined;
  private compiledBookings: readonly CompiledBooking[] | undefined;
  private compiledExceptions: ReadonlyMap<LocalDate, FreeSpans> | null | undefined;
  private presence: { market: UnitVector | null; fromMs: number; untilMs: number } | undefined;
  private person: JudgedPerson | undefined;

  constructor(readonly candidate: CandidateRecord) {}

  get home(): UnitVector {
    return (this.vector ??= unitVectorOf(this.candidate.point));
  }

  get personalised(): boolean {
    return this.candidate.personalised;
  }

  get minHourlyPayFen(): number | null {
    return this.candidate.minHourlyPayFen;
  }

  get nights(): WorkerPreferences['nights'] {
    return this.candidate.nights;
  }

  get offersDay(): number {
    return packedDayNumber(this.candidate.offersDay);
  }

  get offersOnDay(): number {
    return this.candidate.offersOnDay;
  }

  get offersEver(): number {
    return this.candidate.offersEver;
  }

  get lastOfferMs(): number | null {
    const ms = this.candidate.lastOfferMs;
    return Number.isNaN(ms) ? null : ms;
  }

  get registeredMs(): number {
    return this.candidate.registeredMs;
  }

  get weekly(): readonly FreeSpans[] {
    return this.candidate.week.spans;
  }

  get exceptions(): ReadonlyMap<LocalDate, FreeSpans> | null {
    if (this.compiledExceptions !== undefined) return this.compiledExceptions;
    const { candidate } = this;
    return (this.compiledExceptions = candidate.hasExceptions
      ? new Map(candidate.exceptions.map((e) => [e.date, spansOf(e.free)]))
      : null);
  }

  get bookings(): readonly CompiledBooking[] {
    return (this.compiledBookings ??= this.candidate.storedBookings);
  }

  get market(): UnitVector | null {
    return this.presenceFacts().market;
  }

  get presentFromMs(): number {
    return this.presenceFacts().fromMs;
  }

  get presentUntilMs(): number {
    return this.presenceFacts().untilMs;
  }

  get judged(): JudgedPerson {
    return (this.person ??= judgedPersonOf(this.candidate));
  }

  private presenceFacts(): { market: UnitVector | null; fromMs: number; untilMs: number } {
    if (this.presence !== undefined) return this.presence;
    const presence = this.candidate.hasPresence ? this.candidate.presence : null;
    return (this.presence = {
      market: presence === null || presence.point === null ? null : unitVectorOf(presence.point),
      fromMs: presence === null ? Infinity : presence.arrivedAt.getTime(),
      untilMs: presence === null ? -Infinity : presence.until.getTime(),
    });
  }
}
