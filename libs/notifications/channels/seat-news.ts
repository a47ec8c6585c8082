import { Inject, Injectable } from '@nestjs/common';
import { BookingReader } from '@gg/bookings';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import type { StoredNotice } from '../data/notices';
import { callNotBefore } from '../domain/escalation';

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
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Those of the notices that are still true and come before the work starts, by notice. */
  async current(notices: readonly StoredNotice[]): Promise<Map<Id, SeatNewsView>> {
    if (notices.length === 0) return new Map();
    const told = notices.map((notice) => ({ notice, facts: seatFactsOf(notice) }));
    const shiftIds = [...new Set(told.map(({ facts }) => facts.shiftId))];
    const [shifts, held] = await Promise.all([
      this.shifts.details(this.connections, shiftIds),
      this.bookings.heldOn(shiftIds, [...new Set(notices.map((notice) => notice.accountId))]),
    ]);
    const now = this.clock.now();
    return new Map(
      told.flatMap(({ notice, facts }) => {
        const shift = shifts.get(facts.shiftId);
        if (!shift || now >= facts.start) return [];
        const seat = held.find((one) => one.workerId === notice.accountId && one.shiftId === facts.shiftId);
        const isTrue = notice.kind === 'booking.cancelled' ? !seat : seat?.id === facts.bookingId;
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
  const facts = JSON.parse(data) as Partial<Record<keyof SeatFacts, string | null>> & { readonly shiftId: Id };
  const { shiftId, bookingId = null, partyId = null, reason = null, note = null, start } = facts;
  return { shiftId, bookingId, partyId, reason, note, start: start ? new Date(start) : madeAt };
}
