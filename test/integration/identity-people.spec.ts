import { existsSync } from 'node:fs';
import {
  Consents,
  idNumberCheckCharacter,
  KeyRefused,
  PersonKeys,
  personFacts,
  PersonReader,
  RegisterPerson,
  Representation,
} from '@gg/identity';
import { openMasterKeys } from '../../libs/identity/data/open-master-keys';
import { newId } from '@gg/kernel';
import { systemCaller, Transactions, type Caller } from '@gg/platform';
import { identityServices, registered, type IdentityServices } from '../support/identity';
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

let order = 0;
/** A resident number that no other test uses. */
const newIdNumber = (): string => {
  const first17 = `45010319900${String(101 + Math.floor(order / 500))}${String(100 + (order++ % 500))}`;
  return first17 + idNumberCheckCharacter(first17);
};
let phones = 0;
const newPhone = (): string => `137${String(10_000_000 + phones++)}`;

const worker = async (): Promise<{ token: string; accountId: string; phone: string }> => {
  const phone = newPhone();
  const { body } = await services.worker.signIn(phone);
  return { token: String(body.token), accountId: String(body.accountId), phone };
};
const give = (token: string, name: string, idNumber: string) =>
  services.worker.ask('PUT', '/identity', { token, body: { name, idNumber } });
const rowsOf = <T>(sql: string, params: string[]) => services.centre.connections.rows<T>(sql, params);
const audited = async (accountId: string): Promise<string[]> =>
  (
    await rowsOf<{ action: string }>('SELECT action FROM audit_records WHERE subject_id = ? ORDER BY at, id', [
      accountId,
    ])
  ).map(({ action }) => action);
const events = async (accountId: string): Promise<object[]> =>
  (
    await rowsOf<{ payload: string }>(
      `SELECT payload FROM events WHERE aggregate_id = ? AND name = 'person.changed.v1' ORDER BY aggregate_version`,
      [accountId],
    )
  ).map(({ payload }) => JSON.parse(payload) as object);

describe('a person’s own identity', () => {
  it('is format_ok once the number is right, with birth date and sex from it', async () => {
    const { token, accountId } = await worker();
    const wrong = await give(token, '韦小明', '45010319900101001X');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'identity.id_number_check_digit' } });
    const idNumber = newIdNumber();
    expect((await give(token, ' 韦 小 明 ', idNumber.toLowerCase())).body).toEqual({ identityState: 'format_ok' });
    const { body } = await services.worker.ask('GET', '/identity', { token });
    expect(body).toMatchObject({
      identityState: 'format_ok',
      name: '韦**',
      idNumber: `**************${idNumber.slice(-4)}`,
      birthDate: '1990-01-01',
      sex: Number(idNumber[16]) % 2 ? 'male' : 'female',
    });
    expect(await events(accountId)).toEqual([
      { accountId, active: true, identityState: 'format_ok', birthDate: '1990-01-01', sex: body.sex },
    ]);
    expect(await audited(accountId)).toContain('identity.given');
    const history = await rowsOf('SELECT from_state, to_state, why FROM identity_changes WHERE account_id = ?', [
      accountId,
    ]);
    expect(history).toEqual([{ fromState: 'unverified', toState: 'format_ok', why: 'number_given' }]);
    // Saying the same again changes nothing.
    expect((await give(token, '韦小明', idNumber)).status).toBe(200);
    expect(await events(accountId)).toHaveLength(1);
  });

  it('belongs to one account, even when two give the same number at the same moment', async () => {
    const people = [await worker(), await worker(), await worker()];
    const idNumber = newIdNumber();
    const answers = await Promise.all(people.map(({ token }) => give(token, '韦小明', idNumber)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'identity.id_number_taken' });
  });

  it('is sealed: no table shows it, and moved to another row it does not open', async () => {
    const [a, b] = [await worker(), await worker()];
    const [first, second] = [newIdNumber(), newIdNumber()];
    await give(a.token, '欧阳小明', first);
    await give(b.token, '莫小花', second);
    for (const table of ['accounts', 'audit_records', 'events', 'identity_changes', 'idempotency_keys']) {
      for (const row of await rowsOf<Record<string, unknown>>(`SELECT * FROM ${table}`, [])) {
        const text = Object.values(row)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value)))
          .join('\n');
        expect(text).not.toMatch(new RegExp(`${first}|${second}|欧阳小明|莫小花`));
      }
    }
    const people = services.worker.app.get(PersonReader);
    expect((await people.masked([a.accountId])).get(a.accountId)?.name).toBe('欧阳**');
    await services.worker.connections.change(
      'UPDATE accounts x JOIN accounts y ON y.id = ? SET x.id_number = y.id_number WHERE x.id = ?',
      [b.accountId, a.accountId],
    );
    await expect(people.masked([a.accountId])).rejects.toThrow(KeyRefused);
  });
});

