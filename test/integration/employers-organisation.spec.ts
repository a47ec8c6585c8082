import { AccountGrants, creditCodeCheckCharacter, idNumberCheckCharacter } from '@gg/identity';
import { newId } from '@gg/kernel';
import { systemCaller, Transactions, type Caller } from '@gg/platform';
import {
  AddSite,
  AnswerInvitation,
  BlockReader,
  EmployerBulkWriter,
  EmployerReader,
  JudgeEmployer,
  RegularsReader,
  SiteReader,
} from '@gg/employers';
import { refusal } from '../support/platform';
import { registerAccount, roomsServices, type Person, type RoomsServices } from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
let owner: Person;
let verifier: Person;
let clerk: Person;
let elsewhere: Person;

let codes = 0;
/** A credit code with a right check character that no employer in this run has. */
function newCreditCode(): string {
  const first17 = `91450100MA5K${String(++codes).padStart(5, '0')}`;
  return first17 + creditCodeCheckCharacter(first17);
}

const introduction = (more: object = {}) => ({
  kind: 'organisation',
  name: '南宁江南仓储有限公司',
  creditCode: newCreditCode(),
  regionCode: '450105',
  ...more,
});

/** An owner who has just registered an organisation. */
async function registered(more: object = {}): Promise<{ owner: Person; employerId: string }> {
  const person = await rooms.signInEmployer();
  const answer = await person.post('/organisation', introduction(more));
  expect(answer.status).toBe(201);
  return { owner: person, employerId: String(answer.body.employerId) };
}

/** Somebody with a role in the employer of an owner. */
async function member(of: Person, role: string): Promise<Person> {
  const phone = rooms.newPhone();
  expect((await of.post('/members/invitations', { phone, role })).status).toBe(201);
  const person = await rooms.signInEmployer(phone);
  const { body } = await person.get('/invitations');
  expect((await person.post(`/invitations/${String(body.items[0].invitationId)}/acceptance`)).status).toBe(201);
  return person;
}

const factsOf = (employerId: string) =>
  rooms.employer.app.get(EmployerReader).employer(rooms.employer.connections, employerId);
const verified = { verdict: 'verified', proof: 'licence_seen' };

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
  verifier = await rooms.staff('verifier', '4501');
  clerk = await rooms.staff('clerk', '450105');
  elsewhere = await rooms.staff('supervisor', '4502');
});
afterAll(() => rooms.close());

describe('registering', () => {
  it('makes the one who registers the owner, at once and in the same session', async () => {
    owner = await rooms.signInEmployer();
    expect((await owner.get('/organisation')).status).toBe(403);
    const said = introduction({ creditCode: ` ${newCreditCode().toLowerCase()} ` });
    const answer = await owner.post('/organisation', said);
    expect(answer.status).toBe(201);
    const own = await owner.get('/organisation');
    expect(own.body).toMatchObject({
      employerId: answer.body.employerId,
      creditCode: said.creditCode.trim().toUpperCase(),
      cityCode: '4501',
      state: 'awaiting',
      licence: null,
    });
    expect(await factsOf(answer.body.employerId)).toMatchObject({
      verified: false,
      kind: 'organisation',
      regionCode: '450105',
    });
    const second = await owner.post('/organisation', introduction());
    expect(second).toMatchObject({ status: 409, body: { code: 'employer.already_member' } });
  });

  it('founds one employer however often it is asked at once', async () => {
    const person = await rooms.signInEmployer();
    const answers = await Promise.all(Array.from({ length: 6 }, () => person.post('/organisation', introduction())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'employer.already_member')).toHaveLength(5);
  });

  it('takes effect once for one key', async () => {
    const person = await rooms.signInEmployer();
    const [key, body] = [newId(), introduction()];
    const first = await person.post('/organisation', body, key);
    expect((await person.post('/organisation', body, key)).body).toEqual(first.body);
  });

  it.each<[string, object, string]>([
    ['a mistyped credit code', { creditCode: '91450100MA5K000010' }, 'identity.credit_code_check_character'],
    ['an organisation without a code', { creditCode: null }, 'employer.credit_code_missing'],
    ['a household with one', { kind: 'household' }, 'employer.credit_code_unwanted'],
    ['a county that is none', { regionCode: '450199' }, 'employer.region_unknown'],
  ])('refuses %s', async (_what, more, code) => {
    const person = await rooms.signInEmployer();
    expect(await person.post('/organisation', introduction(more))).toMatchObject({ status: 422, body: { code } });
    expect((await person.get('/organisation')).status).toBe(403);
  });
});

