import { createConnection, type Connection } from 'mysql2/promise';
import { AcceptOffer, CancelBooking, ClaimSeat, StartOfferClock } from '@gg/bookings';
import { systemCaller, Tx, type SqlValue } from '@gg/platform';
import type { Id } from '@gg/kernel';
import { closeAllOffers } from '../../libs/bookings/use-cases/close-offers';
import { asWorker } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import { asSomebodyElse } from '../support/somebody-else';
import type { WorldEmployer, WorldPlace } from '../support/world';

const MINUTE_MS = 60_000;

let ground: MatchingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let hour = 30;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-offers-end');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
afterEach(() => {
  ground.clock.standsAt = null;
});

interface OfferRow {
  state: string;
  closeReason: string | null;
  asked: number | null;
  expiresAt: Date;
  deliveredAt: Date | null;
}

const offerRow = async (offerId: Id) =>
  (await ground.connections.row<OfferRow>('SELECT * FROM offers WHERE id = ?', [offerId]))!;
const looksAt = async (shiftId: Id) => (await ground.events('shift.dispatch-due.v1', shiftId)).map(({ why }) => why);
const clock = (offerIds: readonly Id[], channel: 'socket' | 'sms' = 'socket') =>
  ground.get(StartOfferClock).execute(systemCaller('test'), { offerIds, channel });
const expiryDues = async (shiftId: Id) =>
  (
    await ground.connections.rows<{ dueAt: Date }>(
      `SELECT d.due_at FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE e.name = 'offers.expiry-due.v1' AND e.aggregate_id = ? ORDER BY d.due_at`,
      [shiftId],
    )
  ).map(({ dueAt }) => dueAt);

describe('ending offers', () => {
  /** A transaction that sees the database as it was when it began, as a server's own default would have it. */
  async function staleTransaction(): Promise<{ tx: Tx; connection: Connection }> {
    const connection = await createConnection({ uri: ground.bookings.database.url, timezone: 'Z' });
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query("SET SESSION innodb_snapshot_isolation = 'OFF'").catch(() => undefined);
    await connection.query('START TRANSACTION');
    const open = {
      query: async (sql: string, params: readonly SqlValue[]) => (await connection.query(sql, params as SqlValue[]))[0],
      commit: async () => void (await connection.query('COMMIT')),
      rollback: async () => void (await connection.query('ROLLBACK')),
    };
    return { tx: new Tx(open, systemCaller('test'), new Date()), connection };
  }

  it('comes to an end where another answer cannot be seen, and ends the others', async () => {
    const workers = await ground.world.workers(place, 2);
    const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
    const [answered, open] = await ground.bookings.offer(
      shiftId,
      workers.map((leader) => ({ leader })),
    );
    const { tx, connection } = await staleTransaction();
    expect(await tx.rows('SELECT id FROM offers WHERE shift_id = ?', [shiftId])).toHaveLength(2);
    await ground.connections.change("UPDATE offers SET state = 'declined' WHERE id = ?", [answered!]);
    expect(await closeAllOffers(tx, { shiftId, state: 'withdrawn', reason: 'shift_filled' })).toBe(1);
    await connection.query('COMMIT');
    await connection.end();
    expect(await offerRow(answered!)).toMatchObject({ state: 'declined' });
    expect(await offerRow(open!)).toMatchObject({ state: 'withdrawn' });
  });

  it('an offer that reached somebody was a question, one that reached nobody was none', async () => {
    const workers = await ground.world.workers(place, 2);
    const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
    const [reached, unreached] = await ground.bookings.offer(
      shiftId,
      workers.map((leader) => ({ leader })),
    );
    await clock([reached!], 'sms');
    const { expiresAt } = await offerRow(unreached!);
    ground.clock.standsAt = new Date(expiresAt.getTime() + 2 * MINUTE_MS);
    await ground.emit({
      name: 'offers.expiry-due.v1',
      aggregateId: shiftId,
      aggregateVersion: 0,
      payload: { shiftId },
    });
    await ground.deliver(['bookings.expire-offers-when-due']);
    expect(await offerRow(reached!)).toMatchObject({ state: 'expired', asked: 1 });
    expect(await offerRow(unreached!)).toMatchObject({ state: 'expired', asked: null });
  });

  it('a consumer whose clock is 50 ms behind ends what was due', async () => {
    const [leader] = await ground.world.workers(place, 1);
    const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
    const [offerId] = await ground.bookings.offer(shiftId, [{ leader: leader! }]);
    await clock([offerId!]);
    const [dueAt] = await expiryDues(shiftId);
    // The relay that claims it has reached that instant; whoever runs it has not.
    ground.clock.standsAt = new Date(dueAt!.getTime() - 50);
    await ground.deliverOf(shiftId, 'bookings.expire-offers-when-due');
    expect(await offerRow(offerId!)).toMatchObject({ state: 'expired', closedAt: dueAt });
  });
});

