import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { LANES, laneOf } from '@gg/contracts';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import { EmployerConsole } from './actors/employer-console';
import { OpenPage } from './actors/open-page';
import { brokenPromises } from './scenario/broken-promises';
import { HiringEvening } from './scenario/hiring-evening';
import { SharingTalks } from './scenario/sharing-talks';
import { FaultySystem, linesOf } from './support/faulty-system';

/** Longer than anything is held open here, so that nobody takes up again what is only slow. */
const LEASE_MS = 8_000;
const HELD_MS = 5_000;
const TEST_MS = 150_000;
/** Other dice each day. */
const SEED = Number(process.env['FAULT_SEED'] ?? Math.floor(Date.now() / 86_400_000));
const MATCHINGS = ['matching', 'matching-2'];

let system: FaultySystem;
let places = 0;

beforeAll(async () => {
  system = await FaultySystem.start({
    replicas: { 'matching-2': 'matching' },
    settings: { relay: { leaseMs: LEASE_MS, maxBackoffMs: LEASE_MS } },
  });
}, 120_000);
afterAll(() => system?.stop());
afterEach(() => {
  for (const name of MATCHINGS) system.spare(name);
});

/** An evening at a place of its own, from beginning to end. @param beside what else goes on meanwhile */
async function play(between: () => Promise<void>, beside?: SharingTalks): Promise<void> {
  const evening = await HiringEvening.prepare(system, places++);
  try {
    await between();
    await allOf([evening, ...(beside ? [beside] : [])]);
    expect(await brokenPromises(system, evening)).toEqual([]);
  } finally {
    evening.close();
  }
}

