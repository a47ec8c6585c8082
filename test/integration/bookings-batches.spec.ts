import {
  showWaveReplay,
  WaveReplayer,
  waveReplaySchema,
  AcceptOffer,
  BatchAssignments,
  BatchReader,
  ClaimSeat,
  type BatchView,
} from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import { BatchPlanner, LiveCandidateIndex } from '@gg/matching';
import { systemCaller } from '@gg/platform';
import { DispatchShift } from '../../libs/bookings/use-cases/dispatch-shift.use-case';
import { WaveWriter } from '../../libs/bookings/use-cases/wave-writer';
import { asEmployer, asWorker, refusalOf } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import { poll } from '../support/poll';
import type { WorldEmployer, WorldPerson } from '../support/world';

const PLAN = 'bookings.plan-batch-when-asked';
const OFFER = 'bookings.offer-batch-when-confirmed';
const MINUTE_MS = 60_000;

let ground: MatchingGround;
let employer: WorldEmployer;
let stranger: WorldEmployer;
let workers: WorldPerson[];
let place: ReturnType<MatchingGround['world']['place']>;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-batches');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
  stranger = await ground.world.employer(place);
  workers = await ground.world.workers(place, 4);
  await ground.deliver(['workers', 'matching']);
  await ground.load();
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
afterEach(() => {
  ground.clock.standsAt = null;
});

const batches = () => ground.get(BatchAssignments);
const view = (batchId: Id): Promise<BatchView> => ground.get(BatchReader).one(batchId, employer.employerId);
const shift = (headcount: number, startsInHours: number, hours = 3): Promise<Id> =>
  ground.bookings.shift(place, employer, headcount, startsInHours, hours);
const ask = async (shiftIds: Id[], shiftsPerWorker: 'one' | 'several' = 'several'): Promise<Id> =>
  (await batches().ask(asEmployer(employer), { shiftIds, shiftsPerWorker })).batchId;
const offersOf = (shiftIds: Id[]) =>
  ground.connections.rows<{ shiftId: Id; workerId: Id; id: Id; wave: number }>(
    `SELECT id, shift_id, worker_id, wave FROM offers WHERE shift_id IN (?) AND state = 'open' ORDER BY shift_id, rank`,
    [shiftIds],
  );
/** Takes back what a test offered, so that the next one finds everybody free. */
async function clear(): Promise<void> {
  await ground.world.run(async (tx) => {
    await tx.change(`UPDATE offers SET state = 'withdrawn', asked = NULL WHERE state = 'open'`);
    await tx.change(`UPDATE event_deliveries SET done_at = ? WHERE done_at IS NULL AND consumer LIKE 'bookings.%'`, [
      tx.now,
    ]);
    await tx.change('UPDATE offer_members SET made_at = ?', [new Date(tx.now.getTime() - 3 * 86_400_000)]);
  });
}

