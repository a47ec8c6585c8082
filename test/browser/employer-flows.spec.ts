import { expect as playwright, type Locator, type Page } from '@playwright/test';
import { Workbook, type Worksheet } from 'exceljs';
import { candidatesIndexed } from '../support/candidates-indexed';
import { Client } from '../support/client';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';
import { Stage, whole } from './support/stage';

/** Others may be at work on the machine. */
const see = playwright.configure({ timeout: 20_000 });
jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const WORKERS = 8;

let stage: Stage;
let place: WorldPlace;
let employer: WorldEmployer;
let workers: WorldPerson[];
let desk: Page;

beforeAll(async () => {
  stage = await Stage.open('employer-flows', {
    services: ['centre'],
    settings: { sharedEmployment: { settleSeconds: 0 } },
  });
  place = stage.world.place(0);
  employer = await stage.world.employer(place);
  desk = await stage.deskOf(employer.owner);
}, 120_000);
afterAll(() => stage?.close());

const at = ({ owner }: WorldEmployer): Client => new Client(stage.system.urls['employer']!, owner.token);

/** In two days at an hour of Guangxi. */
const hourOfDay = (hour: number): Date =>
  new Date(Math.floor((Date.now() + 8 * 3_600_000) / DAY_MS) * DAY_MS + 2 * DAY_MS + (hour - 8) * 3_600_000);

interface Posted {
  readonly postingId: string;
  readonly shiftIds: readonly string[];
}

async function post(
  headcount: number,
  title: string,
  hour: number,
  mode: object = { dispatch: true },
): Promise<Posted> {
  const body = postingBody(place, employer, { start: hourOfDay(hour), hours: 3, headcount, title, mode });
  const posted = await at(employer).post<Posted>('postings', body);
  expect(posted).toMatchObject({ status: 201, body: { state: 'published' } });
  return posted.body;
}

const board = async (shiftId: string) =>
  (await at(employer).get<{ board: { exhausted: unknown; openOffers: number } }>(`shifts/${shiftId}`)).body.board;

/** The file that a tap brings. */
async function fileOf(page: Page, tap: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 20_000 }), tap()]);
  return file.path();
}

async function firstSheet(path: string): Promise<Worksheet> {
  const book = new Workbook();
  await book.xlsx.readFile(path);
  return book.worksheets[0]!;
}

const cells = (sheet: Worksheet): string[][] => {
  const rows: string[][] = [];
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)));
  return rows;
};

