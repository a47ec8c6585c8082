import { AcceptOffer, CancelBooking, WaveReplayer } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import { DEFAULT_DISPATCH_POLICY, LiveCandidateIndex } from '@gg/matching';
import { CONFIG, Connections, systemCaller, Transactions, type Config } from '@gg/platform';
import { ProfileReader, SetAvailability, SetExceptions } from '@gg/workers';
import { dayStart, localDate } from '../../apps/web/shared/format/time';
import { changeOfDay, type DayWish } from '../../apps/web/worker/data/availability-days';
import { OFFERS_THAT_COUNT, overCap } from '../../libs/bookings/data/dispatches';
import { DispatchPlanner } from '../../libs/bookings/use-cases/dispatch-planner';
import { DispatchShift } from '../../libs/bookings/use-cases/dispatch-shift.use-case';
import { asWorker } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import { poll } from '../support/poll';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

const HOUR_MS = 3_600_000;

let ground: MatchingGround;
let places = 0;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-dispatch');
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
afterEach(() => {
  ground.clock.standsAt = null;
});

/** A place of its own with workers whom the projection knows, and an employer. */
async function settle(count: number): Promise<{ place: WorldPlace; employer: WorldEmployer; workers: WorldPerson[] }> {
  const place = ground.world.place(places++);
  const employer = await ground.world.employer(place);
  const workers = await ground.world.workers(place, count);
  await ground.deliver(['workers', 'matching']);
  return { place, employer, workers };
}

const offersOf = (shiftId: Id) =>
  ground.connections.rows<{ id: Id; workerId: Id; state: string; expiresAt: Date }>(
    'SELECT id, worker_id, state, expires_at FROM offers WHERE shift_id = ? ORDER BY made_at, id',
    [shiftId],
  );
const look = (shiftId: Id) => ground.get(DispatchShift).execute(systemCaller('test'), shiftId);

// First, because it loads the index.
it('a shift that was posted while nothing ran waits for the whole index, and asks those who are in it', async () => {
  const { place, employer, workers } = await settle(3);
  const shiftId = await ground.bookings.shift(place, employer, 2);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const connections = ground.get<Connections>(Connections);
  const { query } = connections;
  let isHeld = false;
  connections.query = async (sql, params) => {
    if (/FROM candidates WHERE worker_id >/.test(sql)) {
      isHeld = true;
      await held;
    }
    return query.call(connections, sql, params);
  };
  const loading = ground.load();
  await poll('the read of the candidates', () => isHeld);
  const posted = ground.deliver(['bookings.dispatch-when-shift-posted', 'bookings.dispatch-when-due']);
  // Whatever would go on without the index has gone on after so many round trips.
  for (let at = 0; at < 100; at++) await ground.connections.rows('SELECT 1');
  expect(await ground.events('shift.exhausted.v1', shiftId)).toEqual([]);
  expect(await offersOf(shiftId)).toEqual([]);
  release();
  await Promise.all([loading, posted]);
  connections.query = query;
  expect(await ground.events('shift.exhausted.v1', shiftId)).toEqual([]);
  expect((await offersOf(shiftId)).map(({ workerId }) => workerId).sort()).toEqual(
    workers.map(({ accountId }) => accountId).sort(),
  );
}, 60_000);

it('an index that could not be loaded is not waited for: the look fails and is made again later', async () => {
  const index = new LiveCandidateIndex(
    { rows: async () => Promise.reject(new Error('gone')) } as never,
    { onNudge: () => undefined } as never,
    { require: () => undefined } as never,
    undefined as never,
    undefined as never,
    { now: () => new Date() },
    ground.bookings.app.get<Config>(CONFIG),
  );
  const asked = expect(index.whenWhole()).rejects.toThrow('gone');
  await expect(index.onApplicationBootstrap()).rejects.toThrow('gone');
  await asked;
});

