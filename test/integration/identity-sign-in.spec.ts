import { randomBytes } from 'node:crypto';
import { AccountGrants, RegisterPerson } from '@gg/identity';
import { SessionCache } from '../../libs/identity/access/session-cache';
import { newId } from '@gg/kernel';
import { systemCaller, Transactions } from '@gg/platform';
import { identityServices, registered, type Answered, type IdentityServices } from '../support/identity';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';
import { startServers } from '../../tools/servers/start-servers.mjs';

let database: TestDatabase;
let services: IdentityServices;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  services = await identityServices(database.url);
});
afterAll(async () => {
  await services.close();
  await database.drop();
});

/** A phone that no other test uses. */
let next = 0;
const newPhone = (): string => `139${String(10_000_000 + next++)}`;
const days = (n: number): number => n * 86_400_000;
const minute = 60_000;
const otherCode = (code: string): string => (code === '000000' ? '111111' : '000000');
const codesOf = (answers: readonly Answered[]): string[] =>
  answers.map(({ status, body }) => (status < 300 ? 'ok' : String(body.code))).sort();

describe('sign-in by one-time code', () => {
  it('registers a worker, who is the same person the next time', async () => {
    const phone = newPhone();
    const sent = await services.worker.ask('POST', '/sign-in/codes', { body: { phone: `+86 ${phone}` } });
    expect(sent).toMatchObject({ status: 202, body: { waitSeconds: 60 } });
    expect(sent.body).not.toHaveProperty('demoCode');
    const code = await services.worker.lastCode(phone);
    const first = await services.worker.ask('POST', '/sign-in', { body: { phone, code } });
    expect(first).toMatchObject({
      status: 200,
      body: { registered: true, csrfToken: null, mustChangePassword: false },
    });
    expect(first.headers['cache-control']).toBe('no-store');
    services.clock.advance(minute);
    const second = await services.worker.signIn(phone);
    expect(second.body).toMatchObject({ registered: false, accountId: first.body.accountId });
    expect(second.body.token).not.toBe(first.body.token);

    const session = await services.worker.ask('GET', '/session', { token: second.body.token });
    expect(session.body).toMatchObject({
      accountId: first.body.accountId,
      kind: 'worker',
      phone: `139****${phone.slice(7)}`,
      identityState: 'unverified',
      grants: [{ role: 'worker', regionPrefix: null }],
    });
    expect(session.body.permissions).toContain('offers.answer');
    expect(session.body.permissions).not.toContain('postings.publish');
  });

  it('keeps no phone in the clear anywhere in the tables', async () => {
    const phone = newPhone();
    await services.worker.signIn(phone);
    const tables = await services.worker.connections.rows<{ name: string }>(
      `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()`,
    );
    let looked = 0;
    for (const { name } of tables) {
      for (const row of await services.worker.connections.rows<Record<string, unknown>>(`SELECT * FROM ${name}`)) {
        for (const value of Object.values(row)) {
          const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(value);
          expect(text).not.toContain(phone);
          looked++;
        }
      }
    }
    expect(looked).toBeGreaterThan(50);
  });

  it('uses a code once, even when it is sent twice at the same moment from two processes', async () => {
    const phone = newPhone();
    const twin = await services.another('worker');
    await services.worker.ask('POST', '/sign-in/codes', { body: { phone } });
    const body = { phone, code: await services.worker.lastCode(phone) };
    const answers = await Promise.all(
      [services.worker, twin, services.worker, twin].map((service) => service.ask('POST', '/sign-in', { body })),
    );
    expect(codesOf(answers)).toEqual([
      'identity.code_void_none',
      'identity.code_void_none',
      'identity.code_void_none',
      'ok',
    ]);
  });

  it('counts thirty wrong tries at once one after another: five are heard, and then the right one is not', async () => {
    const phone = newPhone();
    const twin = await services.another('worker');
    await services.worker.ask('POST', '/sign-in/codes', { body: { phone } });
    const code = await services.worker.lastCode(phone);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        (n % 2 ? twin : services.worker).ask('POST', '/sign-in', { body: { phone, code: otherCode(code) } }),
      ),
    );
    const codes = codesOf(answers);
    expect(codes.filter((one) => one === 'identity.code_wrong')).toHaveLength(5);
    expect(codes.filter((one) => one === 'identity.code_void_too_many_tries')).toHaveLength(25);
    expect(codesOf([await services.worker.ask('POST', '/sign-in', { body: { phone, code } })])).toEqual([
      'identity.code_void_too_many_tries',
    ]);
  });

  it('sends one code a minute, however many ask at once, and ten a day', async () => {
    const phone = newPhone();
    const twin = await services.another('employer');
    const ask = (n: number) => (n % 2 ? twin : services.worker).ask('POST', '/sign-in/codes', { body: { phone } });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(n)));
    expect(codesOf(answers).filter((one) => one === 'ok')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ code: 'identity.code_wait' });
    for (let sent = 1; sent < 10; sent++) {
      services.clock.advance(minute);
      expect((await ask(sent)).status).toBe(202);
    }
    services.clock.advance(minute);
    expect((await ask(0)).body).toMatchObject({ code: 'identity.code_enough_today' });
    services.clock.advance(days(1));
    expect((await ask(0)).status).toBe(202);
  });

  it('refuses an expired code and one for another phone', async () => {
    const [phone, other] = [newPhone(), newPhone()];
    await services.worker.ask('POST', '/sign-in/codes', { body: { phone } });
    await services.worker.ask('POST', '/sign-in/codes', { body: { phone: other } });
    const code = await services.worker.lastCode(phone);
    if (code !== (await services.worker.lastCode(other))) {
      const foreign = await services.worker.ask('POST', '/sign-in', { body: { phone: other, code } });
      expect(foreign.body).toMatchObject({ code: 'identity.code_wrong' });
    }
    services.clock.advance(5 * minute);
    const late = await services.worker.ask('POST', '/sign-in', { body: { phone, code } });
    expect(late).toMatchObject({ status: 422, body: { code: 'identity.code_void_expired' } });
  });

  it.each([
    ['no phone', { code: '123456' }, 400],
    ['a landline', { phone: '0771-5500000', code: '123456' }, 422],
    ['a short code', { phone: '13800138000', code: '12345' }, 422],
    ['a number as a code', { phone: '13800138000', code: 123_456 }, 400],
    ['an unknown field', { phone: '13800138000', code: '123456', admin: true }, 400],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await services.worker.ask('POST', '/sign-in', { body });
    expect(answer.status).toBe(status);
    expect(answer.body.messages.zh).toMatch(/\p{Script=Han}/u);
  });

  it('shows the code in demonstration mode only', async () => {
    const demo = await services.another('worker', { DEMO_MODE: 'true' });
    const phone = newPhone();
    const sent = await demo.ask('POST', '/sign-in/codes', { body: { phone } });
    expect(sent.body.demoCode).toBe(await demo.lastCode(phone));
  });
});

