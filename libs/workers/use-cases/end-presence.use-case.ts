import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@gg/platform';
import { WorkerChanges } from './worker-changes';

/** "I have left the market." Ending what has ended already changes nothing. */
@Injectable()
export class EndPresence {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller): Promise<void> {
    return this.changes.run(caller, 'workers.end-presence', 'desk.record_presence', async (tx, workerId) => {
      await tx.change(
        'UPDATE worker_presences SET live = NULL, ended_at = LEAST(until_at, ?) WHERE worker_id = ? AND live = 1',
        [tx.now, workerId],
      );
    });
  }
}
