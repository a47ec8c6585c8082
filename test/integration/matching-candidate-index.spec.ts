import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { WorkerProfileState } from '@gg/contracts';
import { CLOCK, dayNumber, localDate, newId, type Clock, type Id } from '@gg/kernel';
import {
  candidateOf,
  LiveCandidateIndex,
  type PackedCandidateIndex,
  storeCalendars,
  storeParty,
  storeProfiles,
  type CandidateRow,
} from '@gg/matching';
import { Connections, Log, Metrics, systemCaller, Transactions, type Config, type Tx } from '@gg/platform';
import { migrate } from '@database/migrate';
import { renameCandidateFeed } from '@database/rename-candidate-feed';
import { schemaOf } from '@database/schema';
import { MatchingAppModule } from '../../apps/matching/matching.module';
import { POSTING, POSTING_NUMBERS } from '../../libs/matching/domain/packed/row-run';
import { ROW32, ROW32_NUMBERS } from '../../libs/matching/domain/packed/slot-block';
import { ProjectionReader } from '../../libs/matching/feed/projection-reader';
import { SnapshotFile, writeSnapshot } from '../../libs/matching/feed/snapshot-file';
import { bruteSearch } from '../../libs/matching/test/brute-force';
import { CENTRE } from '../../libs/matching/test/places-and-days';
import { madeCalendar, madeProfile } from '../bench/matching/made-workers';
import { madeQueries } from '../bench/matching/made-queries';
import { trades } from '../bench/matching/guangxi';
import { QuietRealtime, testConfig } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

let app: INestApplicationContext;
let database: TestDatabase;
let connections: Connections;
let config: Config;
let folder: string;
const replicas: Replica[] = [];

beforeAll(async () => {
  database = await createTestDatabase(migrate);
  folder = testFolder('matching-candidate-index');
  config = testConfig(database.url, {}, { MASTER_KEY_FILE: `${folder}/keys.json`, DATA_DIR: folder });
  app = await NestFactory.createApplicationContext(MatchingAppModule.with(config, schemaOf(config)), {
    logger: false,
    abortOnError: false,
  });
  connections = app.get(Connections);
}, 30_000);
afterEach(async () => {
  for (const { live } of replicas.splice(0)) await live.beforeApplicationShutdown();
});
afterAll(async () => {
  await app?.close();
});

interface Replica {
  readonly live: LiveCandidateIndex;
  readonly realtime: QuietRealtime;
  /** Rows of the projection that its start read whole. */
  readonly readAll: number;
  /** Times that the check has begun with the first worker. */
  readonly rounds: () => number;
  /** The most rows of one answer while it followed the feed. */
  readonly longest: () => number;
}

/** Another process of matching, as far as its index goes: what nudges one does not nudge the others. */
async function replica(
  dataDir: string,
  { restless = false, ...more }: { readonly restless?: boolean; readonly [setting: string]: unknown } = {},
  metrics = app.get(Metrics),
): Promise<Replica> {
  const realtime = new QuietRealtime();
  let readAll = 0;
  let rounds = 0;
  let longest = 0;
  const watched = {
    rows: async (sql: string, params: never[]) => {
      const rows = await connections.rows(sql, params);
      if (restless) live.nudge();
      return rows;
    },
    query: async (sql: string, params: never[]) => {
      if (/FROM candidates WHERE worker_id >/.test(sql)) readAll++;
      if (/FROM candidates WHERE number >/.test(sql) && params[0] === -1) rounds++;
      const rows = (await connections.query(sql, params)) as unknown[];
      if (/FROM candidates .*(feed_seq|worker_id IN)/.test(sql)) longest = Math.max(longest, rows.length);
      return rows;
    },
  };
  mkdirSync(dataDir, { recursive: true });
  const settings = { ...config.settings, candidateIndex: { ...config.settings.candidateIndex, ...more } };
  const live = new LiveCandidateIndex(
    watched as never,
    realtime,
    { require: () => undefined } as never,
    metrics,
    app.get(Log),
    app.get<Clock>(CLOCK),
    { ...config, DATA_DIR: dataDir, settings },
  );
  await live.onApplicationBootstrap();
  const one = { live, realtime, readAll, rounds: () => rounds, longest: () => longest };
  replicas.push(one);
  return one;
}

