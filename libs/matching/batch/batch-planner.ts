import { join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { AssignmentAborted, type SolverProgress } from '../domain/assignment/solver-watch';
import type { BatchInput, BatchPlan } from '../domain/plan-batch';

/** What the thread says. */
export interface ThreadMessage {
  readonly progress?: SolverProgress;
  readonly plan?: BatchPlan;
}

/** Memory a plan may take, MiB: the largest batch allowed takes a fifth of it. */
const MEMORY_MIB = 512;

/** Plans batches in a thread of their own, one after the other, so that nothing else in the process waits for them. */
@Injectable()
export class BatchPlanner {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param seconds real time for getting better; what was reached then is the plan
   * Rejects with AssignmentAborted once the signal is given; nothing of it goes on then.
   */
  plan(
    input: BatchInput,
    { seconds, signal, onProgress }: { seconds: number; signal: AbortSignal; onProgress: (at: SolverProgress) => void },
  ): Promise<BatchPlan> {
    const turn = this.last.then(() => inThread(input, seconds, signal, onProgress));
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function inThread(
  input: BatchInput,
  seconds: number,
  signal: AbortSignal,
  onProgress: (at: SolverProgress) => void,
): Promise<BatchPlan> {
  if (signal.aborted) return Promise.reject(new AssignmentAborted());
  return new Promise<BatchPlan>((resolve, reject) => {
    const thread = new Worker(threadFile(), {
      workerData: { input, seconds },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    });
    const stop = (): void => {
      reject(new AssignmentAborted());
      void thread.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', ({ progress, plan }: ThreadMessage) => {
      if (progress) onProgress(progress);
      if (plan) resolve(plan);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the planning thread ended with ${code}`));
    });
  });
}

/** Under a test's compiler the source is no program of its own: what was built from it runs then. */
const threadFile = (): string =>
  join(
    __filename.endsWith('.ts') ? __dirname.replace(`${sep}libs${sep}`, `${sep}dist${sep}libs${sep}`) : __dirname,
    'batch-thread.js',
  );
