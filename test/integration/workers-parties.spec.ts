import type { PartyState } from '@gg/contracts';
import { newId } from '@gg/kernel';
import { Transactions, systemCaller } from '@gg/platform';
import { EditProfile, JoinParty, PartyGuard, PartyReader, RevokePartyConsent, StatePartyMinimum } from '@gg/workers';
import { poll } from '../support/poll';
import { asSomebodyElse } from '../support/somebody-else';
import {
  eventsOf,
  registerAccount,
  roomsServices,
  workerCaller,
  type Person,
  type RoomsServices,
} from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
let leader: Person;
let second: Person;
let third: Person;
let stranger: Person;

const told = (partyId: string) => eventsOf<PartyState>(rooms.worker, 'party.changed.v1', partyId);
const lastTold = async (partyId: string) => (await told(partyId)).at(-1)!.payload;
const factsOf = (partyId: string) => rooms.worker.app.get(PartyReader).party(rooms.worker.connections, partyId);

/** A worker who has registered. */
async function worker(): Promise<Person> {
  const person = await rooms.signInWorker();
  expect(await person.patch('/worker/profile', { regionCode: '450105' })).toMatchObject({ status: 200 });
  return person;
}

/** A party of the leader and others, all consenting. */
async function gathered(
  kind: 'couple' | 'crew',
  others: Person[],
  statedMinimum: number | null = null,
): Promise<string> {
  const made = await leader.post('/parties', { kind, statedMinimum, invite: others.map(({ id }) => id) });
  expect(made.status).toBe(201);
  const partyId = String(made.body.partyId);
  for (const person of others) expect((await person.post(`/parties/${partyId}/consent`)).status).toBe(201);
  return partyId;
}

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
});
afterAll(() => rooms.close());
beforeEach(async () => {
  [leader, second, third, stranger] = [await worker(), await worker(), await worker(), await worker()];
});

describe('what an act has done to whom', () => {
  it('is told beside the state, in the transaction of the act, and not where nobody’s standing changed', async () => {
    const partyId = await gathered('crew', [second, third], 2);
    await second.delete(`/parties/${partyId}/consent`);
    await leader.put(`/parties/${partyId}/answerers`, { workerIds: [third.id] });
    const events = await eventsOf<Record<string, unknown>>(rooms.worker, 'party.members-changed.v1', partyId);
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(events[0]!.payload).toEqual({
      partyId,
      kind: 'crew',
      state: 'active',
      leaderId: leader.id,
      statedMinimum: 2,
      by: leader.id,
      changes: [
        { workerId: leader.id, from: null, to: 'consented' },
        { workerId: second.id, from: null, to: 'invited' },
        { workerId: third.id, from: null, to: 'invited' },
      ],
      memberIds: [leader.id],
    });
    expect(events.at(-1)!.payload).toMatchObject({
      by: second.id,
      changes: [{ workerId: second.id, from: 'consented', to: 'revoked' }],
      memberIds: [leader.id, second.id, third.id],
    });
  });
});

