import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { newId, type Id } from '@gg/kernel';
import { poll } from '../support/poll';
import { postingsServices, type PostingsServices, type TestEmployer } from '../support/postings';

let services: PostingsServices;

beforeAll(async () => {
  services = await postingsServices();
});
afterAll(() => services.close());

const HEADER =
  '编号,用工形式,工种,岗位名称,工作内容,录用条件,城市,区县,集合地点,经度,纬度,日期,工作时间,人数,工资,结算,保险,投保单位,最小年龄,联系人,联系电话';
const ROW =
  'NN-1,非全日制,分拣员,快件分拣员,分拣快件并扫码,不限,南宁市,江南区,沙井3号门,108.2435,22.7789,2026-11-25、26,06:30-10:30,5,24元/小时,日结,工伤保险,示例单位,18,韦建国,13800138000';
const csv = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows].join('\r\n'));

const postingsOf = async (employerId: Id): Promise<number> => {
  const row = await services.connections.row<{ n: number }>(
    'SELECT COUNT(*) AS n FROM postings WHERE employer_id = ?',
    [employerId],
  );
  return Number(row!.n);
};
const send = (firm: TestEmployer, file: Buffer, query = '', name = '岗位.csv') =>
  firm.upload(`/postings/imports${query}`, file, name);

