import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { Client, Page } from '../support/client';
import { poll } from '../support/poll';
import { shortageBody, surplusBody } from '../support/shared-postings';
import { testFolder } from '../support/test-folder';
import { World, type WorldEmployer, type WorldPlace } from '../support/world';

/** 崇左: where the sugar mills are. */
const CITY = '4514';

let system: System;
let world: World;
let place: WorldPlace;
let hotel: WorldEmployer;
let mill: WorldEmployer;
let third: WorldEmployer;
const pages = new Map<WorldEmployer, Page>();

beforeAll(async () => {
  system = await startSystem({
    dataDir: join(testFolder('shared-employment'), 'data'),
    durable: false,
    services: ['matching', 'worker', 'employer'],
    env: { SETTINGS: JSON.stringify({ sharedEmployment: { settleSeconds: 0 } }) },
  });
  world = await World.open(system.env);
  place = Array.from({ length: World.places }, (_, n) => world.place(n)).find(({ cityCode }) => cityCode === CITY)!;
  [hotel, mill, third] = [await world.employer(place), await world.employer(place), await world.employer(place)];
  for (const firm of [hotel, mill, third]) {
    pages.set(firm, await new Page(system.urls['employer']!, firm.owner.token).connected());
  }
}, 60_000);

afterAll(async () => {
  for (const page of pages.values()) page.close();
  await world?.close();
  await system?.stop();
});

const at = (firm: WorldEmployer): Client => new Client(system.urls['employer']!, firm.owner.token);
const told = (firm: WorldEmployer, kind: string, subject?: string) =>
  poll(`${kind} on the page`, () => pages.get(firm)!.notice(kind, subject));

const surplus = () => surplusBody(place, new Date());
const shortage = () => shortageBody(place, new Date());

async function publish(firm: WorldEmployer, body: object): Promise<string> {
  const answer = await at(firm).post<{ postingId: string; state: string }>('shared-postings', body);
  expect(answer).toMatchObject({ status: 201, body: { state: 'published' } });
  return answer.body.postingId;
}

it('a hotel’s surplus meets a mill’s shortage: both hear of it, open the talks, and a third firm hears nothing', async () => {
  await publish(hotel, surplus());
  const shortageId = await publish(mill, shortage());
  const proposed = await told(hotel, 'shared_pair.proposed');
  expect(proposed.data).toMatchObject({
    side: 'lender',
    state: 'proposed',
    heads: 12,
    text: { zh: expect.stringContaining('12 人') },
  });
  const pairId = proposed.subject;
  expect((await told(mill, 'shared_pair.proposed', pairId)).data).toMatchObject({ side: 'borrower', heads: 12 });

  expect((await at(hotel).post(`shared-pairs/${pairId}/opening`, { version: 1 })).body).toMatchObject({
    state: 'opened_by_lender',
  });
  await told(mill, 'shared_pair.opened', pairId);
  expect((await at(mill).get(`shared-pairs/${pairId}`)).body['contact']).toBeNull();
  expect((await at(mill).post(`shared-pairs/${pairId}/opening`, { version: 1 })).body).toMatchObject({
    state: 'in_talks',
  });
  for (const firm of [hotel, mill]) await told(firm, 'shared_pair.in_talks', pairId);
  expect((await at(mill).get(`shared-pairs/${pairId}`)).body['contact']).toEqual({
    name: '覃美玲',
    phone: '13877100001',
  });

  // Whoever looks at the public list sees the need, and nobody to phone.
  const anybody = new Client(system.urls['worker']!, null);
  const list = await anybody.get<{ items: { id: string }[] }>(`shared-postings?city=${CITY}&side=shortage`);
  expect(list.body.items.map(({ id }) => id)).toEqual([shortageId]);
  expect(JSON.stringify(list.body)).not.toContain('13877100002');
  expect((await at(third).get(`shared-pairs/${pairId}`)).status).toBe(404);

  expect((await at(mill).post(`shared-pairs/${pairId}/refusal`, { version: 1, reason: '糖厂推迟开榨' })).status).toBe(
    200,
  );
  expect((await told(hotel, 'shared_pair.closed', pairId)).data).toMatchObject({
    state: 'declined',
    by: 'borrower',
    reason: '糖厂推迟开榨',
  });
  expect(pages.get(third)!.notices).toEqual([]);
});

/** Whoever allocates may have to start first, and take over what a dead one had in hand. */
const pairOf = (surplusId: string) =>
  poll(
    'the pair',
    async () => {
      const sql = 'SELECT id, heads FROM shared_pairs WHERE surplus_id = ? AND live = 1';
      return (await world.connections.row<{ id: string; heads: number }>(sql, [surplusId])) ?? undefined;
    },
    30_000,
  );

it('nothing is lost of what happens while the allocating process is dead', async () => {
  const matching = system.service('matching');
  await matching.kill();
  const surplusId = await publish(third, { ...surplus(), title: '富余十二人' });
  const again = await publish(hotel, { ...surplus(), pay: { unit: 'month', amountFen: 350_000 } });
  await matching.start();
  const pair = await pairOf(surplusId);
  expect(pair).toMatchObject({ heads: 12 });
  await told(third, 'shared_pair.proposed', pair.id);
  await told(mill, 'shared_pair.proposed', pair.id);
  await told(hotel, 'shared_pair.proposed', (await pairOf(again)).id);
  const twice = await world.connections.rows(
    'SELECT cause_id, account_id FROM notices GROUP BY cause_id, account_id HAVING COUNT(*) > 1',
  );
  expect(twice).toEqual([]);
}, 90_000);
