import { AcceptOffer, AnswerReconfirmation, BoardReader, CancelBooking, ChangeSeats, ClaimSeat } from '@gg/bookings';
import { addDays, instantOf, localDate, type Id } from '@gg/kernel';
import type { DeliveryKey } from '@gg/platform';
import { asEmployer, asWorker, keyed, refusalOf } from '../support/booking-ground';
import { MatchingGround } from '../support/matching-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

const MINUTE_MS = 60_000;
const ASK = 'bookings.ask-to-reconfirm-when-due';
const CALL = 'bookings.name-the-silent-when-due';
const RELEASE = 'bookings.release-silent-when-due';

let ground: MatchingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let days = 1;

beforeAll(async () => {
  ground = await MatchingGround.open('bookings-reconfirmations');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});
afterEach(() => {
  ground.clock.standsAt = null;
});

interface Seat {
  readonly person: WorldPerson;
  readonly bookingId: Id;
}

/** A shift that starts at 06:00 of a day of its own, with people who took its seats now. */
async function booked(
  count: number,
  headcount = count,
): Promise<{ shiftId: Id; start: Date; seats: readonly [Seat, ...Seat[]] }> {
  const start = instantOf(addDays(localDate(new Date()), ++days), 6 * 60);
  const hours = Math.round((start.getTime() - Math.ceil(Date.now() / 3_600_000) * 3_600_000) / 3_600_000);
  const shiftId = await ground.bookings.shift(place, employer, headcount, hours, 4, { mode: { claim: true } });
  const people = await ground.world.workers(place, count);
  const seats: Seat[] = [];
  for (const person of people) {
    const { bookingId } = await ground.bookings.app.get(ClaimSeat).execute(asWorker(person), { shiftId });
    seats.push({ person, bookingId });
  }
  return { shiftId, start, seats: seats as [Seat, ...Seat[]] };
}

const minutesBefore = (start: Date, minutes: number): Date => new Date(start.getTime() - minutes * MINUTE_MS);

/** Lets a consumer do what of a shift has become due at an instant. */
async function at(instant: Date, consumer: string, shiftId: Id): Promise<void> {
  ground.clock.standsAt = instant;
  for (const key of await due(consumer, shiftId)) await ground.run(key);
}

const due = (consumer: string, shiftId: Id) =>
  ground.connections.rows<DeliveryKey>(
    `SELECT d.event_id, d.consumer, d.chunk FROM event_deliveries d JOIN events e ON e.id = d.event_id
      WHERE e.aggregate_id = ? AND d.consumer = ? AND d.done_at IS NULL AND d.due_at <= ? ORDER BY d.due_at`,
    [shiftId, consumer, ground.clock.now()],
  );

const says = ({ person, bookingId }: Seat, answer: 'coming' | 'not_coming', key?: string) => {
  const caller = key === undefined ? asWorker(person) : keyed(asWorker(person), key);
  return ground.get(AnswerReconfirmation).execute(caller, { bookingId, answer });
};
const stateOf = async ({ bookingId }: Seat) =>
  (await ground.connections.row<{ state: string; endReason: string | null }>(
    'SELECT state, end_reason FROM bookings WHERE id = ?',
    [bookingId],
  ))!;
const answersOf = async ({ bookingId }: Seat) =>
  ground.connections.rows<{ moment: string; answer: string | null }>(
    'SELECT moment, answer FROM reconfirmations WHERE booking_id = ? ORDER BY asked_at',
    [bookingId],
  );
const lateOf = async ({ person }: Seat) =>
  (await ground.connections.row<{ late: number }>(
    'SELECT late_cancellations AS late FROM worker_calendars WHERE worker_id = ?',
    [person.accountId],
  ))!.late;
const board = async (shiftId: Id) => (await ground.get(BoardReader).boards([shiftId]))[0]!;

