import { newId } from '@gg/kernel';
import { systemCaller, type Tx } from '@gg/platform';
import { callerWithKey, platformParts, refusal, type PlatformParts } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let parts: PlatformParts;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  parts = await platformParts(database.url, { relay: { leaseMs: 400, pollMs: 50, batch: 50 } });
});
beforeEach(async () => {
  for (const table of ['events', 'event_deliveries', 'idempotency_keys'])
    await parts.connections.change(`DELETE FROM ${table}`);
  parts.queues.enqueued.length = 0;
  parts.queues.refuse = false;
});
afterAll(async () => {
  await parts.close();
  await database.drop();
});

const dispatchDue = (shiftId: string, dueAt?: Date) =>
  ({
    name: 'shift.dispatch-due.v1',
    aggregateId: shiftId,
    aggregateVersion: 0,
    payload: { shiftId, why: 'test' },
    ...(dueAt ? { dueAt } : {}),
  }) as const;

const emitOne = (shiftId = newId(), dueAt?: Date) =>
  parts.transactions.run(systemCaller('test'), 'test', async (tx) => tx.emit(dispatchDue(shiftId, dueAt)));

const deliveries = () =>
  parts.connections.rows<{ eventId: string; consumer: string; attempts: number }>('SELECT * FROM event_deliveries');

describe('the outbox', () => {
  it('writes an event and a delivery for each consumer with the effect, or nothing', async () => {
    await emitOne();
    expect(await deliveries()).toMatchObject([{ consumer: 'bookings.dispatch-when-due', attempts: 0 }]);
    await expect(
      parts.transactions.run(systemCaller('test'), 'test', async (tx) => {
        tx.emit(dispatchDue(newId()));
        throw new Error('the effect failed');
      }),
    ).rejects.toThrow('the effect failed');
    expect(await deliveries()).toHaveLength(1);
  });

  it('refuses a payload that is not what the contract says', async () => {
    await expect(
      parts.transactions.run(systemCaller('test'), 'test', async (tx) => tx.emit(dispatchDue('no id'))),
    ).rejects.toThrow();
    expect(await deliveries()).toHaveLength(0);
  });
});

describe('the relay', () => {
  it('enqueues after the lease again what was not done, and never what was', async () => {
    const relay = parts.relay();
    await emitOne();
    relay.nudge();
    await poll('two tries', () => parts.queues.enqueued.length >= 2);
    const [first, second] = parts.queues.enqueued;
    expect(second).toMatchObject({ eventId: first?.eventId, attempts: 1 });
    await parts.connections.change('UPDATE event_deliveries SET done_at = ?', [new Date()]);
    await relay.beforeApplicationShutdown();
    const tries = parts.queues.enqueued.length;
    const other = parts.relay();
    other.nudge();
    await emitOne();
    await poll('the next event', () => parts.queues.enqueued.length > tries);
    expect(parts.queues.enqueued.slice(tries).every((job) => job.eventId !== first?.eventId)).toBe(true);
    await other.beforeApplicationShutdown();
  });

  it('leaves what is due later until the clock is there', async () => {
    const later = new Date(parts.clock.now().getTime() + 60_000);
    await emitOne(newId(), later);
    const relay = parts.relay();
    relay.nudge();
    const now = newId();
    await emitOne(now);
    await poll('the one due now', () => parts.queues.enqueued.length > 0);
    expect(new Set(parts.queues.enqueued.map((job) => job.eventId)).size).toBe(1);
    parts.clock.advance(61_000);
    relay.nudge();
    await poll('the one due later', () => new Set(parts.queues.enqueued.map((job) => job.eventId)).size === 2);
    await relay.beforeApplicationShutdown();
    parts.clock.advance(-61_000);
  });

  it('two relays take each delivery once within a lease', async () => {
    await parts.transactions.run(systemCaller('test'), 'test', async (tx) => {
      for (let n = 0; n < 300; n++) tx.emit(dispatchDue(newId()));
    });
    const relays = [parts.relay(), parts.relay(), parts.relay()];
    for (const relay of relays) relay.nudge();
    await poll('all of them', () => new Set(parts.queues.enqueued.map((job) => job.eventId)).size === 300);
    const firsts = parts.queues.enqueued.filter((job) => job.attempts === 0);
    expect(firsts).toHaveLength(300);
    for (const relay of relays) await relay.beforeApplicationShutdown();
  });

  it('loses nothing while the queue takes nothing, and spends none of its patience', async () => {
    parts.queues.refuse = true;
    const relay = parts.relay();
    await emitOne();
    relay.nudge();
    // More often within a lease than a lease allows.
    await poll('some tries', () => parts.queues.refusals >= 4);
    parts.queues.refuse = false;
    await poll('the delivery', () => parts.queues.enqueued.length > 0);
    expect(parts.queues.enqueued[0]).toMatchObject({ attempts: 0 });
    await relay.beforeApplicationShutdown();
  });
});

describe('idempotency', () => {
  const account = newId();
  const makeOne = (caller = callerWithKey(account, 'key-00000001', 'a')) =>
    parts.transactions.run(caller, 'test', async (tx: Tx) => {
      const id = newId();
      tx.emit(dispatchDue(id));
      return { id };
    });

  it('a request sent twice has one effect and the same answer', async () => {
    const first = await makeOne();
    expect(await makeOne()).toEqual(first);
    expect(await deliveries()).toHaveLength(1);
  });

  it('twins at the same moment: one effect, both get the answer', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => makeOne()));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it('a key with another body is refused', async () => {
    await makeOne();
    expect(await refusal(makeOne(callerWithKey(account, 'key-00000001', 'b')))).toBe('idempotency.key_reused');
    expect(await deliveries()).toHaveLength(1);
  });

  it('a refusal is not stored: the same key may succeed later', async () => {
    const caller = callerWithKey(account, 'key-00000002', 'a');
    await expect(
      parts.transactions.run(caller, 'test', async () => {
        throw new Error('not yet');
      }),
    ).rejects.toThrow('not yet');
    expect(await makeOne(caller)).toHaveProperty('id');
  });

  it('keys of different accounts do not meet', async () => {
    const mine = await makeOne();
    const theirs = await makeOne(callerWithKey(newId(), 'key-00000001', 'a'));
    expect(theirs.id).not.toBe(mine.id);
  });
});

describe('the transaction runner', () => {
  it('runs a use case again after a deadlock, and each takes effect once', async () => {
    await parts.connections.change('CREATE TABLE IF NOT EXISTS pots (id INT PRIMARY KEY, n INT NOT NULL)');
    await parts.connections.change('REPLACE INTO pots VALUES (1, 0), (2, 0)');
    const pour = (from: number, to: number) =>
      parts.transactions.run(systemCaller('test'), 'test', async (tx) => {
        await tx.change('UPDATE pots SET n = n + 1 WHERE id = ?', [from]);
        await tx.change('UPDATE pots SET n = n + 1 WHERE id = ?', [to]);
      });
    // In both orders at once: some of these meet in a deadlock and are run again.
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? pour(1, 2) : pour(2, 1))));
    expect(await parts.connections.rows('SELECT n FROM pots ORDER BY id')).toEqual([{ n: 40 }, { n: 40 }]);
    await parts.connections.change('DROP TABLE pots');
  });
});
