import type { WorkerProfileState } from '@gg/contracts';
import { newId } from '@gg/kernel';
import { EditProfile, FIRST_PATTERN, WorkerFactsReader } from '@gg/workers';
import {
  eventsOf,
  openMarket,
  registerAccount,
  roomsServices,
  workerCaller,
  type Person,
  type RoomsServices,
} from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
let anna: Person;
let boris: Person;

const told = (person: Person) => eventsOf<WorkerProfileState>(rooms.worker, 'worker.profile-changed.v1', person.id);
const lastTold = async (person: Person) => (await told(person)).at(-1)!;

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
});
afterAll(() => rooms.close());
beforeEach(async () => {
  anna = await rooms.signInWorker();
  boris = await rooms.signInWorker();
});

const fifty = (): Promise<string[]> =>
  Promise.all(Array.from({ length: 50 }, () => registerAccount(rooms.worker, rooms.newPhone())));

async function nextNumber(): Promise<number> {
  const row = await rooms.worker.connections.row<{ nextNumber: number }>('SELECT next_number FROM worker_numbers');
  return row?.nextNumber ?? 0;
}

async function numbersOf(people: readonly string[]): Promise<number[]> {
  const rows = await rooms.worker.connections.rows<{ number: number }>(
    'SELECT number FROM workers WHERE worker_id IN (?) ORDER BY number',
    [people],
  );
  return rows.map(({ number }) => number);
}

