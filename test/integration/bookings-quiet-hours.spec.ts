import {
  AcceptOffer,
  BatchAssignments,
  BatchReader,
  BoardReader,
  ClaimSeat,
  ShiftExplainer,
  StartOfferClock,
} from '@gg/bookings';
import { addDays, instantOf, localDate, type Id } from '@gg/kernel';
import { systemCaller } from '@gg/platform';
import { EditProfile } from '@gg/workers';
import { DispatchShift } from '../../libs/bookings/use-cases/dispatch-shift.use-case';
import { asEmployer, asWorker, refusalOf } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

const HOUR_MS = 3_600_000;
/** A night to come, whenever this is run. */
const evening = addDays(localDate(new Date()), 2);
const nextDay = addDays(evening, 1);
const at = (hour: number, minute = 0): Date => instantOf(evening, hour * 60 + minute);
const [bedtime, morning] = [at(22, 30), at(24 + 7)];

let ground: MatchingGround;
let places = 0;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-quiet-hours', {
    quietHours: { fromHour: 22, untilHour: 7, urgentMinutes: 120 },
  });
  await ground.load();
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
afterEach(() => {
  ground.clock.standsAt = null;
});

interface Settled {
  readonly place: WorldPlace;
  readonly employer: WorldEmployer;
  readonly workers: WorldPerson[];
}

/** A place of its own with workers, the first so many of whom have allowed offers at night. */
async function settle(count: number, willing: number): Promise<Settled> {
  const place = ground.world.place(places++);
  const employer = await ground.world.employer(place);
  const workers = await ground.world.workers(place, count);
  for (const worker of workers.slice(0, willing)) {
    await ground.bookings.app.get(EditProfile).execute(asWorker(worker), { nightOffers: true });
  }
  await ground.deliver(['workers', 'matching']);
  return { place, employer, workers };
}

/** A shift that starts at an hour of the day after the night. */
const shiftAt = ({ place, employer }: Settled, hour: number, headcount: number, more: object = {}): Promise<Id> => {
  const from = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  const inHours = (instantOf(nextDay, hour * 60).getTime() - from) / HOUR_MS;
  return ground.bookings.shift(place, employer, headcount, inHours, 4, more);
};

const look = async (shiftId: Id, now: Date): Promise<void> => {
  ground.clock.standsAt = now;
  await ground.get(DispatchShift).execute(systemCaller('test'), shiftId);
};
const offersOf = (shiftId: Id) =>
  ground.connections.rows<{ id: Id; workerId: Id; expiresAt: Date }>(
    'SELECT id, worker_id, expires_at FROM offers WHERE shift_id = ? ORDER BY made_at, id',
    [shiftId],
  );
const board = async (shiftId: Id) => (await ground.get(BoardReader).boards([shiftId]))[0]!;
const dueOf = async (consumer: string, aggregateId: Id): Promise<Date[]> =>
  (
    await ground.connections.rows<{ dueAt: Date }>(
      `SELECT d.due_at FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE d.consumer = ? AND e.aggregate_id = ? AND d.done_at IS NULL ORDER BY d.due_at`,
      [consumer, aggregateId],
    )
  ).map(({ dueAt }) => dueAt);

it('a wave that comes due at night waits until seven, and the board says so', async () => {
  const here = await settle(2, 1);
  const shiftId = await shiftAt(here, 14, 1);
  await look(shiftId, bedtime);
  expect(await offersOf(shiftId)).toEqual([]);
  expect(await dueOf('bookings.dispatch-when-due', shiftId)).toEqual([morning]);
  expect(await board(shiftId)).toMatchObject({
    state: 'filling',
    exhausted: null,
    rests: { until: morning.toISOString(), text: { zh: '夜间不打扰劳动者，07:00 继续找人' } },
  });
  ground.clock.standsAt = morning;
  await ground.deliver(['bookings.dispatch-when-due']);
  expect(await offersOf(shiftId)).toHaveLength(2);
  expect((await board(shiftId)).rests).toBeNull();
});

it('work at six is offered at night to those who allow it, and the board says how many sleep', async () => {
  const here = await settle(4, 1);
  const shiftId = await shiftAt(here, 6, 2);
  await look(shiftId, at(23));
  const [only, ...others] = await offersOf(shiftId);
  expect([only?.workerId, others]).toEqual([here.workers[0]!.accountId, []]);
  // Its time passes as by day: three quarters of it by the text, and the channel's grace.
  expect(only!.expiresAt).toEqual(at(23, 20));
  ground.clock.standsAt = only!.expiresAt;
  await ground.deliver(['bookings.expire-offers-when-due', 'matching']);
  await ground.connections.change('UPDATE offers SET delivered_at = made_at WHERE id = ?', [only!.id]);
  await look(shiftId, at(23, 25));
  expect(await offersOf(shiftId)).toHaveLength(1);
  expect(await board(shiftId)).toMatchObject({
    state: 'exhausted',
    rests: null,
    exhausted: {
      reason: 'everybody_asked',
      failed: [{ code: 'quiet_hours', count: 3, text: { zh: '3 人夜间不接受打扰' } }],
    },
  });
});