it('a look whose machine is behind by milliseconds settles the next one all the same', async () => {
  const { place, employer } = await settle(1);
  const shiftId = await ground.bookings.shift(place, employer, 2, 40);
  await look(shiftId);
  const next = async () =>
    (
      await ground.connections.rows<{ dueAt: Date; eventId: Id }>(
        `SELECT d.due_at, d.event_id FROM event_deliveries d JOIN events e ON e.id = d.event_id
          WHERE e.name = 'shift.dispatch-due.v1' AND e.aggregate_id = ? AND d.done_at IS NULL ORDER BY d.due_at`,
        [shiftId],
      )
    ).at(-1)!;
  const first = await next();
  ground.clock.standsAt = new Date(first.dueAt.getTime() - 50);
  await ground.run({ eventId: first.eventId, consumer: 'bookings.dispatch-when-due', chunk: 0 });
  const second = await next();
  expect(second.eventId).not.toBe(first.eventId);
  expect(second.dueAt > first.dueAt).toBe(true);
});

it('whoever an offer did not reach is asked once more, and not a third time', async () => {
  const { place, employer, workers } = await settle(1);
  const shiftId = await ground.bookings.shift(place, employer, 1, 50);
  for (const made of [1, 2, 2]) {
    await look(shiftId);
    const offers = await offersOf(shiftId);
    expect(offers.map(({ workerId }) => workerId)).toEqual(Array.from({ length: made }, () => workers[0]!.accountId));
    ground.clock.standsAt = offers.at(-1)!.expiresAt;
    await ground.deliver(['bookings.expire-offers-when-due', 'matching']);
  }
  expect((await ground.events('shift.exhausted.v1', shiftId)).map(({ reason }) => reason)).toContain('everybody_asked');
});

describe('what somebody says of a day on their phone', () => {
  /** So many days from today, at an hour of Guangxi's clocks. */
  const at = (days: number, hour: number): number => dayStart(Date.now(), days) + hour * HOUR_MS;
  /** As the page does. */
  const say = async (person: WorldPerson, days: number, wish: DayWish): Promise<void> => {
    const { app, connections } = ground.bookings;
    const said = await app.get(ProfileReader).profile(connections, person.accountId);
    await app.get(SetExceptions).execute(asWorker(person), changeOfDay(said, localDate(at(days, 12)), wish));
  };
  const neverFree = (person: WorldPerson) =>
    ground.bookings.app.get(SetAvailability).execute(asWorker(person), { weekly: [] });
  /** Whom the first wave of a shift of four hours asks. */
  const asked = async (place: WorldPlace, employer: WorldEmployer, startMs: number): Promise<Id[]> => {
    const inHours = startMs / HOUR_MS - Math.ceil(Date.now() / HOUR_MS);
    const shiftId = await ground.bookings.shift(place, employer, 4, inHours);
    await look(shiftId);
    return (await offersOf(shiftId)).map(({ workerId }) => workerId).sort();
  };
  const ids = (...people: WorldPerson[]): Id[] => people.map(({ accountId }) => accountId).sort();

  it('takes them out of its shifts or brings them in, until the week holds again', async () => {
    const { place, employer, workers } = await settle(4);
    const [cannot, can, never, always] = workers as [WorldPerson, WorldPerson, WorldPerson, WorldPerson];
    await neverFree(can);
    await neverFree(never);
    await say(cannot, 3, new Set());
    await say(can, 3, new Set(['morning', 'afternoon']));
    await ground.deliver(['workers', 'matching']);
    expect(await asked(place, employer, at(3, 9))).toEqual(ids(can, always));
    await say(cannot, 3, 'usual');
    await say(can, 3, 'usual');
    await ground.deliver(['workers', 'matching']);
    expect(await asked(place, employer, at(3, 9))).toEqual(ids(cannot, always));
  });

  it('holds for the night that begins on it, and leaves the night before', async () => {
    const { place, employer, workers } = await settle(1);
    await say(workers[0]!, 4, new Set());
    await ground.deliver(['workers', 'matching']);
    const shifts = [at(3, 23), at(4, 9), at(4, 23), at(5, 9)];
    const counts: number[] = [];
    for (const start of shifts) counts.push((await asked(place, employer, start)).length);
    expect(counts).toEqual([1, 0, 0, 1]);
  });
});

