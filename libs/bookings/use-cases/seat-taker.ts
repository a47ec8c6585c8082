import { Inject, Injectable } from '@nestjs/common';
import { DomainError, groupedBy, localDate, newId, overlaps, type Id, type TimeWindow } from '@gg/kernel';
import { Connections, isDuplicate, provenanceOf, type Caller, type Tx } from '@gg/platform';
import { BlockReader as EmployerBlockReader, EmployerReader } from '@gg/employers';
import type { ShiftDetails } from '@gg/postings';
import { BlockReader as WorkerBlockReader, WorkerFactsReader, type WorkerFacts } from '@gg/workers';
import { forOthers, seatTogether, type Refusal } from '../domain/party-seats';
import { record, recordRows, type Change } from '../data/booking-records';
import type { Offer } from '../data/offers';
import { bearingTime, engagementsIn, type Engagement } from '../data/schedule';
import { fillSeats, seatsOf, seatsOfEach, type Seats } from '../data/seats';
import { fulfilApplications } from './close-applications';
import { AcceptanceJudge, type Judged } from './acceptance-judge';

/** The offer that a seat is taken by. */
export type AnsweredOffer = Pick<Offer, 'id' | 'source'>;

export interface SeatRequest {
  readonly shift: ShiftDetails;
  /** In the order in which seats are given; the leader of a party first. */
  readonly workerIds: readonly Id[];
  readonly partyId: Id | null;
  /** Fewest who must be seated; 1 for singles. */
  readonly minimum: number;
  readonly offer: AnsweredOffer | null;
  readonly how: 'offer' | 'claim' | 'application';
  /** The id of the one booking, where the asker has to write it down beforehand; one of its own otherwise. */
  readonly bookingId?: Id;
}

/** What is looked up before the transaction, because a guard does not protect it anyway. */
export interface Prepared {
  readonly facts: ReadonlyMap<Id, WorkerFacts>;
  /** Of whom one does not want the other, see {@link pairOf}. */
  readonly blocked: ReadonlySet<string>;
  readonly employerKinds: ReadonlyMap<Id, string>;
}

/** A worker who asks for a seat of a shift. */
interface Asking {
  readonly shift: ShiftDetails;
  readonly workerId: Id;
}

/** A single who accepts an offer, among others who do. */
export interface SingleAccept extends Asking {
  /** The common transaction, in this one's name. */
  readonly tx: Tx;
  readonly offer: AnsweredOffer;
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
  async prepare(shifts: readonly ShiftDetails[], workerIds: readonly Id[]): Promise<Prepared> {
    const employerIds = [...new Set(shifts.map(({ employerId }) => employerId))];
    const [facts, byWorkers, byEmployers, employerKinds] = await Promise.all([
      this.workerFacts.factsOf(this.connections, workerIds),
      this.workerBlocks.blocksAmong(this.connections, employerIds, workerIds),
      this.employerBlocks.blocksAmong(this.connections, employerIds, workerIds),
      this.employers.kindsOf(this.connections, employerIds),
    ]);
    const blocked = new Set(
      [...byWorkers, ...byEmployers].map(({ employerId, workerId }) => pairOf(employerId, workerId)),
    );
    return { facts, blocked, employerKinds };
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
    const asking = workerIds.map((workerId) => ({ shift, workerId }));
    const judged = await this.judgeAll(tx, asking, request.how, prepared);
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
    const judged = await this.judgeAll(tx, [{ shift, workerId }], 'application', prepared);
    const refusal = heardBy(tx.caller, workerId, judged.get(workerId));
    if (refusal) throw refusalError(refusal);
  }

