import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CancelBooking, ClaimSeat } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import { CONFIG, type Config } from '@gg/platform';
import ExcelJS from 'exceljs';
import { asWorker, BookingGround } from '../support/booking-ground';
import { serviceOn } from '../support/service-on';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let app: NestFastifyApplication;
let place: WorldPlace;
let employer: WorldEmployer;
let rival: WorldEmployer;

beforeAll(async () => {
  ground = await BookingGround.open('bookings-rosters');
  place = ground.world.place(0);
  [employer, rival] = [await ground.world.employer(place), await ground.world.employer(place)];
  const { rosters } = ground.app.get<Config>(CONFIG).settings;
  app = await serviceOn(ground, 'employer', { rosters: { ...rosters, perHour: 60, downloads: 2 } });
}, 60_000);
afterAll(async () => {
  await app?.close();
  await ground?.close();
});

async function ask(method: 'GET' | 'POST', url: string, token: string, body?: object, key = newId()) {
  const answer = await app.inject({
    method,
    url: url.startsWith('/api') ? url : `/api${url}`,
    headers: { authorization: `Bearer ${token}`, ...(method === 'POST' ? { 'idempotency-key': key } : {}) },
    ...(body ? { payload: body } : {}),
  });
  const json = /json/.test(String(answer.headers['content-type']));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: json ? JSON.parse(answer.body) : null,
    file: answer.rawPayload,
  };
}

let hours = 30;
async function held(people: readonly WorldPerson[], more: object = {}): Promise<{ shiftId: Id; bookingIds: Id[] }> {
  const shiftId = await ground.shift(place, employer, people.length + 1, (hours += 5), 4, {
    mode: { claim: true },
    ...more,
  });
  const bookingIds: Id[] = [];
  for (const person of people) {
    const { bookingId } = await ground.app.get(ClaimSeat).execute(asWorker(person), { shiftId });
    bookingIds.push(bookingId);
  }
  return { shiftId, bookingIds };
}

/** The rows of a spreadsheet as text; fails on anything that is no text. */
async function rowsOf(file: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as never);
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Merge, ExcelJS.ValueType.Null]).toContain(cell.type);
      cells.push(String(cell.value ?? ''));
    });
    rows.push(cells);
  });
  return rows;
}

const owner = () => employer.owner.token;
const asked = async (shiftId: Id, purpose: string | null) =>
  (await ask('POST', `/shifts/${shiftId}/roster-files`, owner(), { purpose })).body as {
    path: string;
    expiresAt: string;
  };
const idNumberOf = async ({ accountId }: WorldPerson) =>
  ground.connections.rows<{ birthDate: string }>('SELECT birth_date FROM accounts WHERE id = ?', [accountId]);
const trailOf = (subjectId: Id) =>
  ground.connections.rows<{ action: string; actorId: Id; facts: string }>(
    'SELECT action, actor_id, facts FROM audit_records WHERE subject_id = ? ORDER BY at, id',
    [subjectId],
  );

it('the page has the names of those who come and neither phones nor ID numbers', async () => {
  const people = await ground.world.workers(place, 3);
  const { shiftId, bookingIds } = await held(people);
  await ground.app.get(CancelBooking).execute(asWorker(people[1]!), { bookingId: bookingIds[1]!, reason: 'ill' });
  const { status, body } = await ask('GET', `/shifts/${shiftId}/roster`, owner());
  expect(status).toBe(200);
  expect(body).toMatchObject({
    shift: { shiftId, legalEmployer: employer.name, headcount: 4 },
    people: [
      { number: 1, name: people[0]!.name, bookingId: bookingIds[0] },
      { number: 2, name: people[2]!.name, bookingId: bookingIds[2] },
    ],
  });
  expect(body.people).toHaveLength(2);
  expect(JSON.stringify(body)).not.toMatch(/1[38]\d{9}|\d{17}[\dX]/);
});

it('a file without a purpose has no ID numbers; with one it has them, and says for what', async () => {
  const people = await ground.world.workers(place, 2);
  const { shiftId } = await held(people);
  const plain = await rowsOf((await ask('GET', (await asked(shiftId, null)).path, owner())).file);
  expect(JSON.stringify(plain)).not.toMatch(/\d{17}[\dX]/);
  expect(plain.flat()).toEqual(expect.arrayContaining(people.map(({ name }) => name)));

  const { path } = await asked(shiftId, 'wages');
  const answer = await ask('GET', path, owner());
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="roster-\d{4}-\d\d-\d\d\.xlsx"/),
  });
  const rows = await rowsOf(answer.file);
  expect(rows.flat().join()).toContain('仅用于工资支付台账');
  const head = rows.findIndex(([first]) => first === '序号');
  expect(rows[head]).toEqual(['序号', '姓名', '公民身份号码', '工时', '应发工资（元）', '本人签字', '备注']);
  const numbers = rows.slice(head + 1).map((row) => row[2]!);
  for (const [at, person] of people.entries()) {
    const [{ birthDate }] = (await idNumberOf(person)) as [{ birthDate: string }];
    expect(numbers[at]).toMatch(/^\d{17}[\dX]$/);
    expect(numbers[at]!.slice(6, 14)).toBe(birthDate.replaceAll('-', ''));
  }
  expect(JSON.stringify(rows)).not.toMatch(/\b1[38]\d{9}\b/);
});