describe('a phone that was silent for 90 days', () => {
  const silent = async (): Promise<{ phone: string; accountId: string }> => {
    const phone = newPhone();
    const { body } = await services.worker.signIn(phone);
    const person = { name: '韦小明', idNumber: idNumber(), regionCode: '450103', phone, consentToActOnBehalf: false };
    const known = await services.worker.app.get(RegisterPerson).execute(systemCaller('test'), person);
    expect(known).toMatchObject({ accountId: body.accountId, registered: false });
    services.clock.advance(days(90));
    return { phone, accountId: String(body.accountId) };
  };
  let order = 100;
  const idNumber = (): string => {
    const first17 = `45010319900101${order++}`;
    const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce(
      (s, w, i) => s + w * Number(first17[i]),
      0,
    );
    return first17 + '10X98765432'.charAt(sum % 11);
  };

  it('proves the person again by the end of the ID number, with the same code', async () => {
    const { phone, accountId } = await silent();
    const asked = await services.worker.signIn(phone);
    expect(asked).toMatchObject({
      status: 403,
      body: { code: 'identity.prove_again', ways: ['id_number_tail', 'desk', 'new_person'] },
    });
    const code = await services.worker.lastCode(phone);
    const wrong = await services.worker.ask('POST', '/sign-in', { body: { phone, code, idNumberTail: '000000' } });
    expect(wrong.body).toMatchObject({ code: 'identity.tail_wrong' });
    const tail = await tailOf(accountId);
    const right = await services.worker.ask('POST', '/sign-in', {
      body: { phone, code, idNumberTail: tail.toLowerCase() },
    });
    expect(right).toMatchObject({ status: 200, body: { accountId, registered: false } });
    services.clock.advance(minute);
    expect((await services.worker.signIn(phone)).status).toBe(200);
  });

  const tailOf = async (accountId: string): Promise<string> => {
    const clerk = await services.staff([{ role: 'clerk', regionPrefix: '45' }]);
    const { body } = await services.centre.ask('POST', `/people/${accountId}/reveals`, {
      token: clerk.token,
      body: { fields: ['id_number'], reason: 'identity_check' },
    });
    return String(body.id_number).slice(-6);
  };

  it('gives up after five guesses at the number', async () => {
    const { phone, accountId } = await silent();
    await services.worker.ask('POST', '/sign-in/codes', { body: { phone } });
    const code = await services.worker.lastCode(phone);
    const tail = await tailOf(accountId);
    for (let n = 0; n < 5; n++) {
      const wrong = await services.worker.ask('POST', '/sign-in', { body: { phone, code, idNumberTail: '000000' } });
      expect(wrong.body).toMatchObject({ code: 'identity.tail_wrong' });
    }
    const late = await services.worker.ask('POST', '/sign-in', { body: { phone, code, idNumberTail: tail } });
    expect(late.body).toMatchObject({ code: 'identity.code_void_too_many_tries' });
  });

  it('starts a new account for a new owner, and the old person loses nothing but the number', async () => {
    const { phone, accountId } = await silent();
    const fresh = await services.worker.signIn(phone, { newPerson: true });
    expect(fresh.body).toMatchObject({ registered: true });
    expect(fresh.body.accountId).not.toBe(accountId);
    const old = await services.worker.connections.row<{ phone: Buffer | null; identityState: string }>(
      'SELECT phone, identity_state FROM accounts WHERE id = ?',
      [accountId],
    );
    expect(old).toEqual({ phone: null, identityState: 'format_ok' });
  });

  it('a number that was heard from lately cannot be taken by calling oneself new', async () => {
    const phone = newPhone();
    const { body } = await services.worker.signIn(phone);
    services.clock.advance(days(89));
    const again = await services.worker.signIn(phone, { newPerson: true });
    expect(again.body).toMatchObject({ accountId: body.accountId, registered: false });
  });

  it('keeps a stranger out of an organisation, which has no ID number to ask for', async () => {
    const phone = newPhone();
    const { body } = await services.employer.signIn(phone);
    await give(body.accountId, newId());
    services.clock.advance(days(90));
    const asked = await services.employer.signIn(phone);
    expect(asked.body).toMatchObject({ code: 'identity.prove_again', ways: ['desk', 'new_person'] });
  });
});

