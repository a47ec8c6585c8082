import { Inject, Injectable } from '@nestjs/common';
import { RepresentedEmployers } from '@gg/employers';
import type { Id } from '@gg/kernel';
import { CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { batchesOfEmployer } from '../data/batches';
import { askBatch, cancelBatch, confirmBatch, freeSeats, type BatchAnswer } from './batch-moves';

export interface AskBatchCommand {
  readonly shiftIds: readonly Id[];
  readonly shiftsPerWorker: 'one' | 'several';
}

/**
 * An employer's shifts assigned together (批量派单): asked for, looked at as a preview, then confirmed into offers or
 * cancelled. The planning itself is a delivery, so that a process that dies is made up for by another.
 */
@Injectable()
export class BatchAssignments {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
  ) {}

  /**
   * Refuses with `resource.not_found` for a shift of another, `batch.no_seats`, `batch.too_big`.
   * @param employerId whom staff act for; null for members
   */
  ask(caller: Caller, command: AskBatchCommand, employerId: Id | null = null): Promise<BatchAnswer> {
    const shiftIds = [...new Set(command.shiftIds)].sort();
    return this.run(caller, 'bookings.ask-batch', employerId, async (tx, owner) => {
      const open = await freeSeats(tx, this.shifts, shiftIds, owner);
      const own = { employerId: owner, regionCode: null };
      return askBatch(tx, own, open, command.shiftsPerWorker, this.config.settings.batches);
    });
  }

  /** @see confirmBatch */
  confirm(caller: Caller, batchId: Id, employerId: Id | null = null): Promise<BatchAnswer> {
    return this.run(caller, 'bookings.confirm-batch', employerId, async (tx, owner) => {
      const { answer } = await confirmBatch(tx, batchId, batchesOfEmployer(owner));
      return answer;
    });
  }

  /** @see cancelBatch */
  cancel(caller: Caller, batchId: Id, employerId: Id | null = null): Promise<BatchAnswer> {
    return this.run(caller, 'bookings.cancel-batch', employerId, async (tx, owner) => {
      const { answer } = await cancelBatch(tx, batchId, batchesOfEmployer(owner));
      return answer;
    });
  }

  private run(
    caller: Caller,
    name: string,
    employerId: Id | null,
    work: (tx: Tx, owner: Id) => Promise<BatchAnswer>,
  ): Promise<BatchAnswer> {
    return this.transactions.run(caller, name, async (tx) =>
      work(tx, await this.represented.changing(tx, caller, employerId, { name, permission: 'shifts.change' })),
    );
  }
}
