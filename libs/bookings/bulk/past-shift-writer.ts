import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '@gg/contracts';
import { DomainError, newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { calendarStates } from '../data/calendars';
import { isLateCancellation } from '../domain/late-cancellation';
import { bookingLifecycle, offerLifecycle, type BookingState, type DeclineReason } from '../domain/lifecycles';

/** How a shift that is over was filled: everybody who was asked, and what came of it. */
export interface PastShiftRecord {
  readonly shiftId: Id;
  readonly offers: readonly PastOfferRecord[];
}

export interface PastOfferRecord {
  readonly workerId: Id;
  readonly source: 'regular' | 'nearby';
  readonly distanceM: number;
  readonly channel: Extract<Channel, 'app' | 'sms'>;
  readonly madeAt: Date;
  readonly answer: 'accepted' | 'declined' | 'expired';
  readonly answeredAt: Date;
  readonly declineReason: DeclineReason | null;
  /** Of the booking; null unless accepted. */
  readonly outcome: Extract<BookingState, 'settled' | 'no_show' | 'cancelled_by_worker'> | null;
  /** When the seat was given back; null unless it was. */
  readonly cancelledAt: Date | null;
}

/** How far the search of an import went, and what is not known of it. */
const RADIUS_M = 20_000;
const EXPECTED_MICRO = 400_000;
const WAVE_PEOPLE = 10;

/**
 * Writes the answers and bookings of shifts that are over, many at once: the rows that offers, acceptances and attendance
 * would have left, with each change on the record at its own time, and what is counted of the workers. For seeds and
 * imports; the postings must be there. Nobody is notified: it is long past.
 */
@Injectable()
export class PastShiftWriter {
  constructor(@Inject(ShiftReader) private readonly shifts: ShiftReader) {}

  /** Throws `resource.not_found` for a shift that is not there, `shift.too_few_seats` where more came than were wanted. */
  async insert(tx: Tx, rows: readonly PastShiftRecord[]): Promise<void> {
    const details = await this.shifts.details(
      tx,
      rows.map(({ shiftId }) => shiftId),
    );
    const written = rows.map((row) => {
      const shift = details.get(row.shiftId);
      if (!shift) throw new DomainError('resource.not_found');
      return shiftRows(shift, row.offers);
    });
    const workers = countedByWorker(
      rows.flatMap(({ shiftId, offers }) => offers.map((offer) => ({ offer, start: details.get(shiftId)!.start }))),
    );
    // Workers before shifts, as everywhere.
    await tx.insert(
      'worker_calendars',
      workers,
      `ON DUPLICATE KEY UPDATE version = version + 1, offers = offers + VALUES(offers), accepts = accepts + VALUES(accepts),
         shows = shows + VALUES(shows), no_shows = no_shows + VALUES(no_shows),
         late_cancellations = late_cancellations + VALUES(late_cancellations),
         last_offer_at = GREATEST(COALESCE(last_offer_at, VALUES(last_offer_at)), VALUES(last_offer_at))`,
    );
    const answers = written.flatMap(({ answered }) => answered);
    await tx.insert(
      'offers',
      answers.map(({ offer }) => offer),
    );
    await tx.insert(
      'offer_members',
      answers.map(({ offer }) => ({ offerId: offer.id, workerId: offer.workerId, madeAt: offer.madeAt })),
    );
    await tx.insert(
      'bookings',
      answers.flatMap(({ booking }) => booking ?? []),
    );
    await tx.insert(
      'booking_records',
      answers.flatMap(({ records }) => records),
    );
    await tx.insert(
      'dispatch_waves',
      written.flatMap(({ waves }) => waves),
    );
    await tx.insert(
      'dispatches',
      written.map(({ dispatch }) => dispatch),
    );
    await tx.insert(
      'shift_seats',
      written.map(({ seats }) => seats),
    );
    await this.tell(
      tx,
      workers.map(({ workerId }) => workerId),
    );
  }

  /** Emits the calendars as they are now. */
  private async tell(tx: Tx, workerIds: readonly Id[]): Promise<void> {
    for (const { version, state } of await calendarStates(tx, workerIds, tx.now)) {
      tx.emit({
        name: 'worker.calendar-changed.v1',
        aggregateId: state.workerId,
        aggregateVersion: version,
        payload: state,
      });
    }
  }
}

function shiftRows(shift: ShiftDetails, offers: readonly PastOfferRecord[]) {
  const { shiftId, postingId, employerId, cityCode, headcount } = shift;
  const answered = offers.map((offer, rank) => answerRows(shift, offer, rank));
  const taken = answered.filter(({ booking }) => booking).length;
  const filled = answered.filter(({ booking }) => booking && booking.state !== 'cancelled_by_worker').length;
  if (filled > headcount) throw new DomainError('shift.too_few_seats', { left: headcount, minimum: filled });
  const waves = Math.ceil(offers.length / WAVE_PEOPLE);
  return {
    answered,
    seats: {
      shiftId,
      postingId,
      employerId,
      cityCode,
      headcount,
      filled,
      state: 'ended',
      version: 1 + taken + (taken - filled),
      startsAt: shift.start,
      endsAt: shift.end,
    },
    dispatch: {
      shiftId,
      state: filled === headcount ? 'full' : 'exhausted',
      waves,
      radiusM: RADIUS_M,
      version: 1 + waves,
      reason: filled === headcount ? null : 'no_candidates',
      failed: null,
      updatedAt: offers.at(-1)?.answeredAt ?? shift.start,
    },
    waves: Array.from({ length: waves }, (_, wave) => {
      const asked = offers.slice(wave * WAVE_PEOPLE, (wave + 1) * WAVE_PEOPLE);
      return {
        shiftId,
        wave,
        picks: asked.length,
        radiusM: RADIUS_M,
        madeAt: asked[0]!.madeAt,
        plan: { imported: true },
      };
    }),
  };
}

function answerRows(shift: ShiftDetails, past: PastOfferRecord, rank: number) {
  const { shiftId, employerId } = shift;
  const offerId = newId();
  offerLifecycle.assert('open', past.answer);
  const byWorker = { actorId: past.workerId, onBehalfOf: null, channel: past.channel, consentId: null };
  const bySystem = { actorId: null, onBehalfOf: null, channel: 'system', consentId: null };
  const answers = past.answer === 'expired' ? bySystem : byWorker;
  const offer = {
    id: offerId,
    shiftId,
    employerId,
    wave: Math.floor(rank / WAVE_PEOPLE),
    workerId: past.workerId,
    partyId: null,
    materialVersion: shift.materialVersion,
    rank: rank % WAVE_PEOPLE,
    state: past.answer,
    source: past.source,
    score: 0,
    distanceM: past.distanceM,
    expectedAcceptanceMicro: EXPECTED_MICRO,
    reasons: [],
    madeAt: past.madeAt,
    expiresAt: past.answer === 'expired' ? past.answeredAt : shift.start,
    socketLifeMinutes: 20,
    smsLifeMinutes: 60,
    deliveredAt: past.madeAt,
    deliveredBy: past.channel === 'sms' ? 'sms' : 'socket',
    closedAt: past.answeredAt,
    closeReason: past.declineReason,
    closingId: null,
    ...(past.answer === 'expired' ? { ...byWorker, actorId: null, channel: null } : byWorker),
  };
  const step = (
    subject: string,
    subjectId: Id,
    from: string | null,
    to: string,
    at: Date,
    reason: string | null,
    who: object,
  ) => ({
    id: newId(),
    subject,
    subjectId,
    fromState: from,
    toState: to,
    reason,
    at,
    ...who,
  });
  const records = [step('offer', offerId, 'open', past.answer, past.answeredAt, past.declineReason, answers)];
  if (past.outcome === null) return { offer, booking: null, records };

  const bookingId = newId();
  const path = pathTo(past.outcome, shift, past);
  records.push(step('booking', bookingId, null, 'booked', past.answeredAt, 'offer', byWorker));
  let from: BookingState = 'booked';
  for (const { to, at, reason } of path) {
    bookingLifecycle.assert(from, to);
    records.push(step('booking', bookingId, from, to, at, reason, to === 'cancelled_by_worker' ? byWorker : bySystem));
    from = to;
  }
  const held = past.outcome === 'settled';
  const last = path.at(-1)!;
  const booking = {
    id: bookingId,
    shiftId,
    employerId,
    workerId: past.workerId,
    partyId: null,
    partyMinimum: null,
    offerId,
    offerSource: offer.source,
    how: 'offer',
    state: past.outcome,
    // Hours that nobody worked count for nothing.
    live: held ? true : null,
    startsAt: shift.start,
    endsAt: shift.end,
    legalEmployerCode: shift.legalEmployerCode,
    engagementType: shift.engagementType,
    tradeCode: shift.tradeCode,
    breaks: shift.breaks,
    findings: [],
    madeAt: past.answeredAt,
    endedAt: last.at,
    endReason: last.reason,
    ...byWorker,
  };
  return { offer, booking, records };
}

/** The states through which a booking went after it was made. */
function pathTo(
  outcome: NonNullable<PastOfferRecord['outcome']>,
  { start, end }: ShiftDetails,
  { cancelledAt }: PastOfferRecord,
): { to: BookingState; at: Date; reason: string | null }[] {
  switch (outcome) {
    case 'settled':
      return [
        { to: 'checked_in', at: start, reason: null },
        { to: 'checked_out', at: end, reason: null },
        { to: 'settled', at: end, reason: null },
      ];
    case 'no_show':
      return [{ to: 'no_show', at: start, reason: null }];
    case 'cancelled_by_worker':
      return [{ to: 'cancelled_by_worker', at: cancelledAt ?? start, reason: 'other' }];
  }
}

/** What is counted of each worker: offers, and what they came to. */
function countedByWorker(offers: readonly { readonly offer: PastOfferRecord; readonly start: Date }[]) {
  const counted = new Map<Id, ReturnType<typeof nothing>>();
  for (const { offer, start } of offers) {
    const { workerId, answer, outcome, madeAt, cancelledAt } = offer;
    const row = counted.get(workerId) ?? nothing(workerId, madeAt);
    row.offers += 1;
    row.accepts += answer === 'accepted' ? 1 : 0;
    row.shows += outcome === 'settled' ? 1 : 0;
    row.noShows += outcome === 'no_show' ? 1 : 0;
    row.lateCancellations += cancelledAt !== null && isLateCancellation(start, cancelledAt) ? 1 : 0;
    if (madeAt > row.lastOfferAt) row.lastOfferAt = madeAt;
    counted.set(workerId, row);
  }
  return [...counted.values()].sort((a, b) => (a.workerId < b.workerId ? -1 : 1));
}

const nothing = (workerId: Id, lastOfferAt: Date) => ({
  workerId,
  version: 1,
  offersVersion: 1,
  offers: 0,
  accepts: 0,
  shows: 0,
  noShows: 0,
  lateCancellations: 0,
  lastOfferAt,
});
