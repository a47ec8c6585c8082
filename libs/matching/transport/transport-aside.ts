import { join } from 'node:path';
import { inThread } from '@gg/platform';
import { transport, type TransportPlan, type TransportProblem } from '../domain/transport/transport';

/** What is settled within so much takes some milliseconds, less than a thread takes to begin. */
const AT_ONCE = { lanes: 400, steps: 200_000 };

/**
 * The plan of {@link transport}, the same one, without keeping the process from other work: what takes longer than a few
 * milliseconds is computed in a thread of its own. Throws as it does.
 */
export async function transportAside(problem: TransportProblem): Promise<TransportPlan> {
  if (problem.lanes.length <= AT_ONCE.lanes) {
    const plan = transport(problem, AT_ONCE.steps);
    // A search that ended by itself ends alike with more steps to go.
    if (plan.proven) return plan;
  }
  return inThread(join(__dirname, 'transport-thread'), problem);
}
