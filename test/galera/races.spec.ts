import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { AcceptOffer } from '@gg/bookings';
import { DomainError, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { migrate } from '@database/migrate';
import { asWorker, BookingGround } from '../support/booking-ground';
import { poll } from '../support/poll';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

interface Cluster {
  readonly urls: string[];
  stop(): Promise<void>;
}

let cluster: Cluster;
let ground: BookingGround;
/** The same use cases, one set at each node of the cluster. */
let nodes: INestApplicationContext[];
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  const { startGalera } = (await import(
    pathToFileURL(join(__dirname, '../../tools/galera/start-galera.mjs')).href
  )) as {
    startGalera(size: number): Promise<Cluster>;
  };
  cluster = await startGalera(2);
  await migrate(cluster.urls[0]!);
  ground = await BookingGround.open('galera', cluster.urls[0]);
  nodes = [ground.app, await ground.elsewhere(cluster.urls[1]!)];
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
}, 120_000);
afterAll(async () => {
  await nodes?.[1]?.close();
  await ground?.close();
  await cluster?.stop();
});

async function accept(node: number, person: WorldPerson, offerId: Id): Promise<string> {
  try {
    await nodes[node % 2]!.get(AcceptOffer).execute(asWorker(person), { offerId });
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Both nodes have seen the offers: what one writes the other applies a moment later. */
async function everywhere(offerIds: readonly Id[]): Promise<void> {
  for (const node of nodes) {
    await poll('the offers at every node', async () => {
      const rows = await node.get(Connections).rows('SELECT id FROM offers WHERE id IN (?)', [offerIds]);
      return rows.length === offerIds.length;
    });
  }
}

const live = (shiftId: Id) =>
  ground.connections.rows<{ workerId: Id }>('SELECT worker_id FROM bookings WHERE shift_id = ? AND live = 1', [
    shiftId,
  ]);
const filled = async (shiftId: Id) =>
  (await ground.connections.row<{ filled: number }>('SELECT filled FROM shift_seats WHERE shift_id = ?', [shiftId]))!
    .filled;

it('200 workers race for 10 seats from both nodes: exactly 10 are booked', async () => {
  const workers = await ground.world.workers(place, 200);
  const shiftId = await ground.shift(place, employer, 10);
  const offers = await ground.offer(
    shiftId,
    workers.map((leader) => ({ leader })),
  );
  await everywhere(offers);
  const outcomes = await Promise.all(workers.map((worker, n) => accept(n, worker, offers[n]!)));
  expect(outcomes.filter((one) => one === 'accepted')).toHaveLength(10);
  await poll('the same at both nodes', async () => (await filled(shiftId)) === 10);
  expect(await live(shiftId)).toHaveLength(10);
}, 120_000);

it('one worker races for two overlapping shifts, one at each node: one booking, every time', async () => {
  for (let round = 0; round < 30; round++) {
    const [worker] = await ground.world.workers(place, 1);
    const shifts = [await ground.shift(place, employer, 3, 30), await ground.shift(place, employer, 3, 32)];
    const offers: Id[] = [];
    for (const shiftId of shifts) offers.push((await ground.offer(shiftId, [{ leader: worker! }]))[0]!);
    await everywhere(offers);
    const outcomes = await Promise.all(offers.map((offerId, n) => accept(n, worker!, offerId)));
    expect(outcomes.filter((one) => one === 'accepted')).toHaveLength(1);
  }
}, 120_000);

it('couples and singles race for the last 4 seats from both nodes: no couple is split', async () => {
  for (let round = 0; round < 8; round++) {
    const people = await ground.world.workers(place, 10);
    const couples = [people.slice(0, 2), people.slice(2, 4), people.slice(4, 6)];
    const singles = people.slice(6);
    const partyIds: Id[] = [];
    for (const couple of couples) partyIds.push(await ground.world.party('couple', couple));
    const shiftId = await ground.shift(place, employer, 4);
    const offers = await ground.offer(shiftId, [
      ...couples.map((members, n) => ({ leader: members[0]!, partyId: partyIds[n]!, members })),
      ...singles.map((leader) => ({ leader })),
    ]);
    await everywhere(offers);
    const askers = [...couples.map((couple) => couple[0]!), ...singles];
    await Promise.all(askers.map((asker, n) => accept(n, asker, offers[n]!)));
    const seated = new Set((await live(shiftId)).map((row) => row.workerId));
    for (const couple of couples) expect([0, 2]).toContain(couple.filter((one) => seated.has(one.accountId)).length);
    expect(seated.size).toBeLessThanOrEqual(4);
    await poll('as many filled as seated', async () => (await filled(shiftId)) === seated.size);
  }
}, 120_000);
