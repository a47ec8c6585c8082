import { AcceptOffer, CancelBooking, ChangeSeats, OfferReader, offerStanding } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import { offeredSeats } from '../../libs/bookings/data/offered-seats';
import { asEmployer, asWorker, BookingGround, keyed, refusalOf } from '../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let hours = 30;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-answers');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});

interface Seated {
  readonly worker: WorldPerson;
  readonly shiftId: Id;
  readonly offerId: Id;
  readonly bookingId: Id;
}

/** Somebody who has accepted an offer of a shift of their own. */
async function seated(): Promise<Seated> {
  const [worker] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 2, (hours += 5));
  const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
  const { bookings } = await accept(worker!, offerId!);
  return { worker: worker!, shiftId, offerId: offerId!, bookingId: bookings[0]!.bookingId };
}

const accept = (worker: WorldPerson, offerId: Id, key?: string) =>
  ground.app.get(AcceptOffer).execute(key ? keyed(asWorker(worker), key) : asWorker(worker), { offerId });

const standing = async ({ worker, offerId }: Seated) => {
  const { offer, seats } = await ground.app.get(OfferReader).ownView(worker.accountId, offerId);
  return offerStanding(offer.state, seats, worker.accountId);
};

describe('accepting again', () => {
  it('answers the same while the seat is held', async () => {
    const one = await seated();
    expect(await accept(one.worker, one.offerId)).toMatchObject({ bookings: [{ bookingId: one.bookingId }] });
    expect(await standing(one)).toBe('accepted');
  });

  it.each<[string, string, (one: Seated) => Promise<unknown>]>([
    [
      'an undo',
      'cancelled_by_worker',
      ({ worker, bookingId }) => ground.app.get(CancelBooking).execute(asWorker(worker), { bookingId, reason: 'undo' }),
    ],
    [
      'a cancellation',
      'cancelled_by_worker',
      ({ worker, bookingId }) => ground.app.get(CancelBooking).execute(asWorker(worker), { bookingId, reason: 'ill' }),
    ],
    [
      'a cut by the employer',
      'cancelled_by_employer',
      ({ shiftId, bookingId }) =>
        ground.app
          .get(ChangeSeats)
          .headcount(asEmployer(employer), { shiftId, headcount: 1, cancelBookingIds: [bookingId] }),
    ],
    [
      'the withdrawal of the shift',
      'cancelled_by_employer',
      ({ shiftId }) => ground.app.get(ChangeSeats).withdraw(asEmployer(employer), { shiftId, reason: '设备检修' }),
    ],
  ])('after %s promises nothing', async (_what, became, end) => {
    const one = await seated();
    await end(one);
    expect(await refusalOf(accept(one.worker, one.offerId))).toBe('booking.not_live');
    expect(await standing(one)).toBe(became);
  });

  it('of the last seat answers the same to the other of two taps', async () => {
    for (let round = 0; round < 10; round++) {
      const [worker] = await ground.world.workers(place, 1);
      const shiftId = await ground.shift(place, employer, 1, (hours += 5));
      const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
      const taps = await Promise.all([1, 2, 3].map(() => accept(worker!, offerId!)));
      expect(new Set(taps.map((tap) => tap.bookings[0]!.bookingId)).size).toBe(1);
    }
  }, 60_000);

  it('with the key of the first request gets its answer, though the shift is closed by now', async () => {
    const [worker] = await ground.world.workers(place, 1);
    const shiftId = await ground.shift(place, employer, 1, (hours += 5));
    const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
    const key = newId();
    const first = await accept(worker!, offerId!, key);
    await ground.app.get(ChangeSeats).withdraw(asEmployer(employer), { shiftId, reason: '设备检修' });
    expect(await accept(worker!, offerId!, key)).toEqual(first);
  });
});

it('nothing but reads comes between the seat row and the events: it is the last that an acceptance writes', async () => {
  const [worker] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 2, (hours += 5));
  const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
  const written: string[] = [];
  const begin = ground.connections.begin.bind(ground.connections);
  const spy = jest.spyOn(ground.connections, 'begin').mockImplementation(async () => {
    const open = await begin();
    return {
      query: (sql, params) => {
        if (!/^\s*SELECT/i.test(sql)) written.push(/^\s*\w+ (?:INTO )?`?(\w+)/i.exec(sql)![1]!);
        return open.query(sql, params);
      },
      commit: () => open.commit(),
      rollback: () => open.rollback(),
    };
  });
  await accept(worker!, offerId!);
  spy.mockRestore();
  expect(written.slice(written.indexOf('shift_seats'))).toEqual(['shift_seats', 'events', 'event_deliveries']);
});

it('what came of offers is found by the shift, however many bookings there are', async () => {
  const one = await seated();
  await ground.connections.query(
    `INSERT INTO bookings (id, shift_id, employer_id, worker_id, offer_id, how, state, live, starts_at, ends_at,
                           legal_employer_code, engagement_type, trade_code, breaks, findings, made_at, channel)
     SELECT UUID(), UUID(), employer_id, UUID(), UUID(), how, 'settled', 1, starts_at, ends_at, legal_employer_code,
            engagement_type, trade_code, breaks, findings, made_at, channel
       FROM bookings JOIN seq_1_to_20000 WHERE id = ?`,
    [one.bookingId],
  );
  await ground.connections.query('ANALYZE TABLE bookings', []);
  const asked: { sql: string; params: readonly SqlValue[] }[] = [];
  const recording = {
    rows: <T>(sql: string, params: readonly SqlValue[] = []) => {
      asked.push({ sql, params });
      return ground.connections.rows<T>(sql, params);
    },
  };
  const found = await offeredSeats(recording, [{ id: one.offerId, shiftId: one.shiftId }]);
  expect(found.get(one.offerId)).toMatchObject([{ bookingId: one.bookingId, held: true }]);
  const plan = await ground.connections.rows<{ table: string; key: string | null; rows: number }>(
    `EXPLAIN ${asked[0]!.sql}`,
    asked[0]!.params,
  );
  const looked = plan.find((row) => row.table === 'b')!;
  expect(looked.key).toBe('uq_bookings_shift_worker_live');
  expect(Number(looked.rows)).toBeLessThan(10);
}, 60_000);
