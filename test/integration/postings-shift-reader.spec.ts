import { newId } from '@gg/kernel';
import { ShiftReader, SiteContacts } from '@gg/postings';
import { goodPosting, postingsServices, type PostingsServices, type TestEmployer } from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;

beforeAll(async () => {
  services = await postingsServices();
  firm = await services.employer();
});
afterAll(() => services.close());

const reader = new ShiftReader();

it('tells the later rooms everything of a shift', async () => {
  const { body } = await firm.ask('POST', '/postings', {
    ...goodPosting,
    tradeCode: '4-02-05-01',
    description: '夜间卸车，户外作业',
    pay: { kind: 'daily', amountFen: 20_000 },
    engagementType: 'short_full_time',
    settlement: { cycle: 'weekly', days: 7 },
    loads: { maxKg: 30, repeated: true },
    requiredCertificates: ['forklift'],
    minAge: 18,
    maxAge: 60,
    tools: '提供手套',
    meals: '夜宵',
    transport: '班车',
    reserves: 3,
    mode: { dispatch: true, claim: true },
    shifts: [
      {
        // Sunday evening to Monday morning: two dates and two law weeks.
        start: '2026-11-29T22:00:00+08:00',
        end: '2026-11-30T06:30:00+08:00',
        breaks: [{ start: '2026-11-30T02:00:00+08:00', end: '2026-11-30T02:30:00+08:00' }],
        headcount: 12,
      },
    ],
    publish: true,
  });
  const shiftId = body.shiftIds[0];
  const details = await reader.details(services.connections, [shiftId, newId()]);
  expect([...details.keys()]).toEqual([shiftId]);
  expect(details.get(shiftId)).toEqual({
    shiftId,
    postingId: body.postingId,
    employerId: firm.employerId,
    state: 'open',
    postingState: 'published',
    version: 2,
    materialVersion: 1,
    tradeCode: '4-02-05-01',
    title: goodPosting.title,
    description: '夜间卸车，户外作业',
    conditions: '不限',
    engagementType: 'short_full_time',
    start: new Date('2026-11-29T14:00:00Z'),
    end: new Date('2026-11-29T22:30:00Z'),
    breaks: [{ start: new Date('2026-11-29T18:00:00Z'), end: new Date('2026-11-29T18:30:00Z'), paid: false }],
    paidMinutes: 480,
    paidMinutesByDate: [
      { date: '2026-11-29', minutes: 120 },
      { date: '2026-11-30', minutes: 360 },
    ],
    paidMinutesByWeek: [
      { week: '2026-11-23', minutes: 120 },
      { week: '2026-11-30', minutes: 360 },
    ],
    headcount: 12,
    full: false,
    reserves: 3,
    mode: { dispatch: true, claim: true, application: false },
    assembly: {
      point: { lng: 108.2435, lat: 22.7789 },
      name: '3号门',
      address: '沙井大道示例路18号',
      time: new Date('2026-11-29T13:50:00Z'),
    },
    regionCode: '450105',
    cityCode: '4501',
    legalEmployerCode: firm.creditCode,
    legalEmployerName: expect.stringContaining('示例单位') as string,
    requiredCertificates: ['forklift'],
    minAge: 18,
    maxAge: 60,
    loads: { maxKg: 30, repeated: true },
    hazards: [],
    venue: 'ordinary',
    night: true,
    outdoor: true,
    pay: { kind: 'daily', amountFen: 20_000, unit: null, expectedOutput: null, expectedMinutes: 480, preTax: true },
    hourlyWorthFen: 2_500,
    settlement: { cycle: 'weekly', days: 7 },
    responsibility: expect.objectContaining({
      insuranceKind: 'work_injury',
      labourDispatch: false,
      intermediary: null,
    }) as object,
    meals: '夜宵',
    transport: '班车',
    tools: '提供手套',
    validUntil: null,
  });
});

it('counts dangers that the words name, for whoever judges an acceptance', async () => {
  const { body } = await firm.ask('POST', '/postings', {
    ...goodPosting,
    description: '在酒吧搬运酒水，需要登高作业',
    minAge: 18,
  });
  const details = (await reader.details(services.connections, body.shiftIds)).get(body.shiftIds[0])!;
  expect(details.venue).toBe('bar');
  expect(details.hazards).toContain('height');
  expect(details.state).toBe('planned');
});

it('reads the same inside a transaction', async () => {
  const { body } = await firm.ask('POST', '/postings', { ...goodPosting, publish: true });
  const inside = await services.transactions.run({ ...firm.caller, idempotency: null }, 'test', (tx) =>
    reader.details(tx, body.shiftIds),
  );
  expect(inside).toEqual(await reader.details(services.connections, body.shiftIds));
});

it('gives the contact of a shift to whoever asks for the booked', async () => {
  const contact = { name: '韦建国', phone: '13800138000' };
  const { body } = await firm.ask('POST', '/postings', { ...goodPosting, contact, publish: true });
  const { body: without } = await firm.ask('POST', '/postings', { ...goodPosting, publish: true });
  const contacts = services.employerApp.get(SiteContacts);
  const found = await contacts.ofShifts(services.connections, [...body.shiftIds, ...without.shiftIds]);
  expect([...found]).toEqual([[body.shiftIds[0], contact]]);
  // A value that was moved to another row opens nowhere.
  await services.connections.change(
    'UPDATE postings a JOIN postings b ON b.id = ? SET a.contact_name = b.contact_name, a.contact_phone = b.contact_phone WHERE a.id = ?',
    [body.postingId, without.postingId],
  );
  await expect(contacts.ofShifts(services.connections, without.shiftIds)).rejects.toThrow('another place');
});
