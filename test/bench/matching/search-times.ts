import type { ShiftQuery } from '@gg/matching';
import type { PackedCandidateIndex } from '../../../libs/matching/domain/packed/packed-candidate-index';

/** What SQL gives of a place in the ranking: read, so that nothing of it is put off. */
let sink = 0;

/** Real time of each search, microseconds. */
export function searchTimesUs(
  index: PackedCandidateIndex,
  queries: readonly ShiftQuery[],
  k: number,
  times = 1,
): number[] {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    for (const query of queries) {
      const since = performance.now();
      for (const found of index.search(query, { k })) sink += found.number + found.score + found.distanceM;
      taken.push((performance.now() - since) * 1000);
    }
  }
  if (!Number.isFinite(sink)) throw new RangeError('not a number');
  return taken;
}
