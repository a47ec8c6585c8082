import type { Candidate, ShiftQuery } from '@gg/matching';
import type { PackedCandidateIndex } from '../../../libs/matching/domain/packed/packed-candidate-index';
import { bruteMetres, bruteSearch } from '../../../libs/matching/test/brute-force';
import { WrongAnswer } from '../frame/bench';
import { SEED } from './kept-index';
import { madeCandidate } from './made-workers';

/** Records that are held against what they were made of. */
const SAMPLE = 2_000;

/**
 * Holds answers against the brute force, which is written separately and counts minute by minute. Throws {@link WrongAnswer}.
 * @returns how many answers and people were compared
 */
export function verify(
  index: PackedCandidateIndex,
  workers: number,
  queries: readonly ShiftQuery[],
  k: number,
): { queries: number; people: number } {
  for (let i = 0; i < SAMPLE; i++) {
    const number = Math.floor((i * workers) / SAMPLE);
    const candidate = madeCandidate(SEED, number, workers);
    if (!index.holds(candidate)) throw new WrongAnswer(`worker ${number} is not in the index as they are`);
  }
  const near: Candidate[][] = queries.map(() => []);
  for (let slot = 0; slot < index.store.slots; slot++) {
    const { candidate } = index.store.at(slot);
    for (const [i, query] of queries.entries()) {
      if (!candidate.trades.some(({ code }) => code === query.trade)) continue;
      const reach = query.radiusM + 10;
      if (!candidate.hasPresence && bruteMetres(candidate.point, query.assemblyPoint) > reach) continue;
      near[i]!.push(candidate.plain);
    }
  }
  let people = 0;
  for (const [i, query] of queries.entries()) {
    const expected = bruteSearch(near[i]!, query).slice(0, k);
    const found = index.search(query, { k });
    const told = (list: readonly { workerId: string; score: number; distanceM: number }[]): string =>
      JSON.stringify(list.map((c) => [c.workerId, c.score, c.distanceM]));
    if (told(found) !== told(expected)) {
      throw new WrongAnswer(`query ${i}: ${told(found).slice(0, 300)} instead of ${told(expected).slice(0, 300)}`);
    }
    people += expected.length;
  }
  return { queries: queries.length, people };
}
