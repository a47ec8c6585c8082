import { join } from 'node:path';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { interleaved, ROUNDS } from '../frame/interleave';
import { median, quantile } from '../frame/statistics';
import { bytesPerWorker, keptIndex, SEED, sharedFolder } from './kept-index';
import { madeQueries } from './made-queries';
import { searchTimesUs } from './search-times';
import { SqlBaselines } from './sql-baselines';
import { verify } from './verified';

/** The best of a wave, and as many as one bulk insert takes. */
const K = 200;
const PARTIES = 20;
/** Of the mixed questions, those that are held against the brute force; of the shared ones all are. */
const COMPARED = 10;

/** The best 200 of a province for one shift: the index against what SQL can do, warm and tuned, with far fewer conditions. */
export const matchBench: Bench = {
  name: 'match',
  about: 'the best 200 of a million workers for one shift, exact: the index against clustered SQL and a spatial index',
  async run(house): Promise<Outcome> {
    const { quick } = house;
    const workers = quick ? 20_000 : 1_000_000;
    const index = await keptIndex(house, workers);
    const mixed = madeQueries(SEED, quick ? 100 : 1_000);
    const shared = mixed.slice(0, quick ? 5 : 15);
    const verified = await house.progress.step('Comparing with the brute force', async () =>
      verify(index, workers, [...shared, ...spread(mixed, COMPARED)], K),
    );
    if (verified.people === 0) throw new WrongAnswer('the questions that were compared have no answers');
    const folder = join(sharedFolder(house), `sql-${workers}`);
    const servers = await house.startServers({ dataDir: folder, durable: true, only: ['mariadb'] });
    house.atEnd(() => servers.stop());
    const sql = await house.progress.step('Filling the tables of the baselines', () =>
      SqlBaselines.open(servers.adminDatabaseUrl, index, folder, quick ? 256 : 2_048),
    );
    house.atEnd(() => sql.close());
    await house.progress.step('Comparing the baselines', () => sql.verify(index, shared, K));
    const timed = (one: (query: (typeof shared)[number]) => Promise<unknown>) => async (): Promise<number> => {
      const taken: number[] = [];
      for (const query of shared) {
        const since = performance.now();
        await one(query);
        taken.push((performance.now() - since) * 1000);
      }
      return median(taken);
    };
    searchTimesUs(index, mixed, K);
    const p99s: number[] = [];
    const p50s: number[] = [];
    const values = await interleaved(
      {
        index: () => median(searchTimesUs(index, shared, K, 9)),
        clustered: timed((query) => sql.clustered(query, K)),
        spatial: timed((query) => sql.spatial(query, K)),
        parties: () => medianUs(shared, (query) => index.searchParties(query, { k: PARTIES })),
        survey: () => medianUs(shared, (query) => index.survey(query)),
        mixed: () => {
          const times = searchTimesUs(index, mixed, K);
          p50s.push(median(times));
          p99s.push(quantile(times, 0.99));
          return p99s.at(-1)!;
        },
      },
      quick ? 1 : ROUNDS,
    );
    const subject = median(values.index);
    const ratios = { a: median(values.clustered) / subject, b: median(values.spatial) / subject };
    return {
      data: { workers, seed: SEED, best: K, queries: mixed.length, shared: shared.length, compared: verified.people },
      figures: {
        index_p50_us: subject,
        clustered_sql_p50_us: median(values.clustered),
        spatial_sql_p50_us: median(values.spatial),
        ratio_to_clustered_sql: ratios.a,
        ratio_to_spatial_sql: ratios.b,
        mixed_p50_us: median(p50s),
        mixed_p99_us: median(values.mixed),
        parties_p50_us: median(values.parties),
        survey_p50_us: median(values.survey),
        bytes_per_worker: bytesPerWorker(index),
      },
      targets: [
        { name: 'ratio_to_clustered_sql', value: ratios.a, wanted: 'at least', stretch: 40, kind: 'speed' },
        { name: 'ratio_to_spatial_sql', value: ratios.b, wanted: 'at least', stretch: 800, kind: 'speed' },
        { name: 'mixed_p99_us', value: median(values.mixed), wanted: 'at most', stretch: 1_000, kind: 'speed' },
      ],
    };
  },
};

/** So many of a list, from one end to the other. */
const spread = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]!);

function medianUs<T>(list: readonly T[], work: (one: T) => unknown): number {
  return median(
    list.map((one) => {
      const since = performance.now();
      work(one);
      return (performance.now() - since) * 1000;
    }),
  );
}
