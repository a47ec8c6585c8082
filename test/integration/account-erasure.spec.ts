import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CancelBooking, ClaimSeat } from '@gg/bookings';
import { Erasures, PersonReader } from '@gg/identity';
import { newId, type Id } from '@gg/kernel';
import { CONFIG, Connections, systemCaller, Transactions, type Tx } from '@gg/platform';
import { PurgeNotices } from '@gg/notifications';
import { LeaveParty, PartyLists } from '@gg/workers';
import { EraseWhenDue } from '../../libs/bookings/consumers/erase-when-due.consumer';
import { ForgetErasedPerson as ForgetAsRegular } from '../../libs/employers/consumers/forget-erased-person.consumer';
import { DestroyKeyWhenDue } from '../../libs/identity/consumers/destroy-key-when-due.consumer';
import { ForgetErasedPerson as ForgetNotices } from '../../libs/notifications/consumers/forget-erased-person.consumer';
import { ForgetErasedPerson as ForgetWorker } from '../../libs/workers/consumers/forget-erased-person.consumer';
import { SeatTaker } from '../../libs/bookings/use-cases/seat-taker';
import { WorkerChanges } from '../../libs/workers/use-cases/worker-changes';
import { asWorker, BookingGround, refusalOf } from '../support/booking-ground';
import { serviceOn } from '../support/service-on';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let worker: NestFastifyApplication;
let centre: NestFastifyApplication;
let place: WorldPlace;
let employer: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('account-erasure');
  place = ground.world.place(0);
  employer = await ground.world.employer(place);
  worker = await serviceOn(ground, 'worker');
  centre = await serviceOn(ground, 'centre');
}, 60_000);
afterAll(async () => {
  await worker?.close();
  await centre?.close();
  await ground?.close();
});

type Method = 'GET' | 'POST' | 'DELETE' | 'PATCH';
async function ask(person: WorldPerson, method: Method, path: string, body?: object, app = worker) {
  const answer = await app.inject({
    method,
    url: `/api/${path}`,
    headers: { authorization: `Bearer ${person.token}`, ...(method === 'GET' ? {} : { 'idempotency-key': newId() }) },
    ...(body ? { payload: body } : {}),
  });
  const json = /json/.test(String(answer.headers['content-type']));
  return { status: answer.statusCode, body: json && answer.body ? JSON.parse(answer.body) : null, text: answer.body };
}

const person = async (): Promise<WorldPerson> => (await ground.world.workers(place, 1))[0]!;
const askErasure = (one: WorldPerson) => ask(one, 'POST', 'worker/erasure', { understood: true });

let hours = 30;
async function seatOf(one: WorldPerson): Promise<{ bookingId: Id; shiftId: Id }> {
  const shiftId = await ground.shift(place, employer, 2, (hours += 5), 4, { mode: { claim: true } });
  const { bookingId } = await ground.app.get(ClaimSeat).execute(asWorker(one), { shiftId });
  return { bookingId, shiftId };
}

/** A shift that was worked so many days ago. */
async function worked(one: WorldPerson, daysAgo: number): Promise<void> {
  const { bookingId } = await seatOf(one);
  const end = new Date(Date.now() - daysAgo * 86_400_000);
  await ground.connections.change('UPDATE bookings SET starts_at = ?, ends_at = ? WHERE id = ?', [
    new Date(end.getTime() - 4 * 3_600_000),
    end,
    bookingId,
  ]);
}

interface Due {
  readonly id: Id;
  readonly aggregateId: Id;
  readonly payload: string;
}

/** The last event of a name about somebody. */
async function lastEvent(name: string, accountId: Id): Promise<Due | null> {
  return ground.connections.row<Due>(
    'SELECT id, aggregate_id, payload FROM events WHERE name = ? AND payload LIKE ? ORDER BY occurred_at DESC, id DESC LIMIT 1',
    [name, `%${accountId}%`],
  );
}

/** Runs a consumer's work as the matching service would, at this instant of business time. */
const at = <T>(when: Date, work: (tx: Tx) => Promise<T>): Promise<T> =>
  ground.app.get(Transactions).run(systemCaller('test'), 'test', work, when);