describe('verification', () => {
  it('is by staff of the region, on record, and reads as verified', async () => {
    const { employerId } = await registered();
    const path = `/employers/${employerId}/verification`;
    expect((await elsewhere.post(path, verified)).status).toBe(404);
    expect((await elsewhere.get(`/employers/${employerId}`)).status).toBe(404);
    expect((await clerk.post(path, verified)).status).toBe(403);
    expect((await clerk.get(`/employers/${employerId}`)).status).toBe(200);
    const answer = await verifier.post(path, verified);
    expect(answer).toMatchObject({ status: 200, body: { state: 'verified', recheckDueOn: '2027-05-23' } });
    expect(await factsOf(employerId)).toMatchObject({ verified: true });
    const trail = await rooms.centre.connections.rows<{ actorId: string; action: string }>(
      "SELECT actor_id, action FROM audit_records WHERE subject_id = ? AND action = 'employers.verified'",
      [employerId],
    );
    expect(trail).toEqual([{ actorId: verifier.id, action: 'employers.verified' }]);
  });

  it('is refused with a reason that the owner reads, and comes again when facts are corrected', async () => {
    const { owner: boss, employerId } = await registered();
    const path = `/employers/${employerId}/verification`;
    await verifier.post(path, { verdict: 'refused', reason: '营业执照照片看不清' });
    expect((await boss.get('/organisation')).body).toMatchObject({
      state: 'refused',
      refusalReason: '营业执照照片看不清',
    });
    expect(await verifier.post(path, { verdict: 'refused', reason: '再次' })).toMatchObject({
      status: 409,
      body: { code: 'state.transition_refused' },
    });
    expect((await boss.patch('/organisation', { name: '南宁江南仓储集团' })).body).toMatchObject({
      state: 'awaiting',
      refusalReason: null,
    });
    await verifier.post(path, verified);
    // The place may change without a new look; the name may not.
    expect((await boss.patch('/organisation', { regionCode: '450102' })).body.state).toBe('verified');
    expect((await boss.patch('/organisation', { name: '另一家公司' })).body.state).toBe('awaiting');
    expect(await factsOf(employerId)).toMatchObject({ verified: false });
  });

  it('is given to one employer for one credit code, also when two are judged at once', async () => {
    const creditCode = newCreditCode();
    const ids = [(await registered({ creditCode })).employerId, (await registered({ creditCode })).employerId];
    const answers = await Promise.all(ids.map((id) => verifier.post(`/employers/${id}/verification`, verified)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('employer.credit_code_taken');
    const late = await rooms.signInEmployer();
    const refused = await late.post('/organisation', introduction({ creditCode }));
    expect(refused).toMatchObject({ status: 409, body: { code: 'employer.credit_code_taken' } });
  });

  it('asks an agent for its licence, and looks again at a newer one', async () => {
    const { owner: boss, employerId } = await registered({ kind: 'agent' });
    const path = `/employers/${employerId}/verification`;
    expect((await verifier.post(path, verified)).body.code).toBe('employer.licence_missing');
    const licence = { number: '（桂）人服证字〔2023〕第0100012313号', validFrom: '2023-05-01', validTo: '2028-04-30' };
    expect((await boss.put('/organisation/licence', { ...licence, validTo: '2026-11-22' })).body.code).toBe(
      'employer.licence_dates',
    );
    expect((await boss.put('/organisation/licence', licence)).body.licence).toMatchObject({
      number: '(桂)人服证字〔2023〕第0100012313号',
    });
    expect((await verifier.post(path, verified)).status).toBe(200);
    expect((await boss.put('/organisation/licence', licence)).body.state).toBe('verified');
    expect((await boss.put('/organisation/licence', { ...licence, validTo: '2029-04-30' })).body.state).toBe(
      'awaiting',
    );
    expect(await factsOf(employerId)).toMatchObject({ verified: false, licence: { validTo: '2029-04-30' } });
    const { owner: other } = await registered();
    expect((await other.put('/organisation/licence', licence)).body.code).toBe('employer.licence_unwanted');
  });

  it('is not for one’s own organisation', async () => {
    const { owner: boss, employerId } = await registered();
    const judge = rooms.centre.app.get(JudgeEmployer);
    const insider = {
      ...systemCaller('test'),
      kind: 'staff' as const,
      accountId: boss.id,
      grants: [{ role: 'verifier', regionPrefix: '45' }],
    };
    await expect(
      judge.execute(insider, { employerId, verdict: 'verified', proof: 'licence_seen' }),
    ).rejects.toMatchObject({
      code: 'employer.own_verification',
    });
  });

  it('lists those who wait, the longest first, page by page and of the own region only', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      rooms.clock.advance(1_000);
      ids.push((await registered({ regionCode: '450103' })).employerId);
    }
    const qingxiu = await rooms.staff('auditor', '450103');
    const first = await qingxiu.get('/employers?limit=2');
    const rest = await qingxiu.get(`/employers?limit=2&after=${String(first.body.next)}`);
    const listed = [...first.body.items, ...rest.body.items].map((one: { employerId: string }) => one.employerId);
    expect(listed).toEqual(ids);
    expect((await elsewhere.get('/employers')).body.items).toEqual([]);
    await verifier.post(`/employers/${ids[0]}/verification`, verified);
    expect((await qingxiu.get('/employers?state=recheck')).body.items).toEqual([]);
    rooms.clock.advance(182 * 86_400_000);
    const later = await rooms.staff('auditor', '450103');
    expect((await later.get('/employers?state=recheck')).body.items).toEqual([
      expect.objectContaining({ employerId: ids[0] }),
    ]);
    rooms.clock.advance(-182 * 86_400_000 - 3_000);
  });
});

