import type { PartyState, WorkerProfileState } from '@gg/contracts';
import { idNumberCheckCharacter } from '@gg/identity';
import { newId } from '@gg/kernel';
import { systemCaller, Transactions, type Caller } from '@gg/platform';
import { EditProfile, MakeParty, PartyReader, WorkerBulkWriter, WorkerProfiles } from '@gg/workers';
import { PublishProfileWhenPersonChanged } from '../../libs/workers/consumers/publish-profile-when-person-changed.consumer';
import { WorkerChanges } from '../../libs/workers/use-cases/worker-changes';
import { refusal } from '../support/platform';
import {
  eventsOf,
  openMarket,
  registerAccount,
  roomsServices,
  type Person,
  type RoomsServices,
} from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
/** Clerks of 江南区 in 南宁, of 南宁, and of 柳州; an auditor of all Guangxi. */
let jiangnan: Person;
let nanning: Person;
let liuzhou: Person;
let auditor: Person;

const lastTold = async (workerId: string) =>
  (await eventsOf<WorkerProfileState>(rooms.worker, 'worker.profile-changed.v1', workerId)).at(-1)!;

let born = 0;
/** A number with a right check character that nobody in this run has. */
function newIdNumber(): string {
  const first17 = `45010519900101${String(++born).padStart(3, '0')}`;
  return first17 + idNumberCheckCharacter(first17);
}

interface AtDesk {
  workerId: string;
  number: number;
  consentId: string;
  registered: boolean;
}

async function atDesk(clerk: Person, people: object[], regionCode = '450105'): Promise<AtDesk[]> {
  const body = { regionCode, people: people.map((person) => ({ consentToActOnBehalf: true, ...person })) };
  const answer = await clerk.post('/workers', body);
  expect(answer.status).toBe(201);
  return answer.body.people as AtDesk[];
}

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
  jiangnan = await rooms.staff('clerk', '450105');
  nanning = await rooms.staff('clerk', '4501');
  liuzhou = await rooms.staff('clerk', '4502');
  auditor = await rooms.staff('auditor', '45');
});
afterAll(() => rooms.close());