describe('the clock of an offer', () => {
  it('each life has its own timer, and none runs past the start', async () => {
    const workers = await ground.world.workers(place, 3);
    const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
    const offers = await ground.bookings.offer(
      shiftId,
      workers.map((leader) => ({ leader })),
    );
    for (const [at, minutes] of [20, 10, 20].entries()) {
      await ground.connections.change('UPDATE offers SET socket_life_minutes = ? WHERE id = ?', [minutes, offers[at]!]);
    }
    const now = new Date();
    ground.clock.standsAt = now;
    expect(await clock(offers)).toBe(3);
    const [ten, twenty] = [10, 20].map((minutes) => new Date(now.getTime() + minutes * MINUTE_MS));
    expect(await expiryDues(shiftId)).toEqual([ten, twenty]);
    expect((await Promise.all(offers.map(offerRow))).map(({ expiresAt }) => expiresAt)).toEqual([twenty, ten, twenty]);
    expect(await clock(offers)).toBe(0);

    const [late] = await ground.world.workers(place, 1);
    const [lateOffer] = await ground.bookings.offer(shiftId, [{ leader: late! }]);
    const soon = new Date(now.getTime() + 5 * MINUTE_MS);
    await ground.connections.change('UPDATE shift_seats SET starts_at = ? WHERE shift_id = ?', [soon, shiftId]);
    expect(await clock([lateOffer!])).toBe(1);
    expect(await offerRow(lateOffer!)).toMatchObject({ expiresAt: soon, deliveredAt: now });
    expect(await expiryDues(shiftId)).toContainEqual(soon);
  });

  it('does not start for an offer whose time is over and that nobody has ended yet', async () => {
    const [leader] = await ground.world.workers(place, 1);
    const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
    const [offerId] = await ground.bookings.offer(shiftId, [{ leader: leader! }]);
    const { expiresAt } = await offerRow(offerId!);
    ground.clock.standsAt = expiresAt;
    expect(await clock([offerId!])).toBe(0);
    expect(await offerRow(offerId!)).toMatchObject({ expiresAt, deliveredAt: null });
  });

  it('does not wait for somebody who takes a seat', async () => {
    const [leader] = await ground.world.workers(place, 1);
    const shiftId = await ground.bookings.shift(place, employer, 3, (hour += 8));
    const [offerId] = await ground.bookings.offer(shiftId, [{ leader: leader! }]);
    await ground.world.run(async (tx) => {
      await tx.change('UPDATE shift_seats SET version = version + 1 WHERE shift_id = ?', [shiftId]);
      expect(await asSomebodyElse(() => clock([offerId!]))).toBe(1);
    });
  });
});

