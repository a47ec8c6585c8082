import { Inject, Injectable } from '@nestjs/common';
import { RepresentedEmployers } from '@gg/employers';
import { DomainError, newId, type Id } from '@gg/kernel';
import { CONFIG, provenanceOf, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { ownBatch, type BatchState } from '../data/batches';
import type { Seats } from '../data/seats';

export interface AskBatchCommand {
  readonly shiftIds: readonly Id[];
  readonly shiftsPerWorker: 'one' | 'several';
}

export interface BatchAnswer {
  readonly batchId: Id;
  readonly state: BatchState;
}

const CHANGE = { permission: 'shifts.change' } as const;

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
    return this.transactions.run(caller, 'bookings.ask-batch', async (tx) => {
      const owner = await this.represented.changing(tx, caller, employerId, { name: 'bookings.ask-batch', ...CHANGE });
      const open = await this.openSeats(tx, owner, shiftIds);
      const seats = open.reduce((sum, one) => sum + one.seats, 0);
      if (seats === 0) throw new DomainError('batch.no_seats');
      const limit = this.config.settings.batches.maxSeats;
      if (seats > limit) throw new DomainError('batch.too_big', { seats, limit });
      const batchId = newId();
      await tx.insert('batch_assignments', {
        id: batchId,
        employerId: owner,
        state: 'asked',
        shiftsPerWorker: command.shiftsPerWorker,
        askedAt: tx.now,
        changedAt: tx.now,
        expiresAt: null,
        stage: null,
        seats,
        filled: 0,
        preview: null,
        ...provenanceOf(tx.caller),
      });
      await tx.insert(
        'batch_shifts',
        open.map((one) => ({ batchId, ...one, planned: null, offered: null, leftOut: null, wave: null, doneAt: null })),
      );
      tx.emit({
        name: 'batch.asked.v1',
        aggregateId: batchId,
        aggregateVersion: 1,
        payload: { batchId, employerId: owner, shiftIds },
      });
      tx.emit({
        name: 'batch.plan-due.v1',
        aggregateId: batchId,
        aggregateVersion: 1,
        dueAt: new Date(tx.now.getTime() + this.config.settings.batches.giveUpMinutes * 60_000),
        payload: { batchId },
      });
      return { batchId, state: 'asked' };
    });
  }

  /**
   * The preview becomes offers; said twice it is done once. Refuses with `resource.not_found`, `batch.not_ready`,
   * `batch.expired`, `batch.over`.
   */
  confirm(caller: Caller, batchId: Id, employerId: Id | null = null): Promise<BatchAnswer> {
    return this.transactions.run(caller, 'bookings.confirm-batch', async (tx) => {
      const name = 'bookings.confirm-batch';
      const owner = await this.represented.changing(tx, caller, employerId, { name, ...CHANGE });
      const { actorId, onBehalfOf, channel, consentId } = provenanceOf(tx.caller);
      const confirmed = await tx.changedOne(
        `UPDATE batch_assignments SET state = 'confirmed', changed_at = ?, actor_id = ?, on_behalf_of = ?, channel = ?, consent_id = ?
          WHERE id = ? AND employer_id = ? AND state = 'ready' AND expires_at > ?`,
        [tx.now, actorId, onBehalfOf, channel, consentId, batchId, owner, tx.now],
      );
      const batch = await ownBatch(tx, batchId, owner);
      if (!confirmed) {
        if (batch.state === 'asked') throw new DomainError('batch.not_ready');
        if (batch.state === 'ready') throw new DomainError('batch.expired');
        if (batch.state !== 'confirmed' && batch.state !== 'offered') {
          throw new DomainError('batch.over', { state: batch.state });
        }
        return { batchId, state: batch.state };
      }
      const shifts = await tx.rows<{ shiftId: Id }>('SELECT shift_id FROM batch_shifts WHERE batch_id = ?', [batchId]);
      const shiftIds = shifts.map(({ shiftId }) => shiftId);
      tx.emit({
        name: 'batch.confirmed.v1',
        aggregateId: batchId,
        aggregateVersion: 2,
        payload: { batchId, employerId: owner, shiftIds },
      });
      return { batchId, state: 'confirmed' };
    });
  }

  /**
   * Ends a batch that is not confirmed; of its plan nothing is kept. Said twice it is done once. Refuses with
   * `resource.not_found`, `batch.over`.
   */
  cancel(caller: Caller, batchId: Id, employerId: Id | null = null): Promise<BatchAnswer> {
    return this.transactions.run(caller, 'bookings.cancel-batch', async (tx) => {
      const name = 'bookings.cancel-batch';
      const owner = await this.represented.changing(tx, caller, employerId, { name, ...CHANGE });
      const cancelled = await tx.changedOne(
        `UPDATE batch_assignments SET state = 'cancelled', changed_at = ?, preview = NULL, stage = NULL, filled = 0
          WHERE id = ? AND employer_id = ? AND state IN ('asked', 'ready')`,
        [tx.now, batchId, owner],
      );
      const { state } = await ownBatch(tx, batchId, owner);
      if (!cancelled && state !== 'cancelled') throw new DomainError('batch.over', { state });
      await tx.change('DELETE FROM batch_shifts WHERE batch_id = ?', [batchId]);
      return { batchId, state };
    });
  }

  /** What is open of shifts that are filled by offers. */
  private async openSeats(tx: Tx, owner: Id, shiftIds: readonly Id[]): Promise<{ shiftId: Id; seats: number }[]> {
    const details = await this.shifts.details(tx, shiftIds);
    const rows = await tx.rows<Seats>(
      'SELECT * FROM shift_seats WHERE shift_id IN (?) AND employer_id = ? ORDER BY shift_id',
      [shiftIds, owner],
    );
    if (rows.length < shiftIds.length) throw new DomainError('resource.not_found');
    const open: { shiftId: Id; seats: number }[] = [];
    for (const { shiftId, headcount, filled, state, startsAt } of rows) {
      const takes = state === 'open' && details.get(shiftId)?.mode.dispatch && startsAt > tx.now;
      if (takes && filled < headcount) open.push({ shiftId, seats: headcount - filled });
    }
    return open;
  }
}
