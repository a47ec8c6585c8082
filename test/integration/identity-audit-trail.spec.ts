import { newId } from '@gg/kernel';
import { audit, AuditTrail, systemCaller, Transactions, type Caller } from '@gg/platform';
import { identityServices, registered, type IdentityServices } from '../support/identity';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let services: IdentityServices;

beforeAll(async () => {
  database = await createTestDatabase();
  services = await identityServices(database.url);
});
afterAll(() => services?.close());

const entries = async (token: string, query: Record<string, string> = {}) => {
  const { status, body } = await services.centre.ask('GET', `/audit-entries?${new URLSearchParams(query)}`, { token });
  expect(status).toBe(200);
  return body as {
    items: { entryId: string; action: string; subject: { id: string; name: string | null } }[];
    next: string | null;
  };
};
const auditorOf = (regionPrefix: string) => services.staff([{ role: 'auditor', regionPrefix }]);
const actions = (page: Awaited<ReturnType<typeof entries>>) => page.items.map(({ action }) => action);
/** Somebody of a place, with a consent of theirs taken back by staff of that place. */
async function consentTaken(regionCode: string): Promise<string> {
  const accountId = await registered(services.centre, { name: '韦大力', regionCode });
  const clerk = await services.staff([{ role: 'clerk', regionPrefix: regionCode }]);
  const consents = `/people/${accountId}/consents`;
  await services.centre.ask('POST', consents, { token: clerk.token, body: { purpose: 'sms_notices' } });
  await services.centre.ask('DELETE', `${consents}/sms_notices`, { token: clerk.token });
  return accountId;
}

it('an auditor reads what was done to a person of the region, names masked, and nobody elsewhere does', async () => {
  const [here, elsewhere, all] = [await auditorOf('4501'), await auditorOf('4502'), await auditorOf('45')];
  const personId = await consentTaken('450103');
  const seen = await entries(here.token, { personId });
  expect(actions(seen)).toEqual(['consent.revoked', 'consent.given', 'person.registered']);
  expect(seen.items[0]!).toMatchObject({
    subject: { id: personId, type: 'account', name: '韦**' },
    actor: { name: '覃**' },
    regionCode: '450103',
    channel: 'desk',
    facts: { purpose: 'sms_notices' },
  });
  expect(actions(await entries(elsewhere.token, { personId }))).toEqual([]);
  expect(actions(await entries(all.token, { personId }))).toContain('consent.revoked');
});

it('that somebody looked is on the trail itself', async () => {
  const [first, second] = [await auditorOf('4501'), await auditorOf('4501')];
  const personId = await consentTaken('450103');
  await entries(first.token, { personId });
  const looks = await entries(second.token, { personId, action: 'audit.read' });
  expect(looks.items).toMatchObject([{ actor: { id: first.accountId }, facts: { personId, found: 3 } }]);
});

it('pages by cursor without a gap or a repetition, by actor, by subject and by time', async () => {
  const auditor = await auditorOf('4503');
  const start = services.clock.now();
  const [actorId, subjectId] = [newId(), newId()];
  const caller: Caller = { ...systemCaller('test'), kind: 'staff', accountId: actorId, channel: 'desk' };
  for (let n = 0; n < 7; n++) {
    services.clock.advance(1_000);
    // Two of one instant: the id decides then.
    for (const regionCode of ['450302', '450303']) {
      await services.centre.app
        .get(Transactions)
        .run(caller, 'test', (tx) => audit(tx, { action: `test.${n}`, subjectType: 'thing', subjectId, regionCode }));
    }
  }
  const found: string[] = [];
  const numbers: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof entries>> = await entries(auditor.token, {
      actorId,
      limit: '4',
      ...(after ? { after } : {}),
    });
    expect(page.items.length).toBeLessThanOrEqual(4);
    found.push(...page.items.map(({ entryId }) => entryId));
    numbers.push(...actions(page).map((action) => action.slice(5)));
    after = page.next;
  } while (after !== null);
  expect(new Set(found).size).toBe(14);
  expect(numbers).toEqual(['6', '6', '5', '5', '4', '4', '3', '3', '2', '2', '1', '1', '0', '0']);
  const at = (n: number) => new Date(start.getTime() + (n + 1) * 1_000).toISOString();
  expect(actions(await entries(auditor.token, { subjectId, from: at(2), until: at(4) }))).toEqual([
    'test.3',
    'test.3',
    'test.2',
    'test.2',
  ]);
  const whole = await entries(auditor.token, { from: at(0) });
  expect(actions(whole).filter((action) => /^test/.test(action))).toHaveLength(14);
});

it('only who audits reads it', async () => {
  const clerk = await services.staff([{ role: 'clerk', regionPrefix: '45' }]);
  const { body } = await services.centre.ask('GET', '/audit-entries', { token: clerk.token });
  expect(body).toMatchObject({ code: 'access.denied' });
});

it.each([['UPDATE audit_records SET action = ?'], ['DELETE FROM audit_records WHERE action <> ?']])(
  'the database refuses: %s',
  async (sql) => {
    await consentTaken('450103');
    await expect(services.centre.connections.change(sql, ['x'])).rejects.toThrow('audit_records is append-only');
  },
);

it('each way of asking enters an index at its end and sorts nothing but a page', async () => {
  const { connections } = services.centre;
  const asked: string[] = [];
  const reader = {
    rows: async <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> => {
      const plan = await connections.rows<{ table: string | null; key: string | null; Extra: string | null }>(
        `EXPLAIN ${sql}`,
        params as never,
      );
      asked.push(
        ...plan
          .filter(({ table }) => table === 'audit_records')
          .map((step) => `${step.key}${/filesort/.test(String(step.Extra ?? '')) ? ' sorted' : ''}`),
      );
      return [];
    },
  };
  const id = newId();
  const after = [services.clock.now().toISOString(), id] as const;
  const trail = services.centre.app.get(AuditTrail);
  for (const filter of [
    { regions: 'all' as const },
    { regions: ['450103', '450105'] },
    { regions: 'all' as const, personId: id },
    { regions: ['450103'], actorId: id },
  ]) {
    await trail.page(reader, filter, 50, after);
  }
  expect(asked).toEqual([
    'idx_audit_records_at',
    'idx_audit_records_region',
    'idx_audit_records_region',
    'idx_audit_records_subject',
    'idx_audit_records_on_behalf_of',
    'idx_audit_records_actor',
    'idx_audit_records_actor',
  ]);
});
