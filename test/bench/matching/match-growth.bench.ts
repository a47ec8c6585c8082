import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';
import { bytesPerWorker, keptIndex, SEED } from './kept-index';
import { alikeQueries } from './made-queries';
import { searchTimesUs } from './search-times';
import { verify } from './verified';

const K = 200;
/** Searches of each size that are held against the brute force. */
const COMPARED = 3;
/** In which a million workers are looked at; fewer are looked at in a wider ring, so that as many answer. */
const RADIUS_OF_A_MILLION_M = 8_000;
/** Room for five million with all that a service holds beside them. */
const MEMORY_GIB = 24;

/** The same shifts among more and more people, with as many answers: what a search costs, and what a worker takes. */
export const matchGrowthBench: Bench = {
  name: 'match-growth',
  about: 'a search among 100 thousand, a million and five million workers, with as many answers each time',
  async run(house): Promise<Outcome> {
    const { quick } = house;
    const sizes = quick ? [5_000, 20_000, 50_000] : [100_000, 1_000_000, 5_000_000];
    const million = quick ? 20_000 : 1_000_000;
    const contestants: Record<string, () => number> = {};
    const answers: Record<string, number> = {};
    const memory: Record<string, number> = {};
    for (const size of sizes) {
      const index = await keptIndex(house, size);
      const radiusM = Math.round(RADIUS_OF_A_MILLION_M * Math.sqrt(million / size));
      const queries = alikeQueries(SEED, quick ? 40 : 200, radiusM);
      answers[size] = queries.reduce((sum, query) => sum + index.search(query, { k: K }).length, 0) / queries.length;
      memory[size] = bytesPerWorker(index);
      verify(index, size, queries.slice(0, COMPARED), K);
      searchTimesUs(index, queries, K);
      contestants[size] = () => median(searchTimesUs(index, queries, K, 3));
    }
    const values = await interleaved(contestants, quick ? 1 : ROUNDS);
    const [least, most] = [sizes[0]!, sizes.at(-1)!];
    if (!(answers[least]! > 0)) throw new WrongAnswer('the questions have no answers');
    const growth = median(values[most]!) / median(values[least]!);
    const share = growth / Math.sqrt(most / least);
    const gib = (memory[most]! * most) / 2 ** 30;
    return {
      data: { sizes: sizes.join('/'), seed: SEED, best: K, radius_of_a_million_m: RADIUS_OF_A_MILLION_M },
      figures: {
        ...Object.fromEntries(sizes.map((size) => [`query_p50_us_${size}`, median(values[size]!)])),
        ...Object.fromEntries(sizes.map((size) => [`answers_${size}`, answers[size]!])),
        ...Object.fromEntries(sizes.map((size) => [`bytes_per_worker_${size}`, memory[size]!])),
        time_growth: growth,
        growth_by_root_of_n: share,
        memory_gib: gib,
      },
      targets: [
        { name: 'growth_by_root_of_n', value: share, wanted: 'less than', stretch: 1, kind: 'speed' },
        { name: 'memory_gib', value: gib, wanted: 'less than', stretch: MEMORY_GIB / 4, kind: 'quality' },
      ],
    };
  },
};
