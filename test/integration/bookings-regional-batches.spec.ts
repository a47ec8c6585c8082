import { BatchAssignments, BatchReader, RegionalBatches } from '@gg/bookings';
import { BlockWorker } from '@gg/employers';
import { localDate, newId, type Id } from '@gg/kernel';
import { CONFIG, PermissionPolicy, systemCaller, Transactions, type Caller, type Config } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { asEmployer, refusalOf } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import type { WorldEmployer, WorldPerson } from '../support/world';

const PLAN = 'bookings.plan-batch-when-asked';
const OFFER = 'bookings.offer-batch-when-confirmed';

let ground: MatchingGround;
let mill: WorldEmployer;
let hotel: WorldEmployer;
let workers: WorldPerson[];
let place: ReturnType<MatchingGround['world']['place']>;
/** Hours from now of a shift; each test has days of its own. */
let hours = 24;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-regional-batches');
  place = ground.world.place(0);
  [mill, hotel] = [await ground.world.employer(place), await ground.world.employer(place)];
  workers = await ground.world.workers(place, 3);
  await ground.deliver(['workers', 'matching']);
  await ground.load();
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
beforeEach(() => (hours += 72));

const batches = () => ground.get(RegionalBatches);
const shift = (employer: WorldEmployer, headcount: number): Promise<Id> =>
  ground.bookings.shift(place, employer, headcount, hours, 3);
/** Of the shifts' start, which is at a full hour. */
const date = (): string =>
  localDate(new Date((Math.ceil(ground.clock.now().getTime() / 3_600_000) + hours) * 3_600_000));
const staff = (regionPrefix: string, role = 'clerk'): Caller => ({
  ...systemCaller('test'),
  kind: 'staff',
  channel: 'app',
  accountId: newId(),
  grants: [{ role, regionPrefix }],
});
const ask = (caller: Caller, regionCode = place.cityCode) =>
  batches().ask(caller, { regionCode, date: date(), shiftsPerWorker: 'several' });
const offered = (shiftIds: readonly Id[]) =>
  ground.connections.rows<{ shiftId: Id; workerId: Id }>(
    `SELECT shift_id, worker_id FROM offers WHERE shift_id IN (?) AND state = 'open'`,
    [shiftIds],
  );