whole('@employer many shifts at once', () => {
  const titles = ['早班分拣', '午间装车', '晚班理货'];
  let shifts: Posted[];

  it('a plan is made, looked at beside what first come would have given, and confirmed into offers', async () => {
    shifts = [];
    for (const [n, title] of titles.entries()) shifts.push(await post(2, title, 8 + 4 * n));
    for (const { shiftIds } of shifts) await poll('nobody yet', async () => (await board(shiftIds[0]!)).exhausted);
    workers = await stage.world.workers(place, WORKERS);
    await candidatesIndexed(stage.system.urls['matching']!, WORKERS);

    await desk.goto(stage.url('employer', '/assign'));
    for (const title of titles) await see(desk.getByRole('checkbox', { name: new RegExp(title) })).toBeChecked();
    await stage.shoot(desk, 'employer-assign-choose');
    // The one who plans is away: the job waits, and can be given up.
    const matching = stage.system.service('matching');
    await matching.kill('SIGSTOP');
    try {
      await desk.getByRole('button', { name: '为 3 个班次算方案' }).click();
      await see(desk.getByRole('progressbar', { name: '正在算方案' })).toBeVisible();
      await see(desk.getByText('已排 0 / 6 个名额')).toBeVisible();
      expect(await stage.axe(desk)).toEqual([]);
      await stage.shoot(desk, 'employer-assign-planning');
      await desk.getByRole('button', { name: '放弃方案' }).click();
      await see(desk.getByRole('status').filter({ hasText: '已放弃' })).toBeVisible();
      await stage.shoot(desk, 'employer-assign-cancelled');
      await desk.getByRole('link', { name: '再算一次' }).click();
      await desk.getByRole('button', { name: '为 3 个班次算方案' }).click();
      await see(desk.getByRole('progressbar', { name: '正在算方案' })).toBeVisible();
    } finally {
      await matching.kill('SIGCONT');
    }
    await see(desk.getByRole('heading', { name: '6 个名额能派到 6 个' })).toBeVisible();
    for (const name of ['派到率', '逐个班次派的话', '合适程度', '离最好还差']) {
      await see(desk.getByRole('term').filter({ hasText: name })).toBeVisible();
    }
    await see(desk.getByRole('definition').filter({ hasText: '100%' })).toBeVisible();
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-assign-preview');
    // A market of more people than are compared is too large for a test: what the page says of an answer about one.
    await desk.route('**/api/batch-assignments/*', async (route) => {
      const answer = await route.fetch();
      const batch = (await answer.json()) as { preview: object };
      await route.fulfill({ response: answer, json: { ...batch, preview: { ...batch.preview, cutShifts: 2 } } });
    });
    await desk.reload();
    await see(desk.getByText(/有 2 个班次符合条件的人太多，只比较了其中最合适的一批/)).toBeVisible();
    await stage.shoot(desk, 'employer-assign-compared');
    await desk.unroute('**/api/batch-assignments/*');
    await desk.getByRole('button', { name: '确认并发出邀约' }).click();
    await see(desk.getByText('邀约已发出')).toBeVisible();
    await stage.shoot(desk, 'employer-assign-offered');
    await desk.getByRole('link', { name: '去看板看答复' }).click();
    for (const title of titles) {
      const card = desk.getByRole('article').filter({ hasText: title });
      await see(card.getByText('已发邀约').first()).toBeVisible();
    }
    await stage.shoot(desk, 'employer-assign-board');
  });

  it('who accepted is on the roster: on paper, and in a file with ID numbers only where its purpose needs them', async () => {
    const shiftId = shifts[0]!.shiftIds[0]!;
    const seated = await accepted(shiftId);
    await desk.goto(stage.url('employer', `/shifts/${shiftId}`));
    await see(desk.getByRole('cell', { name: seated.name }).first()).toBeVisible();
    await desk.emulateMedia({ media: 'print' });
    await see(desk.getByRole('heading', { name: '用工名单（1 人）' })).toBeVisible();
    await see(desk.getByRole('button', { name: '导出名单' })).toBeHidden();
    await stage.shoot(desk, 'employer-roster-print', [794]);
    await desk.emulateMedia({ media: 'screen' });

    const rosters: Record<string, string[][]> = {};
    for (const purpose of ['一般名单', '办理保险', '入场核对', '工资支付台账']) {
      await desk.getByRole('button', { name: '导出名单' }).click();
      await desk.getByRole('radio', { name: new RegExp(purpose) }).check();
      if (purpose === '办理保险') await stage.shoot(desk, 'employer-roster-export');
      const path = await fileOf(desk, () => desk.getByRole('button', { name: '导出', exact: true }).click());
      rosters[purpose] = cells(await firstSheet(path));
      await see(desk.getByRole('dialog')).toHaveCount(0);
    }
    const heads = Object.fromEntries(Object.entries(rosters).map(([purpose, rows]) => [purpose, rows[4]]));
    expect(heads).toEqual({
      一般名单: ['序号', '姓名', '实名核验', '结伴', '再确认', '到岗时间', '备注'],
      办理保险: ['序号', '姓名', '性别', '出生日期', '公民身份号码', '备注'],
      入场核对: ['序号', '姓名', '公民身份号码', '实名核验', '到岗时间', '备注'],
      工资支付台账: ['序号', '姓名', '公民身份号码', '工时', '应发工资（元）', '本人签字', '备注'],
    });
    const number = new RegExp(`${place.countyCode}\\d{11}[\\dX]`);
    expect(Object.entries(rosters).map(([purpose, rows]) => [purpose, number.test(JSON.stringify(rows[5]))])).toEqual([
      ['一般名单', false],
      ['办理保险', true],
      ['入场核对', true],
      ['工资支付台账', true],
    ]);
    for (const rows of Object.values(rosters)) expect(rows[5]![1]).toBe(seated.name);
  });

  it('a link to a roster that is over leads to a page that says so, and on', async () => {
    const shiftId = shifts[0]!.shiftIds[0]!;
    const made = await at(employer).post<{ path: string }>(`shifts/${shiftId}/roster-files`, { purpose: null });
    const tampered = `${made.body.path.slice(0, -2)}AA`;
    const answer = await desk.goto(stage.system.urls['employer'] + tampered);
    expect(answer?.status()).toBe(404);
    await see(desk.getByRole('alert')).toContainText('名单链接不能用了');
    await see(desk.getByRole('alert')).toContainText('导出名单');
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-roster-link-over');
    await desk.getByRole('link', { name: '回到看板' }).click();
    await see(desk.getByRole('heading', { name: '实时看板' })).toBeVisible();
    // A program is told as programs are.
    expect(await at(employer).get(made.body.path.slice('/api/'.length, -2))).toMatchObject({ status: 404 });
    // Whoever is not signed in signs in first, and then has the file.
    const guest = await stage.desktop(made.body.path);
    await see(guest.getByRole('heading', { name: '手机号登录' })).toBeVisible();
  });

  /** The worker who was asked about a shift, and said yes. */
  const accepted = (shiftId: string): Promise<WorldPerson> =>
    poll('an acceptance', async () => {
      for (const worker of workers) {
        const phone = new Client(stage.system.urls['worker']!, worker.token);
        const { items } = (
          await phone.get<{ items: { id: string; state: string; job: { shiftId: string } }[] }>('offers')
        ).body;
        const own = items.find((offer) => offer.job.shiftId === shiftId && offer.state === 'open');
        if (!own) continue;
        const { status } = await phone.post(`offers/${own.id}/acceptance`);
        if (status < 300) return worker;
      }
      return undefined;
    });
});