  /**
   * What stands against each worker, in the order in which a person would ask.
   * @param asking each worker once
   */
  private async judgeAll(
    tx: Tx,
    asking: readonly Asking[],
    how: SeatRequest['how'],
    prepared: Prepared,
  ): Promise<Map<Id, Judged>> {
    const bearing = new Map(asking.map(({ shift }) => [shift, bearingTime(shift)]));
    const workerIds = asking.map(({ workerId }) => workerId);
    const engagements = groupedBy(
      workerIds.length > 0 ? await engagementsIn(tx, workerIds, spanOf([...bearing.values()])) : [],
      ({ workerId }) => workerId,
    );
    const judged = new Map<Id, Judged>();
    for (const { shift, workerId } of asking) {
      const mine = (engagements.get(workerId) ?? []).filter((one) => overlaps(bearing.get(shift)!, timeOf(one)));
      const here = mine.find((one) => one.shiftId === shift.shiftId);
      const clash = mine.find((one) => overlaps(shift, timeOf(one)));
      const facts = prepared.facts.get(workerId);
      if (here) judged.set(workerId, refused('booking.already_on_shift', { bookingId: here.bookingId }));
      else if (clash) judged.set(workerId, refused('booking.overlaps', { bookingId: clash.bookingId }));
      else if (!facts) judged.set(workerId, refused('worker.profile_missing'));
      else if (!facts.active) judged.set(workerId, refused(facts.paused ? 'worker.paused' : 'worker.not_active'));
      else if (prepared.blocked.has(pairOf(shift.employerId, workerId))) {
        judged.set(workerId, refused('worker.blocked'));
      } else {
        judged.set(
          workerId,
          this.judge.judge({
            shift,
            employerKind: prepared.employerKinds.get(shift.employerId) ?? 'organisation',
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
   * Puts singles who accepted offers on seats, of each shift as many as there are, the first of them first; each in the name of
   * their own transaction. Whoever cannot be seated is left out, and told nothing: alone they hear why.
   * @param asking each worker once
   * @param claim asks whether somebody who may be seated is; nothing is written for whom it says no
   * @returns the bookings of those who were seated, and the seats of their shifts as they are then
   */
  async takeEach(
    tx: Tx,
    asking: readonly SingleAccept[],
    prepared: Prepared,
    claim: (one: SingleAccept) => Promise<boolean>,
  ): Promise<{ readonly seated: ReadonlyMap<SingleAccept, Id>; readonly seats: readonly Seats[] }> {
    const seats = await seatsOfEach(tx, [...new Set(asking.map(({ shift }) => shift.shiftId))]);
    const judged = await this.judgeAll(tx, asking, 'offer', prepared);
    const left = new Map([...seats].map(([shiftId, one]) => [shiftId, seatsLeft(one, tx.now)]));
    const able = asking.filter(({ shift, workerId }) => {
      const free = left.get(shift.shiftId) ?? 0;
      if (free <= 0 || !isPublic(shift, tx.now) || judged.get(workerId)?.refusal !== null) return false;
      left.set(shift.shiftId, free - 1);
      return true;
    });
    const seated = new Map<SingleAccept, Id>();
    // Offers in the order of their ids, as those who close them write them.
    for (const one of [...able].sort((a, b) => (a.offer.id < b.offer.id ? -1 : 1))) {
      if (await claim(one)) seated.set(one, newId());
    }
    if (seated.size === 0) return { seated, seats: [] };
    const written = [...seated].map(([one, bookingId]) => ({ one, bookings: [{ bookingId, workerId: one.workerId }] }));
    await tx.insert(
      'bookings',
      written.flatMap(({ one, bookings }) => bookingRows(one.tx, requestOf(one), bookings, judged)),
    );
    await tx.insert(
      'booking_records',
      written.flatMap(({ one, bookings }) => recordRows(one.tx, bookingChanges(requestOf(one), bookings))),
    );
    const after: Seats[] = [];
    for (const [shiftId, onShift] of [...groupedBy(written, ({ one }) => one.shift.shiftId)].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      const last = onShift.at(-1)!.one;
      await this.fulfil(
        tx,
        last,
        onShift.flatMap((one) => one.bookings),
      );
      const filled = await fillSeats(tx, shiftId, onShift.length);
      for (const { one, bookings } of onShift) this.emitMade(one.tx, requestOf(one), bookings);
      emitFilled(last.tx, last.shift, filled);
      after.push(filled);
    }
    return { seated, seats: after };
  }

  /** Whoever applied as well waits for no answer any more. */
  private async fulfil(tx: Tx, { shift }: Pick<Asking, 'shift'>, bookings: TakenSeats['bookings']): Promise<void> {
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
          offerId: request.offer?.id ?? null,
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
  { shift, partyId, minimum, offer, how }: SeatRequest,
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
    offerId: offer?.id ?? null,
    offerSource: offer?.source ?? null,
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
function isPublic({ state, postingState, validUntil }: ShiftDetails, now: Date): boolean {
  return state === 'open' && postingState === 'published' && (validUntil === null || now < validUntil);
}

function assertPublic(shift: ShiftDetails, now: Date): void {
  if (!isPublic(shift, now)) throw new DomainError('shift.not_open');
}

const pairOf = (employerId: Id, workerId: Id): string => `${employerId} ${workerId}`;

const timeOf = ({ startsAt, endsAt }: Engagement): TimeWindow => ({ start: startsAt, end: endsAt });

/** From the first start to the last end. */
const spanOf = (windows: readonly TimeWindow[]): TimeWindow => ({
  start: new Date(Math.min(...windows.map(({ start }) => start.getTime()))),
  end: new Date(Math.max(...windows.map(({ end }) => end.getTime()))),
});

const seatsLeft = ({ state, startsAt, headcount, filled }: Seats, now: Date): number =>
  state === 'open' && now < startsAt ? headcount - filled : 0;

const requestOf = ({ shift, workerId, offer }: SingleAccept): SeatRequest => ({
  shift,
  workerIds: [workerId],
  partyId: null,
  minimum: 1,
  offer,
  how: 'offer',
});

/** The worker, and staff who help, hear everything; whoever else asks hears code and article. */
function heardBy(caller: Caller, workerId: Id, judged: Judged | undefined): Refusal | null {
  const refusal = judged?.refusal ?? null;
  if (!refusal || caller.kind === 'staff' || (caller.kind === 'worker' && caller.workerId === workerId)) return refusal;
  return forOthers(refusal);
}
