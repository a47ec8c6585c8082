import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { Client } from '../support/client';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import { testFolder } from '../support/test-folder';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from '../support/world';

let system: System;
let world: World;
let place: WorldPlace;
let employer: WorldEmployer;
let boss: Client;

beforeAll(async () => {
  system = await startSystem({
    dataDir: join(testFolder('applications'), 'data'),
    durable: false,
    services: ['matching', 'worker', 'employer'],
  });
  world = await World.open(system.env);
  place = world.place(0);
  employer = await world.employer(place);
  boss = new Client(system.urls['employer']!, employer.owner.token);
}, 60_000);

afterAll(async () => {
  await world?.close();
  await system?.stop();
});

interface Applicant {
  applicationId: string;
  name: string;
}

interface Notices {
  items: { kind: string; subject: string; data: Record<string, unknown> }[];
}

const asWorker = (person: WorldPerson) => new Client(system.urls['worker']!, person.token);

/** A public shift of application, with the applications of people in their order. */
async function applied(people: readonly WorldPerson[], startsInHours: number) {
  const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + startsInHours * 3_600_000);
  const body = postingBody(place, employer, { start, headcount: 1, mode: { application: true } });
  const { body: posted } = await boss.post<{ shiftIds: string[] }>('postings', body);
  const shiftId = posted.shiftIds[0]!;
  const ids: string[] = [];
  for (const person of people) {
    const made = await poll('open seats', async () => {
      const reply = await asWorker(person).post<{ applicationId: string }>(`shifts/${shiftId}/applications`);
      return reply.status === 201 && reply.body;
    });
    ids.push(made.applicationId);
  }
  return { shiftId, ids };
}

/** What a worker is told of an application, once it has come. */
const toldOf = (person: WorldPerson, applicationId: string) =>
  poll('the notice', async () => {
    const { body } = await asWorker(person).get<Notices>('notices');
    return body.items.find(({ kind, subject }) => kind === 'application.changed' && subject === applicationId)?.data;
  });

it('who applied is seen, one is chosen for the last seat, and the others are told', async () => {
  const people = await world.workers(place, 3);
  const { shiftId, ids } = await applied(people, 30);
  const { body: page } = await boss.get<{ items: Applicant[]; next: string | null }>(
    `shifts/${shiftId}/applications?limit=2`,
  );
  expect(page.items.map(({ applicationId }) => applicationId)).toEqual(ids.slice(0, 2));
  expect(page.items[0]!.name).toMatch(/^.\*+$/);
  const { body: rest } = await boss.get<{ items: Applicant[]; next: string | null }>(
    `shifts/${shiftId}/applications?limit=2&after=${page.next}`,
  );
  expect([rest.items.map(({ applicationId }) => applicationId), rest.next]).toEqual([[ids[2]], null]);

  expect((await boss.post(`applications/${ids[1]}/choice`)).status).toBe(200);
  expect(await toldOf(people[1]!, ids[1]!)).toMatchObject({ state: 'chosen' });
  for (const n of [0, 2]) {
    expect(await toldOf(people[n]!, ids[n]!)).toMatchObject({ state: 'not_chosen', reason: 'shift_filled', shiftId });
  }
  const { body: left } = await boss.get<{ items: Applicant[] }>(`shifts/${shiftId}/applications`);
  expect(left.items).toEqual([]);
});

it('a shift that is withdrawn tells all who applied', async () => {
  const people = await world.workers(place, 2);
  const { shiftId, ids } = await applied(people, 60);
  await boss.post(`shifts/${shiftId}/withdrawal`, { reason: '货没有到' });
  for (const [n, id] of ids.entries()) {
    expect(await toldOf(people[n]!, id)).toMatchObject({ state: 'not_chosen', reason: 'shift_withdrawn' });
  }
});
