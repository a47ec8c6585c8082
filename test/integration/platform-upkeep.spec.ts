import { newId } from '@gg/kernel';
import { delivery } from '@gg/platform';
import { makeTables, startService, World, type RunningService } from '../support/notifications';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** A turn that is over before it has removed much. */
const settings = { retention: { batch: 1, turnMs: 1 }, relay: { pollMs: 20 } };
const OLD = new Date(Date.now() - 20 * 86_400_000);

let database: TestDatabase;
let matching: RunningService;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  matching = await startService({ databaseUrl: database.url, world: new World(), service: 'matching', settings });
});
afterAll(async () => {
  await matching?.close();
  await database?.drop();
});

it('a night’s work that takes longer than a turn goes on in further deliveries until nothing is left', async () => {
  const shiftIds = Array.from({ length: 60 }, () => newId());
  await matching.run(async (tx) => {
    await tx.insert(
      'event_deliveries',
      shiftIds.map((id) => ({ ...delivery(id, 'bookings.dispatch-when-due', 0, OLD), doneAt: OLD })),
    );
    const date = '2020-01-01';
    tx.emit({ name: 'upkeep.night-due.v1', aggregateId: newId(), aggregateVersion: 1, payload: { date } });
  });
  const turns = () =>
    matching.connections.rows<{ chunk: number; attempts: number; doneAt: Date | null }>(
      `SELECT d.chunk, d.attempts, d.done_at FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE d.consumer = 'platform.tidy-deliveries' AND e.payload LIKE '%2020-01-01%' ORDER BY d.chunk`,
    );
  await poll('the last turn', async () => {
    const [row] = await matching.connections.rows<{ n: number }>(
      'SELECT COUNT(*) n FROM event_deliveries WHERE event_id IN (?)',
      [shiftIds],
    );
    return Number(row?.n) === 0 && (await turns()).every(({ doneAt }) => doneAt);
  });
  // Sixty statements take longer than a millisecond, whatever the machine; each turn was tried once.
  const all = await turns();
  expect(all.length).toBeGreaterThan(1);
  expect(all.map(({ attempts }) => attempts)).toEqual(all.map(() => 1));
  // The next night is scheduled, whatever became of this one.
  const nights = await matching.connections.rows('SELECT id FROM events WHERE name = ? AND payload NOT LIKE ?', [
    'upkeep.night-due.v1',
    '%2020-01-01%',
  ]);
  expect(nights).toHaveLength(1);
});
