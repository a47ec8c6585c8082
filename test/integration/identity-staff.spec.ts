import { Staff, type StaffGrant } from '@gg/identity';
import { newId } from '@gg/kernel';
import { systemCaller } from '@gg/platform';
import {
  identityServices,
  registered,
  STAFF_PASSWORD,
  type Answered,
  type IdentityServices,
} from '../support/identity';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

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

const supervisorOf = (regionPrefix: string) => services.staff([{ role: 'supervisor', regionPrefix }]);
const signIn = (name: string, password: string): Promise<Answered> =>
  services.centre.ask('POST', '/sign-in', { body: { name, password } });
const NEW_PASSWORD = '阳朔山水甲桂林 漓江 1982';

describe('sign-in by password', () => {
  it('lets staff in, whatever case the name is typed in', async () => {
    const { name, accountId } = await supervisorOf('4501');
    const answer = await signIn(` ${name.toUpperCase()} `, STAFF_PASSWORD);
    expect(answer).toMatchObject({ status: 200, body: { accountId, mustChangePassword: false } });
    const session = await services.centre.ask('GET', '/session', { token: answer.body.token });
    expect(session.body).toMatchObject({
      kind: 'staff',
      name: '覃**',
      grants: [{ role: 'supervisor', regionPrefix: '4501' }],
    });
    services.clock.advance(12 * 3_600_000);
    expect((await services.centre.ask('GET', '/session', { token: answer.body.token })).status).toBe(401);
  });

  it('answers alike for a wrong password, an unknown name and a suspended account', async () => {
    const { name, accountId } = await services.staff([{ role: 'clerk', regionPrefix: '4501' }]);
    const supervisor = await supervisorOf('45');
    await services.centre.ask('POST', `/people/${accountId}/suspension`, {
      token: supervisor.token,
      body: { reason: '离职' },
    });
    const answers = [
      await signIn(name, 'wrong password'),
      await signIn('nobody.here', STAFF_PASSWORD),
      await signIn(name, STAFF_PASSWORD),
    ];
    for (const { status, body } of answers) {
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        status: 401,
        code: 'identity.password_wrong',
        detail: answers[0]!.body.detail,
      });
    }
  });

  it.each(['known', 'unknown'])(
    'hears ten tries in a quarter of an hour at a name that is %s, even thirty at once',
    async (which) => {
      const name = which === 'known' ? (await supervisorOf('4501')).name : `nobody.${newId().slice(-6)}`;
      // The sign-in that the helper made set the count back.
      const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(name, 'a wrong password')));
      expect(answers.filter(({ body }) => body.code === 'identity.password_wrong')).toHaveLength(10);
      expect(answers.filter(({ body }) => body.code === 'identity.password_wait')).toHaveLength(20);
      const late = await signIn(name, STAFF_PASSWORD);
      expect(late).toMatchObject({ status: 429, body: { code: 'identity.password_wait' } });
      services.clock.advance(15 * 60_000);
      expect((await signIn(name, STAFF_PASSWORD)).status).toBe(which === 'known' ? 200 : 401);
    },
  );

  it('stores argon2id hashes and no password', async () => {
    await supervisorOf('4501');
    const rows = await services.centre.connections.rows<{ passwordHash: string }>(
      'SELECT password_hash FROM staff_credentials',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { passwordHash } of rows) expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,/);
  });
});

