import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { SharedClock } from '../faults/support/shared-clock';
import { candidatesIndexed } from '../support/candidates-indexed';
import { Client } from '../support/client';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import { testFolder } from '../support/test-folder';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from '../support/world';

const MINUTE_MS = 60_000;

let system: System;
let clock: SharedClock;
let world: World;
let place: WorldPlace;
let employer: WorldEmployer;
let boss: Client;
let desk: Client;

beforeAll(async () => {
  const folder = testFolder('seat-without-the-app');
  clock = new SharedClock(join(folder, 'clock'));
  // The numbers of the running system: the clock is moved instead.
  system = await startSystem({ dataDir: join(folder, 'data'), durable: false, env: { CLOCK_OFFSET_FILE: clock.file } });
  world = await World.open(system.env);
  place = world.place(0);
  employer = await world.employer(place);
  boss = new Client(system.urls['employer']!, employer.owner.token);
  const clerk = await world.staff({ role: 'clerk', regionPrefix: place.cityCode });
  desk = new Client(system.urls['centre']!, clerk.token);
}, 60_000);

afterAll(async () => {
  await world?.close();
  await system?.stop();
});

async function newWorkers(count: number, all: number): Promise<WorldPerson[]> {
  const workers = await world.workers(place, count);
  await candidatesIndexed(system.urls['matching']!, all);
  return workers;
}

async function outbox(phone: string): Promise<string[]> {
  const answer = await fetch(`${system.urls['sms']}/outbox?phone=${phone}`);
  return ((await answer.json()) as { messages: { text: string }[] }).messages.map((message) => message.text);
}

const textTo = ({ phone }: WorldPerson, part: string): Promise<string> =>
  poll(`a text to ${phone}: ${part}`, async () => (await outbox(phone)).find((text) => text.includes(part)), 20_000);

