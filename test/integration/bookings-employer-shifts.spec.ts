import {
  AcceptOffer,
  ChangeSeats,
  DeclineOffer,
  EmployerShiftReader,
  showShiftOffer,
  ShiftOfferReader,
} from '@gg/bookings';
import type { Id } from '@gg/kernel';
import { maskPersonName } from '@gg/identity';
import { asEmployer, asWorker, BookingGround, refusalOf } from '../support/booking-ground';
import { poll } from '../support/poll';
import type { WorldEmployer, WorldPlace } from '../support/world';

const HOUR_MS = 3_600_000;

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-employer-shifts');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(() => ground?.close());

const hours = (count: number): Date => new Date(Date.now() + count * HOUR_MS);

const list = (more: Partial<Parameters<EmployerShiftReader['list']>[0]> = {}) =>
  ground.app.get(EmployerShiftReader).list({
    employerId: employer.employerId,
    from: hours(100),
    to: hours(140),
    limit: 50,
    after: null,
    ...more,
  });

const asked = (shiftId: Id, more: Partial<Parameters<ShiftOfferReader['ofShift']>[0]> = {}) =>
  ground.app
    .get(ShiftOfferReader)
    .ofShift({ shiftId, employerId: employer.employerId, state: null, limit: 50, after: null, ...more });

describe('the shifts of an employer', () => {
  it('are those of a time, by their start, with their seats, and nobody else’s', async () => {
    const other = await ground.world.employer(place);
    const [early, late, beyond] = [
      await ground.shift(place, employer, 3, 110),
      await ground.shift(place, employer, 2, 120),
      await ground.shift(place, employer, 1, 160),
    ];
    await ground.shift(place, other, 1, 112);
    const { items, next } = await list();
    expect(items.map(({ shift, board }) => [shift.shiftId, board.headcount, board.filled])).toEqual([
      [early, 3, 0],
      [late, 2, 0],
    ]);
    expect(next).toBeNull();
    expect((await list({ to: hours(200) })).items.map(({ shift }) => shift.shiftId)).toEqual([early, late, beyond]);
    const first = await list({ limit: 1 });
    const after = JSON.parse(Buffer.from(first.next!, 'base64url').toString()) as [string, Id];
    expect((await list({ limit: 1, after })).items.map(({ shift }) => shift.shiftId)).toEqual([late]);
  });

  it('one that has begun and is not over is among them', async () => {
    const shiftId = await ground.shift(place, employer, 1, 130, 8);
    const ids = async (from: Date) => (await list({ from })).items.map(({ shift }) => shift.shiftId);
    expect(await ids(hours(134))).toContain(shiftId);
    expect(await ids(hours(139.5))).not.toContain(shiftId);
  });

  it('cost as many reads for many as for one', async () => {
    const rows = jest.spyOn(ground.connections, 'rows');
    const readsOf = async (limit: number): Promise<number> => {
      rows.mockClear();
      await list({ limit, to: hours(200) });
      return rows.mock.calls.length;
    };
    const forOne = await readsOf(1);
    await poll('as many reads for all', async () => (await readsOf(50)) === forOne);
    rows.mockRestore();
  });

  it('another’s is not there', async () => {
    const other = await ground.world.employer(place);
    const shiftId = await ground.shift(place, other, 1, 30);
    const one = ground.app.get(EmployerShiftReader).one(shiftId, employer.employerId);
    expect(await refusalOf(one)).toBe('resource.not_found');
    expect(await refusalOf(asked(shiftId))).toBe('resource.not_found');
  });
});

it('another look is asked for while seats are free, and not once they are taken; another’s is refused', async () => {
  const looksOf = async (shiftId: Id): Promise<number> => {
    const row = await ground.connections.row<{ looks: number }>(
      `SELECT COUNT(*) AS looks FROM events WHERE name = 'shift.dispatch-due.v1' AND aggregate_id = ?`,
      [shiftId],
    );
    return Number(row?.looks);
  };
  const seats = ground.app.get(ChangeSeats);
  const [worker] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 1, 50);
  const [before, first] = [await looksOf(shiftId), await seats.lookAgain(asEmployer(employer), shiftId)];
  expect([first.looks, await looksOf(shiftId)]).toEqual([true, before + 1]);
  const [offerId] = await ground.offer(shiftId, [{ leader: worker! }]);
  await ground.app.get(AcceptOffer).execute(asWorker(worker!), { offerId: offerId! });
  expect((await seats.lookAgain(asEmployer(employer), shiftId)).looks).toBe(false);
  const other = await ground.world.employer(place);
  expect(await refusalOf(seats.lookAgain(asEmployer(other), shiftId))).toBe('resource.not_found');
});

it('who was asked, what they said and why they were asked: masked, to 100 m, and no wish of theirs', async () => {
  const people = await ground.world.workers(place, 3);
  const shiftId = await ground.shift(place, employer, 3, 40);
  const offers = await ground.offer(
    shiftId,
    people.map((leader) => ({ leader })),
  );
  const part = (name: string, textKey: string, params: object) => ({
    part: name,
    value: 1,
    weight: 1,
    points: 1,
    textKey,
    params,
  });
  const reasons = [
    part('distance', 'score.distance', { distanceM: 512 }),
    part('pay', 'score.pay.below', { pays: 20, wish: 26 }),
    part('show_up', 'score.show_up', { shows: 3, noShows: 0, cancellations: 1 }),
  ];
  await ground.connections.change('UPDATE offers SET reasons = ?, distance_m = 512 WHERE id = ?', [
    JSON.stringify([{ workerId: people[0]!.accountId, reasons }]),
    offers[0]!,
  ]);
  await ground.app.get(DeclineOffer).execute(asWorker(people[1]!), { offerId: offers[1]!, reason: 'too_far' });
  await ground.app.get(AcceptOffer).execute(asWorker(people[2]!), { offerId: offers[2]! });
  const { items } = await asked(shiftId);
  const byId = new Map(items.map((one) => [one.offerId, showShiftOffer(one)]));
  expect(byId.get(offers[0]!)).toMatchObject({
    state: 'open',
    name: maskPersonName(people[0]!.name),
    distanceM: 600,
    seats: 1,
    reasons: [
      { part: 'distance', text: { zh: '距集合点 600 米' } },
      { part: 'show_up', text: { zh: '到岗 3 次，爽约 0 次，取消 1 次' } },
    ],
  });
  expect(byId.get(offers[1]!)).toMatchObject({ state: 'declined', closeReason: 'too_far' });
  expect(byId.get(offers[2]!)).toMatchObject({ state: 'accepted' });
  expect(JSON.stringify([...byId.values()])).not.toContain(people[0]!.name);
  expect((await asked(shiftId, { state: 'declined' })).items.map(({ offerId }) => offerId)).toEqual([offers[1]]);
});