describe('colleagues', () => {
  const hire = (
    token: string,
    grants: readonly StaffGrant[],
    signInName = `new.${newId().slice(-8)}`,
    password = STAFF_PASSWORD,
  ) =>
    services.centre
      .ask('POST', '/staff', { token, body: { signInName, name: '莫小华', password, regionCode: '4501', grants } })
      .then((answer) => ({ ...answer, signInName }));

  it('start with a password that opens nothing but the choice of another', async () => {
    const supervisor = await supervisorOf('4501');
    const hired = await hire(supervisor.token, [{ role: 'clerk', regionPrefix: '450103' }]);
    expect(hired.status).toBe(201);
    const first = await signIn(hired.signInName, STAFF_PASSWORD);
    expect(first.body).toMatchObject({ mustChangePassword: true });
    const look = { by: 'phone', value: '13800138000' };
    const search = (token: string) => services.centre.ask('POST', '/people/searches', { token, body: look });
    expect((await search(first.body.token)).body).toMatchObject({ code: 'access.denied' });
    const change = (current: string, next: string) =>
      services.centre.ask('PUT', '/password', { token: first.body.token, body: { current, next } });
    expect((await change('not the password', NEW_PASSWORD)).body).toMatchObject({ code: 'identity.password_wrong' });
    expect((await change(STAFF_PASSWORD, STAFF_PASSWORD)).body).toMatchObject({ code: 'identity.password_unchanged' });
    expect((await change(STAFF_PASSWORD, '123456789012')).body).toMatchObject({ code: 'identity.password_too_simple' });
    expect((await change(STAFF_PASSWORD, NEW_PASSWORD)).status).toBe(204);
    expect((await search(first.body.token)).status).toBe(200);
    expect((await signIn(hired.signInName, STAFF_PASSWORD)).status).toBe(401);
    expect((await signIn(hired.signInName, NEW_PASSWORD)).body).toMatchObject({ mustChangePassword: false });
  });

  it('who change their password are signed out everywhere else', async () => {
    const { name, token } = await supervisorOf('4501');
    const other = await signIn(name, STAFF_PASSWORD);
    await services.centre.ask('PUT', '/password', { token, body: { current: STAFF_PASSWORD, next: NEW_PASSWORD } });
    expect((await services.centre.ask('GET', '/session', { token: other.body.token })).status).toBe(401);
    expect((await services.centre.ask('GET', '/session', { token })).status).toBe(200);
  });

  it('are given roles by supervisors of their region, and no more than those hold', async () => {
    const [city, other, clerk] = [
      await supervisorOf('4501'),
      await supervisorOf('4502'),
      await services.staff([{ role: 'clerk', regionPrefix: '4501' }]),
    ];
    const hired = await hire(city.token, [{ role: 'clerk', regionPrefix: '450103' }]);
    const { accountId } = hired.body;
    const give = (token: string, role: string, regionPrefix: string) =>
      services.centre.ask('POST', `/staff/${accountId}/grants`, { token, body: { role, regionPrefix } });
    expect((await give(city.token, 'verifier', '450103')).status).toBe(204);
    expect((await give(city.token, 'verifier', '45')).body).toMatchObject({ code: 'identity.grant_beyond_own' });
    expect((await give(city.token, 'verifier', '4502')).body).toMatchObject({ code: 'identity.grant_beyond_own' });
    expect((await give(other.token, 'verifier', '4502')).body).toMatchObject({ code: 'resource.not_found' });
    expect((await give(clerk.token, 'clerk', '450103')).body).toMatchObject({ code: 'access.denied' });
    expect((await give(city.token, 'owner', '4501')).status).toBe(400);
    const toMyself = await services.centre.ask('POST', `/staff/${city.accountId}/grants`, {
      token: city.token,
      body: { role: 'auditor', regionPrefix: '4501' },
    });
    // Installed staff are of the whole region, so a city's supervisor does not even find them.
    expect(toMyself.body).toMatchObject({ code: 'resource.not_found' });
    const whole = await supervisorOf('45');
    const own = await services.centre.ask('POST', `/staff/${whole.accountId}/grants`, {
      token: whole.token,
      body: { role: 'auditor', regionPrefix: '45' },
    });
    expect(own.body).toMatchObject({ code: 'identity.grant_beyond_own' });
    const taken = await services.centre.ask('DELETE', `/staff/${accountId}/grants/verifier/450103`, {
      token: city.token,
    });
    expect(taken.status).toBe(204);
    const again = await services.centre.ask('DELETE', `/staff/${accountId}/grants/verifier/450103`, {
      token: city.token,
    });
    expect(again.status).toBe(404);
  });

  it('lose a role at once, in a session that is open', async () => {
    const supervisor = await supervisorOf('45');
    const clerk = await services.staff([{ role: 'clerk', regionPrefix: '4501' }]);
    const search = () =>
      services.centre.ask('POST', '/people/searches', {
        token: clerk.token,
        body: { by: 'phone', value: '13800138000' },
      });
    expect((await search()).status).toBe(200);
    const taken = await services.centre.ask('DELETE', `/staff/${clerk.accountId}/grants/clerk/4501`, {
      token: supervisor.token,
    });
    expect(taken.status).toBe(204);
    expect((await search()).status).toBe(403);
  });

  it('need a name of their own and a password that is one', async () => {
    const supervisor = await supervisorOf('4501');
    const first = await hire(supervisor.token, []);
    expect((await hire(supervisor.token, [], first.signInName)).body).toMatchObject({
      code: 'identity.sign_in_name_taken',
    });
    expect((await hire(supervisor.token, [], 'Wei XM')).body).toMatchObject({ code: 'identity.sign_in_name_invalid' });
    expect((await hire(supervisor.token, [], undefined, 'short')).body).toMatchObject({
      code: 'identity.password_too_short',
    });
    const rows = await services.centre.connections.rows(
      'SELECT account_id FROM staff_credentials WHERE sign_in_name = ?',
      [first.signInName],
    );
    expect(rows).toHaveLength(1);
  });

  it('who are no staff are given nothing', async () => {
    const supervisor = await supervisorOf('45');
    const worker = await registered(services.worker, { name: '韦小明' });
    const answer = await services.centre.ask('POST', `/staff/${worker}/grants`, {
      token: supervisor.token,
      body: { role: 'supervisor', regionPrefix: '45' },
    });
    expect(answer.body).toMatchObject({ code: 'resource.not_found' });
  });

  it('cannot suspend themselves, nor be installed over the wire', async () => {
    const supervisor = await supervisorOf('45');
    const self = await services.centre.ask('POST', `/people/${supervisor.accountId}/suspension`, {
      token: supervisor.token,
      body: { reason: '误操作' },
    });
    expect(self.body).toMatchObject({ code: 'identity.self_suspension' });
    const caller = { ...systemCaller('test'), kind: 'staff' as const };
    const staff = { signInName: 'intruder', name: '某人', password: STAFF_PASSWORD, grants: [], regionCode: '45' };
    await expect(services.centre.app.get(Staff).install(caller, staff, false)).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});
