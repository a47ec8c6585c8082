import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect as playwright, type Locator, type Page } from '@playwright/test';
import { creditCodeCheckCharacter } from '@gg/identity';
import { candidatesIndexed } from '../support/candidates-indexed';
import { Client } from '../support/client';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';
import { codeShown, sendSignIn } from './support/sign-in';
import { Stage, WHOLE } from './support/stage';

/** Others may be at work on the machine. */
const see = playwright.configure({ timeout: 20_000 });
jest.setTimeout(120_000);

let stage: Stage;
let place: WorldPlace;
let employer: WorldEmployer;
let workers: WorldPerson[];
/** The owner's desktop, signed in by the first journey. */
let desk: Page;

beforeAll(async () => {
  stage = await Stage.open('employer-pages');
  place = stage.world.place(0);
  employer = await stage.world.employer(place);
  workers = await stage.world.workers(place, 4);
  await candidatesIndexed(stage.system.urls['matching']!, 4);
}, 60_000);
afterAll(() => stage?.close());

async function phoneOf({ phone }: WorldPerson): Promise<Page> {
  const page = await stage.phone();
  await sendSignIn(page, phone);
  await see(page.getByRole('navigation')).toBeVisible();
  return page;
}

const boss = (): Client => new Client(stage.system.urls['employer']!, employer.owner.token);

/** Tomorrow at an hour of Guangxi. */
function tomorrowAt(hour: number): Date {
  const day = 86_400_000;
  return new Date(Math.floor((Date.now() + 8 * 3_600_000) / day) * day + day + (hour - 8) * 3_600_000);
}

async function post(
  headcount: number,
  title: string,
  hour: number,
  mode: object = { dispatch: true },
): Promise<string> {
  const body = postingBody(place, employer, { start: tomorrowAt(hour), hours: 4, headcount, title, mode });
  const posted = await boss().post<{ shiftIds: string[] }>('postings', body);
  expect(posted).toMatchObject({ status: 201, body: { state: 'published' } });
  return posted.body.shiftIds[0]!;
}

const card = (page: Page, title: string): Locator => page.getByRole('article').filter({ hasText: title });

/** As far as the Tab key goes: whatever cannot be reached by it is out of reach for some. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let n = 0; n < 150; n += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${String(target)}`);
}

const type = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
};

/** Pages that are laid out otherwise on a phone. */
const NARROW: ReadonlySet<string> = new Set(['/', '/?view=calendar', '/post', '/postings', '/members']);

/** Types into a list and takes what it offers, once it does: the list follows the typing a moment later. */
async function choose(page: Page, list: string, words: string): Promise<void> {
  await page.getByLabel(list).fill(words);
  await see(page.locator('.ant-select-item-option-active', { hasText: words }).last()).toBeVisible();
  await page.keyboard.press('Enter');
}