describe('those who hold a seat', () => {
  it('are asked the evening before and 90 minutes before the start, and the silent are called and released', async () => {
    const { shiftId, start, seats } = await booked(3);
    const [comes, changesMind, silent] = seats;
    const evening = instantOf(addDays(localDate(start), -1), 20 * 60);
    await at(evening, ASK, shiftId);
    expect((await ground.events('reconfirmations.asked.v1', shiftId))[0]).toMatchObject({
      moment: 'evening',
      releases: false,
      answerBy: minutesBefore(start, 90).toISOString(),
    });
    await says(comes, 'coming');
    await says(changesMind!, 'coming');
    expect((await board(shiftId)).reconfirmation).toEqual({ confirmed: 2, silent: 1 });
    await at(new Date(evening.getTime() + 60 * MINUTE_MS), CALL, shiftId);
    expect((await ground.events('reconfirmations.silent.v1', shiftId))[0]).toMatchObject({
      silent: [{ bookingId: silent!.bookingId }],
    });

    await at(minutesBefore(start, 90), ASK, shiftId);
    expect((await board(shiftId)).reconfirmation).toEqual({ confirmed: 0, silent: 3 });
    await says(comes, 'coming');
    await at(minutesBefore(start, 75), CALL, shiftId);
    const called = (await ground.events('reconfirmations.silent.v1', shiftId))[1]!['silent'];
    expect(called).toHaveLength(2);
    await at(minutesBefore(start, 31), RELEASE, shiftId);
    expect((await board(shiftId)).filled).toBe(3);
    await at(minutesBefore(start, 30), RELEASE, shiftId);

    expect(await stateOf(comes)).toEqual({ state: 'booked', endReason: null });
    for (const one of [changesMind!, silent!]) {
      expect(await stateOf(one)).toEqual({ state: 'released', endReason: 'silent' });
      expect((await answersOf(one)).at(-1)).toEqual({ moment: 'before_start', answer: 'silent' });
    }
    // Nothing against who never said a word; who said yes and is silent now has cancelled late.
    expect([await lateOf(changesMind!), await lateOf(silent!)]).toEqual([1, 0]);
    expect(await board(shiftId)).toMatchObject({ filled: 1, reconfirmation: { confirmed: 1, silent: 0 } });
    expect((await ground.events('shift.dispatch-due.v1', shiftId)).map(({ why }) => why)).toEqual(['silent']);
    expect(await ground.events('booking.cancelled.v1', silent!.bookingId)).toMatchObject([
      { state: 'released', reason: 'silent' },
    ]);
    expect(await refusalOf(says(silent!, 'coming'))).toBe('booking.not_live');
  }, 20_000);

  it('are asked once, however often the moment comes, and not once the shift is withdrawn', async () => {
    const { shiftId, start, seats } = await booked(2);
    const again = (dueAt: Date) =>
      ground.emit({
        name: 'shift.reconfirmation-due.v1',
        aggregateId: shiftId,
        aggregateVersion: 0,
        dueAt,
        payload: { shiftId, moment: 'before_start' },
      });
    await again(minutesBefore(start, 120));
    await again(minutesBefore(start, 89));
    await at(minutesBefore(start, 100), ASK, shiftId);
    expect(await answersOf(seats[0])).toEqual([]);
    await at(minutesBefore(start, 89), ASK, shiftId);
    expect(await ground.events('reconfirmations.asked.v1', shiftId)).toHaveLength(1);
    const other = await booked(1);
    await ground.get(ChangeSeats).withdraw(asEmployer(employer), { shiftId: other.shiftId, reason: '货没有到' });
    await at(minutesBefore(other.start, 90), ASK, other.shiftId);
    expect(await answersOf(other.seats[0])).toEqual([]);
  }, 20_000);

  it('who were asked and whose shift is withdrawn then are neither called nor released', async () => {
    const { shiftId, start, seats } = await booked(1);
    await at(minutesBefore(start, 90), ASK, shiftId);
    await ground.get(ChangeSeats).withdraw(asEmployer(employer), { shiftId, reason: '货没有到' });
    await at(minutesBefore(start, 80), 'bookings.close-withdrawn-shift', shiftId);
    expect(await answersOf(seats[0])).toEqual([{ moment: 'before_start', answer: 'void' }]);
    await at(minutesBefore(start, 75), CALL, shiftId);
    await at(minutesBefore(start, 30), RELEASE, shiftId);
    expect(await ground.events('reconfirmations.silent.v1', shiftId)).toEqual([]);
    expect(await stateOf(seats[0])).toEqual({ state: 'cancelled_by_employer', endReason: 'shift_withdrawn' });
  }, 20_000);

  it('who came after a question, or a moment before, are not asked it', async () => {
    const { shiftId, start } = await booked(1, 3);
    const [early, late] = await ground.world.workers(place, 2);
    const claims = async (person: WorldPerson, minutes: number) => {
      ground.clock.standsAt = minutesBefore(start, minutes);
      return (await ground.get(ClaimSeat).execute(asWorker(person), { shiftId })).bookingId;
    };
    const fresh = { person: early!, bookingId: await claims(early!, 110) };
    await at(minutesBefore(start, 90), ASK, shiftId);
    const after = { person: late!, bookingId: await claims(late!, 80) };
    expect([await answersOf(fresh), await answersOf(after)]).toEqual([[], []]);
    expect(await refusalOf(says(after, 'coming'))).toBe('reconfirmation.not_asked');
    await at(minutesBefore(start, 75), CALL, shiftId);
    await at(minutesBefore(start, 30), RELEASE, shiftId);
    expect((await board(shiftId)).filled).toBe(2);
  }, 20_000);
});

