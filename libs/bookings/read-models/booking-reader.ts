import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, pageOf, type Page } from '@gg/platform';
import type { BookingState } from '../domain/lifecycles';

export interface BookingView {
  readonly id: Id;
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly offerId: Id | null;
  readonly how: string;
  readonly state: BookingState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly channel: string;
  readonly onBehalfOf: Id | null;
}

const COLUMNS =
  'id, shift_id, employer_id, worker_id, party_id, offer_id, how, state, starts_at, ends_at, made_at, ended_at, end_reason, channel, on_behalf_of';

/** Bookings as their two sides see them. */
@Injectable()
export class BookingReader {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  /** A worker's bookings, the latest start first. */
  async ofWorker(workerId: Id, limit: number, after: readonly [string, string] | null): Promise<Page<BookingView>> {
    const rows = await this.connections.rows<BookingView>(
      `SELECT ${COLUMNS} FROM bookings WHERE worker_id = ? ${after ? 'AND (starts_at, id) < (?, ?)' : ''}
        ORDER BY starts_at DESC, id DESC LIMIT ?`,
      [workerId, ...(after ? [new Date(after[0]), after[1]] : []), limit + 1],
    );
    return pageOf(rows, limit, (row) => [row.startsAt.toISOString(), row.id]);
  }

  async ownOfWorker(workerId: Id, bookingId: Id): Promise<BookingView> {
    const row = await this.connections.row<BookingView>(
      `SELECT ${COLUMNS} FROM bookings WHERE id = ? AND worker_id = ?`,
      [bookingId, workerId],
    );
    if (!row) throw new DomainError('resource.not_found');
    return row;
  }

  /** Everybody who holds or held a seat of an employer's shift. */
  ofShift(shiftId: Id, employerId: Id): Promise<BookingView[]> {
    return this.connections.rows<BookingView>(
      `SELECT ${COLUMNS} FROM bookings WHERE shift_id = ? AND employer_id = ? ORDER BY made_at, id`,
      [shiftId, employerId],
    );
  }

  /** Seats that these workers hold now on these shifts, for those who tell them of it; no owner is asked. */
  async heldOn(shiftIds: readonly Id[], workerIds: readonly Id[]): Promise<BookingView[]> {
    if (shiftIds.length === 0 || workerIds.length === 0) return [];
    return this.connections.rows<BookingView>(
      `SELECT ${COLUMNS} FROM bookings WHERE shift_id IN (?) AND worker_id IN (?) AND live = 1 ORDER BY id`,
      [shiftIds, workerIds],
    );
  }

  /** The seat that a worker got last by an offer, held or given back; null: none. */
  ofOffer(offerId: Id, workerId: Id): Promise<BookingView | null> {
    return this.connections.row<BookingView>(
      `SELECT ${COLUMNS} FROM bookings
        WHERE worker_id = ? AND offer_id = ? AND shift_id = (SELECT shift_id FROM offers WHERE id = ?)
        ORDER BY live DESC, made_at DESC, id DESC LIMIT 1`,
      [workerId, offerId, offerId],
    );
  }
}