it('“why not me” names the night, and what would change it', async () => {
  const here = await settle(1, 0);
  const shiftId = await shiftAt(here, 6, 1);
  const explain = async (now: Date) => {
    ground.clock.standsAt = now;
    return ground.get(ShiftExplainer).explain(shiftId, here.workers[0]!.accountId);
  };
  expect((await explain(at(21))).failures).toEqual([]);
  expect((await explain(at(23))).failures).toMatchObject([
    {
      code: 'quiet_hours',
      params: { from: '22:00', until: '07:00' },
      wayOut: { zh: expect.stringContaining('夜间急单') },
    },
  ]);
  await ground.bookings.app.get(EditProfile).execute(asWorker(here.workers[0]!), { nightOffers: true });
  await ground.deliver(['workers', 'matching']);
  expect((await explain(at(23))).failures).toEqual([]);
});

it('whoever is awake may claim a seat while the search rests, unless its regulars sleep', async () => {
  const here = await settle(2, 0);
  const [awake, regular] = here.workers;
  const employer = await ground.world.employer(here.place, { regularWorkerIds: [regular!.accountId] });
  const mode = { dispatch: true, claim: true };
  const [free, theirs] = [await shiftAt(here, 12, 1, { mode }), await shiftAt({ ...here, employer }, 16, 1, { mode })];
  const claim = (shiftId: Id) => refusalOf(ground.get(ClaimSeat).execute(asWorker(awake!), { shiftId }));
  expect(await claim(free)).toBe('shift.claims_not_open');
  for (const shiftId of [free, theirs]) await look(shiftId, bedtime);
  expect([await claim(free), await claim(theirs)]).toEqual(['done', 'shift.claims_not_open']);
});

it('the time of an offer stands still while its worker sleeps, unless the work cannot wait', async () => {
  const here = await settle(1, 0);
  const [afternoon, early] = [await shiftAt(here, 14, 1), await shiftAt(here, 6, 1)];
  await look(afternoon, at(21, 50));
  const [offer] = await offersOf(afternoon);
  // An hour by text and two minutes of grace: ten of them before ten o'clock.
  expect(offer!.expiresAt).toEqual(at(31, 52));
  ground.clock.standsAt = at(21, 55);
  const clock = ground.get(StartOfferClock);
  await clock.execute(systemCaller('test'), { offerIds: [offer!.id], channel: 'socket' });
  expect((await offersOf(afternoon))[0]!.expiresAt).toEqual(at(31, 15));
  await look(early, at(21, 50));
  expect((await offersOf(early))[0]!.expiresAt).toEqual(at(22, 10));
});

it('a batch that is confirmed at night offers what cannot wait, and the rest in the morning', async () => {
  const here = await settle(4, 1);
  const [early, afternoon] = [await shiftAt(here, 6, 1), await shiftAt(here, 14, 1)];
  const [batches, caller] = [ground.get(BatchAssignments), asEmployer(here.employer)];
  ground.clock.standsAt = at(23);
  const { batchId } = await batches.ask(caller, { shiftIds: [early, afternoon], shiftsPerWorker: 'one' });
  await ground.deliverOf(batchId, 'bookings.plan-batch-when-asked');
  // A preview wakes nobody.
  const view = () => ground.get(BatchReader).one(batchId, here.employer.employerId);
  expect(await view()).toMatchObject({ state: 'ready', preview: { seats: 2, filled: 2 } });
  await batches.confirm(caller, batchId);
  await ground.deliverOf(batchId, 'bookings.offer-batch-when-confirmed');
  expect(await view()).toMatchObject({ state: 'confirmed' });
  expect(await offersOf(afternoon)).toEqual([]);
  const willing = here.workers[0]!.accountId;
  expect((await offersOf(early)).every(({ workerId }) => workerId === willing)).toBe(true);
  expect(await dueOf('bookings.offer-batch-when-confirmed', batchId)).toEqual([morning]);
  ground.clock.standsAt = morning;
  await ground.deliver(['bookings.offer-batch-when-confirmed']);
  expect(await view()).toMatchObject({ state: 'offered' });
  expect(await offersOf(afternoon)).toHaveLength(1);
}, 30_000);

it('nobody is phoned at night about the evening’s question, although its call was due before', async () => {
  const here = await settle(1, 0);
  const shiftId = await shiftAt(here, 14, 1);
  ground.clock.standsAt = at(18);
  const [offerId] = await ground.bookings.offer(shiftId, [{ leader: here.workers[0]! }]);
  ground.clock.standsAt = null;
  await ground.get(AcceptOffer).execute(asWorker(here.workers[0]!), { offerId: offerId! });
  ground.clock.standsAt = at(20);
  await ground.deliver(['bookings.ask-to-reconfirm-when-due']);
  ground.clock.standsAt = bedtime;
  await ground.deliver(['bookings.name-the-silent-when-due']);
  expect(await ground.events('reconfirmations.silent.v1', shiftId)).toEqual([]);
  ground.clock.standsAt = morning;
  await ground.deliver(['bookings.name-the-silent-when-due']);
  expect(await ground.events('reconfirmations.silent.v1', shiftId)).toMatchObject([{ moment: 'evening' }]);
});