describe('registering at the desk', () => {
  it('registers a household together, each with a consent on record', async () => {
    const people = await atDesk(jiangnan, [
      { name: '韦大力', phone: rooms.newPhone(), idNumber: newIdNumber() },
      { name: '黄小妹', phone: null, idNumber: newIdNumber() },
    ]);
    expect(people.map(({ registered }) => registered)).toEqual([true, true]);
    expect(people[1]!.number).toBe(people[0]!.number + 1);
    for (const { workerId, consentId } of people) {
      expect((await lastTold(workerId)).payload).toMatchObject({
        regionCode: '450105',
        active: true,
        identityState: 'format_ok',
        birthDate: '1990-01-01',
      });
      const consent = await rooms.centre.connections.row(
        'SELECT purpose, given_by, given_channel FROM consents WHERE id = ?',
        [consentId],
      );
      expect(consent).toEqual({ purpose: 'act_on_behalf', givenBy: jiangnan.id, givenChannel: 'desk' });
    }
  });

  it('registers all or none', async () => {
    const before = await rooms.centre.connections.row('SELECT COUNT(*) AS people FROM accounts');
    const refused = await jiangnan.post('/workers', {
      regionCode: '450105',
      people: [
        { name: '韦大力', phone: rooms.newPhone(), consentToActOnBehalf: true },
        { name: '黄小妹', phone: '12345', consentToActOnBehalf: true },
      ],
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'identity.phone_invalid' } });
    expect(await rooms.centre.connections.row('SELECT COUNT(*) AS people FROM accounts')).toEqual(before);
  });

  it('finds who is known already, and refuses the same person twice', async () => {
    const idNumber = newIdNumber();
    const [first] = await atDesk(jiangnan, [{ name: '覃阿强', idNumber }]);
    const [again] = await atDesk(nanning, [{ name: '覃阿强', idNumber }], '450102');
    expect(again).toMatchObject({ workerId: first!.workerId, number: first!.number, registered: false });
    expect((await lastTold(first!.workerId)).payload.regionCode).toBe('450105');
    const person = { name: '覃阿强', idNumber, consentToActOnBehalf: true };
    const twice = await jiangnan.post('/workers', { regionCode: '450105', people: [person, person] });
    expect(twice).toMatchObject({ status: 422, body: { code: 'household.repeated' } });
    const elsewhere = await liuzhou.post('/workers', { regionCode: '450203', people: [person] });
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'identity.other_region' } });
  });

  it('gives a region to somebody who signed up alone and never named one', async () => {
    const phone = rooms.newPhone();
    const alone = await rooms.signInWorker(phone);
    expect(await alone.patch('/worker/profile', { paused: false })).toMatchObject({ status: 200 });
    expect((await jiangnan.get(`/workers/${alone.id}`)).status).toBe(404);
    const [found] = await atDesk(jiangnan, [{ name: '陆小雨', phone, idNumber: newIdNumber() }]);
    expect(found).toMatchObject({ workerId: alone.id, registered: false });
    expect((await jiangnan.get(`/workers/${alone.id}`)).body).toMatchObject({ regionCode: '450105', name: '陆**' });
  });

  it('is for the own region, and not without the person’s consent', async () => {
    const person = { name: '韦大力', phone: rooms.newPhone(), consentToActOnBehalf: true };
    expect(await jiangnan.post('/workers', { regionCode: '450203', people: [person] })).toMatchObject({ status: 403 });
    expect(await auditor.post('/workers', { regionCode: '450105', people: [person] })).toMatchObject({ status: 403 });
    const silent = { ...person, consentToActOnBehalf: false };
    expect(await jiangnan.post('/workers', { regionCode: '450105', people: [silent] })).toMatchObject({ status: 400 });
  });

  it('registers once for one key', async () => {
    const key = newId();
    const body = {
      regionCode: '450105',
      people: [{ name: '韦大力', phone: rooms.newPhone(), consentToActOnBehalf: true }],
    };
    const first = await jiangnan.post('/workers', body, key);
    const again = await jiangnan.post('/workers', body, key);
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });
});

describe('finding and looking', () => {
  it('finds by the whole phone number within the region, and leaves a trace without the number', async () => {
    const phone = rooms.newPhone();
    const [person] = await atDesk(jiangnan, [{ name: '韦大力', phone }]);
    const found = await nanning.post('/workers/searches', { phone: `+86 ${phone}` });
    expect(found.body.items).toEqual([
      expect.objectContaining({ workerId: person!.workerId, phone: expect.stringMatching(/^138\*{4}/) }),
    ]);
    expect((await liuzhou.post('/workers/searches', { phone })).body.items).toEqual([]);
    expect((await nanning.post('/workers/searches', { phone: rooms.newPhone() })).body.items).toEqual([]);
    const trail = await rooms.centre.connections.rows<{ actorId: string; facts: string }>(
      "SELECT actor_id, facts FROM audit_records WHERE action = 'workers.looked_up' ORDER BY at, id",
    );
    expect(trail.filter(({ actorId }) => actorId === nanning.id)).toHaveLength(2);
    expect(trail.every(({ facts }) => !facts.includes(phone))).toBe(true);
  });
});