describe('nobody is released whom nobody was to phone', () => {
  const all = (consumers: readonly string[], instant: Date, shiftId: Id): Promise<unknown> => {
    ground.clock.standsAt = instant;
    return Promise.all(
      consumers.map(async (consumer) => {
        for (const key of await due(consumer, shiftId)) await ground.run(key);
      }),
    );
  };

  it.each([
    ['the call comes first', [[CALL], [RELEASE]]],
    ['the release comes first', [[RELEASE], [CALL]]],
    ['both at once', [[CALL, RELEASE]]],
  ])('where nothing ran until both were due: %s', async (_what, turns) => {
    const { shiftId, start, seats } = await booked(3);
    await at(minutesBefore(start, 90), ASK, shiftId);
    for (const consumers of turns) await all(consumers, minutesBefore(start, 25), shiftId);
    // What the turns have left to each other.
    for (const consumer of [RELEASE, CALL, RELEASE]) await at(minutesBefore(start, 24), consumer, shiftId);
    expect((await board(shiftId)).filled).toBe(3);
    const listed = await ground.events('reconfirmations.silent.v1', shiftId);
    expect(listed).toHaveLength(1);
    expect(listed[0]!['silent']).toHaveLength(3);
    expect(new Date(String(listed[0]!['answerBy'])) >= minutesBefore(start, 15)).toBe(true);
    // The call reaches one of them; the others are released when its time is over.
    await says(seats[0], 'coming');
    await at(minutesBefore(start, 16), RELEASE, shiftId);
    expect((await board(shiftId)).filled).toBe(3);
    await at(minutesBefore(start, 14), RELEASE, shiftId);
    expect((await Promise.all(seats.map(stateOf))).map(({ state }) => state)).toEqual([
      'booked',
      'released',
      'released',
    ]);
  });

  it('where that leaves no time for a call the start wins, and they keep their seats', async () => {
    const { shiftId, start, seats } = await booked(1);
    await at(minutesBefore(start, 90), ASK, shiftId);
    for (const consumer of [RELEASE, CALL]) await at(minutesBefore(start, 10), consumer, shiftId);
    expect(await ground.events('reconfirmations.silent.v1', shiftId)).toMatchObject([
      { answerBy: start.toISOString() },
    ]);
    await at(minutesBefore(start, 1), RELEASE, shiftId);
    await at(start, RELEASE, shiftId);
    expect(await stateOf(seats[0])).toEqual({ state: 'booked', endReason: null });
  });

  it('and nobody is called once the work has begun', async () => {
    const { shiftId, start } = await booked(1);
    await at(minutesBefore(start, 90), ASK, shiftId);
    await at(start, CALL, shiftId);
    expect(await ground.events('reconfirmations.silent.v1', shiftId)).toEqual([]);
  });
});

