import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, newId, overlaps, type Id } from '@gg/kernel';
import { Connections, isDuplicate, provenanceOf, type Caller, type Tx } from '@gg/platform';
import { BlockReader as EmployerBlockReader, EmployerReader } from '@gg/employers';
import type { ShiftDetails } from '@gg/postings';
import { BlockReader as WorkerBlockReader, WorkerFactsReader, type WorkerFacts } from '@gg/workers';
import { forOthers, seatTogether, type Refusal } from '../domain/party-seats';
import { record, recordRows, type Change } from '../data/booking-records';
import { bearingTime, engagementsIn } from '../data/schedule';
import { fillSeats, seatsOf, type Seats } from '../data/seats';
import { fulfilApplications } from './close-applications';
import { AcceptanceJudge, type Judged } from './acceptance-judge';

export interface SeatRequest {
  readonly shift: ShiftDetails;
  /** In the order in which seats are given; the leader of a party first. */
  readonly workerIds: readonly Id[];
  readonly partyId: Id | null;
  /** Fewest who must be seated; 1 for singles. */
  readonly minimum: number;
  readonly offerId: Id | null;
  readonly how: 'offer' | 'claim' | 'application';
  /** The id of the one booking, where the asker has to write it down beforehand; one of its own otherwise. */
  readonly bookingId?: Id;
}

/** What is looked up before the transaction, because a guard does not protect it anyway. */
export interface Prepared {
  readonly facts: ReadonlyMap<Id, WorkerFacts>;
  readonly blocked: ReadonlySet<Id>;
  readonly employerKind: string;
}

/** A single who accepts an offer, among others who do. */
export interface SingleAccept {
  /** The common transaction, in this one's name. */
  readonly tx: Tx;
  readonly workerId: Id;
  readonly offerId: Id;
}

export interface TakenSeats {
  readonly bookings: readonly { readonly bookingId: Id; readonly workerId: Id }[];
  readonly leftOut: readonly { readonly workerId: Id; readonly code: string }[];
  readonly seats: Seats;
}

/**
 * Puts workers on seats: the one place where a booking comes into being, whether by offer, claim or application.
 * The workers' guards must have been written in this transaction before `take` is called.
 */
