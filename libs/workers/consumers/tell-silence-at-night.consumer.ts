import { Inject, Injectable } from '@nestjs/common';
import { nextQuietPersons, quietPersons } from '@gg/identity';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections, Consumer, systemCaller, Transactions, type EventOf, type OutsideConsumer } from '@gg/platform';
import { WorkerChanges } from '../use-cases/worker-changes';

/** Profiles told in one transaction. */
const BATCH = 200;

/**
 * Every night: silence is something that nobody does, so nothing tells of it by itself. Workers who have gone quiet since
 * are told to matching as not active, and those who are back as active, should that not have been told. Safe to stop and
 * to repeat.
 */
@Injectable()
@Consumer('workers.tell-silence-at-night', 'upkeep.night-due.v1')
export class TellSilenceAtNight implements OutsideConsumer<'upkeep.night-due.v1', void> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ trace }: EventOf<'upkeep.night-due.v1'>): Promise<void> {
    const now = this.clock.now();
    for (let after: Id | null = null; ;) {
      const quiet: Id[] = await nextQuietPersons(this.connections, after, BATCH, now);
      await this.tell(trace, quiet, true);
      after = quiet.at(-1) ?? null;
      if (quiet.length < BATCH) break;
    }
    for (let after: Id | null = null; ;) {
      const told: { workerId: Id }[] = await this.connections.rows<{ workerId: Id }>(
        `SELECT worker_id FROM workers WHERE silent = 1 ${after === null ? '' : 'AND worker_id > ?'}
          ORDER BY worker_id LIMIT ?`,
        [...(after === null ? [] : [after]), BATCH],
      );
      const ids = told.map((row) => row.workerId);
      const quiet = await quietPersons(this.connections, ids, now);
      await this.tell(
        trace,
        ids.filter((id) => !quiet.has(id)),
        false,
      );
      after = ids.at(-1) ?? null;
      if (ids.length < BATCH) break;
    }
  }

  async confirm(): Promise<void> {}

  /** Tells those of them of whom it has not been told. */
  private async tell(trace: string, workerIds: readonly Id[], silent: boolean): Promise<void> {
    if (workerIds.length === 0) return;
    const news = await this.connections.rows<{ workerId: Id }>(
      'SELECT worker_id FROM workers WHERE worker_id IN (?) AND silent = ? ORDER BY worker_id',
      [workerIds, !silent],
    );
    if (news.length === 0) return;
    const ids = news.map((row) => row.workerId);
    await this.transactions.run(systemCaller(trace), 'workers.tell-silence', async (tx) => {
      await this.changes.bump(tx, ids);
      await tx.change('UPDATE workers SET silent = ? WHERE worker_id IN (?)', [silent, ids]);
      await this.changes.tell(tx, ids);
    });
  }
}
