import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { candidatesIndexed } from '../support/candidates-indexed';
import { Client } from '../support/client';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import { testFolder } from '../support/test-folder';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from '../support/world';

let system: System;
let world: World;
let place: WorldPlace;
let employer: WorldEmployer;
let workers: WorldPerson[];
let clerk: WorldPerson;
let urls: Readonly<Record<string, string>>;

beforeAll(async () => {
  // Nobody has to wait a quarter of an hour to be phoned.
  const settings = { escalation: { smsSeconds: 1, smsUrgentSeconds: 1, callMinutes: 0, callUrgentMinutes: 0 } };
  system = await startSystem({
    dataDir: join(testFolder('without-the-app'), 'data'),
    durable: false,
    env: { SETTINGS: JSON.stringify(settings) },
  });
  urls = system.urls;
  world = await World.open(system.env);
  place = world.place(0);
  employer = await world.employer(place);
  workers = await world.workers(place, 3);
  clerk = await world.staff({ role: 'clerk', regionPrefix: place.cityCode });
  await candidatesIndexed(urls['matching']!, 3);
}, 60_000);

afterAll(async () => {
  await world?.close();
  await system?.stop();
});

/** What a phone received, oldest first. */
async function outbox(phone: string): Promise<string[]> {
  const answer = await fetch(`${urls['sms']}/outbox?phone=${phone}`);
  return ((await answer.json()) as { messages: { text: string }[] }).messages.map((message) => message.text);
}

const offerText = (person: WorldPerson): Promise<string> =>
  poll(`the text to ${person.phone}`, async () =>
    (await outbox(person.phone)).find((text) => text.includes('接受请回复')),
  );