describe('a shift that is posted', () => {
  const POSTED = 'bookings.dispatch-when-shift-posted';
  const looksOf = async (shiftId: Id) =>
    (await ground.events('shift.dispatch-due.v1', shiftId)).filter(({ why }) => why === 'wait_over').length;
  const seatsOf = (shiftId: Id) =>
    ground.connections.row('SELECT headcount, filled, state, version FROM shift_seats WHERE shift_id = ?', [shiftId]);

  it('opens with its first wave, in one transaction', async () => {
    const { place, employer, workers } = await settle(3);
    const shiftId = await ground.bookings.published(place, employer, 2, 34);
    const begun: string[] = [];
    const transactions = ground.get(Transactions);
    const { run } = transactions;
    transactions.run = (caller, name, work, notBefore) => {
      begun.push(name);
      return run.call(transactions, caller, name, work, notBefore) as never;
    };
    await ground.deliverOf(shiftId, POSTED);
    transactions.run = run;
    expect(begun).toEqual([POSTED]);
    expect(await seatsOf(shiftId)).toEqual({ headcount: 2, filled: 0, state: 'open', version: 1 });
    expect((await offersOf(shiftId)).map(({ workerId }) => workerId).sort()).toEqual(
      workers.map(({ accountId }) => accountId).sort(),
    );
  });

  it('asks nobody who got work at that time since the plan was made, and looks at once for others', async () => {
    const { place, employer, workers } = await settle(2);
    const taken = await ground.bookings.shift(place, employer, 1, 60);
    const [offerId] = await ground.bookings.offer(taken, [{ leader: workers[0]! }]);
    const shiftId = await ground.bookings.published(place, employer, 2, 61);
    const dispatch = ground.get(DispatchShift);
    const { planOpening } = dispatch;
    dispatch.planOpening = async (...asked) => {
      const planned = await planOpening.apply(dispatch, asked);
      await ground.get(AcceptOffer).execute(asWorker(workers[0]!), { offerId: offerId! });
      return planned;
    };
    await ground.deliverOf(shiftId, POSTED);
    dispatch.planOpening = planOpening;
    expect((await offersOf(shiftId)).map(({ workerId }) => workerId)).toEqual([workers[1]!.accountId]);
    expect(await looksOf(shiftId)).toBe(2);
  });

  it('that changed since the plan was made opens, asks nobody yet, and is looked at again at once', async () => {
    const { place, employer, workers } = await settle(1);
    const shiftId = await ground.bookings.published(place, employer, 1, 70);
    const dispatch = ground.get(DispatchShift);
    const { planOpening } = dispatch;
    dispatch.planOpening = async (...asked) => {
      const planned = await planOpening.apply(dispatch, asked);
      await ground.connections.change('UPDATE shifts SET version = version + 1 WHERE id = ?', [shiftId]);
      return planned;
    };
    await ground.deliverOf(shiftId, POSTED);
    dispatch.planOpening = planOpening;
    expect(await seatsOf(shiftId)).toMatchObject({ state: 'open' });
    expect(await offersOf(shiftId)).toEqual([]);
    await ground.deliverOf(shiftId, 'bookings.dispatch-when-due');
    expect((await offersOf(shiftId)).map(({ workerId }) => workerId)).toEqual([workers[0]!.accountId]);
  });
});

it('two replicas that are given the same job make one wave', async () => {
  const { place, employer, workers } = await settle(3);
  const shiftId = await ground.bookings.shift(place, employer, 1, 45);
  const another = await ground.replica();
  await Promise.all([look(shiftId), another.get(DispatchShift).execute(systemCaller('test'), shiftId)]);
  const waves = await ground.connections.rows('SELECT wave FROM dispatch_waves WHERE shift_id = ?', [shiftId]);
  expect(waves).toHaveLength(1);
  expect((await offersOf(shiftId)).map(({ workerId }) => workerId).sort()).toEqual(
    workers.map(({ accountId }) => accountId).sort(),
  );
});

