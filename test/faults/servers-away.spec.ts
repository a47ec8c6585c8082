import { poll } from '../support/poll';
import { brokenPromises } from './scenario/broken-promises';
import { HiringEvening } from './scenario/hiring-evening';
import { FaultySystem } from './support/faulty-system';

const AWAY_MS = 20_000;
const EVENING_MS = 150_000;

let system: FaultySystem;
let evenings = 0;
let evening: HiringEvening;
let isOver = false;

beforeAll(async () => {
  system = await FaultySystem.start();
}, 120_000);
afterAll(() => system?.stop());

beforeEach(async () => {
  evening = await HiringEvening.prepare(system, evenings++);
}, 60_000);
afterEach(() => evening?.close());

/** Plays the evening while something is done to a server. */
async function playWhile(trouble: () => Promise<void>): Promise<void> {
  isOver = false;
  const run = evening.run().finally(() => (isOver = true));
  const [played, troubled] = await Promise.allSettled([run, trouble()]);
  for (const one of [played, troubled]) if (one.status === 'rejected') throw one.reason;
  expect(await brokenPromises(system, evening)).toEqual([]);
}

/**
 * Resolves when the evening has come so far that one of its offers, or bookings, is in a state; at the latest when it is over:
 * who is fast enough for a seat, and gives it back, is not the same every evening.
 */
const come = (table: 'offers' | 'bookings', state: string) =>
  poll(
    `one of the ${table} to be ${state}`,
    async () =>
      isOver ||
      (evening.shiftIds.length > 0 &&
        (await system.count(`${table} WHERE shift_id IN (?) AND state = ?`, [evening.shiftIds, state])) > 0),
    EVENING_MS,
  );

const redis = () => system.system.servers!.redis;
const mariadb = () => system.system.servers!.mariadb;

test(
  'Redis is emptied again and again: every offer and notice still arrives',
  () =>
    playWhile(async () => {
      await poll('the posting', () => evening.shiftIds.length > 0);
      await redis().flush();
      await come('offers', 'open');
      await redis().flush();
      await come('offers', 'accepted');
      await redis().flush();
      await come('bookings', 'cancelled_by_worker');
      await redis().flush();
    }),
  EVENING_MS,
);

test(
  'Redis is gone for 20 seconds: posting succeeds meanwhile, and every offer and notice arrives afterwards',
  async () => {
    await redis().kill();
    const goneAt = performance.now();
    await playWhile(async () => {
      await poll('the posting to be answered', () => evening.shiftIds.length > 0);
      expect(redis().running).toBe(false);
      await poll('20 seconds without Redis', () => performance.now() - goneAt >= AWAY_MS, AWAY_MS + 5_000);
      expect(await system.count('shifts WHERE id IN (?)', [evening.shiftIds])).toBe(3);
      await redis().start();
    });
  },
  EVENING_MS,
);

test(
  'Redis dies while offers are being answered: nothing is lost, nothing comes twice',
  () =>
    playWhile(async () => {
      await come('offers', 'accepted');
      await redis().kill();
      await redis().start();
    }),
  EVENING_MS,
);

test(
  'MariaDB is killed while offers are being answered: services find it again, and nothing that was answered is lost',
  () =>
    playWhile(async () => {
      await come('offers', 'accepted');
      await mariadb().kill();
      expect(mariadb().running).toBe(false);
      await mariadb().start();
    }),
  EVENING_MS,
);