/** Lets the grace time pass: what is due is done by its consumers. @returns what they were told of the person */
async function gracePasses(one: WorldPerson, days = 8): Promise<void> {
  const when = new Date(Date.now() + days * 86_400_000);
  const due = await lastEvent('account.erasure-due.v1', one.accountId);
  const erasing = new EraseWhenDue(ground.app.get(Erasures), ground.app.get(CONFIG));
  await at(when, (tx) => erasing.handle({ payload: JSON.parse(due!.payload) } as never, tx));
  const erased = await lastEvent('account.erased.v1', one.accountId);
  if (!erased) return;
  const event = { payload: JSON.parse(erased.payload), trace: 'test' } as never;
  const forgetting = new ForgetWorker(
    ground.app.get(Connections),
    ground.app.get(PartyLists),
    ground.app.get(LeaveParty),
    ground.app.get(WorkerChanges, { strict: false }),
  );
  await forgetting.perform(event);
  await at(when, (tx) => forgetting.confirm(undefined, event, tx));
  await at(when, (tx) => new ForgetAsRegular().handle(event, tx));
  await new ForgetNotices(ground.app.get(PurgeNotices), ground.app.get(CONFIG)).perform(event);
}

const noticeTo = (accountId: Id): Promise<void> =>
  ground.world.run((tx) =>
    tx.insert('notices', {
      id: newId(),
      accountId,
      service: 'worker',
      kind: 'offer.made',
      subjectId: newId(),
      causeId: newId(),
      chunk: 0,
      data: '{}',
      madeAt: tx.now,
      acknowledgedAt: null,
      expiresAt: tx.now,
      movesTo: null,
    }),
  );

const accountOf = (one: WorldPerson) =>
  ground.connections.row<Record<string, unknown>>(
    `SELECT a.state, a.phone_index, a.name_index, a.id_number_index, a.phone, a.name, a.id_number, a.birth_date, k.wrapped_key
       FROM accounts a JOIN person_keys k ON k.id = a.person_key_id WHERE a.id = ?`,
    [one.accountId],
  );

describe('what is held of a worker', () => {
  it('is given out whole, with who used it for what, and to nobody else', async () => {
    const [one, other] = [await person(), await person()];
    const { bookingId } = await seatOf(one);
    await ask(one, 'POST', 'worker/certificates', {
      kind: 'health',
      number: '桂健20260009',
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
    });
    const { status, body } = await ask(one, 'GET', 'worker/personal-data');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: {
        accountId: one.accountId,
        name: one.name,
        phone: one.phone,
        idNumber: expect.stringMatching(/^\d{17}/),
      },
      certificates: [{ number: '桂健20260009' }],
      bookings: [{ id: bookingId, workerId: one.accountId }],
      offers: [],
    });
    const again = await ask(one, 'GET', 'worker/personal-data');
    expect(again.body.records.map(({ action }: { action: string }) => action)).toContain('personal_data.exported');
    const { text } = await ask(one, 'GET', 'worker/personal-data/page');
    expect(text).toContain(one.phone);
    expect(text).not.toMatch(/<script/i);
    expect((await ask(other, 'GET', 'worker/personal-data')).text).not.toContain(one.accountId);
  });

  it('is given out some times a day', async () => {
    const one = await person();
    for (let times = 0; times < 10; times++) expect((await ask(one, 'GET', 'worker/personal-data')).status).toBe(200);
    expect(await ask(one, 'GET', 'worker/personal-data')).toMatchObject({
      status: 429,
      body: { code: 'identity.data_exported_often' },
    });
  });
});

