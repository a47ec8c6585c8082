import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { assertPeriod, type Period, type StatedStatus } from '../domain/worker-status';
import { WorkerChanges } from './worker-changes';

export interface StateStatusCommand extends Period {
  readonly kind: StatedStatus;
}

/**
 * A worker states a fact that law asks about (劳动者身份). What was said of the same kind before is replaced, its proof
 * with it, unless the dates are the same. Throws `worker.period_reversed`.
 */
@Injectable()
export class StateStatus {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { kind, from, to }: StateStatusCommand): Promise<{ statusId: Id }> {
    assertPeriod({ from, to });
    return this.changes.run(caller, 'workers.state-status', 'desk.act_on_behalf', async (tx, workerId) => {
      const same = await tx.row<{ id: Id }>(
        `SELECT id FROM worker_statuses WHERE worker_id = ? AND kind = ? AND live = 1
            AND valid_from <=> ? AND valid_to <=> ? AND proof_state <> 'refused'`,
        [workerId, kind, from, to],
      );
      if (same) return { statusId: same.id };
      await tx.change(
        'UPDATE worker_statuses SET live = NULL, ended_at = ? WHERE worker_id = ? AND kind = ? AND live = 1',
        [tx.now, workerId, kind],
      );
      const statusId = newId();
      await tx.insert('worker_statuses', {
        id: statusId,
        workerId,
        kind,
        validFrom: from,
        validTo: to,
        proofState: 'stated',
        proofMethod: null,
        provenBy: null,
        provenAt: null,
        statedAt: tx.now,
        actorId: caller.accountId,
        consentId: caller.consentId,
        live: 1,
        endedAt: null,
      });
      return { statusId };
    });
  }
}
