import { parentPort, workerData } from 'node:worker_threads';
import type { Candidate } from '../domain/candidate';
import { planBatch } from '../domain/plan-batch';
import type { ThreadMessage, ThreadPeople, ThreadStart } from './batch-planner';

/** The other side of `BatchPlanner`: computes one plan, once all its people are there, and ends. */
const { input, people, seconds } = workerData as ThreadStart;
const candidates: Candidate[] = [];
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);

const planOnceAllAreThere = (): void => {
  if (candidates.length < people) return;
  const since = performance.now();
  const plan = planBatch(
    { ...input, candidates },
    {
      timeOver: () => performance.now() - since > seconds * 1000,
      onProgress: (progress) => tell({ progress }),
    },
  );
  tell({ plan });
  parentPort?.close();
};

parentPort?.on('message', (some: ThreadPeople) => {
  candidates.push(...some);
  planOnceAllAreThere();
});
if (people === 0) planOnceAllAreThere();