/** A phone sends a text to the gateway. */
const reply = (id: string, from: string, text: string): Promise<Response> =>
  fetch(`${urls['sms']}/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, from, text }),
  });

interface Booking {
  readonly workerId: string;
  readonly state: string;
  readonly channel: string;
}

it('a shift is filled by a text, by a link and by a call', async () => {
  const [byText, byLink, byCall] = workers as [WorldPerson, WorldPerson, WorldPerson];
  const boss = new Client(urls['employer']!, employer.owner.token);
  const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 26 * 3_600_000);
  const posted = await boss.post<{ shiftIds: string[] }>(
    'postings',
    postingBody(place, employer, { start, headcount: 3 }),
  );
  expect(posted.status).toBe(201);
  const shiftId = posted.body.shiftIds[0]!;
  const bookings = () =>
    world.connections.rows<Booking>(
      'SELECT worker_id, state, channel FROM bookings WHERE shift_id = ? ORDER BY made_at',
      [shiftId],
    );

  // By text: as somebody types it, and handed over twice by the gateway's reckoning.
  const [, code] = /“1 (\w{4})”/.exec(await offerText(byText))!;
  for (const id of ['reply-0001', 'reply-0001']) await reply(id, byText.phone, `１　${code!.toLowerCase()}`);
  expect(await poll('the answer', async () => (await outbox(byText.phone))[1])).toContain('已录用');
  expect(await bookings()).toMatchObject([{ workerId: byText.accountId, state: 'booked', channel: 'sms' }]);

  // By the link in the text.
  const [link] = /http\S+$/.exec(await offerText(byLink))!;
  expect(await (await fetch(link, { headers: { accept: 'application/json' } })).json()).toMatchObject({
    state: 'open',
    people: 1,
  });
  const accepted = await fetch(`${link}/acceptance`, { method: 'POST', headers: { accept: 'application/json' } });
  expect([accepted.status, await accepted.json()]).toMatchObject([200, { state: 'accepted' }]);

  // By a call: nothing else was answered.
  const desk = new Client(urls['centre']!, clerk.token);
  const call = await poll('the call list', async () =>
    (await desk.get<{ items: { id: string; workerId: string }[] }>('call-list')).body.items?.find(
      (one) => one.workerId === byCall.accountId,
    ),
  );
  const opened = await desk.post<{ phone: string; personName: string }>(`call-list/${call.id}/opening`);
  expect(opened).toMatchObject({ status: 200, body: { phone: byCall.phone, personName: byCall.name } });
  const ended = await desk.post(`call-list/${call.id}/outcome`, { outcome: 'accepted' });
  expect(ended).toMatchObject({
    status: 200,
    body: { outcome: 'accepted', accepted: { bookings: [{ workerId: byCall.accountId }] } },
  });

  const board = await boss.get<{ items: unknown[] }>(`shifts/${shiftId}/bookings`);
  expect(board.body.items).toHaveLength(3);
  const held = (await bookings()).map(({ workerId, channel }) => [workerId, channel]);
  expect(new Map(held as [string, string][])).toEqual(
    new Map([
      [byText.accountId, 'sms'],
      [byLink.accountId, 'link'],
      [byCall.accountId, 'phone'],
    ]),
  );
  const [row] = await world.connections.rows<{ actorId: string; onBehalfOf: string; consentId: string | null }>(
    "SELECT actor_id, on_behalf_of, consent_id FROM bookings WHERE channel = 'phone'",
  );
  expect(row).toMatchObject({ actorId: clerk.accountId, onBehalfOf: byCall.accountId, consentId: expect.any(String) });
  // What was agreed to on the phone is good for that call alone.
  const consents = await world.connections.rows('SELECT id, live, only_for FROM consents WHERE account_id = ?', [
    byCall.accountId,
  ]);
  expect(consents).toEqual([{ id: row!.consentId, live: null, onlyFor: call.id }]);
  const delivered = await world.connections.rows('SELECT delivered_by, COUNT(*) n FROM offers GROUP BY delivered_by');
  expect(delivered).toEqual([{ deliveredBy: 'sms', n: 3 }]);
  for (const person of workers)
    expect((await outbox(person.phone)).filter((text) => text.includes('接受请回复'))).toHaveLength(1);
});

it('a seat that was given back is called held by no channel', async () => {
  const [byText, byLink, byCall] = workers as [WorldPerson, WorldPerson, WorldPerson];
  const [, code] = /“1 (\w{4})”/.exec(await offerText(byText))!;
  const [link] = /http\S+$/.exec(await offerText(byLink))!;
  const seat = async ({ accountId }: WorldPerson) =>
    (await world.connections.row<{ id: string; offerId: string; shiftId: string }>(
      'SELECT id, offer_id, shift_id FROM bookings WHERE worker_id = ?',
      [accountId],
    ))!;
  const shown = async () =>
    ((await (await fetch(link, { headers: { accept: 'application/json' } })).json()) as { state: string }).state;

  const [texted, linked, phoned] = [await seat(byText), await seat(byLink), await seat(byCall)];
  const reason = { reason: 'ill' };
  const texter = new Client(urls['worker']!, byText.token);
  expect((await texter.post(`bookings/${texted.id}/undo`)).status).toBe(200);
  await reply('reply-0005', byText.phone, `1 ${code}`);
  const refusal = (text: string) => text.includes('没有成功') && text.includes('不再保留');
  await poll('the refusal', async () => (await outbox(byText.phone)).find(refusal));
  expect((await texter.post(`offers/${texted.offerId}/acceptance`)).body).toMatchObject({ code: 'booking.not_live' });

  await new Client(urls['worker']!, byLink.token).post(`bookings/${linked.id}/cancellation`, reason);
  expect(await shown()).toBe('cancelled_by_worker');
  const page = await (await fetch(link, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('名额不再保留');
  const again = await fetch(`${link}/acceptance`, { method: 'POST', headers: { accept: 'application/json' } });
  expect([again.status, await again.json()]).toMatchObject([409, { code: 'booking.not_live' }]);

  const boss = new Client(urls['employer']!, employer.owner.token);
  expect((await boss.post(`shifts/${phoned.shiftId}/withdrawal`, { reason: '设备检修' })).status).toBe(200);
  const caller = new Client(urls['worker']!, byCall.token);
  const view = await caller.get(`offers/${phoned.offerId}`);
  expect(view.body).toMatchObject({ state: 'accepted', standing: 'cancelled_by_employer' });
  expect((await caller.post(`offers/${phoned.offerId}/acceptance`)).body).toMatchObject({ code: 'booking.not_live' });
}, 60_000);

it('what comes too late, or from somewhere else, is answered in words', async () => {
  const [first, , last] = workers as [WorldPerson, WorldPerson, WorldPerson];
  const codeOf = async (person: WorldPerson) => /“1 (\w{4})”/.exec(await offerText(person))![1]!;
  const code = await codeOf(first);
  await poll('the news', async () => (await outbox(last.phone)).find((text) => text.includes('工作取消')));
  await reply('reply-0002', last.phone, `2 ${await codeOf(last)}`);
  expect(
    await poll('the refusal', async () => (await outbox(last.phone)).find((text) => text.includes('没有成功'))),
  ).not.toMatch(/[{}]/);
  // Who gave the seat back already is told so again.
  await reply('reply-0006', first.phone, `2 ${code}`);
  await poll('the seat back', async () => (await outbox(first.phone)).find((text) => text.includes('已撤回')));
  await reply('reply-0003', first.phone, '你好，请问在哪里集合？');
  expect(
    await poll('the help', async () => (await outbox(first.phone)).find((text) => text.includes('没看懂'))),
  ).toContain('“1 编号”');
  await reply('reply-0004', '13711112222', `1 ${code}`);
  expect(await poll('a word to the stranger', async () => (await outbox('13711112222'))[0])).toContain('没有登记');
});