whole('@employer firms share workers', () => {
  let hotel: Page;
  let mill: Page;
  let lender: WorldEmployer;
  let borrower: WorldEmployer;

  const dayAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const pairOf = (page: Page, firm: WorldEmployer): Locator => page.getByRole('article', { name: firm.name });

  async function choose(page: Page, list: string, words: string): Promise<void> {
    await page.getByLabel(list).fill(words);
    await see(page.locator('.ant-select-item-option-active', { hasText: words }).last()).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }

  async function write(page: Page, what: { title: string; people: string; pay: string; who: string }): Promise<void> {
    await page.getByLabel('标题').fill(what.title);
    await choose(page, '工种', '包装');
    await page.getByLabel('工作内容').fill('成品糖装袋、码垛。');
    await page.getByLabel('人数', { exact: true }).fill(what.people);
    await page.getByLabel('从用工地点填入').press('ArrowDown');
    await see(page.locator('.ant-select-item-option-active', { hasText: '一号仓' })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByLabel(/（税前）/).fill(what.pay);
    await page.getByLabel('联系人姓名').fill(what.who);
    await page.getByLabel('联系电话').fill('13877100001');
  }

  it('a surplus meets a shortage; each sees why, one opens the talks, the other sees it at once and opens too', async () => {
    [lender, borrower] = [await stage.world.employer(place), await stage.world.employer(place)];
    hotel = await stage.deskOf(lender.owner, '/shared/post?side=surplus');
    mill = await stage.deskOf(borrower.owner, '/shared/post?side=shortage');
    await write(hotel, { title: '酒店淡季富余员工', people: '12', pay: '3600', who: '覃美玲' });
    await hotel.getByLabel('都是与本单位订立劳动合同的员工').check();
    await hotel.getByLabel('借出期间继续由本单位缴纳工伤保险').check();
    await mill.getByRole('checkbox', { name: '用餐' }).check();
    await write(mill, { title: '榨季缺工', people: '30', pay: '4200', who: '农志强' });
    await stage.shoot(hotel, 'employer-shared-post-surplus');
    for (const page of [hotel, mill]) {
      await page.getByRole('button', { name: '发布', exact: true }).click();
      await see(page.getByRole('heading', { name: '供需配对' })).toBeVisible();
    }
    for (const [page, other, told] of [
      [hotel, borrower, '需要 12 人'],
      [mill, lender, '可借出 12 人'],
    ] as const) {
      const pair = pairOf(page, other);
      await see(pair).toBeVisible();
      await see(pair).toContainText(told);
      await see(pair.getByText(/为什么合适/)).toBeVisible();
      await see(pair.getByRole('listitem').filter({ hasText: '提供用餐' })).toBeVisible();
      await see(pair.getByText(/不得收费、提成或者赚取差价/)).toBeVisible();
    }
    expect(await stage.axe(hotel)).toEqual([]);
    await stage.shoot(hotel, 'employer-shared-pair-proposed');
    await pairOf(hotel, borrower).getByRole('button', { name: '愿意洽谈' }).click();
    await see(pairOf(hotel, borrower)).toContainText('您愿意，等对方');
    await see(pairOf(mill, lender)).toContainText('对方愿意，等您答复');
    await see(pairOf(mill, lender).getByText('对方联系人', { exact: true })).toHaveCount(0);
    await stage.shoot(mill, 'employer-shared-pair-asked');
    await pairOf(mill, lender).getByRole('button', { name: '愿意洽谈' }).click();
    await see(pairOf(mill, lender)).toContainText('覃美玲');
    await see(pairOf(hotel, borrower)).toContainText('农志强');
    await see(pairOf(hotel, borrower)).toContainText('13877100001');
    expect(await stage.axe(hotel)).toEqual([]);
    await stage.shoot(hotel, 'employer-shared-pair-talks');
  });

  it('another pair is declined with a reason, which the other firm reads', async () => {
    const second = await at(lender).post<{ postingId: string; version: number }>('shared-postings', {
      side: 'surplus',
      title: '餐饮部富余',
      description: '打包、码垛。',
      tradeCodes: ['6-31-05-00'],
      headcount: 6,
      from: dayAhead(3),
      to: dayAhead(33),
      place: { point: place.point, address: '东门', regionCode: place.countyCode },
      pay: { unit: 'month', amountFen: 360_000 },
      declaration: {
        ownEmployees: true,
        dispatched: false,
        workInjuryInsured: true,
        contracts: [{ until: null, count: 6 }],
      },
      contact: { name: '覃美玲', phone: '13877100001' },
      publish: true,
    });
    expect(second).toMatchObject({ status: 201, body: { state: 'published' } });
    await stage.visit(hotel, `/shared/${second.body.postingId}`);
    await stage.visit(mill, '/shared?tab=pairs');
    const asked = pairOf(mill, lender).filter({ hasText: '等您答复' });
    await see(asked).toBeVisible();
    const less = { version: second.body.version, pay: { unit: 'month', amountFen: 350_000 } };
    const path = `shared-postings/${second.body.postingId}`;
    const changed = await at(lender).send('PATCH', path, less, { 'idempotency-key': 'less-pay-in-spring' });
    expect(changed.status).toBe(200);
    await see(asked).toContainText('条件有修改，请重新核对');
    await see(asked).toContainText('3500');
    await stage.shoot(mill, 'employer-shared-terms-changed');
    await asked.getByRole('button', { name: '婉拒' }).click();
    const dialog = mill.getByRole('dialog');
    await dialog.getByLabel('原因').fill('糖厂推迟开榨');
    expect(await stage.axe(mill)).toEqual([]);
    await stage.shoot(mill, 'employer-shared-decline');
    await dialog.getByRole('button', { name: '婉拒' }).click();
    await see(pairOf(hotel, borrower)).toContainText('对方婉拒：糖厂推迟开榨');
    await see(pairOf(mill, lender).filter({ hasText: '本单位婉拒' })).toBeVisible();
    await stage.shoot(hotel, 'employer-shared-declined');
    await stage.shoot(mill, 'employer-shared-pairs');
  });
});

whole('@employer a take-down and its appeal', () => {
  it('is told with its reason, appealed once, and the decision of another is shown', async () => {
    const { postingId } = await post(1, '夜间卸货', 20);
    const [clerk, other] = [
      await stage.world.staff({ role: 'supervisor', regionPrefix: place.cityCode }),
      await stage.world.staff({ role: 'supervisor', regionPrefix: place.cityCode }),
    ];
    const centre = ({ token }: WorldPerson): Client => new Client(stage.system.urls['centre']!, token);
    await desk.goto(stage.url('employer', `/postings/${postingId}`));
    await see(desk.getByRole('heading', { name: '夜间卸货' })).toBeVisible();
    const reason = '联系电话打不通，无法核实。';
    expect(await centre(clerk).post(`postings/${postingId}/take-down`, { reason })).toMatchObject({ status: 200 });
    await see(desk.getByText('这份用工单已被下架')).toBeVisible();
    await see(desk.getByRole('alert').filter({ hasText: reason })).toBeVisible();
    await desk.getByLabel('对下架提出申诉').fill('电话已改好，请再打一次。');
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-taken-down');
    await desk.getByRole('button', { name: '提交申诉' }).click();
    await see(desk.getByText('等待复核')).toBeVisible();
    await see(desk.getByLabel('对下架提出申诉')).toHaveCount(0);
    const decision = { uphold: true, decision: '电话已打通，申诉成立。' };
    expect(await centre(other).post(`postings/${postingId}/appeal-decision`, decision)).toMatchObject({ status: 200 });
    await see(desk.getByText('电话已打通，申诉成立。')).toBeVisible();
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-appeal-decided');
  });
});

whole('@employer files', () => {
  it('the templates of the page are filled in rightly: what is downloaded can be brought in as it is', async () => {
    await desk.goto(stage.url('employer', '/import'));
    const path = await fileOf(desk, () => desk.getByRole('link', { name: /下载 Excel 模板/ }).click());
    const book = new Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['岗位', 2],
      ['填写说明', 53],
    ]);
    await stage.shoot(desk, 'employer-import');
    const csv = await fileOf(desk, () => desk.getByRole('link', { name: /下载 CSV 模板/ }).click());
    for (const [name, file] of [
      ['模板.xlsx', path],
      ['模板.csv', csv],
    ] as const) {
      const { readFile } = await import('node:fs/promises');
      await desk.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: await readFile(file) });
      await see(desk.getByText('1 行可以导入')).toBeVisible();
    }
  });

  it('a file that is too long, and one that is no table, get a sentence and a way on', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('岗位');
    const template = await firstSheet(
      await fileOf(desk, () => desk.getByRole('link', { name: /下载 Excel 模板/ }).click()),
    );
    const [head = [], row = []] = cells(template);
    sheet.addRow(head);
    for (let n = 0; n < 10_025; n += 1) sheet.addRow(row);
    const files = [
      { name: '太长.xlsx', buffer: Buffer.from(await book.xlsx.writeBuffer()), told: /10,?000/ },
      { name: '太大.xlsx', buffer: Buffer.alloc(9 * 1_048_576, 'PK'), told: /太大|8 ?MB/ },
      { name: '照片.xlsx', buffer: Buffer.from('no table at all'), told: /Excel|CSV/ },
    ];
    for (const { name, buffer, told } of files) {
      await desk.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
      await see(desk.getByRole('alert')).toContainText(told);
      await see(desk.getByRole('alert')).toContainText('下载模板');
      await stage.shoot(desk, `employer-import-refused-${files.findIndex((one) => one.name === name)}`);
    }
    await see(desk.getByRole('link', { name: /下载 Excel 模板/ })).toBeVisible();
  });

  it('formulas, merged cells and dates as text: what can be read is, the rest is told by its cell', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('岗位');
    const template = await firstSheet(
      await fileOf(desk, () => desk.getByRole('link', { name: /下载 Excel 模板/ }).click()),
    );
    const [head = [], row = []] = cells(template);
    const column = (name: string): number => head.indexOf(name) + 1;
    sheet.addRow(head);
    for (let n = 0; n < 4; n += 1) sheet.addRow(row);
    sheet.getCell(2, column('人数')).value = { formula: '2+3', result: 5 };
    sheet.getCell(3, column('人数')).value = { formula: '2+3' } as never;
    sheet.getCell(4, column('日期')).value = '下周三';
    sheet.getCell(5, 1).value = '以下为二号库';
    sheet.mergeCells(5, 1, 5, head.length);
    const buffer = Buffer.from(await book.xlsx.writeBuffer());
    await desk.locator('input[type=file]').setInputFiles({ name: '怪表.xlsx', mimeType: '', buffer });
    await see(desk.getByText('1 行可以导入')).toBeVisible();
    await see(desk.getByRole('row', { name: /公式没有计算结果/ })).toBeVisible();
    await see(desk.getByRole('row', { name: /看不懂日期/ })).toContainText('下周三');
    await see(desk.getByRole('row', { name: /整行合并的单元格/ })).toBeVisible();
    await stage.shoot(desk, 'employer-import-odd');
    const faults = await fileOf(desk, () => desk.getByRole('button', { name: '导出问题清单' }).click());
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(faults, 'utf8')).toContain('下周三');
  });

  it('a long import shows how far it is, and stops when told, with what was written in its result', async () => {
    const template = await firstSheet(
      await fileOf(desk, () => desk.getByRole('link', { name: /下载 Excel 模板/ }).click()),
    );
    const [head = [], row = []] = cells(template);
    const rows = Array.from({ length: 5_000 }, (_, n) => [`L-${n}`, ...row.slice(1)].join(','));
    const buffer = Buffer.from([head.join(','), ...rows].join('\n'));
    await desk.locator('input[type=file]').setInputFiles({ name: '很多.csv', mimeType: 'text/csv', buffer });
    await see(desk.getByText('5000 行可以导入')).toBeVisible({ timeout: 60_000 });
    await desk.getByRole('checkbox', { name: /直接发布/ }).uncheck();
    await desk.getByRole('button', { name: '导入 5000 行' }).click();
    const bar = desk.getByRole('progressbar', { name: '进度' });
    await see(bar).not.toHaveAttribute('aria-valuenow', '0', { timeout: 60_000 });
    await stage.shoot(desk, 'employer-import-running');
    await desk.getByRole('button', { name: '取消' }).click();
    await see(desk.getByText(/已取消，还有 \d+ 行没有导入/)).toBeVisible();
    await see(desk.getByText(/已导入 \d+ 行/)).toBeVisible();
    await stage.shoot(desk, 'employer-import-stopped');
  });
});

whole('@employer all of it', () => {
  it('no page complained', () => {
    expect(stage.complaints).toEqual([]);
  });
});