describe('asking for erasure', () => {
  it('shows what it means, is refused while seats are held, and names them', async () => {
    const one = await person();
    const { bookingId, shiftId } = await seatOf(one);
    const shown = await ask(one, 'GET', 'worker/erasure');
    expect(shown.body).toMatchObject({ waiting: null, graceDays: 7, seats: [{ bookingId, shiftId }], offers: 0 });
    expect(await askErasure(one)).toMatchObject({ status: 409, body: { code: 'erasure.seats_held' } });
    await ground.app.get(CancelBooking).execute(asWorker(one), { bookingId, reason: 'ill' });
    expect((await ask(one, 'GET', 'worker/erasure')).body).toMatchObject({ seats: [], keepUntil: null });
    expect((await askErasure(one)).status).toBe(201);
  });

  it('needs the consequences read, and is not for members of an employer', async () => {
    const one = await person();
    expect((await ask(one, 'POST', 'worker/erasure', {})).status).toBe(400);
    await ground.connections.change(
      `INSERT INTO account_grants (id, account_id, side, role, place, live, given_at) VALUES (?, ?, 'employer', 'viewer', ?, 1, ?)`,
      [newId(), one.accountId, employer.employerId, new Date()],
    );
    expect(await askErasure(one)).toMatchObject({ status: 409, body: { code: 'erasure.member_elsewhere' } });
  });

  it('twice is once, can be taken back, and asked for again; staff of the region see that it waits', async () => {
    const one = await person();
    const first = await askErasure(one);
    expect((await askErasure(one)).body).toEqual(first.body);
    const waits = Date.parse(first.body.dueAt) - Date.now();
    expect(waits).toBeGreaterThan(6 * 86_400_000);
    expect(waits).toBeLessThan(9 * 86_400_000);
    const clerk = await ground.world.staff({ role: 'clerk', regionPrefix: place.cityCode });
    const seen = await ask(clerk, 'GET', `workers/${one.accountId}/erasure`, undefined, centre);
    expect(seen.body.waiting).toMatchObject({ dueAt: first.body.dueAt });
    expect((await ask(one, 'DELETE', 'worker/erasure')).status).toBe(204);
    expect(await ask(one, 'DELETE', 'worker/erasure')).toMatchObject({
      status: 409,
      body: { code: 'erasure.not_asked' },
    });
    await gracePasses(one);
    expect((await accountOf(one))!['state']).toBe('active');
    expect((await askErasure(one)).status).toBe(201);
  });

  it('many times at once is one', async () => {
    const one = await person();
    const answers = await Promise.all(Array.from({ length: 6 }, () => askErasure(one)));
    expect(new Set(answers.map(({ body }) => body.dueAt)).size).toBe(1);
    const rows = await ground.connections.rows('SELECT id FROM erasures WHERE account_id = ?', [one.accountId]);
    expect(rows).toHaveLength(1);
    const told = await ground.connections.rows<{ payload: string }>(
      "SELECT payload FROM events WHERE name = 'account.erasure-asked.v1' AND payload LIKE ?",
      [`%${one.accountId}%`],
    );
    expect(told.map(({ payload }) => JSON.parse(payload))).toEqual([
      { erasureId: expect.any(String), accountId: one.accountId, dueAt: answers[0]!.body.dueAt },
    ]);
  });
});