const reply = (id: string, { phone }: WorldPerson, text: string): Promise<Response> =>
  fetch(`${system.urls['sms']}/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, from: phone, text }),
  });

async function post(startsInMinutes: number, headcount = 1): Promise<string> {
  const start = new Date(Math.floor(clock.now().getTime() / MINUTE_MS + startsInMinutes) * MINUTE_MS);
  const posted = await boss.post<{ shiftIds: string[] }>(
    'postings',
    postingBody(place, employer, { start, headcount }),
  );
  expect(posted).toMatchObject({ status: 201 });
  return posted.body.shiftIds[0]!;
}

interface Listed {
  readonly id: string;
  readonly workerId: string;
  readonly about: string;
}
const calls = async (person: WorldPerson): Promise<Listed[]> =>
  (await desk.get<{ items: Listed[] }>('call-list?limit=100')).body.items.filter(
    (one) => one.workerId === person.accountId,
  );
const callTo = (person: WorldPerson): Promise<Listed> =>
  poll('the call list', async () => (await calls(person))[0], 20_000);

const booking = (shiftId: string) =>
  world.connections.row<{ state: string; endReason: string | null }>(
    'SELECT state, end_reason FROM bookings WHERE shift_id = ?',
    [shiftId],
  );

it('work that starts soon is still open when the one who got only a text is phoned, and while they talk', async () => {
  const [person] = await newWorkers(1, 1);
  const shiftId = await post(90);
  await textTo(person!, '接受请回复');
  await poll(
    'the clock of the offer',
    async () => (await world.connections.rows("SELECT 1 FROM offers WHERE delivered_by = 'sms'")).length === 1,
  );
  clock.advance(5 * MINUTE_MS + 1_000);
  const call = await callTo(person!);
  clock.advance(2 * MINUTE_MS);
  expect(await desk.post(`call-list/${call.id}/opening`)).toMatchObject({ status: 200, body: { offerState: 'open' } });
  clock.advance(2 * MINUTE_MS);
  expect(await desk.post(`call-list/${call.id}/outcome`, { outcome: 'accepted' })).toMatchObject({ status: 200 });
  expect(await booking(shiftId)).toMatchObject({ state: 'booked' });
}, 60_000);

it('a seat is given back by the code that took it, and by the link', async () => {
  const [byText, byLink] = (await newWorkers(2, 3)) as [WorldPerson, WorldPerson];
  const shiftId = await post(30 * 60, 2);
  const [, code] = /“1 (\w{4})”/.exec(await textTo(byText, '接受请回复'))!;
  await reply('seat-1', byText, `1 ${code}`);
  expect(await textTo(byText, '已录用')).toContain(`回复“2 ${code}”取消`);
  await reply('seat-2', byText, `2 ${code}`);
  expect(await textTo(byText, '已撤回')).toContain('没有任何影响');

  const [link] = /http\S+$/.exec(await textTo(byLink, '接受请回复'))!;
  const tap = async (act: string) => {
    const answer = await fetch(`${link}/${act}`, { method: 'POST', headers: { accept: 'application/json' } });
    return { status: answer.status, body: (await answer.json()) as object };
  };
  expect(await tap('acceptance')).toMatchObject({ status: 200, body: { state: 'accepted' } });
  clock.advance(6 * MINUTE_MS);
  for (let taps = 0; taps < 2; taps++) {
    expect(await tap('cancellation')).toMatchObject({
      status: 200,
      body: { state: 'cancelled_by_worker' },
    });
  }
  const ended = await world.connections.rows(
    'SELECT worker_id, end_reason, channel FROM bookings WHERE shift_id = ? ORDER BY made_at',
    [shiftId],
  );
  expect(ended).toMatchObject([
    { workerId: byText.accountId, endReason: 'undo' },
    { workerId: byLink.accountId, endReason: 'other' },
  ]);
  const late = await world.connections.rows('SELECT 1 FROM worker_calendars WHERE late_cancellations > 0');
  expect(late).toEqual([]);
  await boss.post(`shifts/${shiftId}/withdrawal`, { reason: '不再招人' });
}, 60_000);

it('who holds a seat of a withdrawn shift is told by text and by phone before they set out', async () => {
  const [person] = (await newWorkers(1, 4)) as [WorldPerson];
  const shiftId = await post(10 * 60);
  const [, code] = /“1 (\w{4})”/.exec(await textTo(person, '接受请回复'))!;
  await reply('seat-3', person, `1 ${code}`);
  await textTo(person, '已录用');
  await boss.post(`shifts/${shiftId}/withdrawal`, { reason: '仓库停电' });
  expect(await textTo(person, '工作取消')).toMatch(/请不要前往：.*原因：用工单位撤回了班次（仓库停电）/);
  clock.advance(15 * MINUTE_MS + 1_000);
  const call = await callTo(person);
  expect(call).toMatchObject({ about: 'booking.cancelled' });
  expect(await desk.post(`call-list/${call.id}/opening`)).toMatchObject({ status: 200, body: { phone: person.phone } });
  expect(await desk.post(`call-list/${call.id}/outcome`, { outcome: 'told' })).toMatchObject({ status: 200 });
  expect(await calls(person)).toEqual([]);
}, 60_000);

it('a number that was silent for 90 days answers nothing until it has proved itself', async () => {
  const [person] = (await newWorkers(1, 5)) as [WorldPerson];
  const shiftId = await post(10 * 60);
  const [, code] = /“1 (\w{4})”/.exec(await textTo(person, '接受请回复'))!;
  const silentFor = (days: number) =>
    world.connections.change('UPDATE accounts SET phone_heard_at = ? WHERE id = ?', [
      new Date(clock.now().getTime() - days * 24 * 60 * MINUTE_MS),
      person.accountId,
    ]);
  await silentFor(91);
  await reply('seat-4', person, `1 ${code}`);
  expect(await textTo(person, '没有成功')).toContain('验证码登录一次');
  expect(await booking(shiftId)).toBeNull();
  await silentFor(1);
  await reply('seat-5', person, `1 ${code}`);
  await textTo(person, '已录用');
}, 60_000);

it('who has gone quiet is asked about no work until a desk has confirmed the number', async () => {
  const [person] = (await newWorkers(1, 6)) as [WorldPerson];
  const { accountId, phone } = person;
  const isActive = async () => {
    const row = await world.connections.row<{ profile: string }>('SELECT profile FROM candidates WHERE worker_id = ?', [
      accountId,
    ]);
    return (JSON.parse(row!.profile) as { active: boolean }).active;
  };
  expect(await isActive()).toBe(true);
  const longAgo = new Date(clock.now().getTime() - 91 * 24 * 60 * MINUTE_MS);
  await world.connections.change('UPDATE accounts SET phone_heard_at = ? WHERE id = ?', [longAgo, accountId]);
  const nights = async (done: string): Promise<number> =>
    (
      await world.connections.rows(
        `SELECT 1 FROM event_deliveries WHERE consumer = 'workers.tell-silence-at-night' AND done_at IS ${done}`,
      )
    ).length;
  const nextNight = async () => {
    const before = await nights('NOT NULL');
    // Each night asks for the next one; a clock that is moved before skips it.
    await poll('the night to be asked for', async () => (await nights('NULL')) === 1, 20_000);
    clock.advance(24 * 60 * MINUTE_MS);
    await poll('the night', async () => (await nights('NOT NULL')) > before, 20_000);
  };
  // The app is still in use: the night changes nothing.
  await nextNight();
  expect(await isActive()).toBe(true);
  await world.connections.change('UPDATE sessions SET expires_at = ? WHERE account_id = ?', [longAgo, accountId]);
  await nextNight();
  await poll('the silence', async () => !(await isActive()));

  const verifier = await world.staff({ role: 'verifier', regionPrefix: place.cityCode });
  const centre = new Client(system.urls['centre']!, verifier.token);
  expect((await centre.send('PUT', `people/${accountId}/phone`, { phone })).status).toBeLessThan(300);
  await poll('the return', isActive);
}, 60_000);