describe('a couple', () => {
  it('may be asked once both have consented, and no longer when one takes it back', async () => {
    const made = await leader.post('/parties', { kind: 'couple', invite: [second.id] });
    const partyId = String(made.body.partyId);
    expect(await lastTold(partyId)).toMatchObject({ active: false, memberIds: [leader.id], minimum: 2 });

    const consent = await second.post(`/parties/${partyId}/consent`);
    expect(consent.body).toEqual({ partyId, version: 2 });
    expect(await lastTold(partyId)).toEqual({
      partyId,
      kind: 'couple',
      leaderId: leader.id,
      minimum: 2,
      active: true,
      memberIds: [leader.id, second.id],
      answererIds: [],
    });
    const facts = await factsOf(partyId);
    expect(facts).toMatchObject({ active: true, version: 2, minimum: 2 });
    expect(facts!.members.every(({ consented, consentId }) => consented && consentId !== null)).toBe(true);

    expect((await second.delete(`/parties/${partyId}/consent`)).status).toBe(204);
    expect(await factsOf(partyId)).toMatchObject({ active: false, version: 3 });
    expect((await factsOf(partyId))!.members).toContainEqual({
      workerId: second.id,
      consentId: null,
      consented: false,
    });
    const consents = await rooms.worker.connections.rows<{ workerId: string; endedThrough: string | null }>(
      'SELECT worker_id, ended_through FROM party_consents WHERE party_id = ? ORDER BY given_at, id',
      [partyId],
    );
    expect(consents).toEqual(
      expect.arrayContaining([
        { workerId: leader.id, endedThrough: null },
        { workerId: second.id, endedThrough: 'consent_revoked' },
      ]),
    );
  });

  it('takes no third, by invitation or by link', async () => {
    const partyId = await gathered('couple', [second]);
    const invited = await leader.post(`/parties/${partyId}/invitations`, { workerId: third.id });
    expect(invited).toMatchObject({ status: 409, body: { code: 'party.full' } });
    const link = await leader.post(`/parties/${partyId}/links`);
    const joined = await third.post('/parties/memberships', { code: link.body.code });
    expect(joined).toMatchObject({ status: 409, body: { code: 'party.full' } });
  });
});

describe('a crew', () => {
  it('keeps every version with who did it', async () => {
    const partyId = await gathered('crew', [second, third], 2);
    await leader.put(`/parties/${partyId}/answerers`, { workerIds: [second.id] });
    await third.delete(`/parties/${partyId}/membership`);
    const versions = await rooms.worker.connections.rows<{ version: number; act: string; actorId: string }>(
      'SELECT version, act, actor_id FROM party_versions WHERE party_id = ? ORDER BY version',
      [partyId],
    );
    expect(versions).toEqual([
      { version: 1, act: 'made', actorId: leader.id },
      { version: 2, act: 'consent_given', actorId: second.id },
      { version: 3, act: 'consent_given', actorId: third.id },
      { version: 4, act: 'answerers_named', actorId: leader.id },
      { version: 5, act: 'member_left', actorId: third.id },
    ]);
    expect((await told(partyId)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(await lastTold(partyId)).toMatchObject({
      active: true,
      memberIds: [leader.id, second.id],
      answererIds: [second.id],
    });
  });

  it('asks everybody anew when its leader changes the minimum', async () => {
    const partyId = await gathered('crew', [second, third]);
    expect(await leader.put(`/parties/${partyId}/minimum`, { statedMinimum: 2 })).toMatchObject({ status: 200 });
    expect(await lastTold(partyId)).toMatchObject({ active: false, memberIds: [leader.id] });
    await second.post(`/parties/${partyId}/consent`);
    expect(await lastTold(partyId)).toMatchObject({ active: true, minimum: 2, memberIds: [leader.id, second.id] });
  });

  it('is joined by a link while its maker belongs to it and it has not run out', async () => {
    const partyId = await gathered('crew', [second]);
    const link = await leader.post(`/parties/${partyId}/links`);
    expect(link.status).toBe(201);
    const code = String(link.body.code);
    const joined = await third.post('/parties/memberships', { code: ` ${code} ` });
    expect(joined).toMatchObject({ status: 201, body: { partyId } });
    expect(await lastTold(partyId)).toMatchObject({ memberIds: [leader.id, second.id, third.id] });

    const forged = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    expect(await stranger.post('/parties/memberships', { code: forged })).toMatchObject({
      status: 404,
      body: { code: 'identity.link_invalid' },
    });
    rooms.clock.advance(72 * 3_600_000);
    const late = await stranger.post('/parties/memberships', { code });
    rooms.clock.advance(-72 * 3_600_000);
    expect(late).toMatchObject({ status: 410, body: { code: 'identity.link_expired' } });
    await leader.delete(`/parties/${partyId}/consent`);
    expect(await stranger.post('/parties/memberships', { code })).toMatchObject({ status: 410 });
  });

  it('passes the lead on when its leader goes, and ends when fewer than two remain', async () => {
    const partyId = await gathered('crew', [second, third]);
    await leader.delete(`/parties/${partyId}/membership`);
    expect(await lastTold(partyId)).toMatchObject({ leaderId: second.id, active: true, minimum: 2 });
    await third.delete(`/parties/${partyId}/membership`);
    expect(await lastTold(partyId)).toMatchObject({ active: false, memberIds: [] });
    expect((await second.get('/parties')).body.items).toEqual([]);
  });

  it('lists parties and invitations of a person page by page', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      const made = await leader.post('/parties', { kind: 'crew', invite: [second.id] });
      ids.push(String(made.body.partyId));
    }
    const first = await second.get('/parties?limit=2');
    expect(first.body.items).toHaveLength(2);
    const rest = await second.get(`/parties?limit=2&after=${String(first.body.next)}`);
    const seen = [...first.body.items, ...rest.body.items];
    expect(seen.map((one: { partyId: string }) => one.partyId).sort()).toEqual([...ids].sort());
    expect(seen.every((one: { mine: string; ready: boolean }) => one.mine === 'invited' && !one.ready)).toBe(true);
    expect(rest.body.next).toBeNull();
  });
});

