import type { INestApplicationContext } from '@nestjs/common';
import { AcceptOffer, type AcceptedOffer } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import { Transactions } from '@gg/platform';
import { WorkerFactsReader } from '@gg/workers';
import { AcceptanceJudge } from '../../libs/bookings/use-cases/acceptance-judge';
import { asWorker, BookingGround, keyed, refusalOf } from '../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let others: INestApplicationContext[] = [];
let place: WorldPlace;
let employer: WorldEmployer;
let hours = 30;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-accept-together');
  others = [await ground.elsewhere(ground.database.url), await ground.elsewhere(ground.database.url)];
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  for (const app of others) await app.close();
  await ground?.close();
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A shift with offers to singles. */
async function offered(headcount: number, count: number): Promise<{ shiftId: Id; people: Person[] }> {
  const workers = await ground.world.workers(place, count);
  const shiftId = await ground.shift(place, employer, headcount, (hours += 6));
  const offers = await ground.offer(
    shiftId,
    workers.map((leader) => ({ leader })),
  );
  return { shiftId, people: workers.map((worker, n) => ({ worker, offerId: offers[n]! })) };
}

interface Person {
  readonly worker: WorldPerson;
  readonly offerId: Id;
}

const accept = ({ worker, offerId }: Person, key: string | null = null, app = ground.app): Promise<AcceptedOffer> => {
  const caller = asWorker(worker);
  return app.get(AcceptOffer).execute(key === null ? caller : keyed(caller, key), { offerId });
};
const live = (shiftId: Id) =>
  ground.connections.rows<{ id: Id; workerId: Id; actorId: Id }>(
    'SELECT id, worker_id, actor_id FROM bookings WHERE shift_id = ? AND live = 1',
    [shiftId],
  );
const filled = async (shiftId: Id) =>
  (await ground.connections.row<{ filled: number }>('SELECT filled FROM shift_seats WHERE shift_id = ?', [shiftId]))!
    .filled;
const eventsOf = async (name: string, shiftId: Id) =>
  (
    await ground.connections.rows<{ payload: string; actorId: Id | null }>(
      `SELECT payload, actor_id FROM events WHERE name = ? AND payload LIKE ?`,
      [name, `%${shiftId}%`],
    )
  ).map(({ payload, actorId }) => ({ ...(JSON.parse(payload) as { workerId: Id }), actorId }));
const together = () => jest.spyOn(ground.app.get(Transactions), 'together');

it('many accept at once: each in their own name, with their own answer, in few transactions', async () => {
  const spy = together();
  const { shiftId, people } = await offered(30, 30);
  const answers = await Promise.all(people.map((person, n) => accept(person, `all-${n}`)));
  const seats = await live(shiftId);
  expect(seats).toHaveLength(30);
  expect(await filled(shiftId)).toBe(30);
  for (const [n, { worker }] of people.entries()) {
    const seat = seats.find(({ workerId }) => workerId === worker.accountId)!;
    expect(seat.actorId).toBe(worker.accountId);
    expect(answers[n]).toMatchObject({
      state: 'accepted',
      bookings: [{ bookingId: seat.id, workerId: seat.workerId }],
    });
    // Asked again with the same key, the same again.
    expect(await accept(people[n]!, `all-${n}`)).toEqual(answers[n]);
  }
  for (const name of ['booking.made.v1', 'offer.answered.v1']) {
    const told = await eventsOf(name, shiftId);
    expect(told).toHaveLength(30);
    expect(told.every(({ workerId, actorId }) => workerId === actorId)).toBe(true);
  }
  expect(await eventsOf('shift.filled.v1', shiftId)).toHaveLength(1);
  const records = await ground.connections.rows(
    `SELECT 1 FROM booking_records WHERE to_state = 'accepted' AND subject_id IN (?)`,
    [people.map(({ offerId }) => offerId)],
  );
  expect(records).toHaveLength(30);
  expect(spy.mock.calls.length).toBeGreaterThan(0);
  expect(spy.mock.calls.length).toBeLessThan(10);
}, 30_000);

it('200 workers in three processes race for 10 seats: 10 have one, 190 are told that it is full', async () => {
  const { shiftId, people } = await offered(10, 200);
  const apps = [ground.app, ...others];
  const outcomes = await Promise.all(people.map((person, n) => refusalOf(accept(person, null, apps[n % 3]))));
  expect([...new Set(outcomes)].sort()).toEqual(['done', 'shift.full']);
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(10);
  expect(await live(shiftId)).toHaveLength(10);
  expect(await filled(shiftId)).toBe(10);
  const accepted = await ground.connections.rows(`SELECT 1 FROM offers WHERE shift_id = ? AND state = 'accepted'`, [
    shiftId,
  ]);
  expect(accepted).toHaveLength(10);
}, 60_000);

it('the same key twice, two taps of one worker and a key that is another’s: one seat each, the answers agree', async () => {
  const { shiftId, people } = await offered(12, 12);
  const key = newId();
  const [first, second, third] = people as [Person, Person, Person];
  const all = await Promise.all([
    ...people.slice(3).map((person) => accept(person)),
    accept(first, key),
    accept(first, key),
    accept(second),
    accept(second, 'tap-2'),
    accept(third, `third-${key}`),
  ]);
  const [sameKey, again, tap, otherTap] = all.slice(9) as [AcceptedOffer, AcceptedOffer, AcceptedOffer, AcceptedOffer];
  expect(again).toEqual(sameKey);
  expect(otherTap.bookings).toEqual(tap.bookings);
  expect(await live(shiftId)).toHaveLength(12);
  const keys = await ground.connections.rows<{ answer: string | null }>(
    'SELECT answer FROM idempotency_keys WHERE idem_key IN (?)',
    [[key, 'tap-2', `third-${key}`]],
  );
  expect(keys.map(({ answer }) => answer === null)).toEqual([false, false, false]);
}, 30_000);