it('somebody who was booked for that time is left out, although the index has not heard of it', async () => {
  const { place, employer, workers } = await settle(2);
  const [taken, other] = [
    await ground.bookings.shift(place, employer, 1, 60),
    await ground.bookings.shift(place, employer, 2, 61),
  ];
  const [offerId] = await ground.bookings.offer(taken, [{ leader: workers[0]! }]);
  await ground.get(AcceptOffer).execute(asWorker(workers[0]!), { offerId: offerId! });
  await look(other);
  expect((await offersOf(other)).map(({ workerId }) => workerId)).toEqual([workers[1]!.accountId]);
});

it('members who lost their seats by another’s doing are asked again, whoever gave one back is not', async () => {
  const { place, employer, workers } = await settle(3);
  const partyId = await ground.world.party('crew', workers, 3);
  await ground.deliver(['workers', 'matching']);
  for (const [at, giver] of [1, 0].entries()) {
    const shiftId = await ground.bookings.shift(place, employer, 3, 70 + 10 * at);
    const [offerId] = await ground.bookings.offer(shiftId, [{ leader: workers[0]!, partyId, members: workers }]);
    const { bookings } = await ground.get(AcceptOffer).execute(asWorker(workers[0]!), { offerId: offerId! });
    const gone = workers[giver]!;
    const { bookingId } = bookings.find(({ workerId }) => workerId === gone.accountId)!;
    await ground.get(CancelBooking).execute(asWorker(gone), { bookingId, reason: 'ill' });
    await ground.deliver([
      'bookings.publish-calendar-when-booking-made',
      'bookings.publish-calendar-when-booking-cancelled',
      'matching',
    ]);
    await look(shiftId);
    const asked = (await offersOf(shiftId)).filter(({ state }) => state === 'open').map(({ workerId }) => workerId);
    const others = workers.filter((one) => one !== gone).map(({ accountId }) => accountId);
    expect(asked.sort()).toEqual(others.sort());
  }
});

it('a plan of many waves is written in several transactions, one right after the other', async () => {
  const { place, employer, workers } = await settle(3);
  const shiftId = await ground.bookings.shift(place, employer, 3, 100);
  const policy = { ...DEFAULT_DISPATCH_POLICY, radiiM: [5_000], maxWavePeople: 1, maxWavesAtOnce: 2 };
  Object.assign(ground.get(DispatchPlanner), { policy });
  await look(shiftId);
  expect(await offersOf(shiftId)).toHaveLength(2);
  await ground.deliver(['bookings.dispatch-when-due']);
  expect(await offersOf(shiftId)).toHaveLength(workers.length);
});

describe('who has as many offers as one may have', () => {
  it('counts what is open and what was made today', async () => {
    const { place, employer, workers } = await settle(2);
    const [busy, free] = workers.map(({ accountId }) => accountId);
    const shifts = [];
    for (let n = 0; n < 3; n++) shifts.push(await ground.bookings.shift(place, employer, 2, 120 + 10 * n));
    for (const shiftId of shifts) await ground.bookings.offer(shiftId, [{ leader: workers[0]! }]);
    await ground.bookings.offer(shifts[0]!, [{ leader: workers[1]! }]);
    const over = (more: object = {}) =>
      ground.world.run((tx) => overCap(tx, [busy!, free!], { ...DEFAULT_DISPATCH_POLICY, ...more }));
    expect(await over()).toEqual(new Set([busy]));
    expect(await over({ openOffers: 1 })).toEqual(new Set([busy, free]));
    await ground.connections.change("UPDATE offers SET state = 'declined' WHERE worker_id = ?", [busy!]);
    expect(await over()).toEqual(new Set());
    expect(await over({ offersPerDay: 3 })).toEqual(new Set([busy]));
  });

  it('reads what was made lately by its index, and not all they ever had', async () => {
    const workerIds = (await settle(40)).workers.map(({ accountId }) => accountId);
    const now = Date.now();
    await ground.world.run(async (tx) => {
      const rows = workerIds.flatMap((workerId) =>
        Array.from({ length: 100 }, (_, n) => ({
          offerId: newId(),
          workerId,
          madeAt: new Date(now - (n + 1) * 10 * HOUR_MS),
        })),
      );
      await tx.insert('offer_members', rows);
    });
    await ground.connections.query('ANALYZE TABLE offer_members, offers', []);
    const since = new Date(now - 24 * HOUR_MS);
    const plan = await ground.connections.rows<{ table: string; key: string; type: string; rows: number }>(
      `EXPLAIN ${OFFERS_THAT_COUNT}`,
      [since, new Date(now), workerIds.slice(0, 10), since],
    );
    const members = plan.find(({ table }) => table === 'm')!;
    expect(members).toMatchObject({ key: 'idx_offer_members_worker_made', type: 'range' });
    expect(Number(members.rows)).toBeLessThan(100);
    await ground.connections.change('DELETE FROM offer_members WHERE offer_id NOT IN (SELECT id FROM offers)');
  });
});

