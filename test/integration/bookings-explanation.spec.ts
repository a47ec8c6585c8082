import { AcceptOffer, BoardReader, DeclineOffer, ShiftExplainer, type ShiftExplanation } from '@gg/bookings';
import type { WorkerProfileState } from '@gg/contracts';
import { distanceText, type Id } from '@gg/kernel';
import { storeProfiles } from '@gg/matching';
import { EditProfile, ProfileReader, SetTrades } from '@gg/workers';
import { asWorker, BookingGround, refusalOf } from '../support/booking-ground';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-explanation');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 60_000);
afterAll(() => ground?.close());

const explain = (shiftId: Id, person: WorldPerson) => ground.app.get(ShiftExplainer).explain(shiftId, person.accountId);

const codesOf = ({ notAsked }: ShiftExplanation): string[] => notAsked.map(({ code }) => code);

/** Puts the posting of a shift where it may come to by many ways. */
const standing = (shiftId: Id, state: string): Promise<unknown> =>
  ground.connections.change('UPDATE postings p JOIN shifts s ON s.posting_id = p.id SET p.state = ? WHERE s.id = ?', [
    state,
    shiftId,
  ]);

/** Hands matching what was told last of somebody, as its consumer would. */
async function project({ accountId }: WorldPerson): Promise<void> {
  const told = await ground.connections.row<{ aggregateVersion: number; payload: string }>(
    `SELECT aggregate_version, payload FROM events WHERE name = 'worker.profile-changed.v1' AND aggregate_id = ?
      ORDER BY aggregate_version DESC LIMIT 1`,
    [accountId],
  );
  const state = JSON.parse(told!.payload) as WorkerProfileState;
  await ground.world.run((tx) => storeProfiles(tx, [{ version: told!.aggregateVersion, state }]));
}

it('somebody who may be asked sees the parts of the score with their numbers', async () => {
  const [person] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 1);
  await ground.app.get(EditProfile).execute(asWorker(person!), { nights: false });
  await project(person!);
  const found = await explain(shiftId, person!);
  expect(found).toMatchObject({ eligible: true, missing: [], failures: [] });
  expect(found.parts.reduce((sum, { points }) => sum + points, 0)).toBe(found.score);
  expect(found.parts.map(({ text }) => text.zh)).toEqual(
    expect.arrayContaining([`距集合点 ${distanceText(found.distanceM!, 'zh')}`, expect.stringContaining('不愿上夜班')]),
  );
});

it('somebody who may not sees what stands in the way and what would change it', async () => {
  const [person] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 1, 40, 4, { minAge: 60 });
  await ground.app.get(EditProfile).execute(asWorker(person!), { paused: true });
  await project(person!);
  const { eligible, failures } = await explain(shiftId, person!);
  expect(eligible).toBe(false);
  expect(failures).toEqual([
    {
      code: 'active',
      params: {},
      text: { zh: expect.any(String), en: 'taking work is paused, or the account is not active' },
      wayOut: { zh: expect.stringContaining('恢复接单'), en: expect.any(String) },
    },
    {
      code: 'age',
      params: { minAge: 60, maxAge: '—' },
      text: { zh: '年龄不符合本工作的要求（60 至 — 周岁）', en: expect.any(String) },
      wayOut: { zh: expect.any(String), en: expect.any(String) },
    },
  ]);
});

it('a block of the employer is told though the projection does not know it', async () => {
  const [person] = await ground.world.workers(place, 1);
  const other = await ground.world.employer(place);
  const shiftId = await ground.shift(place, other, 1, 50);
  await ground.app.get(EditProfile).execute(asWorker(person!), { paused: false });
  await project(person!);
  await ground.connections.change('INSERT INTO employer_blocks (employer_id, worker_id, blocked_at) VALUES (?, ?, ?)', [
    other.employerId,
    person!.accountId,
    new Date(),
  ]);
  expect((await explain(shiftId, person!)).failures.map(({ code }) => code)).toEqual(['blocked_by_employer']);
});

it('somebody without a place hears that nobody is found without one, here and in the profile', async () => {
  const [person] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 1, 60);
  await ground.app.get(EditProfile).execute(asWorker(person!), { place: null });
  await ground.app.get(SetTrades).execute(asWorker(person!), { trades: [] });
  await project(person!);
  expect(await explain(shiftId, person!)).toMatchObject({
    eligible: false,
    missing: ['place', 'trades'],
    failures: [],
    score: null,
  });
  const profile = await ground.app.get(ProfileReader).profile(ground.connections, person!.accountId);
  expect(profile.missing).toEqual(['place', 'trades']);
});