const transaction = (work: (tx: Tx) => Promise<void>): Promise<void> =>
  app.get(Transactions).run(systemCaller('test'), 'test', work);

/** People around one square, so that a search looks at all of them. */
function profile(number: number, change: Partial<WorkerProfileState> = {}): WorkerProfileState {
  const made = madeProfile(3, number);
  const point = { lng: CENTRE.lng + (number % 20) / 500, lat: CENTRE.lat + (number % 23) / 500 };
  return { ...made, point, trades: [{ code: trades[0]!, months: number % 30 }], ...change };
}

let versions = 1;
const told = (...states: WorkerProfileState[]): { version: number; state: WorkerProfileState }[] =>
  states.map((state) => ({ version: versions++, state }));

/** Everybody by a read of the tables and none of the index's code but the mapping of a row. */
async function scan(): Promise<NonNullable<ReturnType<typeof candidateOf>>[]> {
  const parties = await connections.rows<{ partyId: Id; state: string }>('SELECT * FROM candidate_parties');
  const partiesOf = (workerId: Id): Id[] =>
    parties
      .map(({ state }) => JSON.parse(state) as { partyId: Id; active: boolean; memberIds: Id[] })
      .filter(({ active, memberIds }) => active && memberIds.includes(workerId))
      .map(({ partyId }) => partyId)
      .sort();
  const rows = await connections.rows<CandidateRow>('SELECT * FROM candidates');
  return rows.flatMap((row) => candidateOf(row, partiesOf(row.workerId)) ?? []);
}

const queries = madeQueries(11, 6).map((query) => ({
  ...query,
  trade: trades[0]!,
  assemblyPoint: CENTRE,
  radiusM: 10_000,
  maxAge: null,
}));

async function expectTruth({ live }: Replica, leftOut: readonly Id[] = []): Promise<void> {
  const everybody = (await scan()).filter(({ workerId }) => !leftOut.includes(workerId));
  expect(live.index.size).toBe(everybody.length);
  for (const candidate of everybody) expect(live.index.get(candidate.workerId)).toEqual(candidate);
  let found = 0;
  for (const query of queries) {
    const ranked = live.index.search(query, { k: 50 }).map(({ workerId, score }) => [workerId, score]);
    expect(ranked).toEqual(
      bruteSearch(everybody, query)
        .slice(0, 50)
        .map(({ workerId, score }) => [workerId, score]),
    );
    found += ranked.length;
  }
  expect(found).toBeGreaterThan(0);
}

it('every replica comes to what the tables say, however transactions overlap and one is held open', async () => {
  await transaction((tx) => storeProfiles(tx, told(...Array.from({ length: 120 }, (_, n) => profile(n)))));
  const all = await Promise.all(['a', 'b', 'c'].map((name) => replica(join(folder, name))));
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let began = 0;
  // The first to begin takes its number last, and the one with the first number commits last of all that wait for it. More
  // disorder there cannot be: the counter's row stays locked from the number to COMMIT.
  const late = transaction(async (tx) => {
    await tx.rows('SELECT 1');
    began++;
    await held;
    await storeProfiles(tx, told(profile(7, { active: false }), profile(130)));
  });
  const holding = transaction(async (tx) => {
    await storeProfiles(tx, told(profile(8, { point: null }), profile(131)));
    began++;
    await held;
  });
  await poll('both to be open', () => began === 2);
  const waiting = Array.from({ length: 10 }, (_, n) =>
    transaction(async (tx) => {
      const state = profile(20 + n);
      await storeCalendars(tx, [{ version: versions++, state: madeCalendar(5, state) }]);
    }),
  );
  for (let look = 0; look < 30; look++) {
    for (const { live } of all) live.nudge();
    await connections.rows('SELECT 1');
  }
  release();
  await Promise.all([late, holding, ...waiting]);
  const members = [profile(1).workerId, profile(2).workerId];
  const party = { partyId: newId(), kind: 'couple' as const, leaderId: members[0]!, minimum: 2, active: true };
  await transaction((tx) => storeParty(tx, 1, { ...party, memberIds: members, answererIds: [] }));
  for (const one of all) {
    await one.live.caughtUp();
    await expectTruth(one);
  }
});

