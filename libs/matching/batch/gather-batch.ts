import { setImmediate as turn } from 'node:timers/promises';
import type { Id } from '@gg/kernel';
import type { Candidate } from '../domain/candidate';
import { MAX_K, type CandidateIndex } from '../domain/candidate-index';
import type { BatchInput, BatchTravel, Suited } from '../domain/plan-batch';
import type { EligibilityPolicy, ShiftFacts } from '../domain/shift-query';

/** A shift of a batch (批量派单) and what of it is to be given. */
export interface BatchShift {
  readonly shift: ShiftFacts;
  /** Seats nobody holds. */
  readonly seats: number;
  /** Who is not to be asked for it: seated, asked before, blocked. */
  readonly leaveOut: readonly Id[];
}

export interface BatchTerms {
  readonly now: Date;
  /** How far from the assembly point, metres. */
  readonly radiusM: number;
  readonly policy: EligibilityPolicy;
  readonly shiftsPerWorker: 'one' | 'several';
  readonly travel: BatchTravel;
}

/**
 * People compared for one shift: enough to choose from, and one more for each seat of the shifts that it shares its hours with, so
 * that like shifts do not all have the same few; and of all shifts together so many at most as stay in memory.
 */
const CHOICE = { perSeat: 20, more: 200, ofAll: 1_000_000 };

/**
 * Asks the index about every shift: the hard conditions and the score are the same as for a wave. Waves and everybody else in the
 * process get their turn between two searches.
 */
export async function gatherBatch(
  shifts: readonly BatchShift[],
  index: Pick<CandidateIndex, 'search' | 'get'>,
  { now, radiusM, policy, shiftsPerWorker, travel }: BatchTerms,
): Promise<BatchInput> {
  const candidates: Candidate[] = [];
  const numberOf = new Map<Id, number>();
  const ranked: Suited[] = [];
  const queries = shifts.map(({ shift, seats }) => ({ query: { ...shift, radiusM, now, policy }, seats }));
  const choice = choiceOf(shifts, policy.minRestMinutes * 60_000);
  let cutShifts = 0;
  for (const [i, { query, seats }] of queries.entries()) {
    const k = choice[i]!;
    const found = seats === 0 ? [] : index.search(query, { k: k + 1, exclude: new Set(shifts[i]!.leaveOut) });
    if (found.length > k) {
      cutShifts++;
      found.pop();
    }
    for (const { workerId } of found) {
      if (numberOf.has(workerId)) continue;
      numberOf.set(workerId, candidates.length);
      candidates.push(index.get(workerId)!);
    }
    ranked.push({
      candidate: Int32Array.from(found, ({ workerId }) => numberOf.get(workerId)!),
      score: Float64Array.from(found, ({ score }) => score),
      distanceM: Float64Array.from(found, ({ distanceM }) => distanceM),
    });
    await turn();
  }
  return { shifts: queries, candidates, ranked, cutShifts, shiftsPerWorker, travel };
}

/** How many people are compared for each shift. */
function choiceOf(shifts: readonly BatchShift[], restMs: number): number[] {
  const base = shifts.map(({ seats }) => CHOICE.perSeat * seats + CHOICE.more);
  const rivals = shifts.map(({ shift: { window } }) =>
    shifts.reduce((sum, { shift: other, seats }) => {
      const atOnce =
        other.window.start.getTime() < window.end.getTime() + restMs &&
        window.start.getTime() < other.window.end.getTime() + restMs;
      return atOnce ? sum + seats : sum;
    }, 0),
  );
  const [all, more] = [base, rivals].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  const share = Math.min(1, Math.max(0, CHOICE.ofAll - all) / Math.max(1, more));
  return base.map((count, i) => Math.min(MAX_K - 1, count + Math.floor(rivals[i]! * share)));
}