describe('once it is due', () => {
  it('nothing of somebody who never worked is left that could be read or found', async () => {
    const one = await person();
    await ask(one, 'POST', 'worker/certificates', {
      kind: 'health',
      number: '桂健20260010',
      validFrom: '2026-01-01',
      validTo: '2027-01-01',
    });
    await ground.world.run((tx) =>
      tx.insert('employer_regulars', {
        id: newId(),
        employerId: employer.employerId,
        place: 1,
        workerId: one.accountId,
        phoneIndex: null,
        phone: null,
        matchedWorkerId: null,
        waiting: null,
        addedAt: tx.now,
        actorId: null,
        consentId: null,
        live: 1,
        removedAt: null,
      }),
    );
    const other = await person();
    for (const { accountId } of [one, other]) await noticeTo(accountId);
    await askErasure(one);
    // Twice: as when a process ended between the work and its mark.
    for (let times = 0; times < 2; times++) await gracePasses(one);
    const noticed = await ground.connections.rows<{ accountId: Id }>(
      'SELECT account_id FROM notices WHERE account_id IN (?)',
      [[one.accountId, other.accountId]],
    );
    expect(noticed).toEqual([{ accountId: other.accountId }]);
    expect(await accountOf(one)).toEqual({
      state: 'erased',
      phoneIndex: null,
      nameIndex: null,
      idNumberIndex: null,
      phone: null,
      name: null,
      idNumber: null,
      birthDate: null,
      wrappedKey: null,
    });
    expect((await ask(one, 'GET', 'worker/profile')).status).toBe(401);
    const told = await lastEvent('worker.profile-changed.v1', one.accountId);
    expect(JSON.parse(told!.payload)).toMatchObject({
      active: false,
      point: null,
      trades: [],
      certificates: [],
      weekly: [],
    });
    for (const [table, column] of [
      ['worker_trades', 'worker_id'],
      ['employer_regulars', 'worker_id'],
      ['worker_statuses', 'worker_id'],
    ]) {
      expect(await ground.connections.rows(`SELECT 1 FROM ${table} WHERE ${column} = ?`, [one.accountId])).toEqual([]);
    }
    const papers = await ground.connections.rows<{ live: number | null; numberSealed: Buffer | null }>(
      'SELECT live, number_sealed FROM worker_certificates WHERE worker_id = ?',
      [one.accountId],
    );
    expect(papers).toEqual([{ live: null, numberSealed: null }]);
    // The phone is free for whoever has it next.
    expect((await ground.app.get(PersonReader).accountsByPhone([one.phone])).size).toBe(0);
  });

  it('of somebody who worked law keeps name and number, which no list shows, until the years are over', async () => {
    const one = await person();
    await worked(one, 30);
    const { keepUntil } = (await ask(one, 'GET', 'worker/erasure')).body;
    expect(Date.parse(keepUntil)).toBeGreaterThan(Date.now() + 2.9 * 365 * 86_400_000);
    await askErasure(one);
    await gracePasses(one);
    const kept = (await accountOf(one))!;
    expect(kept).toMatchObject({ state: 'erased', phone: null, phoneIndex: null, idNumberIndex: null });
    expect([kept['name'], kept['wrappedKey']]).toEqual([expect.any(Buffer), expect.any(Buffer)]);
    const persons = ground.app.get(PersonReader);
    expect((await persons.names([one.accountId])).get(one.accountId)).toBeNull();
    expect((await persons.identities([one.accountId])).get(one.accountId)).toEqual({ name: null, idNumber: null });
    expect(await ground.connections.rows('SELECT id FROM bookings WHERE worker_id = ?', [one.accountId])).toHaveLength(
      1,
    );

    const due = await lastEvent('account.key-due.v1', one.accountId);
    const delivery = await ground.connections.row<{ dueAt: Date; consumer: string }>(
      'SELECT due_at, consumer FROM event_deliveries WHERE event_id = ?',
      [due!.id],
    );
    expect(delivery).toEqual({ dueAt: new Date(keepUntil), consumer: 'identity.destroy-key-when-due' });
    const destroying = new DestroyKeyWhenDue(ground.app.get(Erasures));
    for (let times = 0; times < 2; times++) {
      await at(delivery!.dueAt, (tx) => destroying.handle({ payload: JSON.parse(due!.payload) } as never, tx));
    }
    expect(await accountOf(one)).toMatchObject({ name: null, idNumber: null, birthDate: null, wrappedKey: null });
  });

  it('a seat taken in the grace time puts it off until the work is over', async () => {
    const one = await person();
    await askErasure(one);
    const { bookingId } = await seatOf(one);
    await ground.connections.change('UPDATE bookings SET ends_at = ? WHERE id = ?', [
      new Date(Date.now() + 20 * 86_400_000),
      bookingId,
    ]);
    await gracePasses(one);
    expect((await accountOf(one))!['state']).toBe('active');
    const { waiting } = (await ask(one, 'GET', 'worker/erasure')).body;
    expect(Date.parse(waiting.dueAt)).toBeGreaterThan(Date.now() + 20 * 86_400_000);
    await gracePasses(one, 22);
    expect((await accountOf(one))!['state']).toBe('erased');
  });

  it('taken back in the very moment, it is one or the other', async () => {
    for (let round = 0; round < 5; round++) {
      const one = await person();
      await askErasure(one);
      const [back] = await Promise.all([ask(one, 'DELETE', 'worker/erasure'), gracePasses(one)]);
      const { state } = (await accountOf(one)) as { state: string };
      expect([state, back.status === 204]).toEqual(state === 'erased' ? ['erased', false] : ['active', true]);
    }
  });

  it('whoever was looked at before the erasure gets no seat after it', async () => {
    const one = await person();
    await askErasure(one);
    const shiftId = await ground.shift(place, employer, 1, 240 + (hours += 5), 4, { mode: { claim: true } });
    const taker = ground.app.get(SeatTaker, { strict: false });
    const prepare = taker.prepare.bind(taker);
    const looking = jest.spyOn(taker, 'prepare').mockImplementationOnce(async (...args) => {
      const prepared = await prepare(...args);
      await gracePasses(one);
      return prepared;
    });
    const claim = ground.app.get(ClaimSeat).execute(asWorker(one), { shiftId });
    expect(await refusalOf(claim)).toBe('worker.not_active');
    looking.mockRestore();
    expect((await accountOf(one))!['state']).toBe('erased');
    expect(await ground.connections.rows('SELECT id FROM bookings WHERE shift_id = ?', [shiftId])).toEqual([]);
  });

  it('a seat claimed in the very moment is somebody’s who is there, or nobody’s', async () => {
    for (let round = 0; round < 4; round++) {
      const one = await person();
      await askErasure(one);
      // In ten days: the seat is ahead when the grace time is over.
      const shiftId = await ground.shift(place, employer, 1, 240 + (hours += 5), 4, { mode: { claim: true } });
      const claim = ground.app.get(ClaimSeat).execute(asWorker(one), { shiftId });
      const [claimed] = await Promise.all([
        claim.then(
          () => true,
          () => false,
        ),
        gracePasses(one),
      ]);
      const { state } = (await accountOf(one)) as { state: string };
      expect(state).toBe(claimed ? 'active' : 'erased');
    }
  });
});
