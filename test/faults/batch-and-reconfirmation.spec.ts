import { existsSync } from 'node:fs';
import { addDays, instantOf, localDate, type LocalDate } from '@gg/kernel';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import type { WorldPerson, WorldPlace } from '../support/world';
import { EmployerConsole } from './actors/employer-console';
import { StubbornClient } from './actors/stubborn-client';
import { WorkerApp } from './actors/worker-app';
import type { Audience } from './scenario/promised-notices';
import { storedEvents, wronglyTold } from './scenario/told-once';
import { FaultySystem } from './support/faulty-system';

/*
 * What the hiring evening does not come to: a batch that is confirmed, and seats of the silent that are released. Each is
 * played while a process dies at a chosen call, and ends as if none had.
 */

const HOUR_MS = 3_600_000;
const TEST_MS = 60_000;

let system: FaultySystem;
let places = 0;

beforeAll(async () => {
  system = await FaultySystem.start();
}, 120_000);
afterAll(() => system?.stop());
afterEach(async () => {
  for (const { name } of system.system.services) system.spare(name);
  await system.allBack();
});

interface Cast {
  readonly place: WorldPlace;
  readonly boss: EmployerConsole;
  readonly workers: readonly WorldPerson[];
  /** Somebody of the employer who hears what is missing by a text, too, and somebody who only looks. */
  readonly members: Audience['members'];
}

async function cast(workers: number): Promise<Cast> {
  const place = system.world.place(places++);
  const people = await system.world.workers(place, workers);
  const employer = await system.world.employer(place);
  const { employerId, owner } = employer;
  const members: Audience['members'][number][] = [{ employerId, accountId: owner.accountId, role: 'owner' }];
  for (const role of ['foreman', 'viewer'] as const) {
    const { accountId } = await system.world.member(place, employerId, role);
    members.push({ employerId, accountId, role });
  }
  await system.indexed();
  return { place, boss: new EmployerConsole(system.url('employer'), employer), workers: people, members };
}

const hoursAhead = (hours: number): Date =>
  new Date(Math.ceil(system.clock.now().getTime() / HOUR_MS) * HOUR_MS + hours * HOUR_MS);

async function post({ place, boss }: Cast, start: Date, headcount: number): Promise<string> {
  return (await boss.post(postingBody(place, boss.employer, { start, headcount }))).shiftIds[0]!;
}

/** Of the centre: two who plan batches of the place, the first over its county, and one who does not. */
async function staffOver({ countyCode, cityCode }: WorldPlace) {
  const grants = [
    { role: 'clerk', regionPrefix: countyCode },
    { role: 'supervisor', regionPrefix: cityCode },
    { role: 'verifier', regionPrefix: countyCode },
  ] as const;
  return Promise.all(grants.map(async (grant) => ({ ...grant, ...(await system.world.staff(grant)) })));
}

const at = (date: LocalDate, hour: number): Date => instantOf(date, hour * 60);

/** Has a service die at points, at one after the other. @returns resolves when it has, and is back */
function dying(...points: readonly string[]): () => Promise<void> {
  const kills = points.map((point) => ({
    point,
    report: system.file(`death-${places}-${point.replaceAll(' ', '-')}`),
  }));
  const [first, ...then] = kills.map((kill) => ({ kill }));
  system.plan(points[0]!.split(' ')[0]!, first!, ...then);
  return async () => {
    for (const { point, report } of kills) await poll(`a death at ${point}`, () => existsSync(report), 20_000);
    await system.allBack();
    await system.settled();
  };
}

/** Whatever happened to a shift, or to what else is named, was told to everybody concerned, once. */
async function expectPromisesKept(shiftIds: readonly string[], audience: Audience, ...others: string[]): Promise<void> {
  const events = await storedEvents(system, "JSON_VALUE(payload, '$.shiftId') IN (?) OR aggregate_id IN (?)", [
    shiftIds,
    [...shiftIds, ...others],
  ]);
  expect(await wronglyTold(system, events, audience)).toEqual([]);
}