describe('a worker’s profile', () => {
  it('stands before anything was said, and the first word registers its worker', async () => {
    const before = await anna.get('/worker/profile');
    expect(before.status).toBe(200);
    expect(before.body).toMatchObject({
      workerId: anna.id,
      number: null,
      version: 0,
      regionCode: null,
      weekly: FIRST_PATTERN,
    });

    const edit = {
      regionCode: '450105',
      place: { lng: 108.31, lat: 22.78, datum: 'WGS-84' },
      preferences: { maxDistanceM: 8_000 },
    };
    const after = await anna.patch('/worker/profile', edit);
    expect(after.status).toBe(200);
    expect(after.body).toMatchObject({ version: 1, regionCode: '450105', place: edit.place });
    expect(after.body.number).toEqual(expect.any(Number));
    expect(await lastTold(anna)).toMatchObject({
      version: 1,
      payload: {
        workerId: anna.id,
        number: after.body.number,
        active: true,
        identityState: 'unverified',
        point: { lng: 108.31, lat: 22.78 },
        preferences: { maxDistanceM: 8_000, nights: null, nightOffers: false },
      },
    });
    expect(await eventsOf(rooms.worker, 'worker.registered.v1', anna.id)).toEqual([
      { version: 1, payload: { workerIds: [anna.id] } },
    ]);
    // The staff who answer for the account are those of the place.
    const account = await rooms.worker.connections.row('SELECT region_code FROM accounts WHERE id = ?', [anna.id]);
    expect(account).toEqual({ regionCode: '450105' });
  });

  it('keeps what is not named, tells the whole state each time, and counts versions without a gap', async () => {
    await anna.patch('/worker/profile', { preferences: { nights: true, nightOffers: true, minHourlyFen: 2_400 } });
    await anna.put('/worker/trades', { trades: [{ code: '4-02-05-01', months: 36 }] });
    await anna.patch('/worker/profile', { display: { letters: 'largest' }, personalised: false, paused: true });
    const { body } = await anna.get('/worker/profile');
    expect(body).toMatchObject({
      paused: true,
      personalised: false,
      display: { language: 'zh-CN', letters: 'largest', readAloud: false },
      preferences: { nights: true, nightOffers: true, minHourlyFen: 2_400 },
      trades: [{ code: '4-02-05-01', months: 36 }],
    });
    const states = await told(anna);
    expect(states.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(states.at(-1)!.payload).toMatchObject({
      active: false,
      personalised: false,
      preferences: { nights: true, nightOffers: true, minHourlyFen: 2_400 },
      trades: [{ code: '4-02-05-01', months: 36 }],
    });
  });

  it('replaces trades and availability whole, in canonical form', async () => {
    await anna.put('/worker/trades', {
      trades: [
        { code: '4-02-05-01', months: 36 },
        { code: '4-02-06-02', months: 0 },
      ],
    });
    await anna.put('/worker/trades', { trades: [{ code: '4-02-06-02', months: 1 }] });
    const night = { weekday: 7, startMinute: 1_320, endMinute: 1_800 };
    const set = await anna.put('/worker/availability', { weekly: [night] });
    expect(set.body).toMatchObject({
      trades: [{ code: '4-02-06-02', months: 1 }],
      weekly: [
        { weekday: 1, startMinute: 0, endMinute: 360 },
        { weekday: 7, startMinute: 1_320, endMinute: 1_440 },
      ],
    });
  });

  it('holds exceptions by date, clears them, and forgets what has passed', async () => {
    const busy = { date: '2026-11-25', free: [] };
    const short = { date: '2026-11-26', free: [{ startMinute: 480, endMinute: 720 }] };
    await anna.put('/worker/availability/exceptions', { set: [busy, short] });
    expect((await lastTold(anna)).payload.exceptions).toEqual([busy, short]);
    const cleared = await anna.put('/worker/availability/exceptions', { clear: ['2026-11-25'] });
    expect(cleared.body.exceptions).toEqual([short]);
    const past = await anna.put('/worker/availability/exceptions', { set: [{ date: '2026-11-22', free: [] }] });
    expect(past).toMatchObject({ status: 422, body: { code: 'worker.exception_date' } });
  });

  it.each<[string, string, object, string]>([
    ['an unknown trade', '/worker/trades', { trades: [{ code: '9-99-99-99', months: 1 }] }, 'worker.trade_unknown'],
    [
      'a trade twice',
      '/worker/trades',
      {
        trades: [
          { code: '4-02-05-01', months: 1 },
          { code: '4-02-05-01', months: 2 },
        ],
      },
      'worker.trade_repeated',
    ],
    [
      'a reversed time',
      '/worker/availability',
      { weekly: [{ weekday: 1, startMinute: 700, endMinute: 600 }] },
      'worker.availability_invalid',
    ],
  ])('refuses %s and writes nothing', async (_what, path, body, code) => {
    await anna.patch('/worker/profile', { paused: false });
    const before = await told(anna);
    expect(await anna.put(path, body)).toMatchObject({ status: 422, body: { code } });
    expect(await told(anna)).toEqual(before);
  });

  it.each([
    ['a county that is none', { regionCode: '450199' }, 422, 'worker.region_unknown'],
    ['another province', { regionCode: '440105' }, 400, 'request.invalid'],
    ['a point of another datum', { place: { lng: 108.3, lat: 22.8, datum: 'GCJ-02' } }, 400, 'request.invalid'],
    ['an unknown field', { vip: true }, 400, 'request.invalid'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await anna.patch('/worker/profile', body)).toMatchObject({ status, body: { code } });
  });

  it('takes effect once for one key', async () => {
    const key = newId();
    const body = { kind: 'student', from: '2026-09-01', to: '2027-06-30' };
    const first = await anna.post('/worker/statuses', body, key);
    const again = await anna.post('/worker/statuses', body, key);
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await told(anna)).toHaveLength(1);
    const other = await anna.post('/worker/statuses', { ...body, kind: 'drawing_pension' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
  });

  it('gives fifty who come at once the next fifty numbers', async () => {
    const next = await nextNumber();
    const people = await fifty();
    const edit = rooms.worker.app.get(EditProfile);
    await Promise.all(people.map((id) => edit.execute(workerCaller(id), { nights: true })));
    expect(await numbersOf(people)).toEqual(people.map((_id, index) => next + index));
  });

  it('gives one number each, however often they come at once', async () => {
    const next = await nextNumber();
    const people = await fifty();
    const edit = rooms.worker.app.get(EditProfile);
    await Promise.all(
      people.flatMap((id) => [
        edit.execute(workerCaller(id), { nights: true }),
        edit.execute(workerCaller(id), { minHourlyFen: 2_000 }),
      ]),
    );
    const numbers = await numbersOf(people);
    expect(new Set(numbers).size).toBe(50);
    // Who came second to the own row may have drawn a number for nothing.
    expect(numbers.at(-1)).toBeLessThan(next + 100);
    const rows = await rooms.worker.connections.rows<{ nights: number; minHourlyFen: number; version: number }>(
      'SELECT nights, min_hourly_fen, version FROM workers WHERE worker_id IN (?)',
      [people],
    );
    expect(rows).toEqual(people.map(() => ({ nights: 1, minHourlyFen: 2_000, version: 2 })));
  });
});

describe('papers and statuses', () => {
  const paper = { kind: 'health', number: '桂健 2026-00123', validFrom: '2026-03-01', validTo: '2027-02-28' };

  it('keeps a certificate with its number sealed and shows the end of it', async () => {
    const added = await anna.post('/worker/certificates', paper);
    expect(added.status).toBe(201);
    const { body } = await anna.get('/worker/certificates');
    expect(body.items).toEqual([
      expect.objectContaining({ kind: 'health', number: '****0123', validTo: '2027-02-28', proofState: 'stated' }),
    ]);
    const stored = await rooms.worker.connections.row<{ numberSealed: Buffer }>(
      'SELECT number_sealed FROM worker_certificates WHERE id = ?',
      [added.body.certificateId],
    );
    expect(stored!.numberSealed.includes(Buffer.from('00123'))).toBe(false);
    expect((await lastTold(anna)).payload.certificates).toEqual([
      { kind: 'health', validFrom: '2026-03-01', validTo: '2027-02-28' },
    ]);
  });

  it('corrects and removes it', async () => {
    const { body } = await anna.post('/worker/certificates', paper);
    const id = String(body.certificateId);
    expect(await anna.patch(`/worker/certificates/${id}`, { validTo: '2027-03-31' })).toMatchObject({ status: 204 });
    expect((await lastTold(anna)).payload.certificates[0]).toMatchObject({ validTo: '2027-03-31' });
    expect(await anna.delete(`/worker/certificates/${id}`)).toMatchObject({ status: 204 });
    expect((await lastTold(anna)).payload.certificates).toEqual([]);
    expect(await anna.delete(`/worker/certificates/${id}`)).toMatchObject({ status: 404 });
  });

  it.each([
    ['without the term it has', { ...paper, validTo: null }, 'worker.certificate_term_missing'],
    ['that is not valid yet', { ...paper, validFrom: '2026-11-24' }, 'worker.certificate_not_yet_issued'],
    ['that ends before it starts', { ...paper, validTo: '2026-02-28' }, 'worker.period_reversed'],
    ['with a number of signs', { ...paper, number: '???###' }, 'worker.certificate_number_invalid'],
  ])('refuses a certificate %s', async (_what, body, code) => {
    expect(await anna.post('/worker/certificates', body)).toMatchObject({ status: 422, body: { code } });
  });

  it('says a status anew in place of the old, and keeps both on record', async () => {
    const first = await anna.post('/worker/statuses', { kind: 'student', from: '2026-09-01', to: '2027-06-30' });
    const same = await anna.post('/worker/statuses', { kind: 'student', from: '2026-09-01', to: '2027-06-30' });
    expect(same.body).toEqual(first.body);
    const next = await anna.post('/worker/statuses', { kind: 'student', from: '2026-09-01', to: '2028-06-30' });
    expect(next.body).not.toEqual(first.body);
    const { body } = await anna.get('/worker/statuses');
    expect(body.items).toEqual([expect.objectContaining({ statusId: next.body.statusId, to: '2028-06-30' })]);
    const rows = await rooms.worker.connections.rows('SELECT id FROM worker_statuses WHERE worker_id = ?', [anna.id]);
    expect(rows).toHaveLength(2);
    expect(await anna.delete(`/worker/statuses/${String(next.body.statusId)}`)).toMatchObject({ status: 204 });
    expect((await lastTold(anna)).payload.statuses).toEqual([]);
  });

  it('answers 404 for the papers of another', async () => {
    const added = await anna.post('/worker/certificates', paper);
    const stated = await anna.post('/worker/statuses', { kind: 'student' });
    const certificate = `/worker/certificates/${String(added.body.certificateId)}`;
    const status = `/worker/statuses/${String(stated.body.statusId)}`;
    for (const refused of [
      await boris.patch(certificate, { validTo: '2027-03-31' }),
      await boris.delete(certificate),
      await boris.delete(status),
    ]) {
      expect(refused).toMatchObject({ status: 404, body: { code: 'resource.not_found' } });
    }
    expect((await boris.get('/worker/certificates')).body.items).toEqual([]);
    expect((await anna.get('/worker/certificates')).body.items).toHaveLength(1);
  });
});

describe('presence and blocks', () => {
  it('lasts three hours, is prolonged in place, and ends at a word', async () => {
    const { id: marketId, point } = await openMarket(rooms.worker);
    const first = await anna.post('/worker/presence', { marketId });
    expect(first).toMatchObject({
      status: 201,
      body: { marketId, arrivedAt: '2026-11-23T04:00:00.000Z', until: '2026-11-23T07:00:00.000Z' },
    });
    rooms.clock.advance(3_600_000);
    const longer = await anna.post('/worker/presence', { marketId });
    expect(longer.body).toEqual({ marketId, arrivedAt: '2026-11-23T04:00:00.000Z', until: '2026-11-23T08:00:00.000Z' });
    expect((await lastTold(anna)).payload.presence).toEqual({ point, ...longer.body });
    await anna.delete('/worker/presence');
    expect((await lastTold(anna)).payload.presence).toBeNull();
    const again = await anna.post('/worker/presence', { marketId });
    expect(again.body.arrivedAt).toBe('2026-11-23T05:00:00.000Z');
    rooms.clock.advance(3 * 3_600_000);
    expect((await anna.get('/worker/profile')).body.presence).toBeNull();
    rooms.clock.advance(-4 * 3_600_000);
  });

  it('keeps how far away it was said, and not where; where the market is counts', async () => {
    const { id: marketId, point } = await openMarket(rooms.worker);
    const say = (at: object | null) => anna.post('/worker/presence', { marketId, point: at });
    const kept = () =>
      rooms.worker.connections.row('SELECT distance_m, point FROM worker_presences WHERE worker_id = ? AND live = 1', [
        anna.id,
      ]);
    // A twentieth of a degree of latitude.
    const away = { lng: point.lng, lat: point.lat + 0.05, datum: 'WGS-84' };
    expect(await say(away)).toMatchObject({ status: 201 });
    expect(await kept()).toEqual({ distanceM: 5_560, point: JSON.stringify(point) });
    expect((await lastTold(anna)).payload.presence).toMatchObject({ marketId, point });
    await say({ ...point, datum: 'WGS-84' });
    expect(await kept()).toMatchObject({ distanceM: 0 });
    await say(null);
    expect(await kept()).toMatchObject({ distanceM: null });
    expect(await say({ ...point, datum: 'GCJ-02' })).toMatchObject({ status: 400 });
  });

  it('is refused at what is no market, or one that has closed, and changes nothing', async () => {
    const { id: marketId } = await openMarket(rooms.worker);
    const supervisor = await rooms.staff('supervisor', '4501');
    expect(await anna.post('/worker/presence', { marketId })).toMatchObject({ status: 201 });
    const before = await told(anna);
    const unknown = await anna.post('/worker/presence', { marketId: newId() });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'market.unknown' } });
    expect(await supervisor.post(`/markets/${marketId}/closure`, { reason: '搬迁' })).toMatchObject({ status: 200 });
    // Who is there already cannot prolong it, either.
    const closed = await anna.post('/worker/presence', { marketId });
    expect(closed).toMatchObject({ status: 409, body: { code: 'market.closed' } });
    expect([closed.body.title, closed.body.detail].join(' ')).toMatch(/[\u4e00-\u9fff]/);
    expect(await told(anna)).toEqual(before);
    await supervisor.post(`/markets/${marketId}/reopening`);
    expect(await anna.post('/worker/presence', { marketId })).toMatchObject({ status: 201 });
  });

  it('blocks an employer, lists blocks page by page, and takes them back', async () => {
    const employers = Array.from({ length: 3 }, () => newId()).sort();
    for (const employerId of employers) {
      expect(await anna.post('/worker/blocks', { employerId, reason: '拖欠工资' })).toMatchObject({ status: 204 });
    }
    await anna.post('/worker/blocks', { employerId: employers[0] });
    const page = await anna.get('/worker/blocks?limit=2');
    expect(page.body.items).toHaveLength(2);
    const rest = await anna.get(`/worker/blocks?limit=2&after=${String(page.body.next)}`);
    expect(rest.body).toMatchObject({ next: null });
    const listed = [...page.body.items, ...rest.body.items].map((row: { employerId: string }) => row.employerId);
    expect(listed.sort()).toEqual(employers);
    expect((await lastTold(anna)).payload.blockedEmployerIds.sort()).toEqual(employers);
    expect(await boris.delete(`/worker/blocks/${employers[0]}`)).toMatchObject({ status: 404 });
    expect(await anna.delete(`/worker/blocks/${employers[0]}`)).toMatchObject({ status: 204 });
    expect((await lastTold(anna)).payload.blockedEmployerIds).not.toContain(employers[0]);
  });
});

describe('facts for the rooms above', () => {
  it('hold what was stated, and nothing of who is no worker', async () => {
    await anna.put('/worker/trades', { trades: [{ code: '4-02-05-01', months: 12 }] });
    await anna.post('/worker/statuses', { kind: 'student', from: '2026-09-01' });
    const facts = await rooms.worker.app
      .get(WorkerFactsReader)
      .factsOf(rooms.worker.connections, [anna.id, boris.id, newId()]);
    expect([...facts.keys()]).toEqual([anna.id]);
    expect(facts.get(anna.id)).toMatchObject({
      active: true,
      regionCode: '45',
      birthDate: null,
      identityState: 'unverified',
      statuses: [{ kind: 'student', from: '2026-09-01', to: null, proofState: 'stated' }],
      trades: [{ code: '4-02-05-01', months: 12 }],
    });
  });

  it('nobody but the worker’s own side gets in', async () => {
    const member = await rooms.signInEmployer();
    expect(await rooms.worker.ask('GET', '/worker/profile')).toMatchObject({ status: 401 });
    expect(await rooms.worker.ask('GET', '/worker/profile', { token: member.token })).toMatchObject({ status: 401 });
  });
});