const give = (accountId: string, employerId: string, role: 'owner' | 'viewer' = 'owner'): Promise<boolean> =>
  services.employer.app
    .get(Transactions)
    .run(systemCaller('test'), 'test', (tx) =>
      services.employer.app.get(AccountGrants).give(tx, accountId, { side: 'employer', role, employerId }),
    );

describe('sessions', () => {
  it('count in their own service only', async () => {
    const { body } = await services.worker.signIn(newPhone());
    expect((await services.employer.ask('GET', '/session', { token: body.token })).status).toBe(401);
    expect((await services.centre.ask('GET', '/session', { token: body.token })).status).toBe(401);
    expect((await services.worker.ask('GET', '/session', { token: body.token })).status).toBe(200);
  });

  it('of a worker slide, of an employer do not', async () => {
    const [worker, employer] = [await services.worker.signIn(newPhone()), await services.employer.signIn(newPhone())];
    for (let week = 0; week < 6; week++) {
      services.clock.advance(days(6));
      expect((await services.worker.ask('GET', '/session', { token: worker.body.token })).status).toBe(200);
      if (week === 0)
        expect((await services.employer.ask('GET', '/session', { token: employer.body.token })).status).toBe(200);
    }
    expect((await services.employer.ask('GET', '/session', { token: employer.body.token })).status).toBe(401);
    services.clock.advance(days(31));
    expect((await services.worker.ask('GET', '/session', { token: worker.body.token })).status).toBe(401);
  });

  it('are listed and ended one by one, at once and everywhere', async () => {
    const phone = newPhone();
    const twin = await services.another('worker');
    const first = await services.worker.signIn(phone, { device: '旧手机' });
    services.clock.advance(minute);
    const second = await services.worker.signIn(phone, { device: '新手机' });
    expect((await twin.ask('GET', '/session', { token: first.body.token })).status).toBe(200);
    const { body } = await services.worker.ask('GET', '/sessions', { token: second.body.token });
    expect(body.items).toMatchObject([
      { id: second.body.sessionId, device: '新手机', current: true },
      { id: first.body.sessionId, device: '旧手机', current: false },
    ]);
    const ended = await services.worker.ask('DELETE', `/sessions/${first.body.sessionId}`, {
      token: second.body.token,
    });
    expect(ended.status).toBe(204);
    expect((await twin.ask('GET', '/session', { token: first.body.token })).status).toBe(401);
    expect(
      (await services.worker.ask('DELETE', `/sessions/${first.body.sessionId}`, { token: second.body.token })).status,
    ).toBe(404);
    expect((await services.worker.ask('DELETE', '/session', { token: second.body.token })).status).toBe(204);
    expect((await services.worker.ask('GET', '/session', { token: second.body.token })).status).toBe(401);
  });

  it('of another person cannot be seen or ended', async () => {
    const [mine, theirs] = [await services.worker.signIn(newPhone()), await services.worker.signIn(newPhone())];
    const path = `/sessions/${theirs.body.sessionId}`;
    expect((await services.worker.ask('DELETE', path, { token: mine.body.token })).body).toMatchObject({
      code: 'resource.not_found',
    });
    expect((await services.worker.ask('GET', '/session', { token: theirs.body.token })).status).toBe(200);
    expect((await services.worker.ask('DELETE', path, { token: theirs.body.token })).status).toBe(204);
  });

  it('all others end together', async () => {
    const phone = newPhone();
    const tokens: string[] = [];
    for (let n = 0; n < 3; n++) {
      tokens.push(String((await services.worker.signIn(phone)).body.token));
      services.clock.advance(minute);
    }
    const last = tokens[2]!;
    expect((await services.worker.ask('DELETE', '/sessions', { token: last })).body).toEqual({ ended: 2 });
    const statuses = await Promise.all(
      tokens.map(async (token) => (await services.worker.ask('GET', '/session', { token })).status),
    );
    expect(statuses).toEqual([401, 401, 200]);
  });

  it('work while Redis is away, end then too, and stay ended when it is back', async () => {
    const servers = await startServers({ dataDir: testFolder('redis'), durable: false, only: ['redis'] });
    const service = await services.another('worker', { REDIS_URL: servers.redisUrl });
    const phone = newPhone();
    const { body } = await service.signIn(phone);
    expect((await service.ask('GET', '/session', { token: body.token })).status).toBe(200);
    await servers.redis.stop();
    expect((await service.ask('GET', '/session', { token: body.token })).status).toBe(200);
    services.clock.advance(minute);
    expect((await service.signIn(phone)).status).toBe(200);
    expect((await service.ask('DELETE', '/session', { token: body.token })).status).toBe(204);
    expect((await service.ask('GET', '/session', { token: body.token })).status).toBe(401);
    await servers.redis.start();
    await poll('Redis again', async () => (await service.app.inject('/readyz')).body.includes('"redis":"up"'));
    expect((await service.ask('GET', '/session', { token: body.token })).status).toBe(401);
    await service.app.close();
    await servers.stop();
  });

  it('are remembered in Redis: a request does not ask the database each time', async () => {
    const { body } = await services.worker.signIn(newPhone());
    expect((await services.worker.ask('GET', '/session', { token: body.token })).status).toBe(200);
    // Behind the back of the code, which would have told the memory.
    await services.worker.connections.change('UPDATE sessions SET ended_at = created_at WHERE id = ?', [
      body.sessionId,
    ]);
    expect((await services.worker.ask('GET', '/session', { token: body.token })).status).toBe(200);
  });

  it('that have ended are not put back by a reader who looked just before', async () => {
    const cache = services.worker.app.get(SessionCache);
    const digest = randomBytes(32);
    await cache.forget(newId(), [digest]);
    await cache.put(digest, '{}');
    expect(cache.isStale(await cache.get(digest))).toBe(true);
  });

  it('refuse what is no token, and somebody else’s guess', async () => {
    for (const token of ['x', 'A'.repeat(43), 'null']) {
      expect((await services.worker.ask('GET', '/session', { token })).body).toMatchObject({
        code: 'access.sign_in_required',
      });
    }
    expect((await services.worker.ask('GET', '/session')).status).toBe(401);
  });

  it('of a suspended account end at once and do not come back', async () => {
    const phone = newPhone();
    const { body } = await services.worker.signIn(phone);
    expect((await services.worker.ask('GET', '/session', { token: body.token })).status).toBe(200);
    const supervisor = await services.staff([{ role: 'supervisor', regionPrefix: '45' }]);
    const suspend = (act: string) =>
      services.centre.ask('POST', `/people/${body.accountId}/${act}`, {
        token: supervisor.token,
        body: { reason: '冒用他人身份' },
      });
    expect((await suspend('suspension')).status).toBe(204);
    expect((await services.worker.ask('GET', '/session', { token: body.token })).status).toBe(401);
    services.clock.advance(minute);
    expect((await services.worker.signIn(phone)).body).toMatchObject({ code: 'identity.account_suspended' });
    services.clock.advance(minute);
    const asNewPerson = await services.worker.signIn(phone, { newPerson: true });
    expect(asNewPerson.body).toMatchObject({ code: 'identity.account_suspended' });
    expect((await suspend('suspension')).body).toMatchObject({ code: 'state.transition_refused' });
    expect((await suspend('reinstatement')).status).toBe(204);
    services.clock.advance(minute);
    expect((await services.worker.signIn(phone)).status).toBe(200);
  });
});