describe('a snapshot', () => {
  const path = (dataDir: string): string => join(dataDir, 'candidate-index.snapshot');

  it('and what came after it make the index that a read of everything makes', async () => {
    const dataDir = join(folder, 'kept');
    const first = await replica(dataDir);
    expect(first.readAll).toBeGreaterThan(0);
    await first.live.keepSnapshot();
    await transaction((tx) =>
      storeProfiles(tx, told(profile(30, { active: false }), profile(31, { point: null }), profile(200), profile(201))),
    );
    const members = [profile(3).workerId, profile(200).workerId];
    const party = { partyId: newId(), kind: 'couple' as const, leaderId: members[0]!, minimum: 2, active: true };
    await transaction((tx) => storeParty(tx, 1, { ...party, memberIds: members, answererIds: [] }));
    // Half of one, of a process that was killed while it wrote.
    const part = join(dataDir, `candidate-index.snapshot.${process.pid}.part`);
    writeFileSync(part, 'half');
    const second = await replica(dataDir);
    expect(existsSync(part)).toBe(false);
    expect(second.readAll).toBe(0);
    await expectTruth(second);
    // Goes on living: what was memory of the file is written to.
    await transaction((tx) =>
      storeProfiles(tx, told(...Array.from({ length: 60 }, (_, n) => profile(n, { active: n % 2 === 0 })))),
    );
    await second.live.caughtUp();
    await expectTruth(second);
  });

  it.each<[string, (file: Buffer) => Buffer | null]>([
    ['cut short', (file) => file.subarray(0, file.length - 100)],
    ['empty', () => Buffer.alloc(0)],
    ['of zeros', (file) => Buffer.alloc(file.length)],
    ...[0.001, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999].map((share): [string, (file: Buffer) => Buffer] => [
      `with a bit turned at ${share}`,
      (file) => {
        file[Math.floor(file.length * share)]! ^= 4;
        return file;
      },
    ]),
  ])('that is %s is not used', async (_, damage) => {
    const dataDir = join(folder, 'damaged');
    const first = await replica(dataDir);
    await first.live.keepSnapshot();
    writeFileSync(path(dataDir), damage(readFileSync(path(dataDir)))!);
    const second = await replica(dataDir);
    expect(second.readAll).toBeGreaterThan(0);
    expect(second.live.index.size).toBe(first.live.index.size);
    rmSync(path(dataDir));
  });

  it.each<[string, string]>([
    ['another feed', `feed_id = '${newId()}'`],
    ['a feed that began anew', 'seq = 1'],
  ])('of %s is not used', async (_, change) => {
    const dataDir = join(folder, 'foreign');
    const first = await replica(dataDir);
    await first.live.keepSnapshot();
    await first.live.beforeApplicationShutdown();
    const before = await connections.row<{ seq: number; feedId: Id }>('SELECT seq, feed_id FROM candidate_feed');
    await connections.change(`UPDATE candidate_feed SET ${change}`);
    try {
      expect((await replica(dataDir)).readAll).toBeGreaterThan(0);
    } finally {
      await connections.change('UPDATE candidate_feed SET seq = ?, feed_id = ?', [before!.seq, before!.feedId]);
    }
    expect((await replica(dataDir)).readAll).toBe(0);
  });

  it('of another form, or that is too old, is not used', async () => {
    const dataDir = join(folder, 'old');
    const first = await replica(dataDir);
    await first.live.keepSnapshot();
    const file = await SnapshotFile.open<{ form: string }>(path(dataDir));
    const [facts, pieces] = [file!.facts, await file!.pieces()];
    await file!.close();
    await writeSnapshot(path(dataDir), { ...facts, form: `${facts.form} and more` }, pieces);
    expect((await replica(dataDir)).readAll).toBeGreaterThan(0);
    await writeSnapshot(path(dataDir), facts, pieces);
    const clock = app.get<{ now: () => Date }>(CLOCK);
    const now = jest.spyOn(clock, 'now');
    now.mockReturnValue(new Date(Date.now() + 8 * 86_400_000));
    expect((await replica(dataDir)).readAll).toBeGreaterThan(0);
    now.mockReturnValue(new Date(Date.now() - 60_000));
    expect((await replica(dataDir)).readAll).toBeGreaterThan(0);
    now.mockRestore();
    expect((await replica(dataDir)).readAll).toBe(0);
  });
});

