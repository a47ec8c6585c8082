import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { threadFile } from '@gg/platform';
import { AssignmentAborted, type SolverProgress } from '../domain/assignment/solver-watch';
import type { Candidate } from '../domain/candidate';
import type { BatchInput, BatchPlan } from '../domain/plan-batch';

/** What the thread says. */
export interface ThreadMessage {
  readonly progress?: SolverProgress;
  readonly plan?: BatchPlan;
}

/** What the thread begins with: all of a batch but its people. */
export interface ThreadStart {
  readonly input: Omit<BatchInput, 'candidates'>;
  readonly people: number;
  readonly seconds: number;
}

/** Some of a batch's people, who follow. */
export type ThreadPeople = readonly Candidate[];

/** People copied for the thread before others get their turn: a few milliseconds. */
const AT_ONCE = 200;
/** Memory a plan may take, MiB: 2,000 shifts of a seat, a million pairs, are planned in a quarter of it. */
const MEMORY_MIB = 512;

/**
 * Plans batches in a thread of their own, one after the other. Lists are handed over and not copied, and people are copied a few
 * at a time, so that nothing else in the process waits for them.
 */
@Injectable()
export class BatchPlanner {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param seconds real time for getting better; what was reached then is the plan
   * Rejects with AssignmentAborted once the signal is given and the thread is gone: nothing of it goes on then. The lists of the
   * input are empty afterwards.
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
    const { candidates, ...rest } = input;
    const start: ThreadStart = { input: rest, people: candidates.length, seconds };
    const thread = new Worker(threadFile(join(__dirname, 'batch-thread')), {
      workerData: start,
      transferList: input.ranked.flatMap((list) => [list.candidate.buffer, list.score.buffer, list.distanceM.buffer]),
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', ({ progress, plan }: ThreadMessage) => {
      if (progress) onProgress(progress);
      if (plan) resolve(plan);
    });
    thread.on('error', reject);
    let ended = false;
    thread.on('exit', (code) => {
      ended = true;
      signal.removeEventListener('abort', stop);
      reject(signal.aborted ? new AssignmentAborted() : new Error(`the planning thread ended with ${code}`));
    });
    const hand = async (): Promise<void> => {
      for (let from = 0; from < candidates.length && !ended; from += AT_ONCE) {
        const people: ThreadPeople = candidates.slice(from, from + AT_ONCE);
        thread.postMessage(people);
        await turn();
      }
    };
    hand().catch(reject);
  });
}