describe('browsers', () => {
  it('keep the session in a cookie that no script sees, and prove each write', async () => {
    const signedIn = await services.worker.signIn(newPhone(), { keep: 'cookie' });
    expect(signedIn.body.token).toBeNull();
    const set = [signedIn.headers['set-cookie']].flat().map(String);
    expect(set.find((one) => one.startsWith('gg_worker='))).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
    expect(set.find((one) => one.startsWith('gg_worker_csrf='))).not.toMatch(/HttpOnly/);
    const { cookies } = signedIn;
    const session = await services.worker.ask('GET', '/session', { cookies });
    expect(session.status).toBe(200);
    const give = (csrf?: string) =>
      services.worker.ask('POST', '/consents', {
        cookies,
        body: { purpose: 'sms_notices' },
        headers: csrf === undefined ? {} : { 'x-csrf-token': csrf },
      });
    expect((await give()).body).toMatchObject({ code: 'access.csrf_refused' });
    const other = await services.worker.signIn(newPhone(), { keep: 'cookie' });
    expect((await give(String(other.body.csrfToken))).body).toMatchObject({ code: 'access.csrf_refused' });
    expect((await give(cookies['gg_worker_csrf'])).status).toBe(201);
    expect((await give(String(session.body.csrfToken))).status).toBe(201);
    const out = await services.worker.ask('DELETE', '/session', {
      cookies,
      headers: { 'x-csrf-token': String(session.body.csrfToken) },
    });
    expect(out.status).toBe(204);
    expect((await services.worker.ask('GET', '/session', { cookies })).status).toBe(401);
  });

  it('may sign in again while an old session is there, without its token being kept for a replay', async () => {
    const phone = newPhone();
    const first = await services.worker.signIn(phone);
    services.clock.advance(minute);
    await services.worker.ask('POST', '/sign-in/codes', { body: { phone }, token: first.body.token });
    const again = await services.worker.ask('POST', '/sign-in', {
      token: first.body.token,
      body: { phone, code: await services.worker.lastCode(phone) },
    });
    expect(again.status).toBe(200);
    const kept = await services.worker.connections.rows<{ answer: string }>('SELECT answer FROM idempotency_keys');
    expect(kept.filter(({ answer }) => answer?.includes(String(again.body.token)))).toEqual([]);
  });
});

