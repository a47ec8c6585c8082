import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@gg/platform';
import { weeklyPattern, type WeeklyRange } from '../domain/availability';
import { WorkerChanges } from './worker-changes';

export interface SetAvailabilityCommand {
  /** The whole week; nothing means: not free in any week, only on dates with an exception. */
  readonly weekly: readonly WeeklyRange[];
}

/** Says when a worker is free in every week. Throws `worker.availability_invalid`. */
@Injectable()
export class SetAvailability {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { weekly }: SetAvailabilityCommand): Promise<{ weekly: WeeklyRange[] }> {
    const pattern = weeklyPattern(weekly);
    return this.changes.run(caller, 'workers.set-availability', 'desk.act_on_behalf', async (tx, workerId) => {
      await tx.change('UPDATE workers SET weekly = ? WHERE worker_id = ?', [JSON.stringify(pattern), workerId]);
      return { weekly: pattern };
    });
  }
}
