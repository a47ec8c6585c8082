import { AcceptOffer, ChangeSeats } from '@gg/bookings';
import type { Id } from '@gg/kernel';
import { ClosePosting, ShiftReader } from '@gg/postings';
import { DispatchShift } from '../../libs/bookings/use-cases/dispatch-shift.use-case';
import { asEmployer, asWorker } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import { refusal } from '../support/platform';
import type { WorldEmployer, WorldPlace } from '../support/world';

let ground: MatchingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let hour = 30;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-shifts-end');
  await ground.load();
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
afterEach(() => {
  ground.clock.standsAt = null;
});

const seatsOf = (shiftId: Id) =>
  ground.connections.row<{
    state: string;
    headcount: number;
    filled: number;
    postingId: Id;
    startsAt: Date;
    endsAt: Date;
  }>('SELECT * FROM shift_seats WHERE shift_id = ?', [shiftId]);
const bookingsOf = async (shiftId: Id) =>
  (
    await ground.connections.rows<{ id: Id; state: string }>(
      'SELECT id, state FROM bookings WHERE shift_id = ? ORDER BY made_at, id',
      [shiftId],
    )
  ).map(({ state }) => state);
const change = () => ground.get(ChangeSeats);

/** A shift of three seats, at an hour of its own, two of them taken. */
async function halfFilled(): Promise<Id> {
  const workers = await ground.world.workers(place, 2);
  const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
  await ground.connections.change(
    `UPDATE event_deliveries d JOIN events e ON e.id = d.event_id SET d.done_at = d.due_at
      WHERE e.name = 'shift.posted.v1' AND e.aggregate_id = ?`,
    [shiftId],
  );
  const offers = await ground.bookings.offer(
    shiftId,
    workers.map((leader) => ({ leader })),
  );
  for (const [n, worker] of workers.entries()) {
    await ground.get(AcceptOffer).execute(asWorker(worker), { offerId: offers[n]! });
  }
  return shiftId;
}

describe('a shift that has begun', () => {
  it('is not withdrawn any more: what is worked stays on record', async () => {
    const shiftId = await halfFilled();
    const { startsAt, endsAt, postingId } = (await seatsOf(shiftId))!;
    for (const at of [startsAt, endsAt, new Date(endsAt.getTime() + 3_600_000)]) {
      ground.clock.standsAt = at;
      expect(await refusal(change().withdraw(asEmployer(employer), { shiftId, reason: '设备检修' }))).toBe(
        'shift.started',
      );
    }
    // A withdrawal that was recorded after the start, however it came to be, undoes nothing either.
    await ground.emit({
      name: 'shift.withdrawn.v1',
      aggregateId: shiftId,
      aggregateVersion: 9,
      payload: { shiftId, postingId, employerId: employer.employerId, reason: '设备检修' },
    });
    await ground.connections.change(
      "UPDATE events SET occurred_at = ? WHERE name = 'shift.withdrawn.v1' AND aggregate_id = ?",
      [startsAt, shiftId],
    );
    await ground.deliver(['bookings.close-withdrawn-shift']);
    expect(await bookingsOf(shiftId)).toEqual(['booked', 'booked']);
  });

  it('ends with its last minute, and its seats with it', async () => {
    const shiftId = await halfFilled();
    const { startsAt, endsAt } = (await seatsOf(shiftId))!;
    ground.clock.standsAt = startsAt;
    await ground.deliver(['bookings.end-seats-when-over']);
    expect(await seatsOf(shiftId)).toMatchObject({ state: 'open' });
    ground.clock.standsAt = endsAt;
    await ground.deliver(['bookings.end-seats-when-over']);
    expect(await seatsOf(shiftId)).toMatchObject({ state: 'ended', filled: 2 });
    expect(await bookingsOf(shiftId)).toEqual(['booked', 'booked']);
  });

  it('a withdrawal just before the start undoes what was booked, though word of it comes after the start', async () => {
    const shiftId = await halfFilled();
    const { startsAt } = (await seatsOf(shiftId))!;
    ground.clock.standsAt = new Date(startsAt.getTime() - 1_000);
    await change().withdraw(asEmployer(employer), { shiftId, reason: '设备检修' });
    ground.clock.standsAt = new Date(startsAt.getTime() + 60_000);
    await ground.deliver(['bookings.close-withdrawn-shift']);
    expect(await bookingsOf(shiftId)).toEqual(['cancelled_by_employer', 'cancelled_by_employer']);
  });
});