describe('a replica that is behind', () => {
  it('reads no more rows at a time than it is told, and all of them', async () => {
    const one = await replica(join(folder, 'behind'), { readRows: 7, pollMs: 600_000 });
    // One number of sixty rows, and twenty of one.
    await transaction((tx) => storeProfiles(tx, told(...Array.from({ length: 60 }, (_, n) => profile(60 + n)))));
    for (let n = 0; n < 20; n++) await transaction((tx) => storeProfiles(tx, told(profile(400 + n))));
    await one.live.caughtUp();
    expect(one.longest()).toBe(7);
    await expectTruth(one);
  });

  it('finds the next rows by the index of the feed, in its order', async () => {
    const explained = { rows: (sql: string, params: never[]) => connections.rows(`EXPLAIN ${sql}`, params) };
    const reader = new ProjectionReader({ ...explained, query: explained.rows } as never, 100);
    for (const id of [null, newId()]) {
      for (const [table, plan] of Object.entries({
        candidates: await reader.changedWorkers({ seq: 1, id }, 1_000, 50),
        candidate_parties: await reader.changedParties({ seq: 1, id }, 1_000, 50),
      })) {
        expect(plan).toMatchObject([{ table, type: 'range', key: `idx_${table}_feed` }]);
        expect(JSON.stringify(plan)).not.toMatch(/filesort|temporary/);
      }
    }
  });
});

it('is checked and kept also when there is always something to read', async () => {
  const metrics = new Metrics(config);
  const dataDir = join(folder, 'busy');
  // After every look at the feed there is cause for another.
  const settings = {
    checkRows: 500,
    checkEveryMs: 5,
    pollMs: 600_000,
    snapshotEveryMinutes: 1 / 6_000,
    restless: true,
  };
  const one = await replica(dataDir, settings, metrics);
  const repairs = async (): Promise<number> => (await metrics.candidateRepairs.get()).values[0]?.value ?? 0;
  one.live.index.remove(profile(33).workerId);
  await poll('it to be found', async () => (await repairs()) === 1);
  expect((await metrics.candidateBytes.get()).values[0]!.value).toBeGreaterThan(0);
  await poll('a snapshot', () => existsSync(join(dataDir, 'candidate-index.snapshot')));
  await transaction((tx) => storeProfiles(tx, told(profile(34, { active: false }))));
  await poll('the change', () => one.live.index.get(profile(34).workerId)?.active === false);
  await expectTruth(one);
});

describe('a database that was restored', () => {
  /** What is written is written, and then was never written. @returns the feed's number that is lost */
  async function losing(all: readonly Replica[], work: () => Promise<void>): Promise<number> {
    const seq = async (): Promise<number> =>
      Number((await connections.row<{ seq: number }>('SELECT seq FROM candidate_feed'))!.seq);
    const kept = await seq();
    const rows = await connections.rows<{ workerId: Id; profileVersion: number }>('SELECT * FROM candidates');
    await work();
    for (const { live } of all) await live.caughtUp();
    const lost = await seq();
    await transaction(async (tx) => {
      await tx.change('DELETE FROM candidates');
      await tx.insert('candidates', rows as never);
      await tx.change('UPDATE candidate_feed SET seq = ?', [kept]);
    });
    return lost;
  }
  const write = (...numbers: number[]): Promise<void> =>
    transaction((tx) => storeProfiles(tx, told(...numbers.map((n) => profile(n, { active: n % 2 === 0 })))));
  const rebuilds = async (): Promise<number> => (await app.get(Metrics).candidateRebuilds.get()).values[0]?.value ?? 0;

  it('is read anew by a replica that is ahead of it, and what that one kept is replaced', async () => {
    const dataDir = join(folder, 'ahead');
    const running = await replica(dataDir);
    const lost = await losing([running], () => write(51, 52, 301));
    await running.live.keepSnapshot();
    const before = await rebuilds();
    running.live.nudge();
    await poll('the replica to be back', () => running.live.position < lost);
    await expectTruth(running);
    expect(await rebuilds()).toBeGreaterThan(before);
    await running.live.beforeApplicationShutdown();
    // The feed passes what was lost; what is kept is of this time all the same.
    for (let i = 0; i < 4; i++) await write(60 + i);
    const second = await replica(dataDir);
    expect(second.readAll).toBe(0);
    await second.live.caughtUp();
    await expectTruth(second);
  });

  it('whose feed has passed what was lost is read anew under its new name, by who runs and by who starts', async () => {
    const [asleep, stopped] = [
      await replica(join(folder, 'asleep'), { pollMs: 600_000 }),
      await replica(join(folder, 'stopped')),
    ];
    const lost = await losing([asleep, stopped], () => write(53, 54, 302));
    await stopped.live.keepSnapshot();
    await stopped.live.beforeApplicationShutdown();
    for (let i = 0; i < 4; i++) await write(70 + i);
    expect(await renameCandidateFeed(database.url)).toBe(true);
    const started = await replica(join(folder, 'stopped'));
    expect(started.live.position).toBeGreaterThan(lost);
    expect(started.readAll).toBeGreaterThan(0);
    await asleep.live.caughtUp();
    for (const one of [started, asleep]) await expectTruth(one);
  });
});

