import { expect as playwright, type Locator, type Page } from '@playwright/test';
import { candidatesIndexed } from '../support/candidates-indexed';
import { Client } from '../support/client';
import { poll } from '../support/poll';
import { postingBody } from '../support/posting';
import type { WorldEmployer } from '../support/world';
import { Stage, whole } from './support/stage';

const see = playwright.configure({ timeout: 20_000 });
jest.setTimeout(180_000);

whole('@employer every dialog of the console', () => {
  let stage: Stage;
  let employer: WorldEmployer;
  let desk: Page;
  let postingId: string;
  let shiftId: string;
  let sharedId: string;

  const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    stage = await Stage.open('employer-dialogs');
    const place = stage.world.place(0);
    employer = await stage.world.employer(place);
    const boss = new Client(stage.system.urls['employer']!, employer.owner.token);
    const [worker] = await stage.world.workers(place, 1);
    await stage.world.member(place, employer.employerId, 'foreman');
    await candidatesIndexed(stage.system.urls['matching']!, 1);
    const start = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 2 * 3_600_000);
    const body = postingBody(place, employer, { start, hours: 3, headcount: 2, title: '仓库分拣' });
    const posted = await boss.post<{ postingId: string; shiftIds: string[] }>('postings', body);
    ({ postingId } = posted.body);
    shiftId = posted.body.shiftIds[0]!;
    expect((await boss.post('posting-templates', { postingId, name: '周末分拣' })).status).toBe(201);
    expect((await boss.post('regulars', { workerId: worker!.accountId })).status).toBeLessThan(300);
    const shared = await boss.post<{ postingId: string }>('shared-postings', {
      side: 'shortage',
      title: '榨季缺工',
      description: '装袋、码垛。',
      tradeCodes: ['6-31-05-00'],
      headcount: 6,
      from: dayAhead(3),
      to: dayAhead(33),
      place: { point: place.point, address: '东门', regionCode: place.countyCode },
      pay: { unit: 'month', amountFen: 420_000 },
      settlesThroughLender: true,
      contact: { name: '农志强', phone: '13877100002' },
      publish: true,
    });
    sharedId = shared.body.postingId;
    const phone = new Client(stage.system.urls['worker']!, worker!.token);
    await poll('a seat taken', async () => {
      const { items } = (await phone.get<{ items: { id: string }[] }>('offers')).body;
      return items[0] && (await phone.post(`offers/${items[0].id}/acceptance`)).status < 300;
    });
    desk = await stage.deskOf(employer.owner, `/shifts/${shiftId}`);
    await see(desk.getByRole('button', { name: /导出名单/ })).toBeVisible();
  }, 150_000);
  afterAll(() => stage?.close());

  /** A page, the button on it that opens a dialog, and what stands over the dialog. */
  const DIALOGS: readonly (readonly [name: string, path: () => string, button: string | RegExp, title: RegExp])[] = [
    ['add', () => `/shifts/${shiftId}`, /^加人/, /加人|加几个人/],
    ['cut', () => `/shifts/${shiftId}`, /^减人/, /减/],
    ['copy', () => `/shifts/${shiftId}`, /^复制/, /复制/],
    ['withdraw', () => `/shifts/${shiftId}`, /^撤回/, /撤回/],
    ['export', () => `/shifts/${shiftId}`, '导出名单', /导出用工名单/],
    ['block', () => `/shifts/${shiftId}`, /^屏蔽/, /屏蔽/],
    ['copy-week', () => '/', '复制上周', /复制/],
    ['posting-copy', () => `/postings/${postingId}`, '复制到别的日子', /复制/],
    ['template-save', () => `/postings/${postingId}`, '存为模板', /存为模板/],
    ['posting-close', () => `/postings/${postingId}`, '停止招人', /停止招人/],
    ['template-use', () => '/postings?state=templates', /^选日期发布/, /周末分拣/],
    ['template-remove', () => '/postings?state=templates', /^移除/, /删除这个模板/],
    ['regular-remove', () => '/regulars', /^移除/, /移出熟工名单/],
    ['invite', () => '/members', '邀请成员', /邀请成员/],
    ['member-remove', () => '/members', /^移除/, /移除/],
    ['site-add', () => '/organisation', '添加地点', /添加地点/],
    ['site-edit', () => '/organisation', /^修改/, /修改地点/],
    ['site-archive', () => '/organisation', /^停用/, /停用后/],
    ['organisation', () => '/organisation', '更正资料', /更正资料/],
    ['shared-withdraw', () => `/shared/${sharedId}`, '撤回', /撤回后/],
  ];

  const focusWithin = (dialog: Locator): Promise<boolean> =>
    dialog.evaluate((element) => element.matches(':focus-within'));

  it.each(DIALOGS)(
    '%s: taken in by the keyboard, left by Escape, without a fault',
    async (name, path, button, title) => {
      await stage.visit(desk, path());
      const opener = desk.locator('main').getByRole('button', { name: button }).first();
      await see(opener).toBeVisible();
      await opener.focus();
      await desk.keyboard.press('Enter');
      const dialog = desk.getByRole('dialog', { name: title });
      await see(dialog).toBeVisible();
      await poll('the focus in the dialog', () => focusWithin(dialog));
      for (const width of [1440, 390]) {
        await desk.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        expect([width, await stage.axe(desk)]).toEqual([width, []]);
        const box = (await dialog.boundingBox())!;
        expect([width, box.x >= 0 && box.x + box.width <= width]).toEqual([width, true]);
      }
      await desk.setViewportSize({ width: 1440, height: 900 });
      await stage.shoot(desk, `employer-dialog-${name}`);
      await desk.keyboard.press('Escape');
      await see(dialog).toHaveCount(0);
      await see(opener).toBeFocused();
    },
  );

  it('the menu of a phone: in by its button, out by Escape, back at the button', async () => {
    await desk.setViewportSize({ width: 390, height: 844 });
    await stage.visit(desk, '/');
    const opener = desk.getByRole('button', { name: '打开菜单' });
    await opener.focus();
    await desk.keyboard.press('Enter');
    const drawer = desk.getByRole('dialog');
    await see(drawer.getByRole('link', { name: '共享用工' })).toBeVisible();
    await poll('the focus in the menu', () => focusWithin(drawer));
    expect(await stage.axe(desk)).toEqual([]);
    await stage.shoot(desk, 'employer-menu', [390]);
    await desk.keyboard.press('Escape');
    await see(drawer).toBeHidden();
    await see(opener).toBeFocused();
  });

  it('no page complained', () => {
    expect(stage.complaints).toEqual([]);
  });
});