it('a shift that never was public is not there', async () => {
  const [person] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 1, 70);
  for (const state of ['draft', 'in_review']) {
    await standing(shiftId, state);
    expect(await refusalOf(explain(shiftId, person!))).toBe('resource.not_found');
  }
});

it('one whose seats are not open yet has a search that has not begun; given up by then, it is not there', async () => {
  const [person] = await ground.world.workers(place, 1);
  await project(person!);
  const shiftId = await ground.published(place, employer, 1, 200);
  expect(codesOf(await explain(shiftId, person!))).toEqual(['search_not_begun']);
  await standing(shiftId, 'withdrawn');
  expect(await refusalOf(explain(shiftId, person!))).toBe('resource.not_found');
});

it('of one that is over, whoever was asked or meets its conditions may still ask, and nobody else', async () => {
  const [asked, fit, unfit] = await ground.world.workers(place, 3);
  const shiftId = await ground.shift(place, employer, 1, 110);
  for (const person of [asked!, fit!]) await project(person);
  await ground.app.get(SetTrades).execute(asWorker(unfit!), { trades: [] });
  await project(unfit!);
  const [offerId] = await ground.offer(shiftId, [{ leader: asked! }]);
  await ground.app.get(DeclineOffer).execute(asWorker(asked!), { offerId: offerId!, reason: 'too_far' });
  await ground.app.get(EditProfile).execute(asWorker(asked!), { paused: true });
  await project(asked!);
  for (const state of ['closed', 'expired', 'withdrawn', 'taken_down']) {
    await standing(shiftId, state);
    expect(codesOf(await explain(shiftId, asked!))).toEqual(['declined', `posting_${state}`]);
    expect(codesOf(await explain(shiftId, fit!))).toEqual([`posting_${state}`]);
    expect(await refusalOf(explain(shiftId, unfit!))).toBe('resource.not_found');
  }
});

it('who meets every condition hears why it has not come to them, and of others only counts', async () => {
  const [person, other] = await ground.world.workers(place, 2);
  const shiftId = await ground.shift(place, employer, 1, 140);
  await project(person!);
  await project(other!);
  expect(codesOf(await explain(shiftId, person!))).toEqual(['search_not_begun']);
  await ground.connections.change('UPDATE dispatches SET waves = 2, radius_m = 1 WHERE shift_id = ?', [shiftId]);
  expect(codesOf(await explain(shiftId, person!))).toEqual(['beyond_radius']);
  await ground.connections.change('UPDATE dispatches SET radius_m = 20000 WHERE shift_id = ?', [shiftId]);
  expect(await explain(shiftId, person!)).toMatchObject({
    eligible: true,
    failures: [],
    notAsked: [{ code: 'waiting', params: { offers: 0 }, text: { zh: expect.stringContaining('0 个邀约') } }],
  });
  const [offerId] = await ground.offer(shiftId, [{ leader: other! }]);
  expect(codesOf(await explain(shiftId, other!))).toEqual(['offer_open']);
  await ground.app.get(AcceptOffer).execute(asWorker(other!), { offerId: offerId! });
  expect(codesOf(await explain(shiftId, other!))).toEqual(['seat_held']);
  const full = await explain(shiftId, person!);
  expect(codesOf(full)).toEqual(['shift_full']);
  expect(JSON.stringify(full)).not.toContain(other!.accountId);
});

it('a profile that has not reached the search is a reason, and no verdict without one', async () => {
  const [person] = await ground.world.workers(place, 1);
  const shiftId = await ground.shift(place, employer, 1, 170);
  await ground.connections.change('DELETE FROM candidates WHERE worker_id = ?', [person!.accountId]);
  expect(await explain(shiftId, person!)).toMatchObject({
    eligible: false,
    missing: [],
    failures: [],
    notAsked: [{ code: 'not_known_yet' }, { code: 'search_not_begun' }],
  });
});

it('the board says why a search has ended, in words and numbers', async () => {
  const shiftId = await ground.shift(place, employer, 2, 80);
  const board = () => ground.app.get(BoardReader).ownBoard(shiftId, employer.employerId);
  expect((await board()).exhausted).toBeNull();
  await ground.connections.change(
    `UPDATE dispatches SET state = 'exhausted', reason = 'nobody_eligible', failed = '{"age":2,"available":7}' WHERE shift_id = ?`,
    [shiftId],
  );
  expect((await board()).exhausted).toEqual({
    reason: 'nobody_eligible',
    text: { zh: '附近没有能接这个班次的人', en: 'nobody nearby may take this shift' },
    failed: [
      { code: 'available', count: 7, text: { zh: '7 人那个时间没有空', en: '7 not free at that time' } },
      { code: 'age', count: 2, text: { zh: '2 人年龄不符合', en: '2 outside the ages' } },
    ],
  });
});