/** Every offer of a shift has told its worker once, and matching counts those that are open. */
async function expectToldOnce(shiftIds: readonly string[], workers: readonly WorldPerson[]): Promise<void> {
  const offers = await system.rows<{ id: string; workerId: string; told: number }>(
    `SELECT o.id, o.worker_id, (SELECT COUNT(*) FROM notices n WHERE n.kind = 'offer.made' AND n.subject_id = o.id) AS told
       FROM offers o WHERE o.shift_id IN (?)`,
    [shiftIds],
  );
  expect(offers.filter(({ told }) => Number(told) !== 1)).toEqual([]);
  expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
  const wrong = await system.rows(
    `SELECT c.worker_id, c.open_offers FROM candidates c WHERE c.worker_id IN (?) AND c.open_offers <>
       (SELECT COUNT(*) FROM offer_members m JOIN offers o ON o.id = m.offer_id WHERE m.worker_id = c.worker_id AND o.state = 'open')`,
    [workers.map(({ accountId }) => accountId)],
  );
  expect(wrong).toEqual([]);
}

describe('a confirmed batch becomes offers once, wherever a process dies', () => {
  test.each<{ by: 'employer' | 'centre'; points: string[] }>([
    { by: 'employer', points: ['employer transaction bookings.confirm-batch commit after 1'] },
    { by: 'employer', points: ['matching transaction bookings.offer-batch-shift commit before 2'] },
    {
      by: 'centre',
      points: [
        'matching transaction notifications.notify-batch-planned commit before 1',
        'matching transaction bookings.offer-batch-when-confirmed commit before 1',
      ],
    },
  ])(
    'of the $by: $points',
    async ({ by, points }) => {
      const people = await cast(12);
      const staff = by === 'centre' ? await staffOver(people.place) : [];
      const date = addDays(localDate(system.clock.now()), 2);
      const shiftIds = [await post(people, at(date, 8), 1), await post(people, at(date, 14), 1)];
      await system.settled();
      const [{ token }, asked] =
        by === 'employer'
          ? [people.boss.employer.owner, { shiftIds }]
          : [staff[0]!, { regionCode: people.place.countyCode, date }];
      const client = new StubbornClient(system.url(by), token);
      const dead = dying(...points);
      const { body } = await client.post<{ batchId: string }>('batch-assignments', {
        ...asked,
        shiftsPerWorker: 'several',
      });
      const state = async (): Promise<string> =>
        (await client.get<{ state: string }>(`batch-assignments/${body.batchId}`)).body.state;
      await poll('the preview', async () => (await state()) === 'ready', 20_000);
      const answer = await client.post<{ state: string }>(`batch-assignments/${body.batchId}/confirmation`);
      expect(answer.status).toBe(200);
      await dead();
      await poll('the offers', async () => (await state()) === 'offered', 20_000);
      const parts = await system.rows<{ shiftId: string; offered: number; wave: number }>(
        'SELECT shift_id, offered, wave FROM batch_shifts WHERE batch_id = ? ORDER BY shift_id',
        [body.batchId],
      );
      expect(parts.map(({ offered }) => offered)).toEqual([1, 1]);
      for (const { shiftId, wave } of parts) {
        expect(await system.count('offers WHERE shift_id = ? AND wave = ?', [shiftId, wave])).toBe(1);
      }
      expect(await system.count("events WHERE name = 'batch.confirmed.v1' AND aggregate_id = ?", [body.batchId])).toBe(
        1,
      );
      await expectToldOnce(shiftIds, people.workers);
      await expectPromisesKept(shiftIds, { members: people.members, staff }, body.batchId);
      people.boss.close();
    },
    TEST_MS,
  );
});

