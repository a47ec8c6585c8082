import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings, makeDataSource, MariaDbConnections, openDataSource } from '@gg/platform';
import { migrate } from '@database/migrate';
import { CandidateSnapshots } from '../../../libs/matching/feed/candidate-snapshots';
import { FollowedIndex } from '../../../libs/matching/feed/followed-index';
import { ProjectionReader } from '../../../libs/matching/feed/projection-reader';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { elapsedMs, interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';
import { NOW } from './guangxi';
import { SEED, sharedFolder } from './kept-index';
import { fillProjection } from './made-projection';
import { madeQueries } from './made-queries';

const K = 200;

/** A process of matching begins: with its snapshot and what changed since, or by reading everybody. */
export const matchBootBench: Bench = {
  name: 'match-boot',
  about:
    'a start of matching: snapshot and replay against reading and building everybody, and that against reading alone',
  async run(house): Promise<Outcome> {
    const { quick } = house;
    const workers = quick ? 10_000 : 1_000_000;
    const changed = Math.round(workers / 500);
    const folder = join(sharedFolder(house), `projection-${workers}`);
    const servers = await house.startServers({ dataDir: folder, durable: true, only: ['mariadb'] });
    house.atEnd(() => servers.stop());
    await migrate(servers.databaseUrl);
    await house.progress.step(`Filling the projection with ${workers} workers`, () =>
      fillProjection(servers.adminDatabaseUrl, servers.databaseUrl, workers, folder, quick ? 256 : 2_048),
    );
    const settings = loadSettings('{}');
    const source = makeDataSource({ url: servers.databaseUrl, poolSize: 4 }, []);
    const dataSource = await openDataSource(source);
    house.atEnd(() => dataSource.destroy());
    const connections = new MariaDbConnections(dataSource, { NODE_ENV: 'production', settings });
    const { readRows } = settings.candidateIndex;
    const reader = new ProjectionReader(connections, readRows);
    mkdirSync(house.scratchDir, { recursive: true });
    const snapshots = new CandidateSnapshots(house.scratchDir, 86_400_000);
    const onFault = (whose: object, error: unknown): never => {
      throw new WrongAnswer(`${JSON.stringify(whose)}: ${String(error)}`);
    };
    const first = await FollowedIndex.read(reader, NOW, onFault);
    await snapshots.write(first, await reader.head(), NOW);
    // What changed since: some hundred people got an offer each, as the consumer of it writes.
    await connections.change('UPDATE candidate_feed SET seq = seq + ?', [changed]);
    await connections.change(
      `UPDATE candidates SET open_offers = open_offers + 1, feed_seq = ? + number DIV 500 WHERE number % 500 = 0`,
      [first.cursor + 1],
    );
    let rows = 0;
    const readAll = async (): Promise<void> => {
      rows = 0;
      for await (const page of reader.allWorkers()) rows += page.length;
    };
    let cold = first;
    let booted = first;
    const values = await interleaved(
      {
        raw: () => elapsedMs(readAll),
        cold: () => elapsedMs(async () => (cold = await FollowedIndex.read(reader, NOW, onFault))),
        boot: () =>
          elapsedMs(async () => {
            booted = await snapshots.read(await reader.head(), NOW, onFault);
            while (await booted.readOn(reader, readRows));
          }),
      },
      quick ? 1 : ROUNDS,
    );
    if (rows !== workers) throw new WrongAnswer(`${rows} of ${workers} rows were read`);
    const compared = sameAnswers(cold, booted, quick ? 30 : 100);
    const [raw, build, boot] = [median(values.raw), median(values.cold), median(values.boot)];
    return {
      data: { workers, seed: SEED, changed, compared },
      figures: {
        raw_read_ms: raw,
        cold_build_ms: build,
        boot_ms: boot,
        boot_ratio: build / boot,
        cold_build_ratio: build / raw,
      },
      targets: [
        { name: 'boot_ratio', value: build / boot, wanted: 'at least', stretch: 20, kind: 'speed' },
        { name: 'cold_build_ratio', value: build / raw, wanted: 'at most', stretch: 1.5, kind: 'speed' },
      ],
    };
  },
};

/** Both know the same of everybody and answer alike. */
function sameAnswers(a: FollowedIndex, b: FollowedIndex, count: number): number {
  if (a.cursor !== b.cursor || a.index.size !== b.index.size) throw new WrongAnswer('the two starts differ in size');
  for (let slot = 0; slot < a.index.store.slots; slot++) {
    const { plain } = a.index.store.at(slot).candidate;
    if (!b.index.holds(plain)) throw new WrongAnswer(`the two starts differ in worker ${plain.number}`);
  }
  let compared = 0;
  const told = ({ index }: FollowedIndex, query: ReturnType<typeof madeQueries>[number]): string[] =>
    index.search(query, { k: K }).map(({ workerId, score }) => `${workerId} ${score}`);
  for (const query of madeQueries(SEED, count)) {
    const [left, right] = [told(a, query), told(b, query)];
    if (left.join() !== right.join()) throw new WrongAnswer('the two starts answer differently');
    compared += left.length;
  }
  return compared;
}
