import { AcceptOffer } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import { acceptanceBySource, seatsKeptBySource } from '../../libs/bookings/data/history-by-source';
import { LearntForAWhile } from '../../libs/bookings/use-cases/learnt-for-a-while';
import { asWorker, BookingGround } from '../support/booking-ground';

let ground: BookingGround;
const now = new Date('2026-11-24T04:00:00.000Z');
const DAY_MS = 86_400_000;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-history-by-source');
}, 60_000);
afterAll(() => ground?.close());

/** Offers of a shift that ended so, each a moment after the one before. */
async function ended(shiftId: Id, source: string, states: readonly string[], daysAgo = 1): Promise<void> {
  const place = ground.world.place(0);
  const workers = await ground.world.workers(place, states.length);
  const offers = await ground.offer(
    shiftId,
    workers.map((leader) => ({ leader })),
  );
  for (const [n, state] of states.entries()) {
    const closedAt = state === 'open' ? null : new Date(now.getTime() - daysAgo * DAY_MS + n);
    await ground.connections.change(
      'UPDATE offers SET source = ?, state = ?, closed_at = ?, delivered_at = ? WHERE id = ?',
      [source, state.replace('unreached', 'expired'), closedAt, state === 'unreached' ? null : now, offers[n]!],
    );
  }
}

it('counts the last answers of each source, and neither withdrawn, unreached, open nor old offers', async () => {
  const place = ground.world.place(0);
  const shiftId = await ground.shift(place, await ground.world.employer(place), 5);
  await ended(shiftId, 'nearby', [
    'declined',
    'declined',
    'accepted',
    'expired',
    'withdrawn',
    'unreached',
    'accepted',
    'open',
  ]);
  await ended(shiftId, 'nearby', ['accepted', 'accepted'], 29);
  await ended(shiftId, 'regular', ['accepted', 'withdrawn']);
  await ended(shiftId, 'party', ['withdrawn']);
  expect(await acceptanceBySource(ground.connections, now, { last: 500, days: 28 })).toEqual({
    nearby: { offers: 5, accepts: 2 },
    regular: { offers: 1, accepts: 1 },
  });
  expect(await acceptanceBySource(ground.connections, now, { last: 3, days: 28 })).toMatchObject({
    nearby: { offers: 3, accepts: 2 },
  });
});

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

interface PlanStep {
  readonly table: string;
  readonly key: string | null;
  readonly Extra: string;
}

/** How the database goes about what is read. */
async function planOf(read: (reader: Reader) => Promise<unknown>): Promise<PlanStep[]> {
  const plans: PlanStep[] = [];
  await read({
    rows: async <T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> => {
      plans.push(...(await ground.connections.rows<PlanStep>(`EXPLAIN ${sql}`, params)));
      return [];
    },
  });
  return plans;
}

it('reads the index of sources alone', async () => {
  const plans = await planOf((reader) => acceptanceBySource(reader, now, { last: 500, days: 28 }));
  const read = plans.filter(({ table }) => table === 'offers');
  expect(read.map(({ key }) => key)).toEqual(Array.from({ length: 4 }, () => 'idx_offers_source_closed'));
  expect(read.every(({ Extra }) => /Using index/.test(Extra) && !/filesort|temporary/.test(Extra))).toBe(true);
});

/** Seats by an offer to a regular that came to this. @param startsIn milliseconds from now, of each */
const seatsThat = (state: string, count: number, startsIn: (n: number) => number) =>
  Array.from({ length: count }, (_, n) => ({ state, startsAt: new Date(now.getTime() + startsIn(n)) }));

