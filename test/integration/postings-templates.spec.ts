import { newId } from '@gg/kernel';
import { MAX_TEMPLATES } from '@gg/postings';
import {
  goodPosting,
  postingsServices,
  type Asker,
  type PostingsServices,
  type TestEmployer,
} from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;
let rival: TestEmployer;

beforeAll(async () => {
  services = await postingsServices();
  [firm, rival] = [await services.employer(), await services.employer()];
});
afterAll(() => services.close());

const contact = { name: '韦建国', phone: '13800138000' };
const posted = async (more: object = {}): Promise<string> =>
  (await firm.ask('POST', '/postings', { ...goodPosting, ...more })).body.postingId;
const save = (postingId: string, name: string, asker: Asker = firm) =>
  asker.ask('POST', '/posting-templates', { postingId, name });
const names = async (asker: Asker = firm): Promise<string[]> =>
  (await asker.ask('GET', '/posting-templates')).body.items.map(({ name }: { name: string }) => name);

it('a posting’s terms are saved under a name, and fill a posting on several dates, contact and all', async () => {
  const breaks = [{ start: '2026-11-25T08:00:00+08:00', end: '2026-11-25T08:30:00+08:00' }];
  const postingId = await posted({ contact, meals: '包一餐', shifts: [{ ...goodPosting.shifts[0], breaks }] });
  const { status, body } = await save(postingId, '早班分拣');
  expect(status).toBe(201);
  const { body: template } = await firm.ask('GET', `/posting-templates/${body.templateId}`);
  expect(template).toMatchObject({
    name: '早班分拣',
    title: goodPosting.title,
    patterns: [
      { startMinute: 390, minutes: 240, breaks: [{ afterMinutes: 90, minutes: 30, paid: false }], headcount: 2 },
    ],
    terms: { meals: '包一餐', validUntil: null },
  });
  expect(JSON.stringify(template)).not.toMatch(/13800138000/);

  const dates = ['2026-12-01', '2026-12-03'];
  const made = await firm.ask('POST', `/posting-templates/${body.templateId}/postings`, { dates, publish: true });
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'published', shiftIds: [expect.any(String), expect.any(String)] },
  });
  const { body: view } = await firm.ask('GET', `/postings/${made.body.postingId}`);
  expect(view).toMatchObject({ contact, terms: { meals: '包一餐' }, copiedFrom: postingId });
  expect(view.shifts.map(({ start, headcount }: { start: string; headcount: number }) => [start, headcount])).toEqual([
    ['2026-11-30T22:30:00.000Z', 2],
    ['2026-12-02T22:30:00.000Z', 2],
  ]);
});

it('names are one each of an employer, and a removed one is free again', async () => {
  const postingId = await posted();
  const { body } = await save(postingId, '夜班');
  expect(await save(postingId, '夜班')).toMatchObject({ status: 409, body: { code: 'posting.template_name_taken' } });
  const theirs = await rival.ask('POST', '/postings', goodPosting);
  expect((await save(theirs.body.postingId, '夜班', rival)).status).toBe(201);
  await services.employerApp.inject({
    method: 'DELETE',
    url: `/api/posting-templates/${body.templateId}`,
    headers: { authorization: `Bearer ${firm.token}`, 'idempotency-key': newId() },
  });
  expect(await names()).not.toContain('夜班');
  expect((await save(postingId, '夜班')).status).toBe(201);
});

it('nobody saves, reads, uses or removes what is another’s', async () => {
  const postingId = await posted();
  expect((await save(postingId, '别人的', rival)).status).toBe(404);
  const { body } = await save(postingId, '自己的');
  const path = `/posting-templates/${body.templateId}`;
  expect((await rival.ask('GET', path)).status).toBe(404);
  expect((await rival.ask('POST', `${path}/postings`, { dates: ['2026-12-01'] })).status).toBe(404);
  expect(await names(rival)).not.toContain('自己的');
  expect(await names()).toContain('自己的');
});

it('a foreman fills a draft from one, and does not publish it', async () => {
  const { body } = await save(await posted(), '班长用');
  const foreman = await firm.member('foreman');
  const use = (publish: boolean) =>
    foreman.ask('POST', `/posting-templates/${body.templateId}/postings`, { dates: ['2026-12-05'], publish });
  expect((await use(false)).body.state).toBe('draft');
  expect((await use(true)).status).toBe(403);
});

it('what was taken down is reviewed again when it comes back by a template', async () => {
  const published = await firm.ask('POST', '/postings', { ...goodPosting, publish: true });
  const { body } = await save(published.body.postingId, '曾下架');
  const supervisor = services.staff('supervisor', '4501');
  await supervisor.ask('POST', `/postings/${published.body.postingId}/take-down`, { reason: '电话打不通' });
  const made = await firm.ask('POST', `/posting-templates/${body.templateId}/postings`, {
    dates: ['2026-12-02'],
    publish: true,
  });
  expect(made.body).toMatchObject({ state: 'in_review', because: ['posting.taken-down-before'] });
});

it('saved twice with one key is one; there is an end to how many', async () => {
  const postingId = await posted();
  const body = { postingId, name: '一次' };
  const first = await firm.ask('POST', '/posting-templates', body, 'template-key-1');
  expect((await firm.ask('POST', '/posting-templates', body, 'template-key-1')).body).toEqual(first.body);
  const many = Array.from({ length: MAX_TEMPLATES }, (_, n) => n);
  const answers = [];
  for (const n of many) answers.push(await save(postingId, `第${n}个`));
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused[0]?.body.code).toBe('posting.templates_too_many');
  expect(await names()).toHaveLength(MAX_TEMPLATES);
});
