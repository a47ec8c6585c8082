import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Transactions, type Caller, type Tx } from '@gg/platform';
import { endQuestions, questionsOf } from '../data/reconfirmations';
import { BoardPublisher } from '../read-models/board-publisher';
import { answeringWorker } from './answering-worker';
import { CancelBooking } from './cancel-booking.use-case';
import { bookingRow } from './seat-return';

export interface AnswerReconfirmationCommand {
  readonly bookingId: Id;
  readonly answer: 'coming' | 'not_coming';
  /** Why not; as of a cancellation. */
  readonly reason?: string;
}

export interface AnsweredReconfirmation {
  readonly bookingId: Id;
  readonly answer: 'coming' | 'not_coming';
  /** Members of the same party who lost their seats with it. */
  readonly released: readonly Id[];
}

/**
 * A worker who holds a seat says whether they come (再确认); each of a party for themself. Not coming is a cancellation, with
 * what follows from one. Saying the same again answers the same.
 * Refuses with `resource.not_found`, `reconfirmation.not_asked`, `booking.not_live`, `booking.started`.
 */
@Injectable()
export class AnswerReconfirmation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  async execute(caller: Caller, command: AnswerReconfirmationCommand): Promise<AnsweredReconfirmation> {
    const { bookingId, answer, reason = 'other' } = command;
    if (answer === 'not_coming') {
      const { released } = await this.cancelBooking.execute(caller, { bookingId, reason });
      return { bookingId, answer, released };
    }
    await this.transactions.run(caller, 'bookings.answer-reconfirmation', (tx) => this.comes(tx, bookingId));
    return { bookingId, answer, released: [] };
  }

  private async comes(tx: Tx, bookingId: Id): Promise<{ bookingId: Id }> {
    const booking = await bookingRow(tx, bookingId);
    if (!booking || booking.workerId !== answeringWorker(tx.caller)) throw new DomainError('resource.not_found');
    if (!booking.live) throw new DomainError('booking.not_live');
    if (booking.state !== 'booked' || tx.now >= booking.startsAt) throw new DomainError('booking.started');
    const ended = await endQuestions(tx, booking.shiftId, [bookingId], 'coming');
    if (ended.size === 0) {
      const last = (await questionsOf(tx, [bookingId])).at(-1);
      if (!last) throw new DomainError('reconfirmation.not_asked');
      // Closed between the look and the write, by a release or a cancellation.
      if (last.answer !== 'coming') throw new DomainError('booking.not_live');
    }
    this.board.refreshAfterCommit(tx, booking.shiftId);
    return { bookingId };
  }
}