describe('staff of the region', () => {
  const clerkOf = (regionPrefix: string) => services.staff([{ role: 'clerk', regionPrefix }]);
  const verifierOf = (regionPrefix: string) => services.staff([{ role: 'verifier', regionPrefix }]);

  it('verify a person, who is verified by whom, how and when', async () => {
    const idNumber = newIdNumber();
    const accountId = await registered(services.centre, { name: '覃小红', idNumber, regionCode: '450103' });
    const [clerk, elsewhere] = [await clerkOf('4501'), await clerkOf('4502')];
    const verify = (token: string) =>
      services.centre.ask('POST', `/people/${accountId}/verification`, {
        token,
        body: { method: 'card_reader', reference: 'R-17' },
      });
    expect((await verify(elsewhere.token)).body).toMatchObject({ code: 'resource.not_found' });
    expect((await verify(clerk.token)).body).toEqual({ identityState: 'verified' });
    const [row] = await rowsOf('SELECT identity_state, proof_method, proof_by, proof_at FROM accounts WHERE id = ?', [
      accountId,
    ]);
    expect(row).toEqual({
      identityState: 'verified',
      proofMethod: 'card_reader',
      proofBy: clerk.accountId,
      proofAt: services.clock.now(),
    });
    expect((await verify(clerk.token)).body).toMatchObject({ code: 'state.transition_refused' });
    expect((await events(accountId)).at(-1)).toMatchObject({ identityState: 'verified' });

    const withdraw = (token: string) =>
      services.centre.ask('POST', `/people/${accountId}/verification-withdrawal`, {
        token,
        body: { to: 'unverified', reason: 'wrong_person' },
      });
    expect((await withdraw(clerk.token)).body).toMatchObject({ code: 'access.denied' });
    const verifier = await verifierOf('4501');
    expect((await withdraw(verifier.token)).body).toEqual({ identityState: 'unverified' });
    const facts = await personFacts(services.centre.connections, [accountId]);
    expect(facts.get(accountId)).toEqual({
      accountId,
      active: true,
      identityState: 'unverified',
      birthDate: null,
      sex: null,
    });
    // The number is free for the person it belongs to.
    const rightful = await registered(services.centre, { name: '覃小红', idNumber });
    expect(rightful).not.toBe(accountId);
  });

  it('are needed to change a verified number', async () => {
    const { token, accountId } = await worker();
    await give(token, '韦小明', newIdNumber());
    const clerk = await clerkOf('45');
    await services.centre.ask('POST', `/people/${accountId}/verification`, {
      token: clerk.token,
      body: { method: 'desk_inspection' },
    });
    const next = newIdNumber();
    expect((await give(token, '韦小明', next)).body).toMatchObject({ code: 'identity.verified_fixed' });
    const corrected = await services.centre.ask('PUT', `/people/${accountId}/identity`, {
      token: clerk.token,
      body: { name: '韦小明', idNumber: next },
    });
    expect(corrected.body).toEqual({ identityState: 'format_ok' });
  });

  it('find people whole and exact, masked, and nobody of another region', async () => {
    const [phone, idNumber] = [newPhone(), newIdNumber()];
    const name = `陆${'甲乙丙丁'.charAt(order % 4)}${'子丑寅卯'.charAt(order % 3)}`;
    const accountId = await registered(services.centre, { name, phone, idNumber, regionCode: '450103' });
    const [clerk, elsewhere] = [await clerkOf('4501'), await clerkOf('4503')];
    for (const body of [
      { by: 'phone', value: `+86 ${phone}` },
      { by: 'id_number', value: idNumber },
      { by: 'name', value: name },
    ]) {
      const found = await services.centre.ask('POST', '/people/searches', { token: clerk.token, body });
      expect(found.body.items).toEqual([
        {
          accountId,
          state: 'active',
          identityState: 'format_ok',
          regionCode: '450103',
          name: '陆**',
          phone: `137****${phone.slice(7)}`,
          idNumber: `**************${idNumber.slice(-4)}`,
        },
      ]);
      const hidden = await services.centre.ask('POST', '/people/searches', { token: elsewhere.token, body });
      expect(hidden.body.items).toEqual([]);
    }
    expect((await services.centre.ask('GET', `/people/${accountId}`, { token: clerk.token })).status).toBe(200);
    expect((await services.centre.ask('GET', `/people/${accountId}`, { token: elsewhere.token })).status).toBe(404);
    expect((await audited(accountId)).filter((action) => action === 'people.looked_up')).toHaveLength(3);
  });

  it('see personal data whole only with a reason, and each look is on record', async () => {
    const [phone, idNumber] = [newPhone(), newIdNumber()];
    const accountId = await registered(services.centre, { name: '黄桂花', phone, idNumber, regionCode: '450103' });
    const [clerk, auditor] = [await clerkOf('4501'), await services.staff([{ role: 'auditor', regionPrefix: '45' }])];
    const reveal = (token: string, body: object) =>
      services.centre.ask('POST', `/people/${accountId}/reveals`, { token, body });
    expect((await reveal(clerk.token, { fields: ['phone'] })).status).toBe(400);
    expect((await reveal(auditor.token, { fields: ['phone'], reason: 'phone_call' })).status).toBe(403);
    const shown = await reveal(clerk.token, { fields: ['phone', 'id_number'], reason: 'phone_call' });
    expect(shown.body).toEqual({ phone, id_number: idNumber });
    const [record] = await rowsOf<{ actorId: string; facts: string }>(
      `SELECT actor_id, facts FROM audit_records WHERE subject_id = ? AND action = 'personal_data.revealed'`,
      [accountId],
    );
    expect(record?.actorId).toBe(clerk.accountId);
    expect(JSON.parse(record?.facts ?? '')).toEqual({ fields: ['phone', 'id_number'], reason: 'phone_call' });
    const answers = await rowsOf<{ answer: string | null }>('SELECT answer FROM idempotency_keys', []);
    expect(answers.filter(({ answer }) => answer?.includes(idNumber))).toEqual([]);
  });

  it('register somebody once, by number, by phone, or without either', async () => {
    const clerk = await clerkOf('4501');
    const register = (body: object) =>
      services.centre.ask('POST', '/people', { token: clerk.token, body: { regionCode: '450103', ...body } });
    const [phone, idNumber] = [newPhone(), newIdNumber()];
    const first = await register({ name: '蓝阿妹', phone, idNumber });
    expect(first).toMatchObject({ status: 201, body: { registered: true, consentId: null } });
    const again = await register({ name: '蓝阿妹', idNumber, phone: newPhone() });
    expect(again.body).toMatchObject({ accountId: first.body.accountId, registered: false });
    const husband = await register({ name: '蓝大山', phone: newPhone() });
    const shared = await services.centre.connections.row<{ n: number }>('SELECT COUNT(*) AS n FROM accounts');
    const husbandsPhone = (await services.centre.app.get(PersonReader).contacts([husband.body.accountId])).get(
      husband.body.accountId,
    )?.phone;
    const wife = await register({ name: '韦秀英', phone: husbandsPhone });
    expect(wife.body).toMatchObject({ code: 'identity.phone_of_another' });
    expect(await services.centre.connections.row('SELECT COUNT(*) AS n FROM accounts')).toEqual(shared);
    expect((await register({ name: '韦秀英' })).body).toMatchObject({ registered: true });
    expect((await register({ name: '韦秀英', regionCode: '4415' })).status).toBe(400);
  });

  it('confirm a phone that was silent, or a new one', async () => {
    const { accountId } = await worker();
    const [clerk, phone] = [await clerkOf('45'), newPhone()];
    const confirmed = await services.centre.ask('PUT', `/people/${accountId}/phone`, {
      token: clerk.token,
      body: { phone },
    });
    expect(confirmed.status).toBe(204);
    expect((await services.worker.signIn(phone)).body).toMatchObject({ accountId });
    const other = await worker();
    const taken = await services.centre.ask('PUT', `/people/${other.accountId}/phone`, {
      token: clerk.token,
      body: { phone },
    });
    expect(taken.body).toMatchObject({ code: 'identity.phone_taken' });
  });
});

