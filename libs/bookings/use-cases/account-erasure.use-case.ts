import { Inject, Injectable } from '@nestjs/common';
import { Erasures } from '@gg/identity';
import { DomainError } from '@gg/kernel';
import { Transactions, type Caller } from '@gg/platform';
import { guardWorkers } from '../data/worker-guards';
import { heldSeats } from '../read-models/erasure-consequences.reader';
import { answeringWorker } from './answering-worker';

/** A worker asks for the erasure of their account, and may take it back until it is due. */
@Injectable()
export class AccountErasure {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  /** Asking twice answers the same. Throws `erasure.seats_held`, `erasure.member_elsewhere`. */
  async ask(caller: Caller): Promise<{ dueAt: string }> {
    const workerId = answeringWorker(caller);
    return this.transactions.run(caller, 'bookings.ask-erasure', async (tx) => {
      await guardWorkers(tx, [workerId]);
      const held = await heldSeats(tx, workerId, tx.now);
      if (held.length > 0) throw new DomainError('erasure.seats_held', { count: held.length });
      const { dueAt } = await this.erasures.askWithin(tx, workerId);
      return { dueAt: dueAt.toISOString() };
    });
  }

  /** Throws `erasure.not_asked`. */
  async takeBack(caller: Caller): Promise<void> {
    const workerId = answeringWorker(caller);
    await this.transactions.run(caller, 'bookings.take-back-erasure', async (tx) => {
      await this.erasures.withdrawWithin(tx, workerId);
    });
  }
}
