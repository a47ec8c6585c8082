import { gzipSync } from 'node:zlib';
import { expect as see, type Page } from '@playwright/test';
import { poll } from '../support/poll';
import { idNumber } from '../e2e/every-route/identity-recipes';
import { Crowd, signIn } from './support/crowd';
import { chooseLetters, sideways } from './support/letters';
import { WHOLE, type Stage } from './support/stage';

let crowd: Crowd;
let stage: Stage;

beforeAll(async () => {
  crowd = await Crowd.open('worker-pages');
  ({ stage } = crowd);
}, 60_000);
afterAll(() => crowd?.close());

/** A browser without a voice, as WeChat's; whatever plays is written down. */
const NO_VOICE = `
  delete window.speechSynthesis;
  delete window.SpeechSynthesisUtterance;
  window.sounds = [];
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    window.sounds.push(this);
    return play.call(this);
  };`;

const card = (page: Page, title: string) => page.getByRole('article').filter({ hasText: title });

describe('how the pages are served', () => {
  const ask = (path: string, accept = 'text/html') => fetch(stage.url('worker', path), { headers: { accept } });
  const entries = async () => {
    const html = await (await ask('/')).text();
    return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
  };

  it('the page is asked for again each time, is the same at every address of its own, and runs no script of its text', async () => {
    const page = await ask('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
    expect(await (await ask('/me/parties?code=1')).text()).toBe(html);
  });

  it('what is missing stays missing', async () => {
    const statuses = ['/assets/page-0.js', '/api/nothing', '/favicon.txt', '/me.png'].map(
      async (path) => (await ask(path)).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404]);
    expect((await ask('/me', 'application/json')).status).toBe(404);
    expect((await ask('/api/reference')).status).toBe(200);
  });

  it('search engines are shown the entrance and open work, and nothing of anybody', async () => {
    const robots = async (path: string) => (await ask(path)).headers.get('x-robots-tag');
    expect([await robots('/'), await robots('/jobs?trade=4-02')]).toEqual([null, null]);
    expect([await robots('/me'), await robots('/shifts/019a')]).toEqual(['noindex', 'noindex']);
    expect(await (await ask('/robots.txt')).text()).toContain('Disallow: /api/');
  });

  it('a page for whoever comes without a session asks for nothing that only a session is answered', async () => {
    const guest = await stage.phone();
    const asked: string[] = [];
    guest.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await guest.reload();
    await see(guest.getByRole('button', { name: '获取验证码' })).toBeVisible();
    expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
  });

  it('the workers’ entry is at most 45 KB, kept for a year', async () => {
    const paths = await entries();
    let bytes = 0;
    for (const path of paths) {
      const answer = await fetch(stage.url('worker', path), { headers: { 'accept-encoding': 'gzip' } });
      expect(answer.headers.get('cache-control')).toContain('immutable');
      bytes += gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
    }
    expect(paths.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(45 * 1_024);
  });
});

describe('@worker', () => {
  it('signs in, sees an offer come by itself, accepts it, and undoes that', async () => {
    const phone = await stage.phone();
    crowd.phones.set(0, phone);
    await see(phone.getByRole('heading', { name: '手机号登录' })).toBeVisible();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-sign-in');
    await signIn(phone, crowd.workers[0]!.phone);
    await see(phone.getByRole('heading', { name: '现在没有新的派单' })).toBeVisible();
    await stage.shoot(phone, 'worker-home-nothing');

    await crowd.post(1, '仓库分拣');
    const offer = card(phone, '仓库分拣');
    await see(offer).toBeVisible({ timeout: 15_000 });
    await see(offer.getByRole('timer')).toContainText(/\d+:\d\d/);
    for (const text of ['26', '元/小时', '税前', '一号仓', '责']) await see(offer).toContainText(text);
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-offer');

    await offer.getByRole('button', { name: '我要接单' }).click();
    await see(phone.getByRole('heading', { name: '接单成功' })).toBeVisible();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-accepted');
    await phone.getByRole('button', { name: '取消班次' }).click();
    const sheet = phone.getByRole('dialog');
    await see(sheet).toContainText('不影响以后派单');
    await see(sheet.getByRole('button', { name: '确定取消' })).toBeDisabled();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-cancel');
    await sheet.getByRole('button', { name: '我还是去' }).click();
    await phone.getByRole('button', { name: '撤回接单' }).click();
    await see(phone.getByText('已撤回，没有任何影响。')).toBeVisible();
    await see(phone.getByText('已撤回', { exact: true })).toBeVisible();
  });

  it('hears an offer, and why not without a connection; declines with a reason, and the card is gone', async () => {
    const phone = await crowd.phone(1);
    await phone.addInitScript(NO_VOICE);
    await phone.reload();
    await crowd.post(4, '会展搬运');
    const offer = card(phone, '会展搬运');
    await see(offer).toBeVisible({ timeout: 15_000 });
    const [aloud, stop] = ['读给我听', '停止朗读'].map((name) => offer.getByRole('button', { name }));
    await phone.context().setOffline(true);
    await aloud!.click();
    await see(phone.locator('.toast')).toContainText('网络不通');
    await see(aloud!).toBeVisible();
    await phone.context().setOffline(false);
    const sound = phone.waitForResponse(/\/api\/offers\/[^/]+\/audio\?language=zh-CN$/);
    await aloud!.click();
    expect([200, 206]).toContain((await sound).status());
    await poll('it is heard', () => phone.evaluate<boolean>('sounds.at(-1).currentTime > 0.3'));
    await see(stop!).toBeVisible();
    await stage.shoot(phone, 'worker-offer-aloud');
    await stop!.click();
    await see(aloud!).toBeVisible();
    expect(await phone.evaluate('sounds.at(-1).paused')).toBe(true);
    await offer.getByRole('button', { name: '不接' }).click();
    const sheet = phone.getByRole('dialog');
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-decline');
    await sheet.getByRole('button', { name: '太远了' }).click();
    await see(offer).toHaveCount(0);
  });

  it('finds open work nearby, what law applies to it, and why it would be offered', async () => {
    const phone = await crowd.phone(1);
    await phone.getByRole('link', { name: '找活', exact: true }).click();
    await phone.getByLabel('距离').selectOption('3000');
    await phone.getByRole('link', { name: /会展搬运/ }).click();
    await see(phone.getByText('非全日制用工 · 用人单位', { exact: false })).toBeVisible();
    await phone.getByRole('button', { name: '看看为什么' }).click();
    await see(phone.getByText('您符合全部条件。')).toBeVisible();
    await see(phone.getByText('目前的情况')).toBeVisible();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-job');
    await phone.getByRole('button', { name: '返回' }).click();
    await see(phone.getByLabel('距离')).toHaveValue('3000');
  });

  it('loses the connection, accepts, and it is sent when the connection is back', async () => {
    const phone = await crowd.phone(2);
    await crowd.post(4, '夜市帮厨');
    const offer = card(phone, '夜市帮厨');
    await see(offer).toBeVisible({ timeout: 15_000 });
    await phone.context().setOffline(true);
    await offer.getByRole('button', { name: '我要接单' }).click();
    await see(phone.getByText('已记下您要接单', { exact: false })).toBeVisible();
    await see(phone.getByText('连不上服务器', { exact: false })).toBeVisible({ timeout: 30_000 });
    await stage.shoot(phone, 'worker-offline');
    await phone.context().setOffline(false);
    await see(phone.getByRole('heading', { name: '下一个班次' })).toBeVisible({ timeout: 30_000 });
    await see(phone.getByText('连不上服务器', { exact: false })).toHaveCount(0);
    await phone.getByRole('link', { name: '班次', exact: true }).click();
    await see(phone.getByText('夜市帮厨')).toBeVisible();
    await stage.shoot(phone, 'worker-shifts');
  });

  it('a newcomer registers in three steps and is asked for the real name after them', async () => {
    const { lng, lat } = stage.world.place(0).point;
    const phone = await stage.phone('/', {
      geolocation: { longitude: lng, latitude: lat },
      permissions: ['geolocation'],
    });
    await phone.getByLabel('手机号').fill('13977000001');
    await phone.getByRole('button', { name: '获取验证码' }).click();
    const told = await phone.getByText(/验证码是 \d{6}/).textContent();
    await phone.getByLabel(/^验证码/).fill(/\d{6}(?!.*\d{6})/.exec(told ?? '')![0]);
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await see(phone.getByRole('heading', { name: '您会做什么活？' })).toBeVisible();
    await phone.getByRole('searchbox').fill('分拣');
    await phone.getByRole('checkbox', { name: /理货员/ }).check();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-first-run-trades');
    await phone.getByRole('button', { name: /下一步/ }).click();
    await phone.getByRole('button', { name: '用我现在的位置' }).click();
    await see(phone.getByText(/^出发地：/)).toBeVisible();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-first-run-place');
    await phone.getByRole('button', { name: /下一步/ }).click();
    await phone.getByRole('button', { name: '周三晚上' }).click();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-first-run-when');
    await phone.getByRole('button', { name: '完成，开始接单' }).click();
    await phone.getByRole('link', { name: '去填写' }).click();
    await phone.getByLabel('真实姓名').fill('韦秀英');
    await phone.getByLabel('身份证号').fill('123');
    await phone.getByRole('button', { name: '提交' }).click();
    await see(phone.getByText('身份证号应为 18 位。')).toBeVisible();
    await phone.getByLabel('身份证号').fill(idNumber('45032519880214003'));
    await phone.getByRole('button', { name: '提交' }).click();
    await see(phone.getByText('已填写，可以接单', { exact: true })).toBeVisible();
    await stage.shoot(phone, 'worker-identity');
  });

  it.each([
    ['in light', 'normal', 'light', [390, 1440]],
    ['in elder mode at 30 px', 'largest', 'light', [390]],
    ['in the dark', 'normal', 'dark', []],
  ] as const)(
    'every page fits on the screen and can be read and reached, %s',
    async (_how, letters, colorScheme, widths) => {
      const phone = await crowd.phone(3);
      await phone.emulateMedia({ colorScheme });
      await chooseLetters(stage, phone, letters);
      for (const path of letters === 'normal' && colorScheme === 'light' ? PAGES : LOOKED_AT) {
        await stage.visit(phone, path);
        await see(phone.getByRole('main')).toBeVisible();
        await see(phone.locator('[aria-busy]')).toHaveCount(0);
        expect([path, await sideways(phone), await stage.axe(phone)]).toEqual([path, 0, []]);
        const name = path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
        await stage.shoot(phone, `worker-${name}${letters === 'largest' ? '-elder' : ''}`, widths);
      }
    },
    60_000,
  );

  it('two tap for the last seat: one has it, the other is told and goes on', async () => {
    const all = await Promise.all([0, 1, 2, 3].map((n) => crowd.phone(n)));
    await crowd.post(1, '会场布置', 4);
    const asked = await poll('two phones with the offer', async () => {
      const shown = await Promise.all(
        all.map(async (phone) => ({ phone, count: await card(phone, '会场布置').count() })),
      );
      const having = shown.filter(({ count }) => count > 0).map(({ phone }) => phone);
      return having.length >= 2 && having.slice(0, 2);
    });
    await Promise.all(asked.map((phone) => card(phone, '会场布置').getByRole('button', { name: '我要接单' }).click()));
    const outcomes = await Promise.all(
      asked.map(async (phone) => {
        const won = phone.getByRole('heading', { name: '接单成功' });
        const lost = phone.locator('.toast');
        await see(won.or(lost).first()).toBeVisible();
        if ((await won.count()) > 0) return true;
        await see(lost).toContainText(/满|收回|结束/);
        return false;
      }),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });

  it('opens while the service is away, with what it knew last, and says so', async () => {
    const { cookies, origins } = await (await crowd.phone(2)).context().storageState();
    const phone = await stage.phone('/shifts', { storageState: { cookies, origins }, serviceWorkers: 'allow' });
    await see(phone.getByText('夜市帮厨')).toBeVisible();
    await phone.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    // From here on its parts come by way of the service worker, which keeps them.
    await phone.reload();
    await see(phone.getByText('夜市帮厨')).toBeVisible();
    await stage.system.service('worker').kill();
    await phone.reload();
    await see(phone.getByText('夜市帮厨')).toBeVisible();
    await see(phone.getByText('连不上服务器', { exact: false })).toBeVisible();
    await stage.system.service('worker').start();
    await see(phone.getByText('连不上服务器', { exact: false })).toHaveCount(0, { timeout: 20_000 });
  });

  it('no page complained', () => {
    expect(stage.complaints).toEqual([]);
  });
});

const PARTS = [
  'identity',
  'trades',
  'place',
  'when',
  'certificates',
  'parties',
  'market',
  'display',
  'ranking',
  'sessions',
  'data',
];

const PAGES = [
  '/',
  '/jobs',
  '/jobs?view=map',
  '/shifts',
  '/shifts?view=calendar',
  '/notices',
  '/me',
  ...PARTS.map((part) => `/me/${part}`),
  '/me/when?view=week',
];

/** Pages as different as they come; all of them where everything is asked for: `npm run test:browser`. */
const LOOKED_AT = WHOLE
  ? PAGES
  : ['/', '/jobs', '/jobs?view=map', '/shifts?view=calendar', '/me', '/me/trades', '/me/when'];
