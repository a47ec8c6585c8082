import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { RepresentedEmployers } from '@gg/employers';
import { Connections, isDuplicate, provenanceOf, Transactions, type Caller, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { record } from '../data/booking-records';
import { seatsOf } from '../data/seats';
import { guardWorkers } from '../data/worker-guards';
import { applicationLifecycle, type ApplicationState } from '../domain/lifecycles';
import { BoardPublisher } from '../read-models/board-publisher';
import { answeringWorker } from './answering-worker';
import { SeatTaker } from './seat-taker';

interface ApplicationRow {
  id: Id;
  shiftId: Id;
  employerId: Id;
  workerId: Id;
  state: ApplicationState;
  /** What it became; null unless chosen. */
  bookingId: Id | null;
}

export interface ApplicationAnswer {
  readonly applicationId: Id;
  readonly shiftId: Id;
  readonly state: ApplicationState;
  readonly bookingId: Id | null;
}

/**
 * Applications (报名): a worker asks and the employer picks. For shifts whose posting says so; such a shift has no claims.
 */
@Injectable()
export class Applications {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(SeatTaker) private readonly seatTaker: SeatTaker,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
  ) {}

  /**
   * Refuses with `shift.not_for_application`, `shift.not_open`, `shift.full`, `application.already_made`, and with what
   * would refuse the worker a seat now: nobody applies in vain.
   */
  async apply(caller: Caller, { shiftId }: { shiftId: Id }): Promise<ApplicationAnswer> {
    const workerId = answeringWorker(caller);
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    if (!shift.mode.application) throw new DomainError('shift.not_for_application');
    const prepared = await this.seatTaker.prepare([shift], [workerId]);
    return this.transactions.run(caller, 'bookings.apply', async (tx) => {
      const seats = await seatsOf(tx, shiftId);
      if (seats?.state !== 'open' || tx.now >= seats.startsAt) throw new DomainError('shift.not_open');
      await this.seatTaker.assertMayCome(tx, shift, workerId, prepared);
      const { employerId } = shift;
      const row: ApplicationRow = { id: newId(), shiftId, employerId, workerId, state: 'made', bookingId: null };
      try {
        await tx.insert('applications', { ...row, live: true, madeAt: tx.now, ...provenanceOf(caller) });
      } catch (error) {
        if (isDuplicate(error)) throw new DomainError('application.already_made');
        throw error;
      }
      await this.note(tx, row, null, 'made');
      await assertSeatLeft(tx, shiftId);
      return { applicationId: row.id, shiftId, state: 'made' as const, bookingId: null };
    });
  }

  async withdraw(caller: Caller, { applicationId }: { applicationId: Id }): Promise<ApplicationAnswer> {
    const workerId = answeringWorker(caller);
    return this.transactions.run(caller, 'bookings.withdraw-application', async (tx) => {
      const row = await tx.row<ApplicationRow>('SELECT * FROM applications WHERE id = ? AND worker_id = ?', [
        applicationId,
        workerId,
      ]);
      return this.move(tx, row, 'withdrawn');
    });
  }

  /** @param employerId whom staff act for; null for members */
  async refuse(
    caller: Caller,
    { applicationId }: { applicationId: Id },
    employerId: Id | null = null,
  ): Promise<ApplicationAnswer> {
    return this.transactions.run(caller, 'bookings.refuse-application', async (tx) => {
      const owner = await this.changing(tx, caller, employerId, 'bookings.refuse-application');
      return this.move(tx, await ownApplication(tx, applicationId, owner), 'not_chosen');
    });
  }

  /**
   * The employer picks: the application becomes a booking under the same checks as an offer, once. Picking again answers the
   * same while the worker holds the seat, and refuses with `booking.not_live` once it was given back.
   * @param employerId whom staff act for; null for members
   */
  choose(caller: Caller, command: { applicationId: Id }, employerId: Id | null = null): Promise<ApplicationAnswer> {
    return this.transactions.replaying(caller, () => this.pick(caller, command, employerId));
  }

  private async pick(
    caller: Caller,
    { applicationId }: { applicationId: Id },
    employerId: Id | null,
  ): Promise<ApplicationAnswer> {
    const { employerId: owner } = this.represented.of(caller, employerId);
    const row = await ownApplication(this.connections, applicationId, owner);
    if (!row) throw new DomainError('resource.not_found');
    const shift = (await this.shifts.details(this.connections, [row.shiftId])).get(row.shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    const prepared = await this.seatTaker.prepare([shift], [row.workerId]);
    return this.transactions.run(caller, 'bookings.choose-application', async (tx) => {
      await this.changing(tx, caller, employerId, 'bookings.choose-application');
      await guardWorkers(tx, [row.workerId]);
      const now = await ownApplication(tx, applicationId, owner);
      if (now?.state === 'chosen') return chosenBefore(tx, now);
      const bookingId = newId();
      const moved = await this.move(tx, now, 'chosen', bookingId);
      const { seats } = await this.seatTaker.take(
        tx,
        { shift, workerIds: [row.workerId], partyId: null, minimum: 1, offer: null, how: 'application', bookingId },
        prepared,
      );
      this.board.publishAfterCommit(tx, seats);
      return moved;
    });
  }

  private changing(tx: Tx, caller: Caller, employerId: Id | null, name: string): Promise<Id> {
    return this.represented.changing(tx, caller, employerId, { name, permission: 'applications.choose' });
  }

  private async move(
    tx: Tx,
    row: ApplicationRow | null,
    to: ApplicationState,
    bookingId: Id | null = null,
  ): Promise<ApplicationAnswer> {
    if (!row) throw new DomainError('resource.not_found');
    const answer = { applicationId: row.id, shiftId: row.shiftId, state: to, bookingId };
    if (row.state === to) return answer;
    applicationLifecycle.assert(row.state, to);
    const moved = await tx.changedOne(
      `UPDATE applications SET state = ?, live = NULL, booking_id = ? WHERE id = ? AND state = 'made'`,
      [to, bookingId, row.id],
    );
    if (!moved) throw new DomainError('state.transition_refused', { subject: 'application', from: row.state, to });
    await this.note(tx, row, row.state, to);
    return answer;
  }

  private async note(tx: Tx, row: ApplicationRow, from: ApplicationState | null, to: ApplicationState): Promise<void> {
    await record(tx, [{ subject: 'application', subjectId: row.id, from, to }]);
    tx.emit({
      name: 'application.changed.v1',
      aggregateId: row.id,
      aggregateVersion: from === null ? 1 : 2,
      payload: {
        applicationId: row.id,
        shiftId: row.shiftId,
        employerId: row.employerId,
        workerId: row.workerId,
        state: to,
      },
    });
  }
}

/** An application for a shift of this very employer. */
function ownApplication(reader: Pick<Tx, 'row'>, applicationId: Id, employerId: Id): Promise<ApplicationRow | null> {
  return reader.row<ApplicationRow>('SELECT * FROM applications WHERE id = ? AND employer_id = ?', [
    applicationId,
    employerId,
  ]);
}

/**
 * Written, as the last act: whoever takes the last seat or closes the shift comes before this application, which is refused
 * then, or after it, and ends it with the others. Nobody is left waiting for a seat that is gone.
 */
async function assertSeatLeft(tx: Tx, shiftId: Id): Promise<void> {
  const left = await tx.changedOne(
    `UPDATE shift_seats SET version = version + 1 WHERE shift_id = ? AND state = 'open' AND filled < headcount`,
    [shiftId],
  );
  if (left) return;
  const seats = await seatsOf(tx, shiftId);
  throw new DomainError(seats?.state === 'open' ? 'shift.full' : 'shift.not_open');
}

/** The same answer again; a seat that the worker has given back is not given anew. */
async function chosenBefore(tx: Tx, { id, shiftId, bookingId }: ApplicationRow): Promise<ApplicationAnswer> {
  const booking = await tx.row<{ live: number | null }>('SELECT live FROM bookings WHERE id = ?', [bookingId]);
  if (!booking?.live) throw new DomainError('booking.not_live');
  return { applicationId: id, shiftId, state: 'chosen', bookingId };
}