@Injectable()
export class SeatTaker {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(WorkerFactsReader) private readonly workerFacts: WorkerFactsReader,
    @Inject(WorkerBlockReader) private readonly workerBlocks: WorkerBlockReader,
    @Inject(EmployerReader) private readonly employers: EmployerReader,
    @Inject(EmployerBlockReader) private readonly employerBlocks: EmployerBlockReader,
    @Inject(AcceptanceJudge) private readonly judge: AcceptanceJudge,
  ) {}

  /** Reads who the workers are and who does not want whom, outside any transaction. */
  async prepare(shift: ShiftDetails, workerIds: readonly Id[]): Promise<Prepared> {
    const [facts, byWorkers, byEmployer, employer] = await Promise.all([
      this.workerFacts.factsOf(this.connections, workerIds),
      this.workerBlocks.workersWhoBlocked(this.connections, shift.employerId, workerIds),
      this.employerBlocks.workersBlockedBy(this.connections, shift.employerId, workerIds),
      this.employers.employer(this.connections, shift.employerId),
    ]);
    return { facts, blocked: new Set([...byWorkers, ...byEmployer]), employerKind: employer?.kind ?? 'organisation' };
  }

  /**
   * Throws a DomainError that says why nobody was seated; nothing is written then. Throws `SeatsMoved` when another was
   * faster, upon which the transaction runner starts the use case again. Of others than the asker it tells code and article.
   */
  async take(tx: Tx, request: SeatRequest, prepared: Prepared): Promise<TakenSeats> {
    const { shift, workerIds } = request;
    assertPublic(shift, tx.now);
    const seats = await seatsOf(tx, shift.shiftId);
    if (!seats || seats.state !== 'open') throw new DomainError('shift.not_open');
    if (tx.now >= seats.startsAt) throw new DomainError('shift.started');
    const judged = await this.judgeAll(tx, request, prepared);
    const seating = seatTogether(
      workerIds.map((workerId) => ({ workerId, refusal: heardBy(tx.caller, workerId, judged.get(workerId)) })),
      request.minimum,
      seats.headcount - seats.filled,
    );
    if (seating.kind === 'refuse') throw refusalError(seating.refusal);
    const bookings = seating.workerIds.map((workerId) => ({ bookingId: request.bookingId ?? newId(), workerId }));
    await this.insertBookings(tx, request, bookings, judged);
    await this.fulfil(tx, request, bookings);
    const after = await fillSeats(tx, shift.shiftId, bookings.length);
    this.emitMade(tx, request, bookings);
    emitFilled(tx, shift, after);
    return {
      bookings,
      leftOut: seating.leftOut.map(({ workerId, refusal }) => ({ workerId, code: refusal?.code ?? 'shift.full' })),
      seats: after,
    };
  }

  /**
   * Throws what would refuse a worker who came unasked, besides a lack of seats. Holds for the moment only: whoever is seated
   * later is judged again.
   */
  async assertMayCome(tx: Tx, shift: ShiftDetails, workerId: Id, prepared: Prepared): Promise<void> {
    assertPublic(shift, tx.now);
    const judged = await this.judgeAll(tx, { shift, workerIds: [workerId], how: 'application' }, prepared);
    const refusal = heardBy(tx.caller, workerId, judged.get(workerId));
    if (refusal) throw refusalError(refusal);
  }

  /** What stands against each worker, in the order in which a person would ask. */
  private async judgeAll(
    tx: Tx,
    { shift, workerIds, how }: Pick<SeatRequest, 'shift' | 'workerIds' | 'how'>,
    prepared: Prepared,
  ): Promise<Map<Id, Judged>> {
    const window = { start: shift.start, end: shift.end };
    const engagements = workerIds.length > 0 ? await engagementsIn(tx, workerIds, bearingTime(window)) : [];
    const judged = new Map<Id, Judged>();
    for (const workerId of workerIds) {
      const mine = engagements.filter((one) => one.workerId === workerId);
      const here = mine.find((one) => one.shiftId === shift.shiftId);
      const clash = mine.find((one) => overlaps(window, { start: one.startsAt, end: one.endsAt }));
      const facts = prepared.facts.get(workerId);
      if (here) judged.set(workerId, refused('booking.already_on_shift', { bookingId: here.bookingId }));
      else if (clash) judged.set(workerId, refused('booking.overlaps', { bookingId: clash.bookingId }));
      else if (!facts) judged.set(workerId, refused('worker.profile_missing'));
      else if (!facts.active) judged.set(workerId, refused(facts.paused ? 'worker.paused' : 'worker.not_active'));
      else if (prepared.blocked.has(workerId)) judged.set(workerId, refused('worker.blocked'));
      else {
        judged.set(
          workerId,
          this.judge.judge({
            shift,
            employerKind: prepared.employerKind,
            worker: facts,
            otherWork: mine,
            on: localDate(tx.now),
            asked: how === 'offer',
          }),
        );
      }
    }
    return judged;
  }

  /**
   * Puts singles who accepted offers of one shift on its seats, as many as there are, the first of them first; each in the
   * name of their own transaction. Whoever cannot be seated is left out, and told nothing: alone they hear why.
   * @param claim asks whether somebody who may be seated is; nothing is written for whom it says no
   * @returns those who were seated, with the seats as they are then; null when nobody was
   */
  async takeEach(
    tx: Tx,
    shift: ShiftDetails,
    asking: readonly SingleAccept[],
    prepared: Prepared,
    claim: (one: SingleAccept) => Promise<boolean>,
  ): Promise<{ readonly seated: ReadonlyMap<SingleAccept, Id>; readonly seats: Seats } | null> {
    assertPublic(shift, tx.now);
    const seats = await seatsOf(tx, shift.shiftId);
    if (!seats || seats.state !== 'open' || tx.now >= seats.startsAt) return null;
    const workerIds = asking.map(({ workerId }) => workerId);
    const judged = await this.judgeAll(tx, { shift, workerIds, how: 'offer' }, prepared);
    const able = asking
      .filter(({ workerId }) => judged.get(workerId)?.refusal === null)
      .slice(0, seats.headcount - seats.filled);
    const seated = new Map<SingleAccept, Id>();
    // Offers in the order of their ids, as those who close them write them.
    for (const one of [...able].sort((a, b) => (a.offerId < b.offerId ? -1 : 1))) {
      if (await claim(one)) seated.set(one, newId());
    }
    if (seated.size === 0) return null;
    const written = [...seated].map(([one, bookingId]) => ({ one, bookings: [{ bookingId, workerId: one.workerId }] }));
    const requestOf = ({ workerId, offerId }: SingleAccept): SeatRequest => ({
      shift,
      workerIds: [workerId],
      partyId: null,
      minimum: 1,
      offerId,
      how: 'offer',
    });
    await tx.insert(
      'bookings',
      written.flatMap(({ one, bookings }) => bookingRows(one.tx, requestOf(one), bookings, judged)),
    );
    await tx.insert(
      'booking_records',
      written.flatMap(({ one, bookings }) => recordRows(one.tx, bookingChanges(requestOf(one), bookings))),
    );
    await this.fulfil(
      tx,
      { shift },
      written.flatMap((one) => one.bookings),
    );
    const after = await fillSeats(tx, shift.shiftId, seated.size);
    for (const { one, bookings } of written) this.emitMade(one.tx, requestOf(one), bookings);
    emitFilled(written.at(-1)!.one.tx, shift, after);
    return { seated, seats: after };
  }

  /** Whoever applied as well waits for no answer any more. */
  private async fulfil(tx: Tx, { shift }: Pick<SeatRequest, 'shift'>, bookings: TakenSeats['bookings']): Promise<void> {
    if (!shift.mode.application) return;
    await fulfilApplications(
      tx,
      shift.shiftId,
      bookings.map(({ workerId }) => workerId),
    );
  }

  private async insertBookings(
    tx: Tx,
    request: SeatRequest,
    bookings: TakenSeats['bookings'],
    judged: ReadonlyMap<Id, Judged>,
  ): Promise<void> {
    try {
      await tx.insert('bookings', bookingRows(tx, request, bookings, judged));
    } catch (error) {
      if (isDuplicate(error, 'uq_bookings_shift_worker_live')) throw new DomainError('booking.already_on_shift');
      throw error;
    }
    await record(tx, bookingChanges(request, bookings));
  }

  private emitMade(tx: Tx, request: SeatRequest, bookings: TakenSeats['bookings']): void {
    const { shift } = request;
    for (const { bookingId, workerId } of bookings) {
      tx.emit({
        name: 'booking.made.v1',
        aggregateId: bookingId,
        aggregateVersion: 1,
        cityCode: shift.cityCode,
        payload: {
          bookingId,
          shiftId: shift.shiftId,
          employerId: shift.employerId,
          workerId,
          partyId: request.partyId,
          offerId: request.offerId,
          how: request.how,
          start: shift.start.toISOString(),
          end: shift.end.toISOString(),
        },
      });
    }
  }
}