describe('members', () => {
  it('come by an invitation to their phone, which nobody else sees', async () => {
    const { owner: boss, employerId } = await registered();
    const phone = rooms.newPhone();
    const invited = await boss.post('/members/invitations', { phone, role: 'foreman' });
    expect(await boss.post('/members/invitations', { phone, role: 'viewer' })).toMatchObject({
      status: 409,
      body: { code: 'member.invited_already' },
    });
    const shown = (await boss.get('/members')).body.invitations;
    expect(shown).toEqual([expect.objectContaining({ role: 'foreman', phone: expect.stringMatching(/^138\*{4}/) })]);
    const stranger = await rooms.signInEmployer();
    expect((await stranger.get('/invitations')).body.items).toEqual([]);
    const accept = `/invitations/${String(invited.body.invitationId)}/acceptance`;
    expect((await stranger.post(accept)).status).toBe(404);

    const foreman = await rooms.signInEmployer(phone);
    expect((await foreman.get('/invitations')).body.items).toEqual([
      expect.objectContaining({ employerId, employerName: '南宁江南仓储有限公司', role: 'foreman' }),
    ]);
    expect((await foreman.post(accept)).body).toEqual({ employerId, role: 'foreman' });
    expect((await foreman.get('/organisation')).body).toMatchObject({ employerId });
    expect((await foreman.patch('/organisation', { name: '别的名字' })).status).toBe(403);
    expect((await foreman.post(accept)).status).toBe(404);
  });

  it('may decline, and an invitation runs out or is taken back', async () => {
    const { owner: boss } = await registered();
    const phone = rooms.newPhone();
    const person = await rooms.signInEmployer(phone);
    const first = await boss.post('/members/invitations', { phone, role: 'manager' });
    expect((await person.post(`/invitations/${String(first.body.invitationId)}/refusal`)).status).toBe(201);
    const second = await boss.post('/members/invitations', { phone, role: 'manager' });
    expect((await boss.delete(`/members/invitations/${String(second.body.invitationId)}`)).status).toBe(204);
    expect((await person.post(`/invitations/${String(second.body.invitationId)}/acceptance`)).status).toBe(404);
    const third = await boss.post('/members/invitations', { phone, role: 'manager' });
    const caller = { ...systemCaller('test'), kind: 'employer' as const, accountId: person.id };
    rooms.clock.advance(14 * 86_400_000);
    await expect(
      rooms.employer.app
        .get(AnswerInvitation)
        .execute(caller, { invitationId: String(third.body.invitationId), answer: 'accepted' }),
    ).rejects.toMatchObject({ code: 'resource.not_found' });
    rooms.clock.advance(-14 * 86_400_000);
  });

  it('change roles and go, but an owner always remains', async () => {
    const { owner: boss } = await registered();
    const manager = await member(boss, 'manager');
    expect((await manager.delete(`/members/${boss.id}`)).status).toBe(403);
    expect(await boss.delete(`/members/${boss.id}`)).toMatchObject({
      status: 409,
      body: { code: 'member.last_owner' },
    });
    expect(await boss.put(`/members/${boss.id}/role`, { role: 'viewer' })).toMatchObject({ status: 409 });
    expect((await boss.put(`/members/${manager.id}/role`, { role: 'owner' })).status).toBe(204);
    expect((await manager.get('/members')).body.items).toHaveLength(2);
    expect((await manager.delete(`/members/${boss.id}`)).status).toBe(204);
    expect((await boss.get('/organisation')).status).toBe(403);
  });

  it('two owners who take each other out at once leave one', async () => {
    const { owner: boss, employerId } = await registered();
    const other = await member(boss, 'owner');
    const answers = await Promise.all([boss.delete(`/members/${other.id}`), other.delete(`/members/${boss.id}`)]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const owners = await rooms.employer.connections.rows(
      "SELECT id FROM account_grants WHERE place = ? AND role = 'owner' AND live = 1",
      [employerId],
    );
    expect(owners).toHaveLength(1);
  });
});

describe('sites', () => {
  const site = {
    name: '沙井仓库',
    address: '江南区沙井大道8号东门',
    regionCode: '450105',
    point: { lng: 108.27, lat: 22.78, datum: 'WGS-84' },
  };

  it('are added, corrected, listed and archived', async () => {
    const { owner: boss, employerId } = await registered();
    const added = await boss.post('/sites', site);
    expect(added.status).toBe(201);
    const siteId = String(added.body.siteId);
    expect((await boss.post('/sites', site)).body.code).toBe('site.name_taken');
    await boss.post('/sites', { ...site, name: '北门仓库' });
    expect((await boss.patch(`/sites/${siteId}`, { point: { lng: 108.3, lat: 22.8, datum: 'WGS-84' } })).status).toBe(
      204,
    );
    expect((await boss.get(`/sites/${siteId}`)).body).toMatchObject({
      ...site,
      point: { lng: 108.3, lat: 22.8, datum: 'WGS-84' },
      cityCode: '4501',
    });
    const first = await boss.get('/sites?limit=1');
    const rest = await boss.get(`/sites?limit=1&after=${String(first.body.next)}`);
    expect([...first.body.items, ...rest.body.items]).toHaveLength(2);
    expect((await boss.delete(`/sites/${siteId}`)).status).toBe(204);
    expect((await boss.get('/sites')).body.items).toHaveLength(1);
    const reader = rooms.employer.app.get(SiteReader);
    expect(await reader.site(rooms.employer.connections, employerId, siteId)).toMatchObject({
      active: false,
      datum: 'WGS-84',
    });
    expect(await reader.site(rooms.employer.connections, newId(), siteId)).toBeNull();
    // The name is free again.
    expect((await boss.post('/sites', site)).status).toBe(201);
  });

  it.each([
    ['in another county', { point: { lng: 110.29, lat: 25.27, datum: 'WGS-84' } }, 422, 'site.point_far_from_region'],
    [
      'with its axes exchanged',
      { point: { lng: 22.78, lat: 89.9, datum: 'WGS-84' } },
      422,
      'site.point_far_from_region',
    ],
    ['of an unnamed datum', { point: { lng: 108.27, lat: 22.78 } }, 400, 'request.invalid'],
    ['of a city, not a county', { regionCode: '4501' }, 400, 'request.invalid'],
    ['of no county', { regionCode: '450199' }, 422, 'site.region_unknown'],
  ])('refuses a point %s', async (_what, more, status, code) => {
    const { owner: boss } = await registered();
    expect(await boss.post('/sites', { ...site, ...more })).toMatchObject({ status, body: { code } });
  });

  it('are nobody else’s, and foremen do not manage them', async () => {
    const { owner: boss } = await registered();
    const { owner: other } = await registered();
    const siteId = String((await boss.post('/sites', site)).body.siteId);
    const path = `/sites/${siteId}`;
    expect([
      (await other.get(path)).status,
      (await other.patch(path, { name: '别人的' })).status,
      (await other.delete(path)).status,
    ]).toEqual([404, 404, 404]);
    const foreman = await member(boss, 'foreman');
    expect((await foreman.get(path)).status).toBe(200);
    expect((await foreman.delete(path)).status).toBe(403);
    expect((await boss.get(path)).body).toMatchObject({ name: '沙井仓库', active: true });
  });
});

describe('at the desk', () => {
  const household = { kind: 'household', name: '江南区黄女士家', creditCode: null, regionCode: '450105' };
  const idNumber = (n: number): string => {
    const first17 = `4501051985010120${n}`;
    return first17 + idNumberCheckCharacter(first17);
  };

  it('a household is registered by phone, verified by its ID, and gets a site on behalf', async () => {
    const owner = { name: '黄小梅', phone: rooms.newPhone(), idNumber: null, consentToActOnBehalf: true };
    const answer = await clerk.post('/employers', { ...household, owner, channel: 'phone' });
    expect(answer.status).toBe(201);
    const { employerId, ownerId } = answer.body as { employerId: string; ownerId: string };
    const seen = { verdict: 'verified', proof: 'identity_seen' };
    const judge = `/employers/${employerId}/verification`;
    expect((await verifier.post(judge, verified)).body.code).toBe('employer.proof_unfit');
    expect((await verifier.post(judge, seen)).body.code).toBe('employer.owner_unidentified');
    expect((await clerk.put(`/people/${ownerId}/identity`, { name: '黄小梅', idNumber: idNumber(1) })).status).toBe(
      200,
    );
    expect((await verifier.post(judge, seen)).status).toBe(200);
    expect(await factsOf(employerId)).toMatchObject({
      kind: 'household',
      verified: true,
      creditCode: null,
      cityCode: '4501',
    });

    const site = {
      name: '家里',
      address: '沙井街道',
      regionCode: '450105',
      point: { lng: 108.27, lat: 22.78, datum: 'WGS-84' },
    };
    const path = `/employers/${employerId}/sites`;
    expect((await clerk.post(`${path}?onBehalfOf=${ownerId}`, site)).status).toBe(201);
    expect((await clerk.get(path)).body.items).toEqual([expect.objectContaining({ name: '家里' })]);
    expect((await elsewhere.get(path)).status).toBe(404);
    expect((await elsewhere.post(`${path}?onBehalfOf=${ownerId}`, { ...site, name: '家二' })).status).toBe(404);
    // Somebody else's consent opens nothing here.
    const stranger = await registerAccount(rooms.centre, rooms.newPhone());
    await clerk.post(`/people/${stranger}/consents`, { purpose: 'act_on_behalf' });
    expect((await clerk.post(`${path}?onBehalfOf=${stranger}`, { ...site, name: '家三' })).status).toBe(404);
    const stands: Caller = {
      ...systemCaller('test'),
      kind: 'staff',
      accountId: clerk.id,
      grants: [{ role: 'clerk', regionPrefix: '450105' }],
      onBehalfOf: ownerId,
      consentId: String(answer.body.consentId),
      channel: 'desk',
    };
    const addSite = (name: string, caller = stands) =>
      rooms.centre.app.get(AddSite).execute(caller, { ...site, name, point: { lng: 108.27, lat: 22.78 } }, employerId);
    await clerk.delete(`/people/${ownerId}/consents/act_on_behalf`);
    // The act looks at the consent itself, whatever was looked at before it.
    expect(await refusal(addSite('家五'))).toBe('identity.consent_missing');
    expect(await refusal(addSite('家六', { ...stands, grants: [{ role: 'clerk', regionPrefix: '4502' }] }))).toBe(
      'resource.not_found',
    );
    expect((await clerk.post(`${path}?onBehalfOf=${ownerId}`, { ...site, name: '家四' })).body.code).toBe(
      'identity.consent_missing',
    );
    const trail = await rooms.centre.connections.rows<{ onBehalfOf: string; actorId: string }>(
      "SELECT on_behalf_of, actor_id FROM audit_records WHERE action = 'employers.add-site' AND subject_id = ?",
      [employerId],
    );
    expect(trail).toEqual([{ onBehalfOf: ownerId, actorId: clerk.id }]);
  });

  it('does for a member what that member may do alone, and no more', async () => {
    const owner = { name: '黄小兰', phone: rooms.newPhone(), consentToActOnBehalf: true };
    const { employerId, ownerId } = (await clerk.post('/employers', { ...household, owner })).body;
    const manager = await registerAccount(rooms.centre, rooms.newPhone());
    await rooms.centre.app
      .get(Transactions)
      .run(systemCaller('test'), 'test.manager', (tx) =>
        rooms.centre.app.get(AccountGrants).give(tx, manager, { side: 'employer', role: 'manager', employerId }),
      );
    await clerk.post(`/people/${manager}/consents`, { purpose: 'act_on_behalf' });
    const at = (path: string, onBehalfOf: string) =>
      `/employers/${employerId}${path}?channel=phone&onBehalfOf=${onBehalfOf}`;
    const invitation = { phone: rooms.newPhone(), role: 'viewer' };
    // The name and the members are the owner's matter; blocks are a manager's as well.
    expect((await clerk.patch(at('', manager), { name: '黄家大院' })).status).toBe(404);
    expect((await clerk.post(at('/members/invitations', manager), invitation)).status).toBe(404);
    expect((await clerk.put(at(`/members/${manager}/role`, manager), { role: 'owner' })).status).toBe(404);
    expect((await clerk.post(at('/blocks', manager), { workerId: manager, reason: null })).status).toBe(204);
    expect((await clerk.get(at('/blocks', manager))).body.items).toMatchObject([{ workerId: manager }]);
    expect((await clerk.get(at('/regulars', manager))).body.items).toEqual([]);
    expect((await clerk.post(at('/members/invitations', ownerId), invitation)).status).toBe(201);
    expect((await clerk.put(at(`/members/${manager}/role`, ownerId), { role: 'viewer' })).status).toBe(204);
    const { body } = await clerk.get(`/employers/${employerId}/members`);
    expect(body.items.find(({ accountId }: { accountId: string }) => accountId === manager).role).toBe('viewer');
    expect((await clerk.post(at('/blocks', manager), { workerId: manager, reason: null })).status).toBe(404);
    // Whom the employer wants and whom not is no viewer's to read, and so nobody's on a viewer's word.
    for (const list of ['/blocks', '/regulars']) {
      expect((await clerk.get(at(list, manager))).status).toBe(404);
      expect((await elsewhere.get(at(list, ownerId))).status).toBe(404);
      expect((await clerk.get(at(list, ownerId))).status).toBe(200);
    }
    await clerk.delete(`/people/${ownerId}/consents/act_on_behalf`);
    expect((await clerk.get(at('/blocks', ownerId))).body.code).toBe('identity.consent_missing');
  });

  it('is for the staff’s own region', async () => {
    const owner = { name: '黄小梅', phone: rooms.newPhone(), consentToActOnBehalf: true };
    expect((await clerk.post('/employers', { ...household, regionCode: '450203', owner })).status).toBe(403);
    expect((await verifier.post('/employers', { ...household, owner })).status).toBe(403);
  });
});

describe('many at once', () => {
  it('are written with their members, places and lists', async () => {
    const ownerId = await registerAccount(rooms.employer, rooms.newPhone());
    const workers = [newId(), newId()];
    const row = {
      kind: 'organisation' as const,
      name: '批量公司',
      creditCode: newCreditCode(),
      regionCode: '450105',
      verified: { proof: 'register_query' as const, by: null },
      members: [{ accountId: ownerId, role: 'owner' as const }],
      sites: [{ name: '仓库', address: '沙井大道', regionCode: '450105', point: { lng: 108.27, lat: 22.78 } }],
      regularWorkerIds: workers,
      blockedWorkerIds: [workers[0]!],
    };
    const [written] = await rooms.employer.app
      .get(Transactions)
      .run(systemCaller('test'), 'test.bulk', (tx) => rooms.employer.app.get(EmployerBulkWriter).insert(tx, [row]));
    expect(await factsOf(written!.employerId)).toMatchObject({ verified: true, name: '批量公司' });
    const site = await rooms.employer.app
      .get(SiteReader)
      .site(rooms.employer.connections, written!.employerId, written!.siteIds[0]!);
    expect(site).toMatchObject({ cityCode: '4501', active: true });
    const grant = await rooms.employer.connections.row(
      'SELECT role FROM account_grants WHERE account_id = ? AND place = ?',
      [ownerId, written!.employerId],
    );
    expect(grant).toEqual({ role: 'owner' });
    const regulars = await rooms.employer.app
      .get(RegularsReader)
      .regularWorkerIds(rooms.employer.connections, written!.employerId);
    expect(regulars).toEqual(workers);
    const blocked = await rooms.employer.app
      .get(BlockReader)
      .workersBlockedBy(rooms.employer.connections, written!.employerId);
    expect(blocked).toEqual(new Set([workers[0]]));
  });
});