describe('members of employers', () => {
  it('act for an organisation as soon as they have a role there, and for none once it is taken', async () => {
    const { body } = await services.employer.signIn(newPhone());
    const see = async () => (await services.employer.ask('GET', '/session', { token: body.token })).body;
    expect(await see()).toMatchObject({ kind: 'employer', employerId: null, grants: [] });
    expect((await see()).permissions).toContain('organisation.register');
    const [mine, other] = [newId(), newId()];
    await give(body.accountId, mine);
    expect(await see()).toMatchObject({ employerId: mine, grants: [{ role: 'owner', regionPrefix: null }] });
    await give(body.accountId, other, 'viewer');
    expect((await see()).employers).toEqual([
      { employerId: mine, role: 'owner' },
      { employerId: other, role: 'viewer' },
    ]);
    const actFor = (employerId: string) =>
      services.employer.ask('PUT', '/session/employer', { token: body.token, body: { employerId } });
    expect((await actFor(newId())).status).toBe(404);
    expect((await actFor(other)).status).toBe(204);
    const viewing = await see();
    expect(viewing).toMatchObject({ employerId: other, grants: [{ role: 'viewer' }] });
    expect(viewing.permissions).not.toContain('postings.publish');
    await services.employer.app
      .get(Transactions)
      .run(systemCaller('test'), 'test', (tx) =>
        services.employer.app
          .get(AccountGrants)
          .take(tx, body.accountId, { side: 'employer', role: 'viewer', employerId: other }),
      );
    expect(await see()).toMatchObject({ employerId: null, grants: [] });
  });

  it('who were invited by phone come in although the phone was never heard from', async () => {
    const phone = newPhone();
    const accountId = await registered(services.employer, { name: '黄经理', phone });
    await give(accountId, newId());
    expect((await services.employer.signIn(phone)).body).toMatchObject({ accountId, registered: false });
  });
});
