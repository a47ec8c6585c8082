import { Inject, Injectable } from '@nestjs/common';
import { BlockReader } from '@gg/employers';
import { CLOCK, NO_QUIET_HOURS, type Clock, type Id } from '@gg/kernel';
import {
  AssignmentAborted,
  BatchPlanner,
  gatherBatch,
  LiveCandidateIndex,
  type BatchPlan,
  type SolverProgress,
} from '@gg/matching';
import {
  CONFIG,
  Connections,
  Consumer,
  systemCaller,
  Transactions,
  type Config,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { batchRow } from '../data/batches';
import { tellPlanned } from '../use-cases/batch-news';
import { batchFacts } from '../use-cases/batch-facts';
import { dispatchPolicy } from '../use-cases/dispatch-policy';

/** How often progress is written, and a cancellation heard. */
const LOOK_MS = 500;

/**
 * Plans a batch: candidates from the live index, the solver in a thread of its own. Safe to run twice or on two replicas at
 * once: a plan is written only for a batch that still waits for one, and one that was cancelled ends the thread.
 */
@Injectable()
@Consumer('bookings.plan-batch-when-asked', 'batch.asked.v1')
export class PlanBatchWhenAsked implements OutsideConsumer<'batch.asked.v1', BatchPlan | null> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LiveCandidateIndex) private readonly live: LiveCandidateIndex,
    @Inject(BatchPlanner) private readonly planner: BatchPlanner,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(BlockReader) private readonly blocks: BlockReader,
  ) {}

  async perform(event: EventOf<'batch.asked.v1'>): Promise<BatchPlan | null> {
    const { batchId, shiftIds } = event.payload;
    const batch = await batchRow(this.connections, batchId);
    if (batch?.state !== 'asked') return null;
    const index = await this.live.whenWhole();
    const now = this.clock.now();
    const readers = { connections: this.connections, shifts: this.shifts, blocks: this.blocks };
    const { dispatch, batches } = this.config.settings;
    const shifts = await batchFacts(readers, shiftIds, now);
    const input = await gatherBatch(shifts, index, {
      now,
      radiusM: Math.max(...dispatch.radiiM),
      // A preview wakes nobody: it is planned at night as it would be by day.
      policy: { ...dispatchPolicy(dispatch, this.config.settings), quietHours: NO_QUIET_HOURS },
      shiftsPerWorker: batch.shiftsPerWorker,
      travel: batches,
    });
    const abort = new AbortController();
    let at: SolverProgress | null = null;
    const watch = this.watch(event, batchId, () => at, abort);
    try {
      const onProgress = (progress: SolverProgress): void => void (at = progress);
      return await this.planner.plan(input, { seconds: batches.planSeconds, signal: abort.signal, onProgress });
    } catch (error) {
      if (error instanceof AssignmentAborted) return null;
      throw error;
    } finally {
      await watch.stop();
    }
  }

  async confirm(plan: BatchPlan | null, event: EventOf<'batch.asked.v1'>, tx: Tx): Promise<void> {
    if (!plan) return;
    const { batchId } = event.payload;
    const expiresAt = new Date(tx.now.getTime() + this.config.settings.batches.previewMinutes * 60_000);
    const written = await tx.changedOne(
      `UPDATE batch_assignments SET state = 'ready', changed_at = ?, expires_at = ?, stage = NULL, seats = ?, filled = ?, preview = ?
        WHERE id = ? AND state = 'asked'`,
      [tx.now, expiresAt, plan.seats, plan.filled, JSON.stringify(plan), batchId],
    );
    if (!written) return;
    const { employerId, regionCode } = (await batchRow(tx, batchId))!;
    const { seats, filled } = plan;
    tellPlanned(tx, { batchId, employerId, regionCode, outcome: 'ready', seats, filled, expiresAt });
    const planned = new Map<Id, number>();
    for (const { shiftId } of plan.picks) planned.set(shiftId, (planned.get(shiftId) ?? 0) + 1);
    for (const shiftId of event.payload.shiftIds) {
      await tx.change('UPDATE batch_shifts SET planned = ? WHERE batch_id = ? AND shift_id = ?', [
        planned.get(shiftId) ?? 0,
        batchId,
        shiftId,
      ]);
    }
  }

  /** Writes how far the planner is, and gives the signal once the batch no longer waits for it. */
  private watch(
    event: EventOf<'batch.asked.v1'>,
    batchId: Id,
    progress: () => SolverProgress | null,
    abort: AbortController,
  ): { stop: () => Promise<void> } {
    let looking: Promise<void> = Promise.resolve();
    const look = async (): Promise<void> => {
      const at = progress();
      const waits = await this.transactions.run(systemCaller(event.trace), 'bookings.batch-progress', async (tx) => {
        await tx.change(`UPDATE batch_assignments SET stage = ?, filled = ? WHERE id = ? AND state = 'asked'`, [
          at?.stage ?? null,
          at?.filled ?? 0,
          batchId,
        ]);
        return (await batchRow(tx, batchId))?.state === 'asked';
      });
      if (!waits) abort.abort();
    };
    const timer = setInterval(() => {
      // A look that fails is made up for by the next; the plan is written only where it is still waited for.
      looking = looking.then(look).catch(() => undefined);
    }, LOOK_MS);
    return {
      stop: async () => {
        clearInterval(timer);
        await looking;
      },
    };
  }
}
