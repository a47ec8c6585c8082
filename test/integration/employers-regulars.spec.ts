import { newId } from '@gg/kernel';
import { systemCaller, Transactions } from '@gg/platform';
import { BlockReader, RegularsReader } from '@gg/employers';
import { creditCodeCheckCharacter, PersonReader } from '@gg/identity';
import { MatchRegularsWhenWorkerRegistered } from '../../libs/employers/consumers/match-regulars-when-worker-registered.consumer';
import { registerAccount, roomsServices, type Person, type RoomsServices } from '../support/rooms';
import { createTestDatabase } from '../support/test-database';

let rooms: RoomsServices;
let boss: Person;
let employerId: string;
let other: Person;

let codes = 0;
async function registered(): Promise<{ person: Person; id: string }> {
  const first17 = `91450100MA5R${String(++codes).padStart(5, '0')}`;
  const person = await rooms.signInEmployer();
  const answer = await person.post('/organisation', {
    kind: 'organisation',
    name: '南宁江南仓储有限公司',
    creditCode: first17 + creditCodeCheckCharacter(first17),
    regionCode: '450105',
  });
  return { person, id: String(answer.body.employerId) };
}

const regulars = () => rooms.employer.app.get(RegularsReader).regularWorkerIds(rooms.employer.connections, employerId);

beforeAll(async () => {
  const database = await createTestDatabase();
  rooms = await roomsServices(database.url);
});
afterAll(() => rooms.close());
beforeEach(async () => {
  ({ person: boss, id: employerId } = await registered());
  other = (await registered()).person;
});