it('whoever may not come is told why, and costs nobody the seat', async () => {
  const { shiftId, people } = await offered(20, 12);
  const [blocked, expired, poisoned, ...rest] = people as [Person, Person, Person, ...Person[]];
  await ground.connections.change('UPDATE workers SET paused = 1 WHERE worker_id = ?', [blocked.worker.accountId]);
  await ground.connections.change('UPDATE offers SET expires_at = ? WHERE id = ?', [new Date(), expired.offerId]);
  const outcomes = await Promise.all([...rest, blocked, expired].map((one) => refusalOf(accept(one, newId()))));
  expect(outcomes).toEqual([...rest.map(() => 'done'), 'worker.paused', 'offer.expired']);
  // Nothing is kept of a refusal, the key neither.
  expect(await ground.connections.rows('SELECT 1 FROM idempotency_keys WHERE answer IS NULL')).toEqual([]);

  const facts = ground.app.get(WorkerFactsReader);
  const read = facts.factsOf.bind(facts);
  jest.spyOn(facts, 'factsOf').mockImplementation(async (...asked) => {
    const found = await read(...asked);
    const mine = found.get(poisoned.worker.accountId);
    if (mine) found.set(poisoned.worker.accountId, { ...mine, trades: ['poisoned'] } as never);
    return found;
  });
  const judge = ground.app.get(AcceptanceJudge);
  const judged = judge.judge.bind(judge);
  jest.spyOn(judge, 'judge').mockImplementation((asked) => {
    if ((asked.worker.trades as readonly unknown[])[0] === 'poisoned') throw new Error('poisoned');
    return judged(asked);
  });
  const more = await offered(10, 8);
  const [offerId] = await ground.offer(more.shiftId, [{ leader: poisoned.worker }]);
  const settled = await Promise.allSettled([
    ...more.people.slice(0, 4).map((one) => accept(one)),
    accept({ worker: poisoned.worker, offerId: offerId! }),
    ...more.people.slice(4).map((one) => accept(one)),
  ]);
  expect(settled.map(({ status }) => status === 'rejected')).toEqual(settled.map((_, at) => at === 4));
  expect(await live(more.shiftId)).toHaveLength(8);
  expect(await filled(shiftId)).toBe(9);
}, 30_000);

it('one worker at two shifts at once, each with others: one seat', async () => {
  const [one, other] = [await offered(10, 6), await offered(10, 6)];
  await ground.connections.change(
    `UPDATE shifts a JOIN shifts b ON b.id = ? SET a.starts_at = b.starts_at, a.ends_at = b.ends_at WHERE a.id = ?`,
    [one.shiftId, other.shiftId],
  );
  const torn = one.people[0]!.worker;
  const [offerId] = await ground.offer(other.shiftId, [{ leader: torn }]);
  const outcomes = await Promise.all([
    ...one.people.slice(1).map((person) => refusalOf(accept(person))),
    ...other.people.map((person) => refusalOf(accept(person))),
    refusalOf(accept(one.people[0]!)),
    refusalOf(accept({ worker: torn, offerId: offerId! })),
  ]);
  expect(outcomes.slice(-2).sort()).toEqual(['booking.overlaps', 'done']);
  expect(outcomes.slice(0, -2).every((code) => code === 'done')).toBe(true);
}, 30_000);

it('acceptances of many shifts share transactions: each shift is filled as far as it goes, and none costs another a seat', async () => {
  const spy = together();
  const shifts: Awaited<ReturnType<typeof offered>>[] = [];
  for (let n = 0; n < 8; n++) shifts.push(await offered(n === 1 ? 2 : 5, 5));
  const [withdrawn] = shifts as [(typeof shifts)[number]];
  await ground.connections.change(`UPDATE shift_seats SET state = 'withdrawn' WHERE shift_id = ?`, [withdrawn.shiftId]);
  // One of each in turn, so that those who wait together ask for different shifts.
  const asking = Array.from({ length: 5 }, (_, n) => shifts.map(({ people }) => people[n]!)).flat();
  const outcomes = await Promise.all(asking.map((one) => refusalOf(accept(one, newId()))));
  const of = (shift: number): string[] => outcomes.filter((_one, at) => at % shifts.length === shift).sort();
  expect(of(0)).toEqual(Array(5).fill('shift.not_open'));
  expect(of(1)).toEqual(['done', 'done', 'shift.full', 'shift.full', 'shift.full']);
  for (let n = 2; n < 8; n++) expect(of(n)).toEqual(Array(5).fill('done'));
  const wanted = [0, 2, 5, 5, 5, 5, 5, 5];
  expect(await Promise.all(shifts.map(({ shiftId }) => filled(shiftId)))).toEqual(wanted);
  expect(await Promise.all(shifts.map(async ({ shiftId }) => (await live(shiftId)).length))).toEqual(wanted);
  for (const [n, { shiftId }] of shifts.entries()) {
    expect(await eventsOf('shift.filled.v1', shiftId)).toHaveLength(n === 0 ? 0 : 1);
    expect(await eventsOf('booking.made.v1', shiftId)).toHaveLength(wanted[n]!);
  }
  const shared = spy.mock.calls.filter(([callers]) => callers.length > 1);
  expect(shared.length).toBeGreaterThan(0);
  expect(spy.mock.calls.length).toBeLessThan(12);
}, 30_000);