describe('an answer', () => {
  it('of one who does not come gives the seat back as a cancellation does, with the same consequence', async () => {
    const { shiftId, start, seats } = await booked(2);
    await at(minutesBefore(start, 90), ASK, shiftId);
    const first = await says(seats[0], 'not_coming', 'key-1');
    expect(await says(seats[0], 'not_coming', 'key-1')).toEqual(first);
    expect(await stateOf(seats[0])).toEqual({ state: 'cancelled_by_worker', endReason: 'other' });
    expect(await lateOf(seats[0])).toBe(1);
    expect(await answersOf(seats[0])).toEqual([{ moment: 'before_start', answer: 'not_coming' }]);
    expect(await refusalOf(says(seats[0], 'coming'))).toBe('booking.not_live');
    // Cancelled in any other way, it is an answer as well.
    await ground
      .get(CancelBooking)
      .execute(asWorker(seats[1]!.person), { bookingId: seats[1]!.bookingId, reason: 'ill' });
    expect(await answersOf(seats[1]!)).toEqual([{ moment: 'before_start', answer: 'not_coming' }]);
  }, 20_000);

  it('said twice is one, and another’s is none', async () => {
    const { shiftId, start, seats } = await booked(2);
    await at(minutesBefore(start, 90), ASK, shiftId);
    await Promise.all([says(seats[0], 'coming'), says(seats[0], 'coming'), says(seats[0], 'coming', 'key-2')]);
    expect(await ground.events('reconfirmations.ended.v1', shiftId)).toHaveLength(1);
    expect(await refusalOf(says({ ...seats[0], person: seats[1]!.person }, 'coming'))).toBe('resource.not_found');
  }, 20_000);

  it('and the release at the same moment: one of them counts, and the seats agree', async () => {
    const { shiftId, start, seats } = await booked(6);
    await at(minutesBefore(start, 90), ASK, shiftId);
    await at(minutesBefore(start, 75), CALL, shiftId);
    ground.clock.standsAt = minutesBefore(start, 30);
    const [key] = await due(RELEASE, shiftId);
    const [, ...said] = await Promise.all([ground.run(key!), ...seats.map((seat) => refusalOf(says(seat, 'coming')))]);
    const states = await Promise.all(seats.map(stateOf));
    for (const [n, { state }] of states.entries()) {
      expect({ n, state, said: said[n] }).toEqual(
        said[n] === 'done' ? { n, state: 'booked', said: 'done' } : { n, state: 'released', said: 'booking.not_live' },
      );
    }
    expect((await board(shiftId)).filled).toBe(states.filter(({ state }) => state === 'booked').length);
  }, 20_000);

  it('of one of a party is for themself; too few left of it release the others, who are not called silent', async () => {
    const { shiftId, start } = await booked(1, 4);
    const members = await ground.world.workers(place, 2);
    const partyId = await ground.world.party('couple', members);
    const [offerId] = await ground.bookings.offer(shiftId, [{ leader: members[0]!, partyId, members }]);
    const { bookings } = await ground.bookings.app
      .get(AcceptOffer)
      .execute(asWorker(members[0]!), { offerId: offerId! });
    await at(minutesBefore(start, 90), ASK, shiftId);
    const seatOf = (person: WorldPerson): Seat => ({
      person,
      bookingId: bookings.find(({ workerId }) => workerId === person.accountId)!.bookingId,
    });
    const [leader, member] = [seatOf(members[0]!), seatOf(members[1]!)];
    await says(leader, 'coming');
    expect(await answersOf(member)).toEqual([{ moment: 'before_start', answer: null }]);
    await at(minutesBefore(start, 75), CALL, shiftId);
    await at(minutesBefore(start, 30), RELEASE, shiftId);
    expect(await stateOf(member)).toEqual({ state: 'released', endReason: 'silent' });
    expect(await stateOf(leader)).toEqual({ state: 'released', endReason: 'party_below_minimum' });
    expect(await lateOf(leader)).toBe(0);
  }, 20_000);
});

it('a seat of one who was silent is offered to others, and not to them again', async () => {
  const elsewhere = ground.world.place(1);
  const boss = await ground.world.employer(elsewhere);
  const people = await ground.world.workers(elsewhere, 2);
  await ground.deliver(['workers', 'matching']);
  await ground.load();
  const shiftId = await ground.bookings.shift(elsewhere, boss, 1, 30);
  const claimed = await ground.bookings.offer(shiftId, [{ leader: people[0]! }]);
  await ground.bookings.app.get(AcceptOffer).execute(asWorker(people[0]!), { offerId: claimed[0]! });
  const { startsAt } = (await ground.connections.row<{ startsAt: Date }>(
    'SELECT starts_at FROM shift_seats WHERE shift_id = ?',
    [shiftId],
  ))!;
  await at(minutesBefore(startsAt, 90), ASK, shiftId);
  await at(minutesBefore(startsAt, 75), CALL, shiftId);
  await at(minutesBefore(startsAt, 30), RELEASE, shiftId);
  await ground.deliver(['bookings.publish-calendar-when-booking-cancelled', 'matching', 'bookings.dispatch-when-due']);
  const open = await ground.connections.rows<{ workerId: Id }>(
    `SELECT worker_id FROM offers WHERE shift_id = ? AND state = 'open'`,
    [shiftId],
  );
  expect(open.map(({ workerId }) => workerId)).toEqual([people[1]!.accountId]);
}, 30_000);