describe('somebody who took a seat', () => {
  it('is no longer counted on elsewhere at that time: those offers end and those shifts look again', async () => {
    const [worker] = await ground.world.workers(place, 1);
    const at = (hour += 8);
    const shifts = [at, at + 2, at + 4, at + 3].map((start) => ground.bookings.shift(place, employer, 2, start));
    const [taken, overlapping, touching, given] = [
      await shifts[0]!,
      await shifts[1]!,
      await shifts[2]!,
      await shifts[3]!,
    ];
    const offers: Id[] = [];
    for (const shiftId of [taken, overlapping, touching, given]) {
      offers.push(...(await ground.bookings.offer(shiftId, [{ leader: worker! }])));
    }
    await ground.connections.change("UPDATE offers SET state = 'declined' WHERE id = ?", [offers[3]!]);
    await ground.get(AcceptOffer).execute(asWorker(worker!), { offerId: offers[0]! });
    await ground.deliver(['bookings.withdraw-offers-when-booking-made']);
    expect((await Promise.all(offers.map(offerRow))).map(({ state }) => state)).toEqual([
      'accepted',
      'withdrawn',
      'open',
      'declined',
    ]);
    expect(await offerRow(offers[1]!)).toMatchObject({ closeReason: 'worker_booked', asked: null });
    expect(await Promise.all([taken, overlapping, touching, given].map(looksAt))).toEqual([
      [],
      ['worker_booked'],
      [],
      [],
    ]);
  });

  it('by themselves has no use for the offer of the same shift', async () => {
    const [worker] = await ground.world.workers(place, 1);
    const shiftId = await ground.bookings.shift(place, employer, 2, (hour += 8), 4, {
      mode: { dispatch: true, claim: true },
    });
    const [offerId] = await ground.bookings.offer(shiftId, [{ leader: worker! }]);
    await ground.connections.change('UPDATE dispatches SET waves = 2 WHERE shift_id = ?', [shiftId]);
    await ground.get(ClaimSeat).execute(asWorker(worker!), { shiftId });
    await ground.deliver(['bookings.withdraw-offers-when-booking-made']);
    expect(await offerRow(offerId!)).toMatchObject({ state: 'withdrawn', closeReason: 'worker_booked' });
  });

  it('keeps the offers where the seat was given back before word of it came', async () => {
    const [worker] = await ground.world.workers(place, 1);
    const at = (hour += 8);
    const [first, second] = [
      await ground.bookings.shift(place, employer, 2, at),
      await ground.bookings.shift(place, employer, 2, at),
    ];
    const [taken] = await ground.bookings.offer(first, [{ leader: worker! }]);
    const [other] = await ground.bookings.offer(second, [{ leader: worker! }]);
    const { bookings } = await ground.get(AcceptOffer).execute(asWorker(worker!), { offerId: taken! });
    await ground.get(CancelBooking).execute(asWorker(worker!), { bookingId: bookings[0]!.bookingId, reason: 'undo' });
    await ground.deliver(['bookings.withdraw-offers-when-booking-made']);
    expect(await offerRow(other!)).toMatchObject({ state: 'open' });
  });

  it.each([
    ['a couple, which comes together or not at all, is no longer asked', 'couple', 2, 'withdrawn'],
    ['a crew that comes with two as well still is', 'crew', 3, 'open'],
  ] as const)('leaves their party: %s', async (_what, kind, size, state) => {
    const members = await ground.world.workers(place, size);
    const partyId = await ground.world.party(kind, members, kind === 'crew' ? 2 : null);
    const at = (hour += 8);
    const [alone, together] = [
      await ground.bookings.shift(place, employer, 1, at),
      await ground.bookings.shift(place, employer, 3, at),
    ];
    const [single] = await ground.bookings.offer(alone, [{ leader: members[1]! }]);
    const [offerId] = await ground.bookings.offer(together, [{ leader: members[0]!, partyId, members }]);
    await ground.get(AcceptOffer).execute(asWorker(members[1]!), { offerId: single! });
    await ground.deliver(['bookings.withdraw-offers-when-booking-made']);
    expect(await offerRow(offerId!)).toMatchObject({ state });
    if (state === 'withdrawn') return;
    const { bookings } = await ground.get(AcceptOffer).execute(asWorker(members[0]!), { offerId: offerId! });
    expect(bookings).toHaveLength(2);
  });
});