describe('who reaches a party', () => {
  it('answers 404 to strangers, for looking and for every act', async () => {
    const partyId = await gathered('crew', [second, third], 2);
    const before = await told(partyId);
    const refused = [
      await stranger.get(`/parties/${partyId}`),
      await stranger.delete(`/parties/${partyId}`),
      await stranger.post(`/parties/${partyId}/invitations`, { workerId: stranger.id }),
      await stranger.delete(`/parties/${partyId}/invitations/mine`),
      await stranger.post(`/parties/${partyId}/links`),
      await stranger.post(`/parties/${partyId}/consent`),
      await stranger.delete(`/parties/${partyId}/consent`),
      await stranger.delete(`/parties/${partyId}/membership`),
      await stranger.delete(`/parties/${partyId}/members/${second.id}`),
      await stranger.put(`/parties/${partyId}/answerers`, { workerIds: [] }),
      await stranger.put(`/parties/${partyId}/minimum`, { statedMinimum: 2 }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404));
    expect(await told(partyId)).toEqual(before);
    expect((await leader.get(`/parties/${partyId}`)).status).toBe(200);
  });

  it('lets members do their own part only', async () => {
    const partyId = await gathered('crew', [second, third], 2);
    expect(await second.delete(`/parties/${partyId}/members/${third.id}`)).toMatchObject({
      status: 403,
      body: { code: 'party.not_yours_to_lead' },
    });
    expect((await leader.delete(`/parties/${partyId}/members/${third.id}`)).status).toBe(204);
    expect((await third.get(`/parties/${partyId}`)).status).toBe(404);
  });

  it('knows an id in whatever letters it is written', async () => {
    const partyId = await gathered('crew', [second], 2);
    const shouted = { workerId: second.id.toUpperCase() };
    expect(await leader.post(`/parties/${partyId.toUpperCase()}/invitations`, shouted)).toMatchObject({
      status: 409,
      body: { code: 'party.member_already' },
    });
    expect(await lastTold(partyId)).toMatchObject({ active: true, memberIds: [leader.id, second.id] });
    // MariaDB takes no id of a version that it does not know.
    const odd = { workerId: '96044297-0f90-8dfd-8000-001bfffffff0' };
    expect(await leader.post(`/parties/${partyId}/invitations`, odd)).toMatchObject({ status: 400 });
  });

  it('asks only people who are workers', async () => {
    const made = await leader.post('/parties', { kind: 'crew', invite: [newId()] });
    expect(made).toMatchObject({ status: 422, body: { code: 'worker.unknown' } });
  });

  it('makes one party for one key', async () => {
    const key = newId();
    const body = { kind: 'couple', invite: [second.id] };
    const first = await leader.post('/parties', body, key);
    const again = await leader.post('/parties', body, key);
    expect(again.body).toEqual(first.body);
    expect((await leader.get('/parties')).body.items).toHaveLength(1);
  });
});