describe('a pasted list', () => {
  it('is read in any form, matched by number, and keeps the order of addition', async () => {
    const phones = Array.from({ length: 4 }, () => rooms.newPhone());
    const first = await registerAccount(rooms.employer, phones[0]!);
    const third = await registerAccount(rooms.employer, phones[2]!);
    const text = `李四 ${phones[0]}，${phones[1]}\n+86 ${phones[2]}；${phones[0]}\n0771-5881234`;
    const pasted = await boss.post('/regulars/pasted-phones', { text });
    expect(pasted).toMatchObject({
      status: 201,
      body: { added: 3, listed: 0, repeated: 1, unreadableLines: [3] },
    });
    const again = await boss.post('/regulars/pasted-phones', { text: `${phones[3]} ${phones[0]}` });
    expect(again.body).toMatchObject({ added: 1, listed: 1 });
    expect(await regulars()).toEqual([first, third]);

    const list = await boss.get('/regulars');
    expect(list.body.items).toHaveLength(4);
    for (const [n, item] of (list.body.items as { workerId: null; phone: string }[]).entries()) {
      // Nothing in a line says whether its number has found somebody.
      expect(item).toEqual({
        regularId: expect.any(String),
        workerId: null,
        name: null,
        phone: `138****${phones[n]!.slice(7)}`,
        addedAt: expect.any(String),
      });
    }
    const stored = await rooms.employer.connections.rows<{ phone: Buffer }>(
      'SELECT phone FROM employer_regulars WHERE employer_id = ?',
      [employerId],
    );
    expect(stored.every(({ phone }) => phones.every((number) => !phone.includes(Buffer.from(number))))).toBe(true);
  });

  it('finds the owner of a number the moment they register, and stays with that person', async () => {
    const phone = rooms.newPhone();
    await boss.post('/regulars/pasted-phones', { text: phone });
    expect(await regulars()).toEqual([]);
    const worker = await rooms.signInWorker(phone);
    expect(await regulars()).toEqual([worker.id]);

    expect(await worker.patch('/worker/profile', { paused: false })).toMatchObject({ status: 200 });
    const event = await rooms.worker.connections.row<{ payload: string }>(
      "SELECT payload FROM events WHERE name = 'worker.registered.v1' AND aggregate_id = ?",
      [worker.id],
    );
    const consumer = new MatchRegularsWhenWorkerRegistered(rooms.employer.app.get(PersonReader));
    const deliver = () =>
      rooms.employer.app
        .get(Transactions)
        .run(systemCaller('test'), 'test.registered', (tx) =>
          consumer.handle({ payload: JSON.parse(event!.payload) as never } as never, tx),
        );
    await deliver();
    await deliver();
    // The number moves on to somebody else: the regular is the person, not the number.
    await rooms.employer.connections.change('UPDATE accounts SET phone_index = NULL, phone = NULL WHERE id = ?', [
      worker.id,
    ]);
    const heir = await registerAccount(rooms.employer, phone, '陆小雨');
    expect(heir).not.toBe(worker.id);
    expect(await regulars()).toEqual([worker.id]);
  });

  it('names each person once, however they were named', async () => {
    const phone = rooms.newPhone();
    const workerId = await registerAccount(rooms.employer, phone);
    const added = await boss.post('/regulars', { workerId });
    expect(added.status).toBe(201);
    expect((await boss.post('/regulars', { workerId })).body).toEqual(added.body);
    await boss.post('/regulars/pasted-phones', { text: phone });
    expect(await regulars()).toEqual([workerId]);
    await boss.delete(`/regulars/${String(added.body.regularId)}`);
    expect(await regulars()).toEqual([workerId]);
    const { body } = await boss.get('/regulars');
    expect((await boss.delete(`/regulars/${String(body.items[0].regularId)}`)).status).toBe(204);
    expect(await regulars()).toEqual([]);
    const left = await rooms.employer.connections.rows(
      'SELECT id FROM employer_regulars WHERE employer_id = ? AND phone IS NOT NULL',
      [employerId],
    );
    expect(left).toEqual([]);
  });

  it('keeps one order of places when members paste at once, and takes each number once', async () => {
    const phones = Array.from({ length: 20 }, () => rooms.newPhone());
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_none, n) =>
        boss.post('/regulars/pasted-phones', { text: phones.slice(n * 3, n * 3 + 8).join('\n') }),
      ),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const rows = await rooms.employer.connections.rows<{ place: number }>(
      'SELECT place FROM employer_regulars WHERE employer_id = ? AND live = 1 ORDER BY place',
      [employerId],
    );
    expect(rows.map(({ place }) => place)).toEqual(phones.map((_phone, index) => index));
    expect(answers.reduce((sum, { body }) => sum + Number(body.added), 0)).toBe(20);
  });

  it('is bounded, so that nobody tries out who has an account', async () => {
    const numbers = (n: number, from: number) =>
      Array.from({ length: n }, (_none, index) => `139${String(from + index).padStart(8, '0')}`);
    expect((await boss.post('/regulars/pasted-phones', { text: numbers(501, 0).join('\n') })).body.code).toBe(
      'regulars.too_many_pasted',
    );
    expect((await boss.post('/regulars/pasted-phones', { text: '名单见附件' })).body.code).toBe('regulars.none_found');
    await boss.post('/regulars/pasted-phones', { text: numbers(500, 0).join('\n') });
    await boss.post('/regulars/pasted-phones', { text: numbers(500, 500).join('\n') });
    const refused = await boss.post('/regulars/pasted-phones', { text: numbers(1, 1_000).join('\n') });
    expect(refused).toMatchObject({ status: 429, body: { code: 'regulars.daily_limit' } });
    rooms.clock.advance(86_400_000);
    expect((await boss.post('/regulars/pasted-phones', { text: numbers(1, 1_000).join('\n') })).status).toBe(201);
    rooms.clock.advance(-86_400_000);
  });

  it('is listed page by page in its order', async () => {
    await boss.post('/regulars/pasted-phones', { text: Array.from({ length: 5 }, () => rooms.newPhone()).join(',') });
    const first = await boss.get('/regulars?limit=3');
    const rest = await boss.get(`/regulars?limit=3&after=${String(first.body.next)}`);
    expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([3, 2, null]);
    expect((await boss.get('/regulars?after=nonsense')).status).toBe(400);
  });

  it('belongs to its employer alone', async () => {
    await boss.post('/regulars/pasted-phones', { text: rooms.newPhone() });
    const { body } = await boss.get('/regulars');
    expect((await other.get('/regulars')).body.items).toEqual([]);
    expect((await other.delete(`/regulars/${String(body.items[0].regularId)}`)).status).toBe(404);
    expect((await boss.get('/regulars')).body.items).toHaveLength(1);
    expect((await boss.post('/regulars', { workerId: newId() })).status).toBe(404);
  });
});

describe('blocks', () => {
  it('are set, read by id or whole, listed and taken back', async () => {
    const workers = await Promise.all(
      Array.from({ length: 3 }, () => registerAccount(rooms.employer, rooms.newPhone())),
    );
    for (const workerId of workers)
      expect((await boss.post('/blocks', { workerId, reason: '两次未到' })).status).toBe(204);
    const reader = rooms.employer.app.get(BlockReader);
    const { connections } = rooms.employer;
    expect(await reader.workersBlockedBy(connections, employerId)).toEqual(new Set(workers));
    expect(await reader.workersBlockedBy(connections, employerId, [workers[1]!, newId()])).toEqual(
      new Set([workers[1]]),
    );
    expect(await reader.workersBlockedBy(connections, employerId, [])).toEqual(new Set());
    const first = await boss.get('/blocks?limit=2');
    const rest = await boss.get(`/blocks?limit=2&after=${String(first.body.next)}`);
    expect([...first.body.items, ...rest.body.items].map((one: { workerId: string }) => one.workerId).sort()).toEqual(
      [...workers].sort(),
    );
    expect((await other.get('/blocks')).body.items).toEqual([]);
    expect((await other.delete(`/blocks/${workers[0]}`)).status).toBe(404);
    expect((await boss.delete(`/blocks/${workers[0]}`)).status).toBe(204);
    expect(await reader.workersBlockedBy(connections, employerId)).toEqual(new Set(workers.slice(1)));
    expect((await boss.post('/blocks', { workerId: newId() })).status).toBe(404);
  });
});