it('a wave is replayed from what was stored of it, after everything around it has changed', async () => {
  const { place, employer, workers } = await settle(6);
  Object.assign(ground.get(DispatchPlanner), {
    policy: { ...DEFAULT_DISPATCH_POLICY, radiiM: [5_000], maxWavePeople: 3 },
  });
  const shiftId = await ground.bookings.shift(place, employer, 2, 60);
  await look(shiftId);
  await ground.deliver(['matching']);
  for (const { id } of (await offersOf(shiftId)).slice(0, 2)) {
    await ground.connections.change("UPDATE offers SET state = 'declined' WHERE id = ?", [id]);
  }
  await look(shiftId);
  const replayer = ground.get(WaveReplayer);
  const replays = [];
  for (const wave of [1, 2, 3]) replays.push(await replayer.replay(shiftId, employer.employerId, wave));
  expect(replays.map(({ equal, stored }) => [equal, stored.length])).toEqual([
    [true, 3],
    [true, 2],
    [true, 1],
  ]);
  // The first two were decided together, for two seats that nobody had been asked for.
  expect(replays[1]!.decision).toEqual(replays[0]!.decision);
  expect(replays[0]!.decision).toMatchObject({ nextWave: 0, seats: { headcount: 2, filled: 0 }, offers: [] });
  expect(replays.flatMap(({ stored }) => stored.map(({ workerId }) => workerId)).sort()).toEqual(
    workers.map(({ accountId }) => accountId).sort(),
  );
  // Who was asked last stood behind the others at first.
  const [next] = replays[2]!.stored;
  expect(replays[0]!.decision!.searches.flat().map(({ id }) => id)).toContain(next!.workerId);
  // As an older program stored it, it is the same decision.
  const [{ plan }] = (await ground.connections.rows<{ plan: string }>(
    'SELECT plan FROM dispatch_waves WHERE shift_id = ? AND wave = 1',
    [shiftId],
  )) as [{ plan: string }];
  expect(JSON.parse(plan)).toMatchObject({ decision: { people: expect.any(Array) } });
  const old = JSON.stringify({ ...(JSON.parse(plan) as object), decision: replays[0]!.decision });
  await ground.connections.change('UPDATE dispatch_waves SET plan = ? WHERE shift_id = ? AND wave = 1', [old, shiftId]);
  expect(await replayer.replay(shiftId, employer.employerId, 2)).toEqual(replays[1]);
  // Tampered with, it is noticed.
  await ground.connections.change('UPDATE offers SET score = score + 1 WHERE shift_id = ? AND wave = 1', [shiftId]);
  expect(await replayer.replay(shiftId, employer.employerId, 1)).toMatchObject({ equal: false });
  const another = await ground.world.employer(place);
  await expect(replayer.replay(shiftId, another.employerId, 1)).rejects.toThrow('resource.not_found');
  await ground.connections.change(`UPDATE dispatch_waves SET plan = '{"filled":0}' WHERE shift_id = ?`, [shiftId]);
  await expect(replayer.replay(shiftId, employer.employerId, 1)).rejects.toThrow('dispatch.not_recorded');
});
