import { AcceptOffer, CancelBooking, SeatHolderReader } from '@gg/bookings';
import type { Id } from '@gg/kernel';
import { maskPersonName } from '@gg/identity';
import { asWorker, BookingGround, refusalOf } from '../support/booking-ground';
import { poll } from '../support/poll';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-seat-holders');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(() => ground?.close());

const read = (shiftId: Id, more: Partial<Parameters<SeatHolderReader['ofShift']>[0]> = {}) =>
  ground.app
    .get(SeatHolderReader)
    .ofShift({ shiftId, employerId: employer.employerId, whole: true, limit: 100, after: null, ...more });

/** A shift with these people on it. */
async function held(people: readonly WorldPerson[]): Promise<{ shiftId: Id; bookingIds: Id[] }> {
  const shiftId = await ground.shift(place, employer, people.length, 30 + 5 * shifts++);
  const offers = await ground.offer(
    shiftId,
    people.map((leader) => ({ leader })),
  );
  const bookingIds: Id[] = [];
  for (const [n, person] of people.entries()) {
    const { bookings } = await ground.app.get(AcceptOffer).execute(asWorker(person), { offerId: offers[n]! });
    bookingIds.push(bookings[0]!.bookingId);
  }
  return { shiftId, bookingIds };
}
let shifts = 0;

it('the employer sees who comes, by name and with the mark of those who are verified, and no phone', async () => {
  const people = await ground.world.workers(place, 2);
  await ground.connections.change("UPDATE accounts SET identity_state = 'verified' WHERE id = ?", [
    people[1]!.accountId,
  ]);
  const { shiftId } = await held(people);
  const { items } = await read(shiftId);
  expect(items).toMatchObject(
    people.map(({ accountId, name }, n) => ({ workerId: accountId, name, verified: n === 1, state: 'booked' })),
  );
  expect(JSON.stringify(items)).not.toContain(people[0]!.phone);
});

it('whoever no longer comes is masked again, and so is everybody for staff', async () => {
  const people = await ground.world.workers(place, 2);
  const { shiftId, bookingIds } = await held(people);
  await ground.app.get(CancelBooking).execute(asWorker(people[0]!), { bookingId: bookingIds[0]!, reason: 'ill' });
  const masked = people.map(({ name }) => maskPersonName(name));
  expect((await read(shiftId)).items.map(({ name }) => name)).toEqual([masked[0], people[1]!.name]);
  expect((await read(shiftId, { whole: false })).items.map(({ name }) => name)).toEqual(masked);
});

it('pages by cursor, with as many reads for many as for one', async () => {
  const people = await ground.world.workers(place, 5);
  const { shiftId, bookingIds } = await held(people);
  const seen: Id[] = [];
  for (let after: [string, string] | null = null; ;) {
    const page: Awaited<ReturnType<typeof read>> = await read(shiftId, { limit: 2, after });
    seen.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = JSON.parse(Buffer.from(page.next, 'base64url').toString()) as [string, string];
  }
  expect(seen).toEqual(bookingIds);
  const rows = jest.spyOn(ground.connections, 'rows');
  const readsOf = async (limit: object): Promise<number> => {
    rows.mockClear();
    await read(shiftId, limit);
    return rows.mock.calls.length;
  };
  // Boards are read beside, after what the seats were taken with: the fewest of some tries are the reader's own.
  const forOne = Math.min(await readsOf({ limit: 1 }), await readsOf({ limit: 1 }), await readsOf({ limit: 1 }));
  await poll('as many reads for all', async () => (await readsOf({})) === forOne);
  rows.mockRestore();
});

it('another employer’s shift is not there', async () => {
  const other = await ground.world.employer(place);
  const { shiftId } = await held(await ground.world.workers(place, 1));
  expect(await refusalOf(read(shiftId, { employerId: other.employerId }))).toBe('resource.not_found');
});