it('is planned in a thread, looked at, confirmed twice, and becomes offers once', async () => {
  const shiftIds = [await shift(2, 40), await shift(2, 41), await shift(1, 60)];
  const batchId = await ask(shiftIds);
  expect(await view(batchId)).toMatchObject({ state: 'asked', preview: null, progress: { seats: 5 } });
  expect(await refusalOf(batches().confirm(asEmployer(employer), batchId))).toBe('batch.not_ready');

  await ground.deliverOf(batchId, PLAN);
  const ready = await view(batchId);
  expect(ready).toMatchObject({
    state: 'ready',
    preview: {
      seats: 5,
      filled: 5,
      fill: 1,
      atMost: { seats: 5 },
      gap: { seats: 0 },
      firstCome: { filled: 5 },
      cutShifts: 0,
    },
  });
  expect(ready.shifts.map(({ planned }) => planned!).sort((a, b) => a - b)).toEqual([1, 2, 2]);
  expect(await ground.events('batch.planned.v1', batchId)).toEqual([
    {
      batchId,
      employerId: employer.employerId,
      regionCode: null,
      outcome: 'ready',
      seats: 5,
      filled: 5,
      expiresAt: ready.expiresAt,
    },
  ]);
  expect(await offersOf(shiftIds)).toEqual([]);

  expect(await refusalOf(batches().confirm(asEmployer(stranger), batchId))).toBe('resource.not_found');
  const both = await Promise.all([1, 2].map(() => batches().confirm(asEmployer(employer), batchId)));
  expect(both.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  expect(await ground.events('batch.confirmed.v1', batchId)).toHaveLength(1);
  await ground.deliverOf(batchId, OFFER);
  expect(await view(batchId)).toMatchObject({ state: 'offered' });
  expect((await view(batchId)).shifts.map(({ offered, leftOut }) => ({ offered, leftOut }))).toEqual(
    ready.shifts.map(({ planned }) => ({ offered: planned, leftOut: [] })),
  );

  const offers = await offersOf(shiftIds);
  expect(offers).toHaveLength(5);
  // Two shifts that overlap have four different people.
  const atOnce = offers.filter(({ shiftId }) => shiftId !== shiftIds[2]).map(({ workerId }) => workerId);
  expect(new Set(atOnce).size).toBe(4);
  expect(await refusalOf(batches().cancel(asEmployer(employer), batchId))).toBe('batch.over');

  // Why these people: the batch and its plan, also when the batch itself is gone.
  const { wave } = offers[0]!;
  const again = () => ground.get(WaveReplayer).replay(shiftIds[0]!, employer.employerId, wave);
  const own = offers.filter(({ shiftId }) => shiftId === shiftIds[0]).map((one) => one.workerId);
  const replayed = await again();
  expect(replayed).toMatchObject({ equal: true, decision: null, batch: { batchId, expectedAcceptanceMicro: 400_000 } });
  expect(replayed.stored.map((one) => one.workerId)).toEqual(own);
  expect(replayed.batch!.planned.map((one) => one.workerId).sort()).toEqual(own.toSorted());
  expect(waveReplaySchema.parse(showWaveReplay(replayed)).batch!.chosen.map(({ place }) => place)).toEqual([1, 2]);
  await ground.connections.change('UPDATE offers SET score = score + 1 WHERE shift_id = ?', [shiftIds[0]!]);
  expect(await again()).toMatchObject({ equal: false });

  // They are offers like all others.
  const { id: offerId, workerId } = offers[0]!;
  const person = workers.find(({ accountId }) => accountId === workerId)!;
  await expect(ground.get(AcceptOffer).execute(asWorker(person), { offerId })).resolves.toBeDefined();
});

it('what no longer holds at the confirmation is left out and named', async () => {
  await clear();
  await ground.get(LiveCandidateIndex).caughtUp();
  const [a, b] = [await shift(3, 100), await shift(1, 130)];
  const batchId = await ask([a, b]);
  await ground.deliverOf(batchId, PLAN);
  const planned = (await view(batchId)).shifts.find(({ shiftId }) => shiftId === a)!.planned!;
  expect(planned).toBeGreaterThan(0);
  // Everybody is asked for the one shift by its own search meanwhile, and the other takes nobody any more.
  await ground.get(DispatchShift).execute(systemCaller('test'), a);
  await ground.connections.change(`UPDATE shift_seats SET state = 'ended' WHERE shift_id = ?`, [b]);
  const before = await offersOf([a]);
  expect(before.length).toBeGreaterThan(0);
  await batches().confirm(asEmployer(employer), batchId);
  await ground.deliverOf(batchId, OFFER);
  const { shifts, state } = await view(batchId);
  expect(state).toBe('offered');
  expect(await offersOf([a])).toHaveLength(before.length + shifts.find(({ shiftId }) => shiftId === a)!.offered!);
  expect(shifts.find(({ shiftId }) => shiftId === a)!.leftOut.map(({ why }) => why)).toContain('asked_meanwhile');
  expect(shifts.find(({ shiftId }) => shiftId === b)).toMatchObject({ offered: 0 });
  expect(await offersOf([b])).toEqual([]);
});

it('who held a seat, gave no word and lost it is not asked for that shift by a batch either, but for others', async () => {
  await clear();
  const released = await ground.bookings.shift(place, employer, 4, 150, 3, {
    mode: { dispatch: true, claim: true },
  });
  const other = await shift(4, 160);
  const [silent] = workers;
  await ground.connections.change('UPDATE dispatches SET waves = 2 WHERE shift_id = ?', [released]);
  const claimed = await ground.bookings.app.get(ClaimSeat).execute(asWorker(silent!), { shiftId: released });
  await ground.connections.change(
    `UPDATE bookings SET state = 'released', live = NULL, end_reason = 'silent' WHERE id = ?`,
    [claimed.bookingId],
  );
  await ground.connections.change('UPDATE shift_seats SET filled = 0 WHERE shift_id = ?', [released]);
  const batchId = await ask([released, other]);
  await ground.deliverOf(batchId, PLAN);
  await batches().confirm(asEmployer(employer), batchId);
  await ground.deliverOf(batchId, OFFER);
  const asked = (shiftId: Id) => offersOf([shiftId]).then((offers) => offers.map(({ workerId }) => workerId).sort());
  expect(await asked(released)).toEqual(
    workers
      .slice(1)
      .map(({ accountId }) => accountId)
      .sort(),
  );
  expect(await asked(other)).toEqual(workers.map(({ accountId }) => accountId).sort());
});

it('a batch that is cancelled while it is planned ends the thread and leaves nothing behind', async () => {
  await clear();
  const shiftIds = [await shift(2, 200), await shift(2, 210)];
  const batchId = await ask(shiftIds);
  const planner = ground.get(BatchPlanner);
  const { plan } = planner;
  let cancelled: Promise<unknown> | undefined;
  // Cancelled as soon as planning begins, and held until it is heard.
  planner.plan = (input, options) => {
    cancelled ??= batches().cancel(asEmployer(employer), batchId);
    return new Promise((_, reject) => {
      options.signal.addEventListener('abort', () => void plan.call(planner, input, options).catch(reject));
    });
  };
  try {
    await ground.deliverOf(batchId, PLAN);
  } finally {
    planner.plan = plan;
  }
  await expect(cancelled).resolves.toMatchObject({ state: 'cancelled' });
  expect(await view(batchId)).toMatchObject({ state: 'cancelled', preview: null, shifts: [] });
  expect(await offersOf(shiftIds)).toEqual([]);
  expect(await refusalOf(batches().confirm(asEmployer(employer), batchId))).toBe('batch.over');
  await expect(batches().cancel(asEmployer(employer), batchId)).resolves.toMatchObject({ state: 'cancelled' });
});

it('says how far planning is while it goes on', async () => {
  await clear();
  const batchId = await ask([await shift(2, 320), await shift(1, 330)]);
  const planner = ground.get(BatchPlanner);
  const { plan } = planner;
  const seen: BatchView['progress'][] = [(await view(batchId)).progress];
  // The plan is held back until what the thread said of it can be looked at.
  planner.plan = async (input, options) => {
    const planned = await plan.call(planner, input, options);
    seen.push(
      await poll('planned seats are seen', async () => {
        const { progress } = await view(batchId);
        return progress.filled > 0 && progress;
      }),
    );
    return planned;
  };
  try {
    await ground.deliverOf(batchId, PLAN);
  } finally {
    planner.plan = plan;
  }
  expect(seen).toEqual([
    { stage: null, filled: 0, seats: 3 },
    { stage: expect.any(String), filled: 3, seats: 3 },
  ]);
});

it('a process that dies while planning is made up for by the next; a batch nobody plans has failed in time', async () => {
  const shiftIds = [await shift(1, 220)];
  const batchId = await ask(shiftIds);
  const planner = ground.get(BatchPlanner);
  const { plan } = planner;
  planner.plan = () => Promise.reject(new Error('the process died'));
  await expect(ground.deliverOf(batchId, PLAN)).rejects.toThrow('the process died');
  planner.plan = plan;
  expect(await view(batchId)).toMatchObject({ state: 'asked' });
  await ground.deliverOf(batchId, PLAN);
  expect(await view(batchId)).toMatchObject({ state: 'ready' });
  await ground.deliverOf(batchId, 'bookings.fail-batch-when-due');
  expect(await view(batchId)).toMatchObject({ state: 'ready' });

  const forgotten = await ask([await shift(1, 230)]);
  await ground.deliverOf(forgotten, 'bookings.fail-batch-when-due');
  expect(await view(forgotten)).toMatchObject({ state: 'failed', shifts: [] });
  expect(await ground.events('batch.planned.v1', forgotten)).toMatchObject([{ outcome: 'failed', expiresAt: null }]);
  await ground.deliverOf(forgotten, PLAN);
  expect(await view(forgotten)).toMatchObject({ state: 'failed', preview: null });
});

it('offers that were made when a process died are not made again', async () => {
  await clear();
  const shiftIds = [await shift(1, 240), await shift(1, 250)];
  const batchId = await ask(shiftIds);
  await ground.deliverOf(batchId, PLAN);
  await batches().confirm(asEmployer(employer), batchId);
  const waves = ground.get(WaveWriter);
  const { offerChosen } = waves;
  let calls = 0;
  waves.offerChosen = (...args) => {
    if (++calls > 1) throw new Error('the process died');
    return offerChosen.apply(waves, args);
  };
  await expect(ground.deliverOf(batchId, OFFER)).rejects.toThrow('the process died');
  waves.offerChosen = offerChosen;
  expect(await offersOf(shiftIds)).toHaveLength(1);
  expect(await view(batchId)).toMatchObject({ state: 'confirmed' });
  await ground.deliverOf(batchId, OFFER);
  expect(await offersOf(shiftIds)).toHaveLength(2);
  expect(await view(batchId)).toMatchObject({ state: 'offered' });
});

it('a preview that is too old is refused', async () => {
  const batchId = await ask([await shift(1, 260)]);
  await ground.deliverOf(batchId, PLAN);
  ground.clock.standsAt = new Date(Date.now() + 16 * MINUTE_MS);
  expect(await refusalOf(batches().confirm(asEmployer(employer), batchId))).toBe('batch.expired');
  expect(await view(batchId)).toMatchObject({ state: 'expired' });
});

it('refuses shifts of another, those without open seats, and more than can be planned', async () => {
  const own = await shift(1, 270);
  const other = await ground.bookings.shift(place, stranger, 1, 270);
  expect(await refusalOf(ask([own, other]))).toBe('resource.not_found');
  await ground.connections.change(`UPDATE shift_seats SET state = 'ended' WHERE shift_id = ?`, [own]);
  expect(await refusalOf(ask([own]))).toBe('batch.no_seats');
  const big = await shift(500, 280);
  const many = await Promise.all([281, 282, 283, 284].map((hours) => shift(500, hours)));
  expect(await refusalOf(ask([big, ...many]))).toBe('batch.too_big');
  expect(await refusalOf(ground.get(BatchReader).one(await ask([big]), stranger.employerId))).toBe(
    'resource.not_found',
  );
});

it('goes at night with its shifts once its term is over; what it became stays', async () => {
  await clear();
  const shiftIds = [await shift(1, 300)];
  const [old, young] = [await ask(shiftIds), await ask(shiftIds)];
  await ground.deliverOf(old, PLAN);
  const days = (count: number) => new Date(Date.now() - count * 86_400_000);
  await ground.connections.change('UPDATE batch_assignments SET asked_at = ? WHERE id = ?', [days(91), old]);
  await ground.connections.change('UPDATE batch_assignments SET asked_at = ? WHERE id = ?', [days(89), young]);
  const night = newId();
  await ground.emit({
    name: 'upkeep.night-due.v1',
    aggregateId: night,
    aggregateVersion: 1,
    payload: { date: '2026-11-29' },
  });
  await ground.deliverOf(night, 'bookings.purge-batches-at-night');
  const left = async (table: string, key: string) =>
    (
      await ground.connections.rows<{ id: Id }>(`SELECT DISTINCT ${key} AS id FROM ${table} WHERE ${key} IN (?)`, [
        [old, young],
      ])
    ).map(({ id }) => id);
  expect(await left('batch_assignments', 'id')).toEqual([young]);
  expect(await left('batch_shifts', 'batch_id')).toEqual([young]);
});