describe('consents', () => {
  it('are given, seen and taken back by the person', async () => {
    const { token, accountId } = await worker();
    const purpose = 'sms_notices';
    const given = await services.worker.ask('POST', '/consents', { token, body: { purpose } });
    expect(given.status).toBe(201);
    const twice = await services.worker.ask('POST', '/consents', { token, body: { purpose } });
    expect(twice.body).toEqual(given.body);
    expect((await services.worker.ask('DELETE', `/consents/${purpose}`, { token })).status).toBe(204);
    expect((await services.worker.ask('DELETE', `/consents/${purpose}`, { token })).status).toBe(404);
    services.clock.advance(1);
    const renewed = await services.worker.ask('POST', '/consents', { token, body: { purpose } });
    expect(renewed.body.consentId).not.toBe(given.body.consentId);
    const { body } = await services.worker.ask('GET', '/consents', { token });
    expect(body.items).toMatchObject([
      { id: renewed.body.consentId, purpose, givenChannel: 'api', revokedAt: null },
      { id: given.body.consentId, revokedAt: expect.any(String) },
    ]);
    expect(await audited(accountId)).toEqual(expect.arrayContaining(['consent.given', 'consent.revoked']));
  });

  it('are asked only for what something rests on', async () => {
    const { token } = await worker();
    for (const purpose of ['location_trail', 'bank_account', 'identity_check', 'personalised_matching']) {
      expect((await services.worker.ask('POST', '/consents', { token, body: { purpose } })).status).toBe(400);
    }
  });

  it('let staff act for a person of their region, and only while they hold', async () => {
    const clerk = await services.staff([{ role: 'clerk', regionPrefix: '4501' }]);
    const registration = await services.centre.ask('POST', '/people', {
      token: clerk.token,
      body: { name: '农阿公', regionCode: '450103', consentToActOnBehalf: true },
    });
    const { accountId, consentId } = registration.body;
    const caller: Caller = {
      ...systemCaller('test'),
      kind: 'staff',
      accountId: clerk.accountId,
      grants: [{ role: 'clerk', regionPrefix: '4501' }],
    };
    const representation = services.centre.app.get(Representation);
    expect(await representation.of(caller, accountId, 'desk')).toMatchObject({
      accountId: clerk.accountId,
      onBehalfOf: accountId,
      consentId,
      channel: 'desk',
    });
    const elsewhere: Caller = { ...caller, grants: [{ role: 'clerk', regionPrefix: '4502' }] };
    await expect(representation.of(elsewhere, accountId, 'desk')).rejects.toMatchObject({ code: 'resource.not_found' });
    const verifier: Caller = { ...caller, grants: [{ role: 'verifier', regionPrefix: '45' }] };
    await expect(representation.of(verifier, accountId, 'desk')).rejects.toMatchObject({ code: 'access.denied' });
    const revoked = await services.centre.ask('DELETE', `/people/${accountId}/consents/act_on_behalf`, {
      token: clerk.token,
    });
    expect(revoked.status).toBe(204);
    await expect(representation.of(caller, accountId, 'desk')).rejects.toMatchObject({
      code: 'identity.consent_missing',
    });
  });

  it('of another region are nobody’s business', async () => {
    const accountId = await registered(services.centre, { name: '农阿婆', regionCode: '450203' });
    const clerk = await services.staff([{ role: 'clerk', regionPrefix: '4501' }]);
    const path = `/people/${accountId}/consents`;
    const body = { purpose: 'act_on_behalf' };
    expect((await services.centre.ask('POST', path, { token: clerk.token, body })).status).toBe(404);
    expect((await services.centre.ask('GET', path, { token: clerk.token })).status).toBe(404);
    expect(await services.centre.app.get(Consents).list(accountId)).toEqual([]);
  });
});