it('what the index has not as the tables have it is found, put right and counted', async () => {
  const metrics = new Metrics(config);
  const repairs = async (): Promise<number> => (await metrics.candidateRepairs.get()).values[0]?.value ?? 0;
  const settings = { checkRows: 50, checkEveryMs: 1, pollMs: 1 };
  const one = await replica(join(folder, 'checked'), settings, metrics);
  const [gone, altered] = [profile(40), profile(41)];
  one.live.index.remove(gone.workerId);
  one.live.index.upsert({ ...one.live.index.get(altered.workerId)!, openOffers: 77 });
  const partyId = (await connections.row<{ partyId: Id }>('SELECT party_id FROM candidate_parties LIMIT 1'))!.partyId;
  one.live.index.removeParty(partyId);
  const member = profile(45).workerId;
  one.live.index.upsertParty({ partyId: newId(), kind: 'crew', leaderId: member, memberIds: [member], minimum: 2 });
  const parties = await connections.rows('SELECT party_id FROM candidate_parties WHERE JSON_VALUE(state, "$.active")');
  // A bit of a column, one of a day, and one of a posting are turned: the record knows nothing of it.
  const index = one.live.index as PackedCandidateIndex;
  const { store } = index;
  const [column, day, posting] = [46, 47, 48].map((n) => store.slotOf(profile(n).workerId));
  const [block] = store.blocks;
  block!.rows32[column! * ROW32_NUMBERS + ROW32.birth]! ^= 1 << 3;
  block!.low[store.freeDays.placeOf(dayNumber(localDate(new Date())))]![day!]! ^= 1 << 16;
  const postings = [...store.trades.get(trades[0]!)!.rows.values()].flatMap((run) =>
    Array.from({ length: run.length }, (_, place) => ({ run, place })),
  );
  const { run, place } = postings.find((at) => at.run.slotAt(at.place) === posting)!;
  run.postings[place * POSTING_NUMBERS + POSTING.bound]! ^= 1 << 12;
  const turned = [46, 47, 48].map((n) => index.get(profile(n).workerId)!);
  expect(turned.filter((candidate) => index.holds(candidate))).toEqual([]);
  // Changed behind the feed's back, and deleted behind it.
  await connections.change('UPDATE candidates SET open_offers = 2 WHERE worker_id = ?', [profile(43).workerId]);
  await connections.change('DELETE FROM candidates WHERE worker_id = ?', [profile(44).workerId]);
  // A row with faults is left out once, and is nothing to put right.
  await transaction((tx) => storeProfiles(tx, told(profile(303, { point: { lng: 999, lat: 0 } }))));
  // Whoever's run is written anew takes the posting of 48 along.
  await poll('all to be found', async () => (await repairs()) >= 8);
  await poll('all to be put right', () => index.holds(turned[2]!) && [...index.allParties].length === parties.length);
  await expectTruth(one, [profile(303).workerId]);
  expect(turned.filter((candidate) => !index.holds(candidate))).toEqual([]);
  expect(index.getParty(partyId)).toBeDefined();
  const all = await repairs();
  const rounds = one.rounds();
  await poll('another round', () => one.rounds() > rounds + 2);
  expect(await repairs()).toBe(all);
});
