import type { Id } from '@gg/kernel';
import { acceptanceBySource } from '../../libs/bookings/data/acceptance-by-source';
import { BookingGround } from '../support/booking-ground';

let ground: BookingGround;
const now = new Date('2026-11-24T04:00:00.000Z');
const DAY_MS = 86_400_000;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-acceptance-by-source');
}, 60_000);
afterAll(() => ground?.close());

/** Offers of a shift that ended so, each a moment after the one before. */
async function ended(shiftId: Id, source: string, states: readonly string[], daysAgo = 1): Promise<void> {
  const place = ground.world.place(0);
  const workers = await ground.world.workers(place, states.length);
  const offers = await ground.offer(
    shiftId,
    workers.map((leader) => ({ leader })),
  );
  for (const [n, state] of states.entries()) {
    const closedAt = state === 'open' ? null : new Date(now.getTime() - daysAgo * DAY_MS + n);
    await ground.connections.change(
      'UPDATE offers SET source = ?, state = ?, closed_at = ?, delivered_at = ? WHERE id = ?',
      [source, state.replace('unreached', 'expired'), closedAt, state === 'unreached' ? null : now, offers[n]!],
    );
  }
}

it('counts the last answers of each source, and neither withdrawn, unreached, open nor old offers', async () => {
  const place = ground.world.place(0);
  const shiftId = await ground.shift(place, await ground.world.employer(place), 5);
  await ended(shiftId, 'nearby', [
    'declined',
    'declined',
    'accepted',
    'expired',
    'withdrawn',
    'unreached',
    'accepted',
    'open',
  ]);
  await ended(shiftId, 'nearby', ['accepted', 'accepted'], 29);
  await ended(shiftId, 'regular', ['accepted', 'withdrawn']);
  await ended(shiftId, 'party', ['withdrawn']);
  expect(await acceptanceBySource(ground.connections, now, { last: 500, days: 28 })).toEqual({
    nearby: { offers: 5, accepts: 2 },
    regular: { offers: 1, accepts: 1 },
  });
  expect(await acceptanceBySource(ground.connections, now, { last: 3, days: 28 })).toMatchObject({
    nearby: { offers: 3, accepts: 2 },
  });
});

it('reads the index of sources alone', async () => {
  const plans: { table: string; key: string | null; Extra: string }[] = [];
  const reader = {
    rows: async <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> => {
      plans.push(...(await ground.connections.rows<(typeof plans)[number]>(`EXPLAIN ${sql}`, params as never)));
      return [];
    },
  };
  await acceptanceBySource(reader, now, { last: 500, days: 28 });
  const read = plans.filter(({ table }) => table === 'offers');
  expect(read.map(({ key }) => key)).toEqual(Array.from({ length: 4 }, () => 'idx_offers_source_closed'));
  expect(read.every(({ Extra }) => /Using index/.test(Extra) && !/filesort|temporary/.test(Extra))).toBe(true);
});