describe('the seat of somebody silent is released once, and offered again, wherever a process dies', () => {
  test.each([
    'matching transaction bookings.ask-to-reconfirm-when-due commit after 1',
    'matching transaction bookings.release-silent-when-due commit before 1',
    'matching transaction bookings.release-silent-when-due commit after 1',
    'worker transaction bookings.answer-reconfirmation commit before 1',
  ])(
    '%s',
    async (point) => {
      const people = await cast(8);
      let isOpen = true;
      const apps = people.workers.map(
        (person) =>
          new WorkerApp(system.url('worker'), person, async ({ subject }, app) => {
            if (isOpen) await app.accept(subject);
          }),
      );
      const shiftId = await post(people, hoursAhead(30), 2);
      await poll(
        'both seats to be taken',
        async () => (await system.count('bookings WHERE shift_id = ? AND live = 1', [shiftId])) === 2,
        20_000,
      );
      for (const app of apps) await app.quiet();
      isOpen = false;
      await system.settled();
      const bookings = await system.rows<{ id: string; workerId: string }>(
        'SELECT id, worker_id FROM bookings WHERE shift_id = ? AND live = 1 ORDER BY id',
        [shiftId],
      );
      const [sure, silent] = bookings.map(({ workerId }) =>
        people.workers.find(({ accountId }) => accountId === workerId)!,
      );
      const [own, released] = bookings as [(typeof bookings)[0], (typeof bookings)[0]];
      const [shift] = await system.rows<{ startsAt: Date }>('SELECT starts_at FROM shift_seats WHERE shift_id = ?', [
        shiftId,
      ]);
      const start = new Date(shift!.startsAt).getTime();
      const dead = dying(point);
      system.clock.advanceTo(new Date(start - 90 * 60_000));
      await system.settled();
      await system.allBack();
      const client = new StubbornClient(system.url('worker'), sure!.token);
      await poll(
        'the question',
        async () => (await system.count('reconfirmations WHERE shift_id = ?', [shiftId])) === 2,
      );
      expect((await client.post(`bookings/${own.id}/reconfirmation`, { answer: 'coming' })).status).toBe(200);
      // Nobody's seat is released who was not to be phoned some minutes before.
      system.clock.advanceTo(new Date(start - 70 * 60_000));
      await system.settled();
      system.clock.advanceTo(new Date(start - 30 * 60_000));
      await dead();
      await system.settled();

      const questions = await system.rows<{ moment: string; workerId: string; answer: string }>(
        'SELECT moment, worker_id, answer FROM reconfirmations WHERE shift_id = ?',
        [shiftId],
      );
      expect(questions.map(({ moment, workerId, answer }) => `${moment} ${workerId} ${answer}`).sort()).toEqual(
        [`before_start ${sure!.accountId} coming`, `before_start ${silent!.accountId} silent`].sort(),
      );
      expect(await system.rows('SELECT filled FROM shift_seats WHERE shift_id = ?', [shiftId])).toEqual([
        { filled: 1 },
      ]);
      expect(await system.count("events WHERE name = 'booking.cancelled.v1' AND aggregate_id = ?", [released.id])).toBe(
        1,
      );
      // Each of the two was asked once, and the silent one is told that the seat is gone, once.
      for (const [kind, subjectId] of [
        ['booking.reconfirmation_asked', own.id],
        ['booking.reconfirmation_asked', released.id],
        ['booking.cancelled', released.id],
      ]) {
        const worker = subjectId === own.id ? sure! : silent!;
        expect(
          await system.count('notices WHERE kind = ? AND subject_id = ? AND account_id = ?', [
            kind,
            subjectId,
            worker.accountId,
          ]),
        ).toBe(1);
      }
      const open = await system.rows<{ workerId: string }>(
        "SELECT worker_id FROM offers WHERE shift_id = ? AND state = 'open'",
        [shiftId],
      );
      expect(open.length).toBeGreaterThan(0);
      expect(open.map(({ workerId }) => workerId)).not.toContain(silent!.accountId);
      await expectToldOnce([shiftId], people.workers);
      await expectPromisesKept([shiftId], people);
      for (const app of apps) app.close();
      people.boss.close();
    },
    TEST_MS,
  );
});