/** Writes them, and of each the offer, the later work the later accepted. */
const write = (seats: ReturnType<typeof seatsThat>): Promise<void> =>
  ground.world.run(async (tx) => {
    const shiftId = newId();
    const written = seats.map((seat) => ({ ...seat, bookingId: newId(), offerId: newId(), workerId: newId() }));
    await tx.insert(
      'offers',
      written.map(({ offerId, workerId, startsAt }) => ({
        id: offerId,
        shiftId,
        employerId: shiftId,
        wave: 0,
        workerId,
        materialVersion: 1,
        asked: true,
        rank: 1,
        state: 'accepted',
        source: 'regular',
        score: 0,
        distanceM: 0,
        expectedAcceptanceMicro: 0,
        reasons: [],
        madeAt: now,
        expiresAt: now,
        socketLifeMinutes: 20,
        smsLifeMinutes: 60,
        closedAt: new Date(now.getTime() - DAY_MS + Math.min(0, startsAt.getTime() - now.getTime())),
      })),
    );
    await tx.insert(
      'bookings',
      written.map(({ bookingId, offerId, workerId, state, startsAt }) => ({
        id: bookingId,
        shiftId,
        employerId: shiftId,
        workerId,
        offerId,
        offerSource: 'regular',
        how: 'offer',
        state,
        live: null,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 3_600_000),
        legalEmployerCode: 'none',
        engagementType: 'casual',
        tradeCode: '4-02-05-01',
        breaks: [],
        findings: [],
        madeAt: now,
        channel: 'app',
      })),
    );
  });

describe('seats that offers brought', () => {
  it('count as kept or not, of work that has begun, for what their holders did', async () => {
    const place = ground.world.place(0);
    const shiftId = await ground.shift(place, await ground.world.employer(place), 8);
    const workers = await ground.world.workers(place, 8);
    const offers = await ground.offer(
      shiftId,
      workers.map((leader) => ({ leader })),
    );
    await ground.connections.change("UPDATE offers SET source = 'present' WHERE shift_id = ?", [shiftId]);
    for (const [n, offerId] of offers.entries())
      await ground.app.get(AcceptOffer).execute(asWorker(workers[n]!), { offerId });
    const became = async (n: number, state: string, reason: string): Promise<void> => {
      await ground.connections.change('UPDATE bookings SET state = ?, end_reason = ?, live = NULL WHERE offer_id = ?', [
        state,
        reason,
        offers[n]!,
      ]);
    };
    await became(0, 'cancelled_by_worker', 'ill');
    await became(1, 'cancelled_by_worker', 'undo');
    await became(2, 'released', 'silent');
    await became(3, 'released', 'party_below_minimum');
    await became(4, 'cancelled_by_employer', 'shift_cut');
    await became(5, 'no_show', 'no_show');
    const learnt = { last: 200, days: 28 };
    // Nothing is known of work that is still to come.
    expect(await seatsKeptBySource(ground.connections, now, learnt)).toEqual({});
    await ground.connections.change('UPDATE bookings SET starts_at = ? WHERE shift_id = ?', [now, shiftId]);
    expect(await seatsKeptBySource(ground.connections, now, learnt)).toEqual({ present: { seats: 5, kept: 2 } });
  });

  it('are the last of which the work has begun, however many have been taken since for work to come', async () => {
    const begun = [
      ...seatsThat('no_show', 100, (n) => -29 * DAY_MS - n),
      ...seatsThat('cancelled_by_worker', 60, (n) => -DAY_MS - n),
      ...seatsThat('booked', 190, (n) => -3_600_000 - n),
      // Not the holder's doing, however many: the seats before them are still heard of.
      ...seatsThat('cancelled_by_employer', 250, (n) => -n),
    ];
    await write([...begun, ...seatsThat('booked', 250, (n) => n + 1)]);
    const kept = await seatsKeptBySource(ground.connections, now, { last: 200, days: 28 });
    expect(kept.regular).toEqual({ seats: 200, kept: 190 });
    const all = await seatsKeptBySource(ground.connections, now, { last: 1_000, days: 28 });
    expect(all.regular).toEqual({ seats: 250, kept: 190 });
    const plans = await planOf((reader) => seatsKeptBySource(reader, now, { last: 200, days: 28 }));
    const read = plans.filter(({ table }) => table === 'bookings');
    expect(read.map(({ key }) => key)).toEqual(Array.from({ length: 4 }, () => 'idx_bookings_source_start'));
    expect(read.every(({ Extra }) => /Using index/.test(Extra) && !/filesort|temporary/.test(Extra))).toBe(true);
  });

  it('are looked at once in a while, and by those who ask at once together', async () => {
    let reads = 0;
    const kept = new LearntForAWhile(async () => ++reads, 60);
    await Promise.all([kept.at(now), kept.at(now)]);
    await kept.at(new Date(now.getTime() + 59_000));
    expect(reads).toBe(1);
    await kept.at(new Date(now.getTime() + 60_000));
    expect(reads).toBe(2);
  });
});