describe('at the same moment', () => {
  it('a revocation and a change of terms each happen whole, in some order', async () => {
    for (let round = 0; round < 5; round++) {
      const partyId = await gathered('crew', [second, third]);
      const revoke = rooms.worker.app.get(RevokePartyConsent);
      const state = rooms.worker.app.get(StatePartyMinimum);
      const [revoked, changed] = await Promise.allSettled([
        revoke.execute(workerCaller(second.id), { partyId }),
        state.execute(workerCaller(leader.id), { partyId, statedMinimum: 2 }),
      ]);
      expect(changed.status).toBe('fulfilled');
      // The terms came first: there was no consent left to take back.
      if (revoked.status === 'rejected') expect(revoked.reason).toMatchObject({ code: 'party.no_consent_to_revoke' });
      const states = await told(partyId);
      expect(states.map(({ version }) => version)).toEqual(states.map((_state, index) => index + 1));
      expect(states.at(-1)!.payload).toMatchObject({ active: false, memberIds: [leader.id] });
      const live = await rooms.worker.connections.rows<{ workerId: string }>(
        'SELECT worker_id FROM party_consents WHERE party_id = ? AND ended_at IS NULL',
        [partyId],
      );
      expect(live).toEqual([{ workerId: leader.id }]);
      await leader.delete(`/parties/${partyId}`);
    }
  });

  it('twenty who come by link fill a crew to twenty and not one more', async () => {
    const partyId = await gathered('crew', [second]);
    const link = await leader.post(`/parties/${partyId}/links`);
    const comers: string[] = [];
    for (let n = 0; n < 22; n++) {
      const id = await registerAccount(rooms.worker, rooms.newPhone());
      await rooms.worker.app.get(EditProfile).execute(workerCaller(id), { regionCode: '450105' });
      comers.push(id);
    }
    const join = rooms.worker.app.get(JoinParty);
    const answers = await Promise.allSettled(
      comers.map((id) => join.execute(workerCaller(id), { code: String(link.body.code) })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(18);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'party.full' });
    }
    expect((await lastTold(partyId)).memberIds).toHaveLength(20);
    const versions = (await told(partyId)).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_version, index) => index + 1));
  });

  it('a revocation waits for whoever holds the party, and a hold fails once it has changed', async () => {
    const partyId = await gathered('couple', [second]);
    const transactions = rooms.worker.app.get(Transactions);
    const guard = rooms.worker.app.get(PartyGuard);
    const reader = rooms.worker.app.get(PartyReader);
    const seen = await factsOf(partyId);
    let revoked: Promise<unknown> | undefined;
    await transactions.run(systemCaller('test'), 'test.hold', async (tx) => {
      expect(await guard.hold(tx, partyId, seen!.version)).toBe(true);
      revoked ??= asSomebodyElse(() =>
        rooms.worker.app.get(RevokePartyConsent).execute(workerCaller(second.id), { partyId }),
      );
      // What this transaction decides, it decides on a couple that both still want.
      await poll('the revocation waits', () =>
        asSomebodyElse(() =>
          rooms.worker.connections.rows(
            'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND time_ms > 100 AND info LIKE ?',
            ['UPDATE parties SET version%'],
          ),
        ).then((waiting) => waiting.length > 0),
      );
      expect((await reader.party(tx, partyId))!.active).toBe(true);
    });
    await revoked;
    expect(await factsOf(partyId)).toMatchObject({ active: false });
    await transactions.run(systemCaller('test'), 'test.hold-late', async (tx) => {
      expect(await guard.hold(tx, partyId, seen!.version)).toBe(false);
    });
  });
});