it('assigns the shifts of several employers together, sends nobody where they are not wanted, and is on the trail', async () => {
  const [unwanted] = workers;
  await ground.bookings.app
    .get(BlockWorker)
    .execute(asEmployer(mill), { workerId: unwanted!.accountId, reason: '上次争执' });
  const shiftIds = [await shift(mill, 2), await shift(hotel, 1)];
  const clerk = staff(place.countyCode);
  const { batchId } = await ask(clerk, place.countyCode);
  await ground.deliverOf(batchId, PLAN);

  const reader = ground.get(BatchReader);
  const view = await reader.oneOfRegions(batchId, [place.cityCode]);
  expect(view).toMatchObject({
    state: 'ready',
    regionCode: place.countyCode,
    preview: { seats: 3, filled: 3, firstCome: { filled: expect.any(Number) } },
  });
  expect(view.shifts.map(({ shiftId }) => shiftId).sort()).toEqual([...shiftIds].sort());
  expect(await ground.events('batch.planned.v1', batchId)).toMatchObject([
    { employerId: null, regionCode: place.countyCode, outcome: 'ready', filled: 3 },
  ]);

  const answers = await Promise.all([1, 2].map(() => batches().confirm(clerk, batchId)));
  expect(answers.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  await ground.deliverOf(batchId, OFFER);
  const offers = await offered(shiftIds);
  expect(offers).toHaveLength(3);
  expect(new Set(offers.map(({ workerId }) => workerId)).size).toBe(3);
  expect(offers.find(({ workerId }) => workerId === unwanted!.accountId)?.shiftId).toBe(shiftIds[1]);
  expect(await ground.events('batch.confirmed.v1', batchId)).toHaveLength(1);
  const trail = await ground.connections.rows<{ action: string; regionCode: string; actorId: Id }>(
    'SELECT action, region_code, actor_id FROM audit_records WHERE subject_id = ? ORDER BY at',
    [batchId],
  );
  const by = { regionCode: place.countyCode, actorId: clerk.accountId };
  expect(trail).toEqual([
    { action: 'batches.asked', ...by },
    { action: 'batches.confirmed', ...by },
  ]);
});

it('belongs to the staff of its region, and to nobody else', async () => {
  await shift(hotel, 1);
  const clerk = staff(place.cityCode);
  const elsewhere = staff(place.cityCode === '4501' ? '4502' : '4501');
  const { batchId } = await ask(clerk);
  expect(await refusalOf(ask(elsewhere))).toBe('access.denied');
  // A county does not plan its city's day.
  expect(await refusalOf(ask(staff(place.countyCode)))).toBe('access.denied');
  for (const caller of [elsewhere, staff(place.countyCode), staff(place.cityCode, 'auditor')]) {
    expect(await refusalOf(batches().confirm(caller, batchId))).toBe('resource.not_found');
    expect(await refusalOf(batches().cancel(caller, batchId))).toBe('resource.not_found');
  }
  const own = ground.get(BatchAssignments);
  expect(await refusalOf(own.cancel(asEmployer(hotel), batchId))).toBe('resource.not_found');
  expect(await refusalOf(ground.get(BatchReader).one(batchId, hotel.employerId))).toBe('resource.not_found');
  expect(await refusalOf(ground.get(BatchReader).oneOfRegions(batchId, [place.countyCode]))).toBe('resource.not_found');

  // Nor is an employer's the region's.
  const theirs = await own.ask(asEmployer(hotel), { shiftIds: [await shift(hotel, 1)], shiftsPerWorker: 'one' });
  expect(await refusalOf(batches().cancel(clerk, theirs.batchId))).toBe('resource.not_found');

  await expect(batches().cancel(clerk, batchId)).resolves.toMatchObject({ state: 'cancelled' });
  await expect(batches().cancel(clerk, batchId)).resolves.toMatchObject({ state: 'cancelled' });
  expect(
    await ground.connections.rows('SELECT action FROM audit_records WHERE subject_id = ? ORDER BY at', [batchId]),
  ).toEqual([{ action: 'batches.asked' }, { action: 'batches.cancelled' }]);
});

it('finds what is filled by offers behind however many shifts that are not', async () => {
  const day = date();
  // They come first in the order of time: more than a batch may have seats.
  for (let i = 0; i < 4; i++)
    await ground.bookings.shift(place, mill, 1, hours, 3, { mode: { dispatch: false, claim: true } });
  const behind = [await ground.bookings.shift(place, mill, 1, hours, 3), await shift(hotel, 1)];
  const config = ground.bookings.app.get<Config>(CONFIG);
  const settings = { ...config.settings, batches: { ...config.settings.batches, maxSeats: 2 } };
  const few = new RegionalBatches(
    ground.get(Transactions),
    { ...config, settings },
    ground.get(ShiftReader),
    ground.get(PermissionPolicy),
  );
  const asked = { regionCode: place.cityCode, date: day, shiftsPerWorker: 'several' } as const;
  const { batchId } = await few.ask(staff(place.cityCode), asked);
  const { shifts } = await ground.get(BatchReader).oneOfRegions(batchId, ['45']);
  expect(shifts.map(({ shiftId }) => shiftId)).toEqual(behind.sort());
  await shift(mill, 1);
  expect(await refusalOf(few.ask(staff(place.cityCode), asked))).toBe('batch.too_big');
});

it('takes the day that was asked about, and says when there is nothing to plan', async () => {
  expect(await refusalOf(ask(staff(place.cityCode)))).toBe('batch.no_seats');
  const shiftId = await shift(mill, 1);
  hours += 24;
  expect(await refusalOf(ask(staff(place.cityCode)))).toBe('batch.no_seats');
  hours -= 24;
  const { batchId } = await ask(staff(place.cityCode));
  const { shifts } = await ground.get(BatchReader).oneOfRegions(batchId, ['45']);
  expect(shifts.map((one) => one.shiftId)).toEqual([shiftId]);
});
