import { newId } from '@gg/kernel';
import { Log, systemCaller, Transactions, type Connections, type SqlValue } from '@gg/platform';
import { PurgeNotices } from '@gg/notifications';
import { PurgeSignIns } from '../../libs/identity/use-cases/purge-sign-ins.use-case';
import { TidyDeliveries } from '../../libs/platform/upkeep/tidy-deliveries.consumer';
import { identityServices, type IdentityServices } from '../support/identity';
import { poll } from '../support/poll';
import { asSomebodyElse } from '../support/somebody-else';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let services: IdentityServices;

beforeEach(async () => {
  database = await createTestDatabase();
  services = await identityServices(database.url);
});
afterEach(() => services.close());

const minutes = (n: number): number => n * 60_000;
const days = (n: number): number => n * 86_400_000;
const purge = () => services.worker.app.get(PurgeSignIns).execute();
const rows = <T>(sql: string) => services.worker.connections.rows<T>(sql);
const left = async (table: string): Promise<number> =>
  Number((await rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
const askCode = (phone: string) => services.worker.ask('POST', '/sign-in/codes', { body: { phone } });
const tryPassword = (name: string) =>
  services.centre.ask('POST', '/sign-in', { body: { name, password: 'certainly not the one' } });

describe('sessions', () => {
  it('go when they have been over for the time that logs are kept, in batches; those that are open stay', async () => {
    const small = await services.another('centre', { SETTINGS: '{"retention":{"batch":2}}' });
    const long = await services.worker.signIn('13900000001');
    for (const phone of ['13900000002', '13900000003', '13900000004', '13900000005', '13900000006'])
      await services.employer.signIn(phone);
    services.clock.advance(days(20));
    // A worker's session slides as long as it is used.
    expect((await services.worker.ask('GET', '/session', { token: long.body.token })).status).toBe(200);
    services.clock.advance(days(29));
    expect((await services.worker.ask('GET', '/session', { token: long.body.token })).status).toBe(200);
    // Seven days of life and 190 of keeping, of which 49 have passed.
    services.clock.advance(days(7 + 190 - 49));
    expect((await small.app.get(PurgeSignIns).execute()).sessions).toBe(0);
    const fresh = await services.worker.signIn('13900000007');
    services.clock.advance(1);
    expect((await small.app.get(PurgeSignIns).execute()).sessions).toBe(5);
    expect(await rows('SELECT DISTINCT service FROM sessions')).toEqual([{ service: 'worker' }]);
    expect((await services.worker.ask('GET', '/session', { token: fresh.body.token })).status).toBe(200);
    // Who signed in is told by the audit, which stays.
    expect(await rows(`SELECT id FROM audit_records WHERE action = 'session.opened'`)).toHaveLength(7);
  });
});

describe('codes', () => {
  it('the ten of a day are ten, whenever the purge comes', async () => {
    const phone = '13900000011';
    for (let sent = 0; sent < 10; sent++) {
      expect((await askCode(phone)).status).toBe(202);
      await purge();
      services.clock.advance(minutes(1));
    }
    expect((await askCode(phone)).body).toMatchObject({ code: 'identity.code_enough_today' });
    // Until the last minute of the day in Nanning, from noon.
    services.clock.advance(minutes(12 * 60 - 11));
    await purge();
    expect((await askCode(phone)).body).toMatchObject({ code: 'identity.code_enough_today' });
    services.clock.advance(minutes(1));
    await purge();
    expect((await askCode(phone)).status).toBe(202);
  });

  it('one a minute is one a minute, and a code that was sent opens, also over midnight', async () => {
    const phone = '13900000012';
    services.clock.advance(minutes(12 * 60) - 10_000);
    await askCode(phone);
    const code = await services.worker.lastCode(phone);
    // Nothing of this one is open any more; the minute is not over all the same.
    const used = '13900000018';
    expect((await services.worker.signIn(used)).status).toBe(200);
    services.clock.advance(20_000);
    await purge();
    for (const asked of [phone, used])
      expect((await askCode(asked)).body).toMatchObject({ code: 'identity.code_wait' });
    const wrong = code === '000000' ? '111111' : '000000';
    for (let tried = 1; tried <= 5; tried++) {
      const answer = await services.worker.ask('POST', '/sign-in', { body: { phone, code: wrong } });
      expect(answer.body).toMatchObject({ code: 'identity.code_wrong' });
      await purge();
    }
    const last = await services.worker.ask('POST', '/sign-in', { body: { phone, code } });
    expect(last.body).toMatchObject({ code: 'identity.code_void_too_many_tries' });
  });

  it('that live longer than a day stay until they are over', async () => {
    const month = { SETTINGS: '{"codes":{"lifeMinutes":43200}}' };
    const patient = await services.another('worker', month);
    await patient.ask('POST', '/sign-in/codes', { body: { phone: '13900000013' } });
    services.clock.advance(days(29));
    expect((await purge()).codes).toBe(0);
    services.clock.advance(days(1) + 1);
    expect((await purge()).codes).toBe(1);
  });

  it('leave nothing of a number, nor does a guess at a number that was never sent one', async () => {
    await askCode('13900000014');
    await services.worker.ask('POST', '/sign-in', { body: { phone: '13900000015', code: '123456' } });
    expect(await left('sign_in_codes')).toBe(2);
    expect((await purge()).codes).toBe(1);
    services.clock.advance(days(2));
    await askCode('13900000016');
    expect((await purge()).codes).toBe(1);
    expect(await left('sign_in_codes')).toBe(1);
  });

  it('being counted while the purge comes are counted: it waits, and looks again', async () => {
    await askCode('13900000017');
    services.clock.advance(days(3));
    let purging: ReturnType<typeof purge> | undefined;
    await services.worker.app.get(Transactions).run(systemCaller('test'), 'test', async (tx) => {
      await tx.change(`UPDATE sign_in_codes SET day = '2026-11-26', sent_that_day = 10, expires_at = NULL`);
      purging = asSomebodyElse(purge);
      await poll('the purge waits for this transaction', async () => {
        const waiting = await asSomebodyElse(() =>
          rows(
            `SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'DELETE FROM sign_in_codes%' AND TIME_MS > 200`,
          ),
        );
        return waiting.length > 0;
      });
    });
    expect(await purging).toMatchObject({ codes: 0 });
    expect((await askCode('13900000017')).body).toMatchObject({ code: 'identity.code_enough_today' });
  });
});

describe('password tries', () => {
  it('ten in a quarter of an hour are ten, whenever the purge comes, and go later', async () => {
    for (let tried = 0; tried < 10; tried++) {
      expect((await tryPassword('nobody.here')).body).toMatchObject({ code: 'identity.password_wrong' });
      await purge();
    }
    expect((await tryPassword('nobody.here')).body).toMatchObject({ code: 'identity.password_wait' });
    services.clock.advance(minutes(15) - 1);
    await purge();
    expect((await tryPassword('nobody.here')).body).toMatchObject({ code: 'identity.password_wait' });
    services.clock.advance(days(1));
    await services.staff([{ role: 'clerk', regionPrefix: '45' }]);
    await tryPassword('nobody.else');
    // The stranger's and that of the right password.
    expect((await purge()).passwordTries).toBe(2);
    expect(await left('password_tries')).toBe(1);
  });
});

/** Hears which statements remove rows, and how the server would find those rows. */
async function plansOf(connections: Connections, work: () => Promise<unknown>): Promise<Map<string, object>> {
  const plans = new Map<string, object>();
  const heard: [string, readonly SqlValue[]][] = [];
  const query = connections.query.bind(connections);
  const spy = jest.spyOn(connections, 'query').mockImplementation((sql, params) => {
    if (/^\s*(DELETE|SELECT id FROM notices)/.test(sql)) heard.push([sql, params]);
    return query(sql, params);
  });
  await work();
  spy.mockRestore();
  for (const [sql, params] of heard) {
    const [plan] = await connections.rows<{ table: string; type: string; key: string | null }>(
      `EXPLAIN ${sql}`,
      params,
    );
    plans.set(plan!.table, { type: plan!.type, key: plan!.key });
  }
  return plans;
}

it('every removal of the night finds its rows by an index', async () => {
  const { connections, app, config } = services.worker;
  const now = services.clock.now();
  const transactions = app.get(Transactions);
  // Enough live rows that reading the whole table would be chosen where no index serves.
  await transactions.run(systemCaller('test'), 'test', async (tx) => {
    const digest = (n: number): Buffer => Buffer.from(String(n).padStart(32));
    const numbers = Array.from({ length: 2_000 }, (_, n) => n);
    const common = { accountId: newId(), createdAt: now, madeAt: now };
    await tx.insert(
      'sessions',
      numbers.map((n) => ({
        id: newId(),
        tokenDigest: digest(n),
        accountId: newId(),
        service: 'worker',
        createdAt: now,
        seenAt: now,
        expiresAt: now,
      })),
    );
    await tx.insert(
      'sign_in_codes',
      numbers.map((n) => ({
        phoneIndex: digest(n),
        purpose: 'sign_in',
        version: 1,
        tries: 0,
        day: '2026-11-23',
        sentThatDay: 1,
        sentInWindow: 1,
        windowStartedAt: now,
      })),
    );
    await tx.insert(
      'password_tries',
      numbers.map((n) => ({ nameDigest: digest(n), version: 1, tries: 1, windowStartedAt: now })),
    );
    await tx.insert(
      'idempotency_keys',
      numbers.map((n) => ({
        accountId: common.accountId,
        idemKey: String(n),
        route: 'x',
        bodyHash: digest(n),
        createdAt: now,
      })),
    );
    await tx.insert(
      'events',
      numbers.map(() => ({
        id: newId(),
        name: 'x',
        aggregateId: newId(),
        aggregateVersion: 1,
        occurredAt: now,
        channel: 'app',
        trace: 'x',
        payload: '{}',
      })),
    );
    await tx.insert(
      'event_deliveries',
      numbers.map((n) => ({
        eventId: newId(),
        consumer: 'x',
        chunk: n,
        dueAt: now,
        nextTryAt: now,
        attempts: 1,
        doneAt: now,
      })),
    );
    await tx.insert(
      'notices',
      numbers.map((n) => ({
        id: newId(),
        accountId: newId(),
        service: 'worker',
        kind: 'x',
        subjectId: newId(),
        causeId: newId(),
        chunk: n,
        data: '{}',
        madeAt: now,
        expiresAt: now,
      })),
    );
    await tx.insert(
      'sms_messages',
      numbers.map((n) => ({
        id: newId(),
        providerKey: String(n),
        accountId: newId(),
        purpose: 'offer',
        state: 'sent',
        attempts: 1,
        madeAt: now,
      })),
    );
    await tx.insert(
      'sms_reply_codes',
      numbers.map((n) => ({ workerId: newId(), code: String(1000 + n), offerId: newId(), madeAt: now })),
    );
    await tx.insert(
      'inbound_sms',
      numbers.map((n) => ({ gatewayKey: String(n), outcome: 'help', receivedAt: now })),
    );
  });
  const tables = [
    'sessions',
    'sign_in_codes',
    'password_tries',
    'idempotency_keys',
    'events',
    'event_deliveries',
    'notices',
    'sms_messages',
    'sms_reply_codes',
    'inbound_sms',
  ];
  await connections.query(`ANALYZE TABLE ${tables.join(', ')}`, []);
  const plans = await plansOf(connections, async () => {
    await purge();
    await new TidyDeliveries(connections, transactions, services.clock, config, app.get(Log)).perform();
    await new PurgeNotices(connections, transactions, services.clock, config).execute(systemCaller('test'));
  });
  const by = (key: string) => ({ type: 'range', key });
  expect(Object.fromEntries(plans)).toEqual({
    sessions: by('idx_sessions_expiry'),
    sign_in_codes: by('idx_sign_in_codes_day'),
    password_tries: by('idx_password_tries_window'),
    idempotency_keys: by('idx_idempotency_keys_created'),
    events: by('idx_events_occurred'),
    event_deliveries: by('idx_event_deliveries_pending'),
    notices: by('idx_notices_made'),
    sms_messages: by('idx_sms_messages_made'),
    sms_reply_codes: by('idx_sms_reply_codes_made'),
    inbound_sms: by('idx_inbound_sms_received'),
  });
});