describe('@employer', () => {
  it('signs in and posts by the keyboard alone; a phone accepts, and the seat fills without a reload', async () => {
    desk = await stage.desktop();
    await see(desk.getByRole('heading', { name: '手机号登录' })).toBeVisible();
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-sign-in');
    await type(desk, '手机号', employer.owner.phone);
    await desk.keyboard.press('Enter');
    await type(desk, '验证码', await codeShown(desk));
    await desk.keyboard.press('Enter');
    await see(desk.getByRole('heading', { name: '今明两天没有班次' })).toBeVisible();
    await stage.shoot(desk, 'employer-board-nothing');

    await tabTo(desk, desk.getByRole('link', { name: '发布用工' }).first());
    await desk.keyboard.press('Enter');
    await see(desk.getByRole('heading', { name: '发布用工' })).toBeVisible();
    await type(desk, '工种', place.trade.zh);
    await desk.keyboard.press('Enter');
    await type(desk, '岗位名称', '仓库分拣');
    await type(desk, '工作内容', '在仓库按单分拣、贴标、装筐，站立工作。');
    await type(desk, '开始', '830');
    await type(desk, '结束', '12');
    await type(desk, '每天人数', '2');
    await type(desk, '税前报酬', '26');
    await see(desk.getByText('可以发布')).toBeVisible();
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-post');
    await desk.keyboard.press('Control+Enter');

    const shift = card(desk, '仓库分拣');
    await see(shift).toBeVisible();
    await see(shift).toContainText('08:30–12:00');
    await see(shift.getByText('已发邀约').first()).toBeVisible();

    const phone = await phoneOf(workers[0]!);
    const offer = card(phone, '仓库分拣');
    await see(offer).toBeVisible();
    await offer.getByRole('button', { name: '我要接单' }).click();
    await see(shift.getByText(workers[0]!.name)).toBeVisible();
    await see(shift.getByRole('progressbar', { name: '已确认 1 人，需要 2 人' })).toBeVisible();
    await see(desk.getByText(`${workers[0]!.name} 接受了「仓库分拣」`)).toBeVisible();
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-board');
  });

  it('what breaks a rule is said while one types, with the article, and put right by a button', async () => {
    await desk.goto(stage.url('employer', '/post'));
    await desk.getByLabel('工作内容').fill('仓库分拣，限女性，入职交押金 200 元。');
    await desk.getByLabel('税前报酬').fill('12');
    const findings = desk.getByRole('complementary', { name: '合规检查' });
    await see(findings.getByText(/处要先改/)).toBeVisible();
    await see(findings).toContainText('劳动合同法');
    await stage.shoot(desk, 'employer-post-findings');
    const blocks = findings.locator('.finding-block');
    for (let left = await blocks.count(); left > 0; left = await blocks.count()) {
      await blocks.getByRole('button').first().click();
      await see(blocks).not.toHaveCount(left);
    }
    await see(findings.getByText('不能发布')).toHaveCount(0);
    await see(desk.getByLabel('工作内容')).not.toHaveValue(/押金|限女性/);
  });

  it('adds people in two taps, cuts a taken seat by name, and sees who declined and why', async () => {
    const shiftId = await post(2, '会展搬运', 14);
    const phone = await phoneOf(workers[1]!);
    const offer = card(phone, '会展搬运');
    await see(offer).toBeVisible();
    await offer.getByRole('button', { name: '不接' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '太远了' }).click();
    const other = await phoneOf(workers[2]!);
    await see(card(other, '会展搬运')).toBeVisible();
    await card(other, '会展搬运').getByRole('button', { name: '我要接单' }).click();

    await desk.goto(stage.url('employer'));
    const shift = card(desk, '会展搬运');
    await see(shift.getByText(workers[2]!.name)).toBeVisible();
    await see(shift).toContainText('1 人没接：太远 1');
    await shift.getByRole('button', { name: '加人' }).click();
    await desk.getByRole('button', { name: '加 1 人' }).click();
    await see(shift.getByRole('progressbar', { name: '已确认 1 人，需要 3 人' })).toBeVisible();
    await shift.getByRole('button', { name: '减人' }).click();
    await desk.getByLabel('减几个人').fill('2');
    await desk.keyboard.press('Tab');
    await desk.getByRole('button', { name: '减 2 人' }).click();
    await see(shift.getByRole('progressbar', { name: '已确认 1 人，需要 1 人' })).toBeVisible();
    await see(shift.getByText('已满员')).toBeVisible();

    await shift.getByRole('link', { name: '查看名单' }).click();
    await see(desk.getByRole('cell', { name: workers[2]!.name }).first()).toBeVisible();
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-shift');
    await desk.getByRole('tab', { name: '邀约与原因' }).click();
    await see(desk.getByText(/邀约原因：.*距集合点/).first()).toBeVisible();
    await stage.shoot(desk, 'employer-shift-offers');
    expect(shiftId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('a file with bad rows is checked first, row by row, and the good ones are brought in', async () => {
    const text = readFileSync(join(__dirname, '..', '..', 'docs', 'examples', 'postings.csv'), 'utf8');
    const [header = '', row = ''] = text.split(/\r?\n/);
    const date = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const cells = row.split(',').map((cell) => (cell.startsWith('2026-') ? date : cell));
    const line = (change: Record<number, string>): string => cells.map((cell, n) => change[n] ?? cell).join(',');
    const own = { 1: '', 2: employer.creditCode };
    const rows = [
      header,
      line(own),
      line({ ...own, 0: 'X-2', 19: '很多' }),
      line({ ...own, 0: 'X-3', 14: '2026-02-31' }),
    ];
    await desk.goto(stage.url('employer', '/import'));
    await desk
      .locator('input[type=file]')
      .setInputFiles({ name: '岗位.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await see(desk.getByText('1 行可以导入')).toBeVisible();
    await see(desk.getByText('2 处有问题')).toBeVisible();
    await see(desk.getByRole('row', { name: /很多/ })).toContainText('人数');
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-import-checked');
    await desk.getByRole('button', { name: '导入 1 行' }).click();
    await see(desk.getByText('已导入 1 行')).toBeVisible();
    await desk.getByRole('link', { name: '去看用工单' }).click();
    await see(desk.getByText('早班快件分拣').first()).toBeVisible();
  });

  it('what is posted often is kept as a template, changed, and posted on other days', async () => {
    await stage.visit(desk, '/postings');
    await desk.getByRole('link', { name: '仓库分拣', exact: true }).click();
    await see(desk.getByRole('img', { name: '这份用工单的二维码' })).toBeVisible();
    await desk.getByRole('button', { name: '存为模板' }).click();
    await desk.getByLabel('模板名称').fill('周末分拣');
    await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await see(desk.getByText('已存为模板', { exact: false })).toBeVisible();
    await stage.visit(desk, '/postings?state=templates');
    await see(desk.getByText('08:30–12:00', { exact: false })).toBeVisible();
    await stage.shoot(desk, 'employer-templates');
    await desk.getByRole('link', { name: '改一改再发' }).click();
    await see(desk.getByLabel('开始', { exact: true })).toHaveValue('08:30');
    await see(desk.getByLabel('税前报酬')).toHaveValue('26.00');
  });

  it('a newcomer registers, is told of a wrong code, adds a place, and may write while the firm is verified', async () => {
    const page = await stage.desktop();
    await page.getByLabel('手机号').fill('13977000002');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel('验证码').fill(await codeShown(page));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByLabel('单位名称').fill('邕江示例仓储有限公司');
    const first17 = `91${place.countyCode}MA5K00001`;
    const right = first17 + creditCodeCheckCharacter(first17);
    await page.getByLabel('统一社会信用代码').fill(first17 + (right.endsWith('1') ? '2' : '1'));
    await see(page.getByText('校验位不对，请对照营业执照再看一遍。')).toBeVisible();
    await page.getByLabel('统一社会信用代码').fill(right);
    await choose(page, '所在城市', '南宁');
    expect(await stage.axe(page)).toEqual([]);
    await stage.shoot(page, 'employer-register');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await see(page.getByText('单位正在等待核验')).toBeVisible();
    await stage.shoot(page, 'employer-board-waiting');
    await page.getByRole('link', { name: '单位资料' }).click();
    await page.getByRole('button', { name: '添加地点' }).click();
    await page.getByLabel('地点名称').fill('江南云仓 2 号库');
    await page.getByLabel('详细地址').fill('沙井大道 18 号');
    await choose(page, '所在城市', '南宁');
    await choose(page, '县（市、区）', '江南');
    await see(page.getByText('暂用县区中心', { exact: false })).toBeVisible();
    expect(await stage.axe(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).click();
    await see(page.getByText('江南云仓 2 号库').first()).toBeVisible();
  });

  it('every page at both widths: no fault of accessibility, and nothing wider than the screen', async () => {
    const pages = [
      '/',
      '/?view=calendar',
      '/post',
      '/postings',
      '/import',
      '/assign',
      '/regulars',
      '/shared',
      '/shared/post?side=surplus',
      '/notices',
      '/members',
      '/organisation',
      ...(WHOLE ? ['/?view=table&range=month', '/shared/post?side=shortage', '/nowhere'] : []),
    ];
    const { items } = (await boss().get<{ items: { id: string }[] }>('postings?limit=1')).body;
    for (const path of [...pages, `/postings/${items[0]!.id}`]) {
      const name =
        path
          .replace(/[0-9a-f-]{36}/, 'one')
          .replace(/\W+/g, '-')
          .replace(/^-|-$/g, '') || 'home';
      await stage.visit(desk, path);
      await see(desk.locator('main h1')).toBeVisible();
      await see(desk.locator('[aria-busy=true]')).toHaveCount(0);
      expect([path, await stage.axe(desk)]).toEqual([path, []]);
      await desk.setViewportSize({ width: 390, height: 844 });
      const fits = 'document.documentElement.scrollWidth <= window.innerWidth';
      await poll(`${path} to fit on a phone`, async () => Boolean(await desk.evaluate(fits)));
      expect([path, WHOLE || NARROW.has(path) ? await stage.axe(desk) : []]).toEqual([path, []]);
      await stage.shoot(desk, `employer-${name}`);
      await desk.setViewportSize({ width: 1440, height: 900 });
    }
  });

  it('sign-in and board are at most 130 KB of scripts', async () => {
    const cookie = `gg_employer=${employer.owner.token}`;
    const html = await (await fetch(stage.url('employer'), { headers: { accept: 'text/html', cookie } })).text();
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
    let bytes = 0;
    for (const path of paths) {
      const answer = await fetch(stage.url('employer', path), { headers: { 'accept-encoding': 'gzip' } });
      bytes += gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
    }
    expect(paths.some((path) => path.includes('console'))).toBe(true);
    expect(bytes / 1024).toBeLessThan(130);
  });

  it('no page complained', () => {
    expect(stage.complaints).toEqual([]);
  });
});
