import { Inject, Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { assertExceptionDate, exceptionRanges, type AvailabilityException } from '../domain/availability';
import { WorkerChanges } from './worker-changes';

export interface SetExceptionsCommand {
  /** Dates on which the week does not hold, each with what holds instead; a date said before is said anew. */
  readonly set: readonly AvailabilityException[];
  /** Dates on which the week holds again. */
  readonly clear: readonly LocalDate[];
}

/** Says on which dates a worker is free otherwise than every week. Throws `worker.availability_invalid`, `worker.exception_date`. */
@Injectable()
export class SetExceptions {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { set, clear }: SetExceptionsCommand): Promise<void> {
    const rows = new Map(set.map(({ date, free }) => [date, exceptionRanges(free)]));
    return this.changes.run(caller, 'workers.set-exceptions', 'desk.act_on_behalf', async (tx, workerId) => {
      const today = localDate(tx.now);
      for (const date of rows.keys()) assertExceptionDate(date, today);
      const dates = [...clear, ...rows.keys()];
      // What has passed goes too, so that the table does not grow with every holiday.
      const gone = dates.length > 0 ? '(on_date IN (?) OR on_date < ?)' : 'on_date < ?';
      await tx.change(`DELETE FROM worker_availability_exceptions WHERE worker_id = ? AND ${gone}`, [
        workerId,
        ...(dates.length > 0 ? [dates] : []),
        today,
      ]);
      await tx.insert(
        'worker_availability_exceptions',
        [...rows].map(([onDate, free]) => ({ workerId, onDate, free })),
      );
    });
  }
}