describe('a file', () => {
  it('becomes a posting for each good row; bad, blocked and foreign rows are told and the others go on', async () => {
    const firm = await services.employer();
    const other = await services.employer();
    const withCode = (code: string) => `${HEADER},统一社会信用代码\r\n${ROW},${code}`;
    const rows = [
      ROW,
      ROW.replace('5,24元', '很多,24元').replace('分拣员,快件', '宇航员,快件'),
      ROW.replace('分拣快件并扫码', '分拣，限男，押金200元'),
      ROW.replace('NN-1', 'NN-4').replace('24元/小时', '25元/小时'),
      ROW.replace('2026-11-25、26', '2020-11-25'),
    ];
    const { status, body } = await send(firm, csv(...rows));
    expect(status).toBe(200);
    expect(
      body.problems.map(({ row, column, value }: { row: number; column: string; value: string }) => [
        row,
        column,
        value,
      ]),
    ).toEqual([
      [3, '人数', '很多'],
      [3, '工种', '宇航员'],
    ]);
    expect(
      body.rows.map((row: Record<string, unknown>) => [
        row['row'],
        row['result'],
        row['state'],
        (row['reason'] as { code: string } | null)?.code ?? null,
      ]),
    ).toEqual([
      [2, 'written', 'published', null],
      [4, 'refused', null, 'posting.blocked'],
      [5, 'written', 'published', null],
      [6, 'refused', null, 'posting.shift_in_past'],
    ]);
    expect(body.rows[1].findings.some(({ severity }: { severity: string }) => severity === 'block')).toBe(true);
    expect(body.rows[0].shiftIds).toHaveLength(2);
    expect(await postingsOf(firm.employerId)).toBe(2);

    const { body: view } = await firm.ask('GET', `/postings/${body.rows[0].postingId}`);
    expect(
      view.transitions.map(({ channel, actorId }: { channel: string; actorId: Id }) => [channel, actorId]),
    ).toEqual([
      ['import', firm.ownerId],
      ['import', firm.ownerId],
    ]);
    expect(view.contact).toEqual({ name: '韦建国', phone: '13800138000' });
    const posted = (await services.events('shift.posted.v1')).filter(
      ({ payload }) => payload['employerId'] === firm.employerId,
    );
    expect(posted).toHaveLength(4);

    const foreign = await send(firm, Buffer.from(withCode(other.creditCode!)));
    expect(foreign.body.rows.map(({ reason }: { reason: { code: string } }) => reason.code)).toEqual([
      'posting.import_other_employer',
    ]);
    const own = await send(firm, Buffer.from(withCode(firm.creditCode!)));
    expect(own.body.rows[0].result).toBe('written');
  });

  it('sent again, by whomever and at once, makes nothing twice; rows that are alike count as they stand', async () => {
    const firm = await services.employer();
    const manager = (await firm.member('manager')) as TestEmployer;
    const file = csv(ROW, ROW.replace('NN-1', 'NN-2'), ROW);
    const [first, twin, third] = await Promise.all([send(firm, file), send(manager, file), send(firm, file)]);
    const ids = (answer: typeof first) => answer.body.rows.map(({ postingId }: { postingId: Id }) => postingId);
    expect(new Set(ids(first)).size).toBe(3);
    expect(ids(twin)).toEqual(ids(first));
    expect(ids(third)).toEqual(ids(first));
    expect(await postingsOf(firm.employerId)).toBe(3);
    // Another file with one of these rows, and one more.
    const more = await send(firm, csv(ROW.replace('NN-1', 'NN-2'), ROW.replace('NN-1', 'NN-3')));
    expect(ids(more)[0]).toBe(ids(first)[1]);
    expect(await postingsOf(firm.employerId)).toBe(4);
    // The same row of another employer is that employer's own.
    const neighbour = await services.employer();
    expect(ids(await send(neighbour, csv(ROW)))).not.toEqual([ids(first)[0]]);
  });

  it('in a dry run says the same and writes nothing', async () => {
    const firm = await services.employer();
    const file = csv(ROW, ROW.replace('分拣快件并扫码', '押金200元'), ROW.replace('18,韦', '八十,韦'));
    const { body } = await send(firm, file, '?dryRun=true');
    expect(body.rows.map(({ result }: { result: string }) => result)).toEqual(['checked', 'refused']);
    expect(body.problems).toHaveLength(1);
    expect(await postingsOf(firm.employerId)).toBe(0);
    const { body: drafts } = await send(firm, file, '?publish=false');
    expect(drafts.rows.map(({ result, state }: { result: string; state: string }) => [result, state])).toEqual([
      ['written', 'draft'],
      ['written', 'draft'],
    ]);
  });

  it('is watched and stopped by its sender alone, and what was written until then is answered for', async () => {
    const firm = await services.employer();
    const neighbour = await services.employer();
    const id = newId().replaceAll('-', '');
    const rows = Array.from({ length: 400 }, (_, n) => ROW.replace('NN-1', `ST-${n}`));
    const sending = send(firm, csv(...rows), `?publish=false&progressId=${id}`);
    const running = await poll('rows being written', async () => {
      const { body } = await firm.ask('GET', `/postings/imports/${id}`);
      return (body?.done ?? 0) > 0 ? body : undefined;
    });
    expect(running.total).toBe(400);
    expect((await neighbour.ask('GET', `/postings/imports/${id}`)).status).toBe(404);
    expect((await neighbour.ask('POST', `/postings/imports/${id}/stop`, { stop: true })).status).toBe(404);
    expect((await firm.ask('POST', `/postings/imports/${id}/stop`, { stop: true })).status).toBe(200);
    const { body } = await sending;
    expect(body.leftRows).toBeGreaterThan(0);
    expect(body.rows.length + body.leftRows).toBe(400);
    expect(await postingsOf(firm.employerId)).toBe(body.rows.length);
    // What was left out comes with the next sending, and nothing comes twice.
    const again = await send(firm, csv(...rows.slice(0, body.rows.length + 2)), '?publish=false');
    expect([again.body.leftRows, await postingsOf(firm.employerId)]).toEqual([0, body.rows.length + 2]);
  });

  it('may be a spreadsheet', async () => {
    const firm = await services.employer();
    const book = new Workbook();
    const sheet = book.addWorksheet('岗位');
    sheet.addRow(HEADER.split(','));
    sheet.addRow(ROW.split(','));
    sheet.getCell(2, 12).value = new Date('2026-11-25T00:00:00Z');
    const { body } = await send(firm, Buffer.from(await book.xlsx.writeBuffer()), '', '岗位.xlsx');
    expect(body.rows.map(({ state, shiftIds }: { state: string; shiftIds: Id[] }) => [state, shiftIds.length])).toEqual(
      [['published', 1]],
    );
  });

  it('of the documents is told, row by row, that it belongs to others', async () => {
    const firm = await services.employer();
    const example = readFileSync(join(__dirname, '..', '..', 'docs', 'examples', 'postings.xlsx'));
    const { status, body } = await send(firm, example, '?dryRun=true', 'postings.xlsx');
    expect([status, body.problems]).toEqual([200, []]);
    expect(new Set(body.rows.map(({ reason }: { reason: { code: string } }) => reason.code))).toEqual(
      new Set(['posting.import_other_employer']),
    );
  });

  it.each<[string, Buffer, string, string]>([
    ['no table', Buffer.from('hello'), 'a.csv', 'posting.import_no_header'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'a.png', 'posting.import_unreadable'],
    ['9 MB', Buffer.alloc(9 * 1_048_576, 'x'), 'a.csv', 'request.too_large'],
    ['nothing', Buffer.alloc(0), 'a.csv', 'posting.import_no_header'],
  ])('with %s is a problem with a code', async (_what, file, name, code) => {
    const { status, body } = await send(await services.employer(), file, '', name);
    expect([status < 500, body.code]).toEqual([true, code]);
  });

  it('that is no form, or has no file, is refused', async () => {
    const firm = await services.employer();
    expect((await firm.ask('POST', '/postings/imports', { file: 'x' })).body.code).toBe('posting.import_unreadable');
    expect((await firm.ask('POST', '/postings/imports')).body.code).toBe('posting.import_unreadable');
  });

  it('is for those who may publish', async () => {
    const foreman = (await (await services.employer()).member('foreman')) as TestEmployer;
    expect((await send(foreman, csv(ROW))).body.code).toBe('access.denied');
  });
});
