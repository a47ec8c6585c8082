import { AcceptOffer, Applications, CancelBooking, ClaimSeat } from '@gg/bookings';
import { addDays, instantOf, lawWeekOf, localDate, newId, type DomainError, type Id } from '@gg/kernel';
import { BlockEmployer, EditProfile } from '@gg/workers';
import { asEmployer, asWorker, BookingGround, keyed, refusalOf } from '../support/booking-ground';
import type { WorkerTouches, WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let hours = 30;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-claims');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(async () => {
  await ground?.close();
});

const open = (mode: object, more: object = {}) => ground.shift(place, employer, 2, (hours += 5), 4, { mode, ...more });
const claim = (person: WorldPerson, shiftId: Id) => ground.app.get(ClaimSeat).execute(asWorker(person), { shiftId });
const apply = (person: WorldPerson, shiftId: Id) => ground.app.get(Applications).apply(asWorker(person), { shiftId });
const choose = (applicationId: Id, key?: string) => {
  const caller = asEmployer(employer);
  return ground.app.get(Applications).choose(key ? keyed(caller, key) : caller, { applicationId });
};
const worker = async (touch: WorkerTouches = {}) => (await ground.world.workers(place, 1, () => touch))[0]!;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: DomainError) => error,
  );
const liveOn = (shiftId: Id) =>
  ground.connections.rows<{ id: Id }>('SELECT id FROM bookings WHERE shift_id = ? AND live = 1', [shiftId]);

describe('an application that is chosen again', () => {
  it('answers the same while the worker holds the seat', async () => {
    const person = await worker();
    const shiftId = await open({ application: true });
    const { applicationId } = await apply(person, shiftId);
    const first = await choose(applicationId);
    expect(first).toMatchObject({ state: 'chosen', bookingId: expect.any(String) });
    expect(await choose(applicationId)).toEqual(first);
    expect(await liveOn(shiftId)).toEqual([{ id: first.bookingId }]);
  });

  it('books nobody anew who has given the seat back', async () => {
    const person = await worker();
    const shiftId = await open({ application: true });
    const { applicationId } = await apply(person, shiftId);
    const key = newId();
    const first = await choose(applicationId, key);
    await ground.app.get(CancelBooking).execute(asWorker(person), { bookingId: first.bookingId!, reason: 'ill' });
    expect(await refusalOf(choose(applicationId))).toBe('booking.not_live');
    expect(await liveOn(shiftId)).toEqual([]);
    expect(await choose(applicationId, key)).toEqual(first);
  });
});

describe('who comes unasked', () => {
  it.each<[string, WorkerTouches, object]>([
    ['worker.trade_missing', { trades: [] }, {}],
    ['worker.too_young', {}, { minAge: 50 }],
    ['worker.too_old', {}, { maxAge: 18 }],
  ])('is judged by what the posting asks: %s', async (code, touch, more) => {
    const person = await worker(touch);
    expect(await refusalOf(claim(person, await open({ claim: true }, more)))).toBe(code);
    expect(await refusalOf(apply(person, await open({ application: true }, more)))).toBe(code);
  });

  it('and was fit when applying is judged again when chosen', async () => {
    const person = await worker();
    const shiftId = await open({ application: true });
    const { applicationId } = await apply(person, shiftId);
    await ground.connections.change('DELETE FROM worker_trades WHERE worker_id = ?', [person.accountId]);
    expect(await refusalOf(choose(applicationId))).toBe('worker.trade_missing');
  });

  it('does not apply in vain: a block, other work', async () => {
    const person = await worker();
    await claim(person, await open({ claim: true }));
    const overlapping = await ground.shift(place, employer, 1, hours, 4, { mode: { application: true } });
    const own = await refusal(apply(person, overlapping));
    expect(own).toMatchObject({ code: 'booking.overlaps', details: { bookingId: expect.any(String) } });
    await ground.app.get(BlockEmployer).execute(asWorker(person), { employerId: employer.employerId, reason: null });
    expect(await refusalOf(apply(person, await open({ application: true })))).toBe('worker.blocked');
  });
});

it('an employer who chooses somebody with other work hears that, and not where', async () => {
  const person = await worker();
  const shiftId = await open({ application: true });
  const { applicationId } = await apply(person, shiftId);
  const other = await ground.shift(place, await ground.world.employer(place), 1, hours, 4, { mode: { claim: true } });
  await claim(person, other);
  const refused = await refusal(choose(applicationId));
  expect(refused).toMatchObject({ code: 'booking.overlaps' });
  expect(refused!.details).toBeUndefined();
});

