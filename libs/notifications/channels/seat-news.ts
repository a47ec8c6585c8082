import { Inject, Injectable } from '@nestjs/common';
import { BookingReader, ReconfirmationReader } from '@gg/bookings';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import type { StoredNotice } from '../data/notices';
import { callNotBefore } from '../domain/escalation';
import { RECONFIRMATION_KIND } from '../domain/notice';

/** What the notice of a seat holds; see docs/sockets.md. */
export interface SeatFacts {
  readonly shiftId: Id;
  readonly bookingId: Id | null;
  readonly partyId: Id | null;
  /** Why a seat is gone. */
  readonly reason: string | null;
  /** The same in the employer's own words. */
  readonly note: string | null;
  /** Start of the work as the notice has it; a change may have moved it since. */
  readonly start: Date;
  /** Of the question whether one comes: which one it is, until when it can be answered, and whether the seat goes then. */
  readonly question: { readonly moment: string; readonly answerBy: Date; readonly releases: boolean } | null;
}

/** News of a seat that its worker still needs to hear. */
export interface SeatNewsView {
  readonly notice: StoredNotice;
  readonly facts: SeatFacts;
  readonly shift: ShiftDetails;
}

/**
 * News of seats — given, gone, changed — as texts and calls tell them: looked up when it is told, so that nobody is sent
 * to work that is gone since, or called about a seat that they have again.
 */
@Injectable()
export class SeatNews {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(ReconfirmationReader) private readonly reconfirmations: ReconfirmationReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those of the notices that are still true and come before the work starts, by notice. */
  async current(notices: readonly StoredNotice[]): Promise<Map<Id, SeatNewsView>> {
    if (notices.length === 0) return new Map();
    const told = notices.map((notice) => ({ notice, facts: seatFactsOf(notice) }));
    const shiftIds = [...new Set(told.map(({ facts }) => facts.shiftId))];
    const asked = notices.filter(({ kind }) => kind === RECONFIRMATION_KIND).map(({ subjectId }) => subjectId);
    const [shifts, held, questions] = await Promise.all([
      this.shifts.details(this.connections, shiftIds),
      this.bookings.heldOn(shiftIds, [...new Set(notices.map((notice) => notice.accountId))]),
      this.reconfirmations.latest(asked),
    ]);
    const now = this.clock.now();
    return new Map(
      told.flatMap(({ notice, facts }) => {
        const shift = shifts.get(facts.shiftId);
        if (!shift || now >= facts.start) return [];
        const seat = held.find((one) => one.workerId === notice.accountId && one.shiftId === facts.shiftId);
        const isTrue = notice.kind === 'booking.cancelled' ? !seat : seat?.id === facts.bookingId;
        const question = questions.get(notice.subjectId);
        const isOpen = question?.answer === null && question.moment === facts.question?.moment;
        if (notice.kind === RECONFIRMATION_KIND && !isOpen) return [];
        return isTrue ? [[notice.id, { notice, facts, shift }] as const] : [];
      }),
    );
  }

  /** Whether the start is so near that somebody whom no text reaches is phoned about it now. */
  isNear({ start }: SeatFacts): boolean {
    return this.clock.now() >= callNotBefore(start, this.config.settings.calls.newsWithinHours);
  }
}

/** What a stored notice of a seat tells. */
export function seatFactsOf({ data, madeAt }: Pick<StoredNotice, 'data' | 'madeAt'>): SeatFacts {
  const facts = JSON.parse(data) as StoredFacts;
  const { shiftId, bookingId = null, partyId = null, reason = null, note = null, start, moment, answerBy } = facts;
  const question =
    moment && answerBy ? { moment, answerBy: new Date(answerBy), releases: facts.releases === true } : null;
  return { shiftId, bookingId, partyId, reason, note, start: start ? new Date(start) : madeAt, question };
}

interface StoredFacts extends Partial<Record<'bookingId' | 'partyId' | 'reason' | 'note', string | null>> {
  readonly shiftId: Id;
  readonly start?: string | null;
  readonly moment?: string;
  readonly answerBy?: string;
  readonly releases?: boolean;
}
