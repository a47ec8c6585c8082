import { AcceptOffer, CancelBooking, ChangeSeats, ClaimSeat } from '@gg/bookings';
import { DomainError, type Id } from '@gg/kernel';
import { systemCaller, type Caller } from '@gg/platform';
import { asWorker, BookingGround } from '../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-races');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});

/** `accepted`, or the code of the refusal; anything else is no refusal and fails the test. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const accept = (person: WorldPerson, offerId: Id) =>
  outcome(ground.app.get(AcceptOffer).execute(asWorker(person), { offerId }));

const seatsOf = (shiftId: Id) =>
  ground.connections.row<{ filled: number; headcount: number }>(
    'SELECT filled, headcount FROM shift_seats WHERE shift_id = ?',
    [shiftId],
  );

const liveOn = async (shiftId: Id) =>
  (
    await ground.connections.rows<{ workerId: Id }>('SELECT worker_id FROM bookings WHERE shift_id = ? AND live = 1', [
      shiftId,
    ])
  ).map((row) => row.workerId);

const tally = (outcomes: readonly string[]) =>
  outcomes.reduce<Record<string, number>>((counts, one) => ({ ...counts, [one]: (counts[one] ?? 0) + 1 }), {});

it('60 workers race for 10 seats: exactly 10 are booked, the others are told that it is full', async () => {
  const workers = await ground.world.workers(place, 60);
  const shiftId = await ground.shift(place, employer, 10);
  const offers = await ground.offer(
    shiftId,
    workers.map((leader) => ({ leader })),
  );
  const outcomes = await Promise.all(workers.map((worker, n) => accept(worker, offers[n]!)));
  expect(tally(outcomes)).toEqual({ accepted: 10, 'shift.full': 50 });
  expect(await seatsOf(shiftId)).toMatchObject({ filled: 10 });
  expect(new Set(await liveOn(shiftId)).size).toBe(10);
}, 60_000);

// Claims are made each in a transaction of its own: nothing but the seat's own guard stands between them.
it('60 workers claim 10 open seats at once: exactly 10 are booked, the others are told that it is full', async () => {
  const workers = await ground.world.workers(place, 60);
  const shiftId = await ground.shift(place, employer, 10, 40, 4, { mode: { claim: true } });
  const claim = ground.app.get(ClaimSeat);
  const outcomes = await Promise.all(workers.map((worker) => outcome(claim.execute(asWorker(worker), { shiftId }))));
  expect(tally(outcomes)).toEqual({ accepted: 10, 'shift.full': 50 });
  expect(await seatsOf(shiftId)).toMatchObject({ filled: 10 });
  expect(new Set(await liveOn(shiftId)).size).toBe(10);
}, 60_000);

it('one worker races for two overlapping shifts: one booking', async () => {
  for (let round = 0; round < 8; round++) {
    const [worker] = await ground.world.workers(place, 1);
    const shifts = [await ground.shift(place, employer, 3), await ground.shift(place, employer, 3, 32)];
    const offers = [];
    for (const shiftId of shifts) offers.push((await ground.offer(shiftId, [{ leader: worker! }]))[0]!);
    const outcomes = await Promise.all(offers.map((offerId) => accept(worker!, offerId)));
    expect(tally(outcomes)).toEqual({ accepted: 1, 'booking.overlaps': 1 });
    const filled = await Promise.all(shifts.map(async (shiftId) => (await seatsOf(shiftId))!.filled));
    expect(filled[0]! + filled[1]!).toBe(1);
  }
}, 60_000);

// An accepted offer is counted in the worker's row as well; a claim is not, so here the guard alone stands between them.
it('one worker claims two overlapping shifts at once: one booking', async () => {
  const claim = ground.app.get(ClaimSeat);
  for (let round = 0; round < 8; round++) {
    const [worker] = await ground.world.workers(place, 1);
    const mode = { mode: { claim: true } };
    const shifts = [
      await ground.shift(place, employer, 3, 30, 4, mode),
      await ground.shift(place, employer, 3, 32, 4, mode),
    ];
    const outcomes = await Promise.all(shifts.map((shiftId) => outcome(claim.execute(asWorker(worker!), { shiftId }))));
    expect(tally(outcomes)).toEqual({ accepted: 1, 'booking.overlaps': 1 });
    const filled = await Promise.all(shifts.map(async (shiftId) => (await seatsOf(shiftId))!.filled));
    expect(filled[0]! + filled[1]!).toBe(1);
  }
}, 60_000);

it('couples and singles race for the last 4 seats: no couple is split, no seat is taken twice', async () => {
  for (let round = 0; round < 4; round++) {
    const people = await ground.world.workers(place, 10);
    const couples = [people.slice(0, 2), people.slice(2, 4), people.slice(4, 6)];
    const singles = people.slice(6);
    const partyIds = await Promise.all(couples.map((couple) => ground.world.party('couple', couple)));
    const shiftId = await ground.shift(place, employer, 4);
    const offers = await ground.offer(shiftId, [
      ...couples.map((members, n) => ({ leader: members[0]!, partyId: partyIds[n]!, members })),
      ...singles.map((leader) => ({ leader })),
    ]);
    const askers = [...couples.map((couple) => couple[0]!), ...singles];
    await Promise.all(askers.map((asker, n) => accept(asker, offers[n]!)));
    const seated = new Set(await liveOn(shiftId));
    for (const couple of couples) {
      expect([0, 2]).toContain(couple.filter((one) => seated.has(one.accountId)).length);
    }
    expect(seated.size).toBeLessThanOrEqual(4);
    expect((await seatsOf(shiftId))!.filled).toBe(seated.size);
    // Nobody who could have had a seat was turned away: at most one seat is left, for a couple that no longer fitted.
    expect(seated.size).toBeGreaterThanOrEqual(3);
  }
}, 60_000);

it('two taps and two devices: one booking, the same answer', async () => {
  const [worker] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 2, 60);
  const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => ground.app.get(AcceptOffer).execute(asWorker(worker!), { offerId: offerId! })),
  );
  expect(new Set(answers.map((answer) => answer.bookings[0]!.bookingId)).size).toBe(1);
  expect(await seatsOf(shiftId)).toMatchObject({ filled: 1 });
});

it('one of a couple undoes: the other’s seat is given back with it', async () => {
  const couple = await ground.world.workers(place, 2);
  const partyId = await ground.world.party('couple', couple);
  const shiftId = await ground.shift(place, employer, 2, 90);
  const [offerId] = await ground.offer(shiftId, [{ leader: couple[0]!, partyId, members: couple }]);
  const { bookings } = await ground.app.get(AcceptOffer).execute(asWorker(couple[0]!), { offerId: offerId! });
  const second = bookings.find((one) => one.workerId === couple[1]!.accountId)!;
  const undone = await ground.app
    .get(CancelBooking)
    .execute(asWorker(couple[1]!), { bookingId: second.bookingId, reason: 'undo' });
  expect(undone).toMatchObject({ state: 'cancelled_by_worker', released: [expect.any(String)] });
  expect(await liveOn(shiftId)).toEqual([]);
  expect(await seatsOf(shiftId)).toMatchObject({ filled: 0 });
});

describe('the employer changes the seats', () => {
  const boss = (role = 'owner'): Caller => ({
    ...systemCaller('ground'),
    kind: 'employer',
    accountId: employer.owner.accountId,
    employerId: employer.employerId,
    channel: 'app',
    grants: [{ role, regionPrefix: null }],
  });

  it('cutting below what is filled needs names, and cancels just those', async () => {
    const workers = await ground.world.workers(place, 3);
    const shiftId = await ground.shift(place, employer, 3, 120);
    const offers = await ground.offer(
      shiftId,
      workers.map((leader) => ({ leader })),
    );
    for (const [n, worker] of workers.entries()) expect(await accept(worker, offers[n]!)).toBe('accepted');
    const change = ground.app.get(ChangeSeats);
    expect(await outcome(change.headcount(boss(), { shiftId, headcount: 2, cancelBookingIds: [] }))).toBe(
      'shift.cut_needs_names',
    );
    const [booking] = await ground.connections.rows<{ id: Id }>(
      'SELECT id FROM bookings WHERE shift_id = ? AND worker_id = ?',
      [shiftId, workers[1]!.accountId],
    );
    const cut = { shiftId, headcount: 2, cancelBookingIds: [booking!.id] };
    expect(await outcome(change.headcount(boss('foreman'), cut))).toBe('access.denied');
    expect(await seatsOf(shiftId)).toEqual({ filled: 3, headcount: 3 });
    await change.headcount(boss('manager'), cut);
    expect(await seatsOf(shiftId)).toEqual({ filled: 2, headcount: 2 });
    expect(new Set(await liveOn(shiftId))).toEqual(new Set([workers[0]!.accountId, workers[2]!.accountId]));
  });

  it('a foreman adds seats and takes back free ones', async () => {
    const shiftId = await ground.shift(place, employer, 2, 130);
    const change = ground.app.get(ChangeSeats);
    for (const headcount of [4, 1]) {
      await change.headcount(boss('foreman'), { shiftId, headcount, cancelBookingIds: [] });
    }
    expect(await seatsOf(shiftId)).toEqual({ filled: 0, headcount: 1 });
  });

  it('a cut and acceptances at once: never more booked than seats', async () => {
    const workers = await ground.world.workers(place, 8);
    const shiftId = await ground.shift(place, employer, 8, 150);
    const offers = await ground.offer(
      shiftId,
      workers.map((leader) => ({ leader })),
    );
    const cut = outcome(ground.app.get(ChangeSeats).headcount(boss(), { shiftId, headcount: 3, cancelBookingIds: [] }));
    await Promise.all([cut, ...workers.map((worker, n) => accept(worker, offers[n]!))]);
    const seats = await seatsOf(shiftId);
    expect((await liveOn(shiftId)).length).toBe(seats!.filled);
    expect(seats!.filled).toBeLessThanOrEqual(seats!.headcount);
  });

  it('a withdrawn shift takes nobody any more', async () => {
    const [worker] = await ground.world.workers(place, 1);
    const shiftId = await ground.shift(place, employer, 1, 180);
    const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
    await ground.app.get(ChangeSeats).withdraw(boss(), { shiftId, reason: '设备检修' });
    expect(await accept(worker!, offerId!)).toBe('shift.not_open');
  });

  it('another employer’s shift is not there', async () => {
    const other = await ground.world.employer(place);
    const shiftId = await ground.shift(place, other, 1, 200);
    expect(await outcome(ground.app.get(ChangeSeats).withdraw(boss(), { shiftId, reason: '设备检修' }))).toBe(
      'resource.not_found',
    );
    expect(
      await outcome(ground.app.get(ChangeSeats).headcount(boss(), { shiftId, headcount: 5, cancelBookingIds: [] })),
    ).toBe('resource.not_found');
  });
});