it('an employer who chooses somebody whom the law keeps away hears the article, and no hours', async () => {
  const person = await worker();
  const monday = instantOf(addDays(lawWeekOf(localDate(new Date())), 14), 9 * 60);
  const ahead = (monday.getTime() - Math.ceil(Date.now() / 3_600_000) * 3_600_000) / 3_600_000;
  const shiftId = await ground.shift(place, employer, 1, ahead + 72, 7, { mode: { application: true } });
  const { applicationId } = await apply(person, shiftId);
  for (const day of [0, 24, 48]) {
    await claim(person, await ground.shift(place, employer, 1, ahead + day, 7, { mode: { claim: true } }));
  }
  const refused = await refusal(choose(applicationId));
  expect(refused).toMatchObject({ code: 'booking.unlawful' });
  expect(refused!.details).toEqual({ bases: [{ zh: expect.stringContaining('劳动合同法'), en: expect.any(String) }] });
});

it('a posting that was taken down takes nobody, before bookings have heard of it', async () => {
  const [claimed, offered] = [await open({ claim: true }), await open({ dispatch: true })];
  const person = await worker();
  const [offerId] = await ground.offer(offered, [{ leader: person }]);
  const application = await open({ application: true });
  const { applicationId } = await apply(person, application);
  await ground.connections.change("UPDATE postings SET state = 'taken_down'", []);
  expect(await refusalOf(claim(person, claimed))).toBe('shift.not_open');
  expect(await refusalOf(ground.app.get(AcceptOffer).execute(asWorker(person), { offerId: offerId! }))).toBe(
    'shift.not_open',
  );
  expect(await refusalOf(choose(applicationId))).toBe('shift.not_open');
  expect(await refusalOf(apply(await worker(), application))).toBe('shift.not_open');
  await ground.connections.change("UPDATE postings SET state = 'published'", []);
});

describe('who cannot take work yet is told what to do', () => {
  it('without a profile', async () => {
    const person = { accountId: newId(), name: '', phone: '', token: '' };
    expect(await refusalOf(claim(person, await open({ claim: true })))).toBe('worker.profile_missing');
  });

  it('paused by the own word, and suspended by staff', async () => {
    const person = await worker();
    const shiftId = await open({ claim: true });
    await ground.app.get(EditProfile).execute(asWorker(person), { paused: true });
    expect(await refusalOf(claim(person, shiftId))).toBe('worker.paused');
    await ground.connections.change("UPDATE accounts SET state = 'suspended' WHERE id = ?", [person.accountId]);
    expect(await refusalOf(claim(person, shiftId))).toBe('worker.not_active');
  });

  it('without real-name data', async () => {
    const person = await worker();
    await ground.connections.change("UPDATE accounts SET identity_state = 'unverified' WHERE id = ?", [
      person.accountId,
    ]);
    expect(await refusalOf(claim(person, await open({ claim: true })))).toBe('worker.identity_missing');
  });
});

describe('where an employer does not say how seats are filled', () => {
  const dispatch = (shiftId: Id, waves: number, state = 'running') =>
    ground.connections.change('UPDATE dispatches SET waves = ?, state = ? WHERE shift_id = ?', [waves, state, shiftId]);

  it('claims open when wave 1 has gone out, and not before', async () => {
    const shiftId = await ground.shift(place, employer, 2, (hours += 5), 4, { mode: undefined });
    expect(await refusalOf(claim(await worker(), shiftId))).toBe('shift.claims_not_open');
    // Wave 0 is the regulars' own.
    await dispatch(shiftId, 1);
    expect(await refusalOf(claim(await worker(), shiftId))).toBe('shift.claims_not_open');
    await dispatch(shiftId, 2);
    await claim(await worker(), shiftId);
    expect(await liveOn(shiftId)).toHaveLength(1);
  });

  it('and when the search has ended without one', async () => {
    const shiftId = await ground.shift(place, employer, 1, (hours += 5), 4, { mode: undefined });
    await dispatch(shiftId, 0, 'exhausted');
    await claim(await worker(), shiftId);
    expect(await liveOn(shiftId)).toHaveLength(1);
  });
});