it('who asked and opened it, for what, and whose number it held, is on record', async () => {
  const [person] = await ground.world.workers(place, 1);
  const { shiftId } = await held([person!]);
  const { path } = await asked(shiftId, 'insurance');
  expect((await trailOf(person!.accountId)).map(({ action }) => action)).not.toContain(
    'personal_data.given_to_employer',
  );
  await ask('GET', path, owner());
  const given = (await trailOf(person!.accountId)).filter(({ action }) => action === 'personal_data.given_to_employer');
  expect(given).toEqual([
    { action: 'personal_data.given_to_employer', actorId: employer.owner.accountId, facts: expect.any(String) },
  ]);
  expect(JSON.parse(given[0]!.facts)).toMatchObject({ purpose: 'insurance', shiftId, fields: ['id_number'] });
  expect((await trailOf(shiftId)).map(({ action }) => action)).toEqual(['roster.asked', 'roster.opened']);
});

it('the link is good for its organisation, for minutes and a few times', async () => {
  const { shiftId } = await held(await ground.world.workers(place, 1));
  const { path, expiresAt } = await asked(shiftId, 'gate');
  const left = Date.parse(expiresAt) - Date.now();
  expect(left).toBeGreaterThan(14 * 60_000 - 2_000);
  expect(left).toBeLessThanOrEqual(15 * 60_000);
  expect((await ask('GET', path, rival.owner.token)).status).toBe(404);
  expect((await app.inject({ method: 'GET', url: path })).statusCode).toBe(401);
  const foreman = await ground.world.member(place, employer.employerId, 'foreman');
  expect((await ask('GET', path, foreman.token)).status).toBe(403);
  for (const status of [200, 200, 410]) expect((await ask('GET', path, owner())).status).toBe(status);
  expect((await ask('GET', `${path.slice(0, -2)}AA`, owner())).body.code).toBe('identity.link_invalid');
});

it('not for the shift of another, and not for numbers long after it', async () => {
  const { shiftId } = await held(await ground.world.workers(place, 1));
  for (const [method, path] of [
    ['GET', `/shifts/${shiftId}/roster`],
    ['POST', `/shifts/${shiftId}/roster-files`],
  ] as const) {
    expect((await ask(method, path, rival.owner.token, method === 'POST' ? {} : undefined)).status).toBe(404);
  }
  await ground.connections.change('UPDATE shift_seats SET ends_at = ? WHERE shift_id = ?', [
    new Date(Date.now() - 91 * 86_400_000),
    shiftId,
  ]);
  const refused = await ask('POST', `/shifts/${shiftId}/roster-files`, owner(), { purpose: 'wages' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'roster.numbers_no_longer' } });
  expect((await ask('POST', `/shifts/${shiftId}/roster-files`, owner(), {})).status).toBe(201);
});

it('what an employer wrote is no formula in the file', async () => {
  const { shiftId } = await held(await ground.world.workers(place, 1), { title: '=HYPERLINK("http://x","点我")' });
  const rows = await rowsOf((await ask('GET', (await asked(shiftId, null)).path, owner())).file);
  expect(rows[0]![0]).toMatch(/^'=HYPERLINK/);
});

it('asked for twice with one key is one file, and many at once keep to the limit', async () => {
  const { shiftId } = await held(await ground.world.workers(place, 1));
  const path = `/shifts/${shiftId}/roster-files`;
  const first = await ask('POST', path, owner(), {}, 'roster-key-1');
  expect((await ask('POST', path, owner(), {}, 'roster-key-1')).body).toEqual(first.body);
  const before = await ground.connections.row<{ n: number }>(
    'SELECT COUNT(*) AS n FROM roster_files WHERE employer_id = ?',
    [employer.employerId],
  );
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', path, owner(), {})));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
  const rows = await ground.connections.rows<{ number: number }>(
    'SELECT number FROM roster_files WHERE employer_id = ? ORDER BY hour, number',
    [employer.employerId],
  );
  expect(rows).toHaveLength(Number(before!.n) + 8);
  // The very hour in which the limit is reached.
  await ground.connections.change(
    'UPDATE roster_files SET number = 60 WHERE employer_id = ? ORDER BY hour DESC, number DESC LIMIT 1',
    [employer.employerId],
  );
  expect(await ask('POST', path, owner(), {})).toMatchObject({ status: 429, body: { code: 'roster.too_many' } });
});