describe('keys', () => {
  it('not in memory, are read by the transaction that needs them: as many at once as there are connections', async () => {
    const people = [await worker(), await worker()];
    for (const { token } of people) await give(token, '韦小明', newIdNumber());
    const small = await services.another('worker', {}, { database: { poolSize: people.length } });
    const both = people.map(({ token }) =>
      small.ask('PUT', '/identity', { token, body: { name: '韦大明', idNumber: newIdNumber() } }),
    );
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('destroyed, leave nothing to read', async () => {
    const phone = newPhone();
    const accountId = await registered(services.centre, { name: '罗三姐', phone });
    const [row] = await rowsOf<{ personKeyId: string }>('SELECT person_key_id FROM accounts WHERE id = ?', [accountId]);
    const keys = services.centre.app.get(PersonKeys);
    await services.centre.app
      .get(Transactions)
      .run(systemCaller('test'), 'test', (tx) => keys.destroy(tx, row!.personKeyId));
    const contact = (await services.centre.app.get(PersonReader).contacts([accountId])).get(accountId);
    expect(contact).toEqual({ name: null, phone: null });
  });

  it('missing, are never replaced by new ones, and keep a service from starting', async () => {
    await registered(services.centre, { name: '罗三姐' });
    const { connections, config } = services.centre;
    const lost = { NODE_ENV: config.NODE_ENV, MASTER_KEY_FILE: `${config.MASTER_KEY_FILE}.lost` };
    await expect(openMasterKeys(lost, connections)).rejects.toThrow(/MASTER_KEY_FILE is missing/);
    expect(existsSync(lost.MASTER_KEY_FILE)).toBe(false);
    await expect(openMasterKeys({ ...config, NODE_ENV: 'production' }, connections)).rejects.toThrow(KeyRefused);
    const keys = services.centre.app.get(PersonKeys);
    await expect(keys.assertReadable()).resolves.toBeUndefined();
    await connections.change('UPDATE person_keys SET master_key_id = ? WHERE wrapped_key IS NOT NULL LIMIT 1', [
      'mk-gone',
    ]);
    await expect(keys.assertReadable()).rejects.toThrow(/mk-gone/);
  });
});

it('a person registered twice at the same moment by number is one account', async () => {
  const register = services.centre.app.get(RegisterPerson);
  const idNumber = newIdNumber();
  const person = { name: '蒙小妹', phone: null, idNumber, regionCode: '450103', consentToActOnBehalf: false };
  const done = await Promise.allSettled(
    Array.from({ length: 4 }, () => register.execute(systemCaller(newId()), person)),
  );
  const made = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(made.filter(({ registered: isNew }) => isNew)).toHaveLength(1);
  for (const one of done) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'identity.id_number_taken' });
  }
  expect(
    await rowsOf(
      'SELECT COUNT(*) AS n FROM accounts WHERE name IS NOT NULL AND id NOT IN (SELECT account_id FROM person_keys)',
      [],
    ),
  ).toEqual([{ n: 0 }]);
});