describe('a posting that is closed', () => {
  const close = async (shiftId: Id): Promise<void> => {
    const { postingId } = (await seatsOf(shiftId))!;
    await ground.get(ClosePosting).execute(asEmployer(employer), { postingId, reason: null });
  };

  it('leaves what is booked, until the employer cuts or withdraws it before the start', async () => {
    const shiftId = await halfFilled();
    await close(shiftId);
    await ground.deliver(['bookings.stop-when-shift-closed']);
    expect(await seatsOf(shiftId)).toMatchObject({ state: 'ended', filled: 2 });

    const [first] = await ground.connections.rows<{ id: Id }>(
      'SELECT id FROM bookings WHERE shift_id = ? ORDER BY id',
      [shiftId],
    );
    const more = { shiftId, headcount: 4, cancelBookingIds: [] };
    expect(await refusal(change().headcount(asEmployer(employer), more))).toBe('shift.not_open');
    const fewer = { shiftId, headcount: 1, cancelBookingIds: [first!.id] };
    expect(await change().headcount(asEmployer(employer), fewer)).toEqual({ shiftId, headcount: 1, filled: 1 });
    // Nobody is looked for, and nobody hears that it is full.
    expect(await ground.events('shift.filled.v1', shiftId)).toEqual([]);
    expect(await ground.events('shift.dispatch-due.v1', shiftId)).toEqual([]);

    await change().withdraw(asEmployer(employer), { shiftId, reason: '设备检修' });
    await ground.deliver(['bookings.close-withdrawn-shift', 'postings.follow-withdrawal']);
    expect(await seatsOf(shiftId)).toMatchObject({ state: 'withdrawn', filled: 0 });
    expect((await bookingsOf(shiftId)).every((state) => state === 'cancelled_by_employer')).toBe(true);
    expect(await ground.connections.row('SELECT state FROM shifts WHERE id = ?', [shiftId])).toEqual({
      state: 'withdrawn',
    });
  });

  it('asks nobody, even where word of its end has not come to the seats', async () => {
    await ground.world.workers(place, 4);
    await ground.deliver(['workers', 'matching']);
    const shiftId = await ground.bookings.shift(place, employer, 2, (hour += 8));
    await close(shiftId);
    await ground.get(DispatchShift).execute({ ...asEmployer(employer), kind: 'system' }, shiftId);
    expect(await ground.connections.rows('SELECT id FROM offers WHERE shift_id = ?', [shiftId])).toEqual([]);
  });

  it('before its seats were opened: they are never open, also when it closes between the look and the opening', async () => {
    const shiftId = await ground.bookings.shift(place, employer, 2, (hour += 8));
    // As if nothing had happened yet but the posting itself.
    for (const table of ['shift_seats', 'dispatches']) {
      await ground.connections.change(`DELETE FROM ${table} WHERE shift_id = ?`, [shiftId]);
    }
    const { postingId } = (await ground.connections.row<{ postingId: Id }>(
      'SELECT posting_id FROM shifts WHERE id = ?',
      [shiftId],
    ))!;
    const shifts = ground.get(ShiftReader);
    const details = jest.spyOn(shifts, 'details').mockImplementationOnce(async (reader, ids) => {
      details.mockRestore();
      const seen = await shifts.details(reader, ids);
      await ground.get(ClosePosting).execute(asEmployer(employer), { postingId, reason: null });
      await ground.deliverOf(shiftId, 'bookings.stop-when-shift-closed');
      return seen;
    });
    await ground.deliverOf(shiftId, 'bookings.dispatch-when-shift-posted');
    expect(await seatsOf(shiftId)).toMatchObject({ state: 'ended' });
    expect(await ground.connections.row('SELECT state FROM dispatches WHERE shift_id = ?', [shiftId])).toEqual({
      state: 'stopped',
    });
    expect(await ground.connections.rows('SELECT id FROM offers WHERE shift_id = ?', [shiftId])).toEqual([]);
  });
});

it('an extension asks for another look although seats were taken meanwhile, and a cut that leaves seats free as well', async () => {
  const shiftId = await ground.bookings.shift(place, employer, 10, (hour += 8));
  const headcount = (count: number) =>
    change().headcount(asEmployer(employer), { shiftId, headcount: count, cancelBookingIds: [] });
  await headcount(8);
  await headcount(12);
  expect((await ground.events('shift.dispatch-due.v1', shiftId)).map(({ why }) => why)).toEqual(['cut', 'extended']);
});