/** Stories that go on at once, to the end of the last. */
async function allOf(stories: readonly { run(): Promise<void> }[]): Promise<void> {
  const outcomes = await Promise.allSettled(stories.map((story) => story.run()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Work with so many seats at the place of these people, at an hour of its own. */
async function post(
  boss: EmployerConsole,
  place: HiringEvening['people']['place'],
  seats: number,
  hour: number,
): Promise<string> {
  const day = new Date(Math.ceil(system.clock.now().getTime() / 86_400_000) * 86_400_000 + 86_400_000);
  const start = new Date(day.getTime() + hour * 3_600_000);
  const { shiftIds } = await boss.post(postingBody(place, boss.employer, { start, headcount: seats }));
  return shiftIds[0]!;
}

/** Resolves when one of the processes has passed a point, and tells which have. */
const passed = (files: readonly string[], point: RegExp, enough = 1) =>
  poll(`${enough} processes at ${String(point)}`, () => {
    const there = files.filter((file) => linesOf(file).some((line) => point.test(line)));
    return there.length >= enough && there;
  });

describe('two relays and two sets of workers at once', () => {
  test(
    'both have their part of the work, and nothing happens twice',
    async () => {
      const files = MATCHINGS.map((name) => system.file(`${name}-relays`));
      await play(async () => {
        for (const [at, name] of MATCHINGS.entries()) system.plan(name, { record: files[at]! });
      });
      await passed(files, /transaction relay.claim commit after/, 2);
    },
    TEST_MS,
  );

  test(
    'a duplicate of every job changes nothing, nor does one that comes when all is done',
    async () => {
      await play(async () => {
        for (const name of MATCHINGS) system.plan(name, { jobs: { copies: 2 } });
      });
      for (const name of MATCHINGS) system.spare(name);
      await system.settled();
      const before = await system.checksums();
      expect(await enqueueAllAgain()).toBeGreaterThan(100);
      expect(await system.checksums()).toEqual(before);
    },
    TEST_MS,
  );

  test(
    `events delivered out of order, and twice, come to the same end (FAULT_SEED=${SEED} for the same dice)`,
    async () => {
      const talks = await SharingTalks.prepare(system, 0);
      await play(async () => {
        for (const name of MATCHINGS) system.plan(name, { jobs: { copies: 2, scatterMs: 1_200, seed: SEED } });
      }, talks);
      expect(await talks.broken()).toEqual([]);
    },
    TEST_MS,
  );

  test(
    'given the same job at the same time, they make one wave',
    async () => {
      const { place, boss } = await place12();
      const files = MATCHINGS.map((name) => system.file(`${name}-wave`));
      const release = system.file('wave-release');
      const point = 'matching transaction bookings.dispatch-when-shift-posted begin after 1';
      // More copies than one process works on at once, so that both have some in hand.
      for (const [at, name] of MATCHINGS.entries()) {
        system.plan(name, { record: files[at]!, hold: [{ point, release }], jobs: { copies: 12 } });
      }
      const shiftId = await post(boss, place, 2, 8);
      await passed(files, /^matching transaction bookings.dispatch-when-shift-posted begin after 1$/, 2);
      system.release(release);
      await system.settled();
      const waves = await system.rows<{ wave: number; picks: number }>(
        'SELECT wave, picks FROM dispatch_waves WHERE shift_id = ?',
        [shiftId],
      );
      // How many are asked at once is learned from how the evenings before went: the two read one count.
      expect(waves).toEqual([{ wave: 1, picks: expect.any(Number) }]);
      const { picks } = waves[0]!;
      expect(picks).toBeGreaterThanOrEqual(2);
      expect(await system.count('offers WHERE shift_id = ?', [shiftId])).toBe(picks);
      expect(
        await system.count(
          "notices WHERE kind = 'offer.made' AND subject_id IN (SELECT id FROM offers WHERE shift_id = ?)",
          [shiftId],
        ),
      ).toBe(picks);
      boss.close();
    },
    TEST_MS,
  );
});

/** Twelve workers and an employer at a place of their own. */
async function place12() {
  const place = system.world.place(places++);
  const workers = await system.world.workers(place, 12);
  const boss = new EmployerConsole(system.url('employer'), await system.world.employer(place));
  await system.indexed();
  return { place, workers, boss };
}

/** Puts a job into its queue for every delivery that was ever done. @returns how many */
async function enqueueAllAgain(): Promise<number> {
  const done = await system.rows<{ eventId: string; consumer: string; chunk: number }>(
    'SELECT event_id, consumer, chunk FROM event_deliveries WHERE done_at IS NOT NULL',
  );
  const connection = new Redis(system.system.redisUrl, { maxRetriesPerRequest: null });
  const queues = LANES.map((lane) => new Queue(lane, { connection, prefix: '{gg}' }));
  try {
    for (const [at, lane] of LANES.entries()) {
      const jobs = done.filter(({ consumer }) => laneOf(consumer) === lane);
      await queues[at]!.addBulk(
        jobs.map((data) => ({
          name: data.consumer,
          data,
          opts: { jobId: `${data.eventId}-${data.consumer}-${data.chunk}-again` },
        })),
      );
    }
    await poll(
      'the queues to be worked off',
      async () => {
        const counts = await Promise.all(
          queues.map((queue) => queue.getJobCountByTypes('waiting', 'active', 'prioritized', 'delayed')),
        );
        return counts.every((count) => count === 0);
      },
      60_000,
    );
  } finally {
    for (const queue of queues) await queue.close();
    connection.disconnect();
  }
  return done.length;
}

describe('transactions that end in another order than they began', () => {
  /**
   * What is held for five seconds, while one that began later comes and the index and pages read on. Numbers of the index's
   * feed that commit in reverse order there cannot be: whoever has one holds the lock on the counter until it commits.
   */
  test.each(['begin after', 'commit before'])(
    'around the polls of the index: a projection that was slow at %s is not missed',
    async (moment) => {
      const place = system.world.place(places++);
      const employer = await system.world.employer(place);
      await system.indexed();
      const files = MATCHINGS.map((name) => system.file(`${name}-${moment}`));
      const release = system.file(`index-release-${moment}`);
      const point = `matching transaction matching.project-worker ${moment} 1`;
      // Only one of the two processes holds; the later worker's projection may come to either.
      system.plan('matching', { record: files[0]!, hold: [{ point, release }] });
      await poll('the slow projection', async () => {
        if (linesOf(files[0]!).includes(point)) return true;
        await system.world.workers(place, 1);
        return false;
      });
      const heldAt = performance.now();
      await system.world.workers(place, 1);
      await poll('five seconds', () => performance.now() - heldAt >= HELD_MS, HELD_MS + 2_000);
      system.release(release);
      await system.indexed();
      const everybody = await system.count('workers WHERE region_code = ?', [place.countyCode]);
      const boss = new EmployerConsole(system.url('employer'), employer);
      const shiftId = await post(boss, place, everybody, 8);
      await system.settled();
      expect(await system.count('offers WHERE shift_id = ?', [shiftId])).toBe(everybody);
      boss.close();
    },
    TEST_MS,
  );

  test(
    'around a resumption: a notice that was committed behind the cursor of a page is not missed',
    async () => {
      const { place, workers, boss } = await place12();
      const [worker] = workers;
      const files = MATCHINGS.map((name) => system.file(`${name}-resume`));
      const release = system.file('resume-release');
      const point = 'matching transaction notifications.notify-offers-made commit before 1';
      for (const [at, name] of MATCHINGS.entries())
        system.plan(name, { record: files[at]!, hold: [{ point, release }] });
      const first = new OpenPage(system.url('worker'), worker!.token);
      await poll('the page', () => first.isConnected);

      const slow = await post(boss, place, 12, 8);
      const [holder] = await passed(files, new RegExp(`^${point}$`));
      const heldAt = performance.now();
      // The other process, which has not held anything, must not wait as well.
      for (const [at, name] of MATCHINGS.entries()) if (files[at] !== holder) system.spare(name);
      const quick = await post(boss, place, 12, 14);
      const ofShift = (page: OpenPage, shiftId: string) =>
        [...page.notices.values()].find(({ data }) => data['shiftId'] === shiftId);
      const seen = await poll('the notice that began later', () => ofShift(first, quick));
      expect(ofShift(first, slow)).toBeUndefined();
      first.close();
      await poll('five seconds', () => performance.now() - heldAt >= HELD_MS, HELD_MS + 2_000);
      system.release(release);
      await system.settled();

      const second = new OpenPage(system.url('worker'), worker!.token, first.cursor);
      const missed = await poll('what was missed', () => ofShift(second, slow));
      expect(missed.at < seen.at).toBe(true);
      second.close();
      boss.close();
    },
    TEST_MS,
  );
});

test(
  'one of two matching processes is killed under load: four evenings and talks at once end as if nothing had happened',
  async () => {
    const evenings: HiringEvening[] = [];
    for (let n = 0; n < 4; n++) evenings.push(await HiringEvening.prepare(system, places++));
    const talks = await SharingTalks.prepare(system, 1);
    const played = Promise.allSettled([allOf([...evenings, talks])]);
    await poll(
      'the load',
      async () =>
        evenings.every((evening) => evening.shiftIds.length > 0) &&
        (await system.count("offers WHERE state = 'accepted'")) > 0,
    );
    await system.system.service('matching-2').kill();
    const [outcome] = await played;
    if (outcome.status === 'rejected') throw outcome.reason;
    expect(await talks.broken()).toEqual([]);
    for (const evening of evenings) expect(await brokenPromises(system, evening)).toEqual([]);
    for (const evening of evenings) evening.close();
    await system.system.service('matching-2').start();
  },
  TEST_MS,
);

test(
  'one of two matching processes is killed while waves are made: every posting has its waves once, and nothing is lost',
  async () => {
    const { place, boss, workers } = await place12();
    const report = system.file('killed-at-a-wave');
    // It has written two waves, and nobody has heard of the second from it.
    const point = 'matching transaction bookings.dispatch-when-shift-posted commit after 2';
    system.plan('matching-2', { kill: { point, report } });
    const shiftIds: string[] = [];
    while (linesOf(report).length === 0 && shiftIds.length < 30) {
      shiftIds.push(
        ...(await Promise.all([8, 12, 16].map((hour) => post(boss, place, 1, 24 * shiftIds.length + hour)))),
      );
    }
    // Postings may come faster than their work is done: its second wave may still be ahead.
    await poll('the second wave of the one to be killed', () => linesOf(report).length === 1, 30_000);
    await system.allBack();
    await system.settled();
    const waves = await system.rows<{ shiftId: string; wave: number; picks: number; offers: number }>(
      `SELECT w.shift_id, w.wave, w.picks,
              (SELECT COUNT(DISTINCT o.worker_id) FROM offers o WHERE o.shift_id = w.shift_id AND o.wave = w.wave) AS offers
         FROM dispatch_waves w WHERE w.shift_id IN (?)`,
      [shiftIds],
    );
    // Somebody has at most three offers open: the last postings may find nobody who may get another.
    const asked = new Set(waves.map(({ shiftId }) => shiftId));
    const waiting = await system.rows<{ shiftId: string }>(
      "SELECT shift_id FROM dispatches WHERE shift_id IN (?) AND state = 'running' AND look_at IS NOT NULL",
      [shiftIds],
    );
    const resting = new Set(waiting.map(({ shiftId }) => shiftId));
    expect(shiftIds.filter((id) => !asked.has(id) && !resting.has(id))).toEqual([]);
    expect(new Set(waves.map(({ shiftId, wave }) => `${shiftId} ${wave}`)).size).toBe(waves.length);
    expect(waves.filter(({ picks, offers }) => Number(picks) !== Number(offers))).toEqual([]);
    const told = await system.rows<{ told: number }>(
      `SELECT (SELECT COUNT(*) FROM notices n WHERE n.kind = 'offer.made' AND n.subject_id = o.id) AS told
         FROM offers o WHERE o.shift_id IN (?)`,
      [shiftIds],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((one) => Number(one.told) !== 1)).toEqual([]);
    expect(
      await system.count('offers WHERE shift_id IN (?) AND worker_id NOT IN (?)', [
        shiftIds,
        workers.map(({ accountId }) => accountId),
      ]),
    ).toBe(0);
    boss.close();
  },
  TEST_MS,
);
