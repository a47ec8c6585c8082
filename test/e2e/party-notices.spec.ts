import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { promisedNotices, type PromisedNotice, type StoredEvent } from '../faults/scenario/promised-notices';
import { Client, Page } from '../support/client';
import { poll } from '../support/poll';
import { testFolder } from '../support/test-folder';
import { World, type WorldPerson } from '../support/world';

/*
 * A party is gathered, changed and ended over HTTP, with everybody's page open: who hears what, and what stands there for
 * those who were away.
 */

let system: System;
let world: World;
let people: WorldPerson[];
let pages: Page[];

beforeAll(async () => {
  system = await startSystem({
    dataDir: join(testFolder('party-notices'), 'data'),
    durable: false,
    services: ['matching', 'worker'],
  });
  world = await World.open(system.env);
  people = await world.workers(world.place(0), 4);
  // The fourth has no page open.
  pages = await Promise.all(people.slice(0, 3).map(({ token }) => new Page(system.urls['worker']!, token).connected()));
}, 60_000);
afterAll(async () => {
  for (const page of pages ?? []) page.close();
  await world?.close();
  await system?.stop();
});

/** What the n-th person does; has to succeed. */
async function does(
  n: number,
  method: 'POST' | 'DELETE' | 'PUT',
  path: string,
  body?: object,
): Promise<{ partyId: string }> {
  const { status, body: answer } = await new Client(system.urls['worker']!, people[n]!.token).send<{ partyId: string }>(
    method,
    path,
    body,
    { 'idempotency-key': randomUUID() },
  );
  expect([path, status < 300]).toEqual([path, true]);
  return answer;
}

const id = (n: number): string => people[n]!.accountId;
const heard = (n: number, kind: string, data: object) =>
  poll(`${kind} on the page of ${n}`, () =>
    pages[n]!.notices.find((one) => one.kind === kind && matches(one.data, data)),
  );
const matches = (data: object, wanted: object): boolean =>
  Object.entries(wanted).every(([key, value]) => (data as Record<string, unknown>)[key] === value);

async function invited(): Promise<string> {
  const { partyId } = await does(0, 'POST', 'parties', {
    kind: 'crew',
    statedMinimum: 2,
    invite: [id(1), id(2), id(3)],
  });
  return partyId;
}

it('an invitation reaches an open page at once, waits for who was away, and goes to nobody else', async () => {
  const partyId = await invited();
  const notice = await heard(1, 'party.invited', { partyId });
  expect(notice).toMatchObject({
    subject: partyId,
    data: { partyId, partyKind: 'crew', leaderId: id(0), invitedBy: id(0), statedMinimum: 2 },
  });
  await heard(2, 'party.invited', { partyId });
  const away = new Client(system.urls['worker']!, people[3]!.token);
  const { body } = await away.get<{ items: { kind: string; subject: string }[] }>('notices?unacknowledged=true');
  expect(body.items).toEqual([expect.objectContaining({ kind: 'party.invited', subject: partyId })]);
  expect(pages[0]!.notices.filter(({ subject }) => subject === partyId)).toEqual([]);
});

it('those concerned hear who came, who went and what ended, and nobody of what they did themself', async () => {
  const partyId = await invited();
  await does(1, 'POST', `parties/${partyId}/consent`);
  await heard(0, 'party.member_changed', { partyId, workerId: id(1), state: 'consented' });
  await does(3, 'DELETE', `parties/${partyId}/invitations/mine`);
  await heard(0, 'party.member_changed', { partyId, workerId: id(3), state: 'declined' });
  await does(2, 'POST', `parties/${partyId}/consent`);
  await does(0, 'PUT', `parties/${partyId}/minimum`, { statedMinimum: 3 });
  await Promise.all([1, 2].map((n) => heard(n, 'party.terms_changed', { partyId, statedMinimum: 3 })));
  await does(1, 'POST', `parties/${partyId}/consent`);
  await does(2, 'POST', `parties/${partyId}/consent`);
  await does(2, 'DELETE', `parties/${partyId}/consent`);
  await Promise.all(
    [0, 1].map((n) => heard(n, 'party.member_changed', { partyId, workerId: id(2), state: 'revoked' })),
  );
  await does(0, 'DELETE', `parties/${partyId}/members/${id(2)}`);
  await Promise.all(
    [1, 2].map((n) => heard(n, 'party.member_changed', { partyId, workerId: id(2), state: 'removed' })),
  );
  await does(0, 'POST', `parties/${partyId}/invitations`, { workerId: id(2) });
  await does(0, 'DELETE', `parties/${partyId}`);
  await Promise.all([1, 2].map((n) => heard(n, 'party.dissolved', { partyId, by: id(0) })));
});

it('when the leader goes, who leads now hears of it; when too few are left, all hear that it is over', async () => {
  const partyId = await invited();
  for (const n of [1, 2]) await does(n, 'POST', `parties/${partyId}/consent`);
  await does(0, 'DELETE', `parties/${partyId}/membership`);
  await heard(1, 'party.member_changed', { partyId, workerId: id(0), state: 'left', leaderId: id(1) });
  await does(1, 'DELETE', `parties/${partyId}/members/${id(3)}`);
  await does(2, 'DELETE', `parties/${partyId}/membership`);
  await heard(1, 'party.dissolved', { partyId, by: id(2) });
});

it('each act has told exactly those whom the document promises, once, and nobody by SMS', async () => {
  const rows = await world.connections.rows<Omit<StoredEvent, 'payload'> & { payload: string }>(
    "SELECT id, name, actor_id, on_behalf_of, payload FROM events WHERE name = 'party.members-changed.v1' ORDER BY id",
  );
  const events = rows.map(({ payload, ...event }) => ({
    ...event,
    payload: JSON.parse(payload) as StoredEvent['payload'],
  }));
  expect(events.length).toBeGreaterThan(15);
  await poll('all deliveries', async () => {
    const row = await world.connections.row<{ due: number }>(
      "SELECT COUNT(*) AS due FROM event_deliveries WHERE done_at IS NULL AND consumer LIKE 'notifications.notify-%'",
    );
    return Number(row?.due) === 0;
  });
  for (const event of events) {
    const told = await world.connections.rows<PromisedNotice>(
      'SELECT account_id, kind, subject_id, moves_to FROM notices WHERE cause_id = ? ORDER BY account_id',
      [event.id],
    );
    const promised = promisedNotices(event, { members: [] }).sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
    expect({ event, told }).toEqual({ event, told: promised });
  }
  const { body } = await new Client(system.urls['worker']!, people[3]!.token).get<{ items: object[] }>('notices');
  expect(body.items.length).toBeGreaterThan(3);
  expect(await world.connections.rows('SELECT id FROM sms_messages')).toEqual([]);
});
