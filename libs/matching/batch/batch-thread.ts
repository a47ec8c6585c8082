import { parentPort, workerData } from 'node:worker_threads';
import { planBatch, type BatchInput } from '../domain/plan-batch';
import type { ThreadMessage } from './batch-planner';

/** The other side of `BatchPlanner`: computes one plan and ends. */
const { input, seconds } = workerData as { input: BatchInput; seconds: number };
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
const since = performance.now();
const plan = planBatch(input, {
  timeOver: () => performance.now() - since > seconds * 1000,
  onProgress: (progress) => tell({ progress }),
});
tell({ plan });