function emitFilled(tx: Tx, shift: ShiftDetails, seats: Seats): void {
  if (seats.filled < seats.headcount) return;
  tx.emit({
    name: 'shift.filled.v1',
    aggregateId: shift.shiftId,
    aggregateVersion: seats.version,
    cityCode: shift.cityCode,
    payload: { shiftId: shift.shiftId, employerId: shift.employerId, headcount: seats.headcount },
  });
}

/** Bookings as they are stored, in the name of the transaction's caller. */
const bookingRows = (
  tx: Tx,
  { shift, partyId, minimum, offerId, how }: SeatRequest,
  bookings: TakenSeats['bookings'],
  judged: ReadonlyMap<Id, Judged>,
) =>
  bookings.map(({ bookingId, workerId }) => ({
    id: bookingId,
    shiftId: shift.shiftId,
    employerId: shift.employerId,
    workerId,
    partyId,
    partyMinimum: partyId ? minimum : null,
    offerId,
    how,
    state: 'booked',
    live: true,
    startsAt: shift.start,
    endsAt: shift.end,
    legalEmployerCode: shift.legalEmployerCode,
    engagementType: shift.engagementType,
    tradeCode: shift.tradeCode,
    breaks: shift.breaks,
    findings: judged.get(workerId)?.findings ?? [],
    madeAt: tx.now,
    endedAt: null,
    endReason: null,
    ...provenanceOf(tx.caller),
  }));

const bookingChanges = ({ how }: SeatRequest, bookings: TakenSeats['bookings']): Change[] =>
  bookings.map(({ bookingId }) => ({
    subject: 'booking',
    subjectId: bookingId,
    from: null,
    to: 'booked',
    reason: how,
  }));

const refused = (code: string, details?: Refusal['details']): Judged => ({
  refusal: { code, ...(details ? { details } : {}) },
  findings: [],
});

const refusalError = ({ code, params, details }: Refusal): DomainError => new DomainError(code, params ?? {}, details);

/** Whether the posting still takes people, by what its own room says: its word may be here before its event. */
function assertPublic(shift: ShiftDetails, now: Date): void {
  const valid = shift.validUntil === null || now < shift.validUntil;
  if (shift.state !== 'open' || shift.postingState !== 'published' || !valid) throw new DomainError('shift.not_open');
}

/** The worker, and staff who help, hear everything; whoever else asks hears code and article. */
function heardBy(caller: Caller, workerId: Id, judged: Judged | undefined): Refusal | null {
  const refusal = judged?.refusal ?? null;
  if (!refusal || caller.kind === 'staff' || (caller.kind === 'worker' && caller.workerId === workerId)) return refusal;
  return forOthers(refusal);
}