describe('on behalf', () => {
  let workerId: string;

  beforeEach(async () => {
    const [person] = await atDesk(jiangnan, [{ name: '韦大力', phone: rooms.newPhone(), idNumber: newIdNumber() }]);
    workerId = person!.workerId;
  });

  it('does what the person would do alone, and says for whom and on which consent', async () => {
    const edited = await jiangnan.patch(`/workers/${workerId}/profile?channel=phone`, {
      preferences: { nights: true },
    });
    expect(edited).toMatchObject({ status: 200, body: { preferences: { nights: true } } });
    await jiangnan.put(`/workers/${workerId}/trades`, { trades: [{ code: '4-02-05-01', months: 240 }] });
    await jiangnan.put(`/workers/${workerId}/availability`, {
      weekly: [{ weekday: 1, startMinute: 360, endMinute: 840 }],
    });
    await jiangnan.put(`/workers/${workerId}/availability/exceptions`, { set: [{ date: '2026-11-24', free: [] }] });
    await jiangnan.post(`/workers/${workerId}/statuses`, { kind: 'hard_to_employ' });
    await jiangnan.post(`/workers/${workerId}/certificates`, {
      kind: 'health',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    await jiangnan.post(`/workers/${workerId}/blocks`, { employerId: newId() });
    const presence = await jiangnan.post(`/workers/${workerId}/presence`, {
      marketId: (await openMarket(rooms.centre)).id,
    });
    expect(presence.status).toBe(201);
    const last = await lastTold(workerId);
    expect(last.payload).toMatchObject({
      trades: [{ code: '4-02-05-01', months: 240 }],
      statuses: [{ kind: 'hard_to_employ', proofState: 'stated' }],
      presence: { marketId: presence.body.marketId },
    });
    const event = await rooms.centre.connections.row<{ actorId: string; onBehalfOf: string; channel: string }>(
      "SELECT actor_id, on_behalf_of, channel FROM events WHERE aggregate_id = ? AND name = 'worker.profile-changed.v1' AND aggregate_version = 2",
      [workerId],
    );
    expect(event).toEqual({ actorId: jiangnan.id, onBehalfOf: workerId, channel: 'phone' });
    const audit = await rooms.centre.connections.rows<{ action: string; consentId: string | null }>(
      'SELECT action, consent_id FROM audit_records WHERE subject_id = ? AND on_behalf_of = ?',
      [workerId, workerId],
    );
    expect(audit).toHaveLength(8);
    expect(audit.every(({ consentId }) => consentId !== null)).toBe(true);
  });

  it('stops the moment the person takes the consent back', async () => {
    await jiangnan.delete(`/people/${workerId}/consents/act_on_behalf`);
    const before = await lastTold(workerId);
    const refused = await jiangnan.patch(`/workers/${workerId}/profile`, { paused: true });
    expect(refused.body.code).toBe('identity.consent_missing');
    expect((await jiangnan.get(`/workers/${workerId}/blocks`)).body.code).toBe('identity.consent_missing');
    expect(await lastTold(workerId)).toEqual(before);
  });

  it('looks at region and consent in the act itself, whatever was looked at before it', async () => {
    const { body } = await jiangnan.get(`/people/${workerId}/consents`);
    const consentId = String(body.items[0].id);
    const staffOf = (clerk: Person, regionPrefix: string): Caller => ({
      ...systemCaller('test'),
      kind: 'staff',
      accountId: clerk.id,
      grants: [{ role: 'clerk', regionPrefix }],
      onBehalfOf: workerId,
      consentId,
      channel: 'desk',
    });
    const edit = rooms.centre.app.get(EditProfile);
    const make = rooms.centre.app.get(MakeParty);
    const party = { kind: 'couple' as const, statedMinimum: null, invite: [] };
    const far = staffOf(liuzhou, '4502');
    expect(await refusal(edit.execute(far, { paused: true }))).toBe('resource.not_found');
    expect(await refusal(make.execute(far, party))).toBe('resource.not_found');
    const near = staffOf(jiangnan, '450105');
    await edit.execute(near, { nights: true });
    await jiangnan.delete(`/people/${workerId}/consents/act_on_behalf`);
    expect(await refusal(edit.execute(near, { paused: true }))).toBe('identity.consent_missing');
    expect(await refusal(make.execute(near, party))).toBe('identity.consent_missing');
    // A newer consent does not cover what rests on an older one.
    await jiangnan.post(`/people/${workerId}/consents`, { purpose: 'act_on_behalf' });
    expect(await refusal(edit.execute(near, { paused: true }))).toBe('identity.consent_missing');
    expect(await refusal(edit.execute({ ...near, consentId: null }, { paused: true }))).toBe('access.denied');
    expect((await lastTold(workerId)).payload).toMatchObject({ active: true, preferences: { nights: true } });
  });

  it('reaches nobody of another region, and is not for auditors', async () => {
    const paths: [Parameters<Person['ask']>[0], string, object | undefined][] = [
      ['GET', `/workers/${workerId}`, undefined],
      ['GET', `/workers/${workerId}/profile`, undefined],
      ['GET', `/workers/${workerId}/statuses`, undefined],
      ['GET', `/workers/${workerId}/certificates`, undefined],
      ['GET', `/workers/${workerId}/parties`, undefined],
      ['GET', `/workers/${workerId}/blocks`, undefined],
      ['PATCH', `/workers/${workerId}/profile`, { paused: true }],
      ['PUT', `/workers/${workerId}/trades`, { trades: [] }],
      ['POST', `/workers/${workerId}/presence`, { marketId: (await openMarket(rooms.centre)).id }],
      ['POST', `/workers/${workerId}/statuses`, { kind: 'student' }],
    ];
    for (const [method, path, body] of paths) {
      expect([path, (await liuzhou.ask(method, path, body)).status]).toEqual([path, 404]);
      expect([path, (await auditor.ask(method, path, body)).status]).toEqual([path, 403]);
      expect([path, (await nanning.ask(method, path, body)).status < 300]).toEqual([path, true]);
    }
  });

  it('follows a person who moves', async () => {
    await jiangnan.patch(`/workers/${workerId}/profile`, { regionCode: '450203' });
    expect((await jiangnan.get(`/workers/${workerId}`)).status).toBe(404);
    expect((await liuzhou.get(`/workers/${workerId}`)).status).toBe(200);
    expect((await liuzhou.patch(`/workers/${workerId}/profile`, { paused: true })).status).toBe(200);
  });

  it('proves and refuses papers, and tells it', async () => {
    const stated = await jiangnan.post(`/workers/${workerId}/statuses`, { kind: 'drawing_pension' });
    const proof = `/workers/${workerId}/statuses/${String(stated.body.statusId)}/proof`;
    const body = { verdict: 'proven', method: 'document_seen' };
    expect(await liuzhou.put(proof, body)).toMatchObject({ status: 404 });
    expect(await jiangnan.put(proof, body)).toMatchObject({ status: 204 });
    expect((await lastTold(workerId)).payload.statuses).toEqual([
      { kind: 'drawing_pension', from: null, to: null, proofState: 'proven' },
    ]);
    expect(await jiangnan.put(proof, body)).toMatchObject({ status: 409, body: { code: 'worker.proof_unchanged' } });
    expect(await jiangnan.put(proof, { ...body, verdict: 'refused' })).toMatchObject({ status: 204 });
    expect((await lastTold(workerId)).payload.statuses).toEqual([]);
    const papers = await jiangnan.post(`/workers/${workerId}/certificates`, {
      kind: 'health',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    const paper = `/workers/${workerId}/certificates/${String(papers.body.certificateId)}`;
    expect(await jiangnan.put(`${paper}/proof`, body)).toMatchObject({ status: 204 });
    expect((await jiangnan.get(`/workers/${workerId}/certificates`)).body.items[0]).toMatchObject({
      proofState: 'proven',
      proofMethod: 'document_seen',
    });
    // Corrected facts were not the ones that were seen.
    await jiangnan.patch(paper, { validTo: '2027-12-31' });
    expect((await jiangnan.get(`/workers/${workerId}/certificates`)).body.items[0]).toMatchObject({
      proofState: 'stated',
      proofMethod: null,
    });
  });

  it('lists who is at a market in the order of arrival, each region its own', async () => {
    const { id: marketId } = await openMarket(rooms.centre);
    const [second, far] = [
      (await atDesk(jiangnan, [{ name: '黄小妹', phone: rooms.newPhone() }]))[0]!,
      (await atDesk(liuzhou, [{ name: '覃阿强', phone: rooms.newPhone() }], '450203'))[0]!,
    ];
    await jiangnan.post(`/workers/${second.workerId}/presence`, { marketId });
    rooms.clock.advance(60_000);
    await jiangnan.post(`/workers/${workerId}/presence`, { marketId });
    await liuzhou.post(`/workers/${far.workerId}/presence`, { marketId });
    const page = await jiangnan.get(`/markets/${marketId}/presences?limit=1`);
    expect(page.body.items).toEqual([expect.objectContaining({ workerId: second.workerId })]);
    const rest = await jiangnan.get(`/markets/${marketId}/presences?limit=1&after=${String(page.body.next)}`);
    expect(rest.body).toMatchObject({ items: [{ workerId }], next: null });
    rooms.clock.advance(3 * 3_600_000);
    expect((await jiangnan.get(`/markets/${marketId}/presences`)).body.items).toEqual([]);
    rooms.clock.advance(-3 * 3_600_000 - 60_000);
    expect(await jiangnan.get(`/markets/${newId()}/presences`)).toMatchObject({ status: 404 });
  });
});

describe('a party at the desk', () => {
  it('is built of people who stand there, each with an own consent heard by staff', async () => {
    const people = await atDesk(jiangnan, [
      { name: '韦大力', phone: rooms.newPhone() },
      { name: '黄小妹', phone: null, idNumber: newIdNumber() },
      { name: '覃阿强', phone: null, idNumber: newIdNumber() },
    ]);
    const workerIds = people.map(({ workerId }) => workerId);
    const made = await jiangnan.post('/parties', { kind: 'crew', statedMinimum: 2, workerIds });
    expect(made.status).toBe(201);
    const partyId = String(made.body.partyId);
    const told = await eventsOf<PartyState>(rooms.centre, 'party.changed.v1', partyId);
    expect(told.at(-1)!.payload).toMatchObject({
      active: true,
      leaderId: workerIds[0],
      memberIds: workerIds,
      minimum: 2,
    });
    const consents = await rooms.centre.connections.rows<{ workerId: string; givenBy: string; deskConsentId: string }>(
      'SELECT worker_id, given_by, desk_consent_id FROM party_consents WHERE party_id = ?',
      [partyId],
    );
    expect(consents).toHaveLength(3);
    for (const { workerId, givenBy, deskConsentId } of consents) {
      expect(givenBy).toBe(jiangnan.id);
      expect(deskConsentId).toBe(people.find((person) => person.workerId === workerId)!.consentId);
    }
    const leaves = `/workers/${workerIds[2]}/parties/${partyId}/membership`;
    expect((await liuzhou.delete(leaves)).status).toBe(404);
    expect((await jiangnan.delete(leaves)).status).toBe(204);
    const facts = await rooms.centre.app.get(PartyReader).party(rooms.centre.connections, partyId);
    expect(facts!.members.map(({ workerId }) => workerId)).toEqual(workerIds.slice(0, 2));
    expect((await jiangnan.get(`/workers/${workerIds[0]}/parties`)).body.items).toHaveLength(1);
  });

  it('takes nobody of another region, nor somebody without a consent', async () => {
    const [near] = await atDesk(jiangnan, [{ name: '韦大力', phone: rooms.newPhone() }]);
    const [far] = await atDesk(liuzhou, [{ name: '覃阿强', phone: rooms.newPhone() }], '450203');
    const mixed = { kind: 'couple', workerIds: [near!.workerId, far!.workerId] };
    expect(await jiangnan.post('/parties', mixed)).toMatchObject({ status: 404 });
    const [other] = await atDesk(jiangnan, [{ name: '黄小妹', phone: rooms.newPhone() }]);
    await jiangnan.delete(`/people/${other!.workerId}/consents/act_on_behalf`);
    const silent = { kind: 'couple', workerIds: [near!.workerId, other!.workerId] };
    expect((await jiangnan.post('/parties', silent)).body.code).toBe('identity.consent_missing');
  });
});

describe('what other rooms live on', () => {
  it('a person whose identity changes is told anew, in whatever order it arrives', async () => {
    const [person] = await atDesk(jiangnan, [{ name: '韦大力', phone: rooms.newPhone() }]);
    const workerId = person!.workerId;
    await jiangnan.put(`/people/${workerId}/identity`, { name: '韦大力', idNumber: newIdNumber() });
    const consumer = new PublishProfileWhenPersonChanged(rooms.centre.app.get(WorkerChanges));
    const row = await rooms.centre.connections.row<{ payload: string }>(
      "SELECT payload FROM events WHERE name = 'person.changed.v1' AND aggregate_id = ? ORDER BY aggregate_version LIMIT 1",
      [workerId],
    );
    const event = { payload: JSON.parse(row!.payload) as never } as never;
    const before = await lastTold(workerId);
    expect(before.payload.identityState).toBe('unverified');
    await rooms.centre.app
      .get(Transactions)
      .run(systemCaller('test'), 'test.person-changed', (tx) => consumer.handle(event, tx));
    const after = await lastTold(workerId);
    expect(after.version).toBe(before.version + 1);
    expect(after.payload).toMatchObject({ identityState: 'format_ok', birthDate: '1990-01-01' });
  });

  it('many workers are written at once with the same rows and events, and are streamed back', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => registerAccount(rooms.centre, rooms.newPhone())));
    const writer = rooms.centre.app.get(WorkerBulkWriter);
    const { id: marketId, point } = await openMarket(rooms.centre);
    const { numbers, parties } = await rooms.centre.app
      .get(Transactions)
      .run(systemCaller('test'), 'test.bulk', async (tx) => ({
        numbers: await writer.insert(
          tx,
          ids.map((workerId, index) => ({
            workerId,
            regionCode: '450105',
            place: { lng: 108.3, lat: 22.8 },
            trades: [{ code: '4-02-05-01', months: index }],
            statuses: [{ kind: 'student', from: null, to: null, proofState: 'proven' as const }],
            certificates: [{ kind: 'health', validFrom: '2026-01-01', validTo: null, proofState: 'stated' as const }],
            exceptions: [{ date: '2026-12-01', free: [] }],
            blockedEmployerIds: [marketId],
            presence: { marketId, point, arrivedAt: tx.now, until: new Date(tx.now.getTime() + 3_600_000) },
          })),
        ),
        parties: await writer.insertParties(tx, [{ kind: 'couple', statedMinimum: null, memberIds: ids.slice(0, 2) }]),
      }));
    expect(numbers).toEqual(numbers.map((_number, index) => numbers[0]! + index));
    for (const workerId of [ids[0]!, ids[29]!]) {
      expect(await lastTold(workerId)).toMatchObject({
        version: 1,
        payload: {
          trades: [{ code: '4-02-05-01' }],
          statuses: [{ kind: 'student', proofState: 'proven' }],
          certificates: [{ kind: 'health', validTo: null }],
          exceptions: [{ date: '2026-12-01', free: [] }],
          blockedEmployerIds: [marketId],
          presence: { marketId },
        },
      });
    }
    const streamed = new Map<string, { version: number; state: WorkerProfileState }>();
    const profiles = rooms.centre.app.get(WorkerProfiles);
    for await (const batch of profiles.workerProfiles(rooms.centre.connections)) {
      for (const one of batch) streamed.set(one.state.workerId, one);
    }
    const all = await rooms.centre.connections.row<{ workers: number }>('SELECT COUNT(*) AS workers FROM workers');
    expect(streamed.size).toBe(Number(all!.workers));
    for (const workerId of ids) {
      const { version, payload } = await lastTold(workerId);
      expect(streamed.get(workerId)).toEqual({ version, state: payload });
    }
    const seen: string[] = [];
    for await (const batch of profiles.partyStates(rooms.centre.connections)) {
      seen.push(...batch.filter(({ state }) => state.active).map(({ state }) => state.partyId));
    }
    expect(seen).toContain(parties[0]);
    // They stood already where they come from: nobody is told that they were asked.
    expect(await eventsOf(rooms.centre, 'party.members-changed.v1', parties[0]!)).toEqual([]);
  });
});
