import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { Client, Page } from '../support/client';
import { candidatesIndexed } from '../support/candidates-indexed';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import { testFolder } from '../support/test-folder';
import { World, type WorldEmployer, type WorldPerson, type WorldPlace } from '../support/world';

let system: System;
let world: World;
let place: WorldPlace;
let employer: WorldEmployer;
let workers: WorldPerson[];
let urls: { worker: string; employer: string; matching: string };
const pages: Page[] = [];

beforeAll(async () => {
  system = await startSystem({
    dataDir: join(testFolder('one-shift'), 'data'),
    durable: false,
    services: ['matching', 'worker', 'employer'],
  });
  const { worker, employer: employerUrl, matching } = system.urls;
  urls = { worker: worker!, employer: employerUrl!, matching: matching! };
  world = await World.open(system.env);
  place = world.place(0);
  employer = await world.employer(place);
  workers = await world.workers(place, 4);
  await candidatesIndexed(urls.matching, 4);
}, 60_000);

afterAll(async () => {
  for (const page of pages) page.close();
  await world?.close();
  await system?.stop();
});

const open = async (service: 'worker' | 'employer', token: string): Promise<Page> => {
  const page = await new Page(urls[service], token).connected();
  pages.push(page);
  return page;
};

/** Whether anybody finds the shift in the public lists, and what its own page says of it. */
async function shownTo(shiftId: string): Promise<{ listed: boolean; full: unknown }> {
  const anybody = new Client(urls.worker, null);
  const { lng, lat } = place.point;
  const lists = ['jobs?limit=50', `jobs?limit=50&lng=${lng}&lat=${lat}&radiusM=5000`].map((path) =>
    anybody.get<{ items: { shiftId: string }[] }>(path),
  );
  const found = (await Promise.all(lists)).map(({ body }) => body.items.some((job) => job.shiftId === shiftId));
  if (found[0] !== found[1]) return { listed: true, full: 'listed once' };
  return { listed: found[0]!, full: (await anybody.get(`jobs/${shiftId}`)).body['full'] };
}
const shown = (shiftId: string, listed: boolean) =>
  poll(`the lists to ${listed ? 'have' : 'leave out'} the shift`, async () => {
    const now = await shownTo(shiftId);
    return now.listed === listed && now.full === !listed;
  });

const tomorrow = () => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 26 * 3_600_000);

it('a shift is posted, offered, accepted, and its board fills', async () => {
  const boss = new Client(urls.employer, employer.owner.token);
  const board = await open('employer', employer.owner.token);
  const phones = await Promise.all(workers.map((worker) => open('worker', worker.token)));

  const posted = await boss.post<{ shiftIds: string[]; state: string }>(
    'postings',
    postingBody(place, employer, { start: tomorrow(), headcount: 2 }),
  );
  expect(posted).toMatchObject({ status: 201, body: { state: 'published' } });
  const shiftId = posted.body.shiftIds[0]!;

  const offered = await poll('offers on phones', () => {
    const reached = phones.map((phone, n) => ({ n, notice: phone.notice('offer.made') })).filter((one) => one.notice);
    return reached.length >= 2 && reached;
  });
  expect(await poll('the board', () => board.watch(shiftId))).toMatchObject({
    headcount: 2,
    filled: 0,
    state: 'filling',
  });

  await shown(shiftId, true);
  for (const { n, notice } of offered.slice(0, 2)) {
    const worker = new Client(urls.worker, workers[n]!.token);
    const offerId = notice!.subject;
    const accepted = await worker.post(`offers/${offerId}/acceptance`);
    expect(accepted).toMatchObject({
      status: 200,
      body: { state: 'accepted', bookings: [{ workerId: workers[n]!.accountId }] },
    });
    // A second tap, from a second device: the same answer.
    expect((await worker.post(`offers/${offerId}/acceptance`)).body).toMatchObject(accepted.body);
  }
  await poll('a full board', () =>
    board.boards.some((one) => one.shiftId === shiftId && one.filled === 2 && one.state === 'full'),
  );
  await poll('the notice of the full shift', () => board.notice('shift.filled', shiftId));
  await shown(shiftId, false);

  for (const { n, notice } of offered.slice(2)) {
    const late = new Client(urls.worker, workers[n]!.token);
    const answer = await late.post(`offers/${notice!.subject}/acceptance`);
    expect(answer.status).toBe(409);
    await poll('the word that it is over', () => phones[n]!.notice('offer.closed', notice!.subject));
  }
  const holders = await boss.get<{ items: { state: string }[] }>(`shifts/${shiftId}/bookings`);
  expect(holders.body.items.map((one) => one.state)).toEqual(['booked', 'booked']);
});

it('an undo reopens the seat and the next person is asked', async () => {
  const mine = await Promise.all(
    workers.map(async (worker) => ({
      worker,
      bookings: (
        await new Client(urls.worker, worker.token).get<{ items: { id: string; shiftId: string; state: string }[] }>(
          'bookings',
        )
      ).body.items,
    })),
  );
  const holder = mine.find((one) => one.bookings.some((booking) => booking.state === 'booked'))!;
  const booking = holder.bookings[0]!;
  const own = await new Client(urls.worker, holder.worker.token).get(`bookings/${booking.id}`);
  expect(own.body).toMatchObject({ undoUntil: expect.any(String), lateFrom: expect.any(String) });
  expect(booking).toMatchObject({ job: { shiftId: booking.shiftId }, undoUntil: own.body['undoUntil'] });
  const undone = await new Client(urls.worker, holder.worker.token).post(`bookings/${booking.id}/undo`);
  expect(undone).toMatchObject({ status: 200, body: { state: 'cancelled_by_worker', reason: 'undo' } });
  await shown(booking.shiftId, true);
  const free = mine.filter((one) => one.bookings.length === 0);
  const { worker, offer } = await poll('an offer for somebody else', async () => {
    for (const { worker } of free) {
      const offers = await new Client(urls.worker, worker.token).get<{
        items: { id: string; job: { shiftId: string } }[];
      }>('offers');
      const offer = offers.body.items.find((one) => one.job.shiftId === booking.shiftId);
      if (offer) return { worker, offer };
    }
    return false;
  });
  expect((await new Client(urls.worker, worker.token).post(`offers/${offer.id}/acceptance`)).status).toBe(200);
  await shown(booking.shiftId, false);
});

it('one more seat brings a full shift back into the lists, and its withdrawal takes it out for good', async () => {
  const boss = new Client(urls.employer, employer.owner.token);
  const holders = await Promise.all(
    workers.map(({ token }) => new Client(urls.worker, token).get<{ items: { shiftId: string }[] }>('bookings')),
  );
  const { shiftId } = holders.flatMap(({ body }) => body.items)[0]!;
  expect((await boss.post(`shifts/${shiftId}/headcount`, { headcount: 3 })).status).toBe(200);
  await shown(shiftId, true);
  expect((await boss.post(`shifts/${shiftId}/withdrawal`, { reason: '仓库停电' })).status).toBe(200);
  const anybody = new Client(urls.worker, null);
  await poll('the page to be gone', async () => (await anybody.get(`jobs/${shiftId}`)).status === 404);
  expect((await shownTo(shiftId)).listed).toBe(false);
});

it('a session that ends takes its sockets with it', async () => {
  const worker = new Client(urls.worker, workers[3]!.token);
  const page = await open('worker', workers[3]!.token);
  expect((await worker.send('DELETE', 'session')).status).toBeLessThan(300);
  await poll('the end of the socket', () => !page.socket.connected);
});
