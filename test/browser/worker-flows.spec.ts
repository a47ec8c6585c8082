import { newId } from '@gg/kernel';
import { expect as see } from '@playwright/test';
import { localDate } from '../../apps/web/shared/format/time';
import { datesFrom, type Availability } from '../../apps/web/worker/data/availability-days';
import { Client } from '../support/client';
import { Crowd } from './support/crowd';
import { chooseLetters, sideways } from './support/letters';
import { whole, type Stage } from './support/stage';

let crowd: Crowd;
let stage: Stage;

whole('@worker what not everybody does every day', () => {
  beforeAll(async () => {
    crowd = await Crowd.open('worker-flows');
    ({ stage } = crowd);
  }, 60_000);
  afterAll(() => crowd?.close());

  it('looks at the map, opens a cluster, goes to a job and comes back to the same map', async () => {
    await crowd.post(3, '会展搬运');
    const shiftId = await crowd.post(3, '码头卸货');
    const phone = await crowd.phone(1);
    await phone.getByRole('link', { name: '找活', exact: true }).click();
    await phone.getByRole('button', { name: '地图' }).click();
    await phone.getByLabel('距离').selectOption('10000');
    const map = phone.getByRole('group', { name: /^零活地图/ });
    // Both are at the employer's one site: one mark for all of them.
    const cluster = map.getByRole('button', { name: /^\d+ 份$/ });
    await cluster.click();
    const panel = phone.getByRole('region');
    await see(panel.getByRole('link', { name: /码头卸货/ })).toBeVisible();
    await see(panel.getByRole('link', { name: /会展搬运/ })).toBeVisible();
    const faults = await stage.axe(phone);
    await stage.shoot(phone, 'worker-map-cluster', [390, 768, 1440]);
    await phone.getByRole('button', { name: '放大' }).click();
    const { y } = (await cluster.boundingBox())!;
    await panel.getByRole('link', { name: /码头卸货/ }).click();
    await see(phone.getByRole('heading', { name: '码头卸货' }).first()).toBeVisible();
    await phone.getByRole('button', { name: '返回' }).click();
    await see(phone.getByLabel('距离')).toHaveValue('10000');
    await see(panel.getByRole('link', { name: /码头卸货/ })).toBeVisible();
    expect([faults, Object.fromEntries(new URL(phone.url()).searchParams), (await cluster.boundingBox())!.y]).toEqual([
      [],
      { radius: '10000', view: 'map' },
      y,
    ]);
    // What was chosen is there in the next visit, too, in the list as on the map; and the keyboard reaches it.
    await phone.getByRole('button', { name: '关闭' }).click();
    await phone.getByLabel('时薪至少').selectOption('3000');
    await see(phone.getByText('这里暂时没有招人的活')).toBeVisible();
    await phone.getByRole('link', { name: '接单', exact: true }).click();
    await phone.getByRole('link', { name: '找活', exact: true }).click();
    await see(phone.getByLabel('时薪至少')).toHaveValue('3000');
    await phone.getByRole('button', { name: '清除筛选' }).click();
    await cluster.focus();
    await phone.keyboard.press('Enter');
    await see(panel.getByRole('link', { name: /码头卸货/ })).toBeVisible();
    await phone.keyboard.press('Escape');
    await see(panel).toHaveCount(0);
    await phone.getByRole('button', { name: '列表' }).click();
    await see(phone.getByRole('link', { name: /码头卸货/ })).toBeVisible();
    expect(await crowd.boss.post(`shifts/${shiftId}/withdrawal`, { reason: '船没有到' })).toMatchObject({
      status: 200,
    });
  });

  it('sends the photo of a paper, and is told why a file is none', async () => {
    const phone = await crowd.phone(3);
    await stage.visit(phone, '/me/certificates');
    await phone.getByRole('button', { name: '添加证件' }).click();
    await phone.getByLabel('发证日期').fill('2026-01-05');
    await phone.getByLabel(/到期日期/).fill('2027-01-04');
    await phone.getByRole('button', { name: '保存' }).click();
    await see(phone.getByText('待核验')).toBeVisible();
    const field = phone.getByLabel('拍照上传');
    await field.setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ no picture') });
    await see(phone.getByRole('alert')).toContainText(/图片|照片/);
    const picture = await phone.screenshot();
    await field.setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: picture });
    await see(phone.getByRole('img', { name: '证件照片' })).toBeVisible();
    expect(await stage.axe(phone)).toEqual([]);
    await stage.shoot(phone, 'worker-certificates');
  });

  it('leads a crew: one joins by the link, says how many come, who may answer, and who goes', async () => {
    const [leader, mate] = [await crowd.phone(0), await crowd.phone(1)];
    await stage.visit(leader, '/me/parties');
    await leader.getByRole('button', { name: '组一个班组' }).click();
    await leader.getByRole('button', { name: '邀请', exact: true }).click();
    const link = await leader.getByRole('dialog').getByText(/code=/).textContent();
    await leader.keyboard.press('Escape');

    await stage.visit(mate, `/me/parties?${link!.split('?')[1]}`);
    await mate.getByRole('button', { name: '加入', exact: true }).click();
    await see(mate.getByText('我 · 已同意')).toBeVisible();

    await leader.reload();
    await leader.getByRole('button', { name: '管理' }).click();
    const sheet = leader.getByRole('dialog', { name: '管理队伍' });
    await sheet.getByRole('switch', { name: '队友 2' }).click();
    await see(sheet.getByRole('switch', { name: '队友 2' })).toBeChecked();
    expect(await stage.axe(leader)).toEqual([]);
    await stage.shoot(leader, 'worker-party-settings');
    await leader.keyboard.press('Escape');
    await see(leader.getByText('队友 2 · 可答复 · 已同意')).toBeVisible();

    await leader.getByRole('button', { name: '管理' }).click();
    await see(sheet.getByText('全部一起，缺一个都不去')).toBeVisible();
    await sheet.getByRole('button', { name: '移出队伍' }).click();
    await see(sheet.getByText('移出后只剩您一个人', { exact: false })).toBeVisible();
    await sheet.getByRole('button', { name: '移出队伍' }).click();
    await see(leader.getByText('还没有队伍')).toBeVisible();
  });

  it('says of one day what every week does not, and another phone’s word stays', async () => {
    const phone = await crowd.phone(2);
    const own = new Client(stage.system.urls['worker']!, crowd.workers[2]!.token);
    const dates = datesFrom(localDate(Date.now()), 100);
    const row = (n: number) => phone.getByRole('main').getByRole('listitem').nth(n);
    const sheet = phone.getByRole('dialog');
    await stage.visit(phone, '/me/when');
    await phone.getByRole('button', { name: '每周' }).click();
    await phone.getByRole('button', { name: '每天白天' }).click();
    await phone.getByRole('button', { name: '周一夜里' }).click();
    await phone.getByRole('button', { name: '保存' }).click();
    await see(phone.getByText('已保存')).toBeVisible();

    // A day with a shift, from another page; and what another phone says after this one has looked.
    const shiftId = await crowd.post(1, '货架补货', 2, { claim: true });
    expect(await own.post(`shifts/${shiftId}/claims`)).toMatchObject({ status: 201 });
    await stage.visit(phone, '/me/when');
    await see(row(0)).toContainText('今天');
    const elsewhere = [dates[4]!, dates[90]!].map((date) => ({ date, free: [] }));
    expect(await own.send('PUT', 'worker/availability/exceptions', { set: elsewhere })).toMatchObject({ status: 200 });
    await row(3).getByRole('button').focus();
    await phone.keyboard.press('Enter');
    await see(sheet).toBeVisible();
    await sheet.getByRole('button', { name: '全天没空' }).press('Enter');
    await see(sheet).toHaveCount(0);
    await see(row(3)).toContainText(/没空.*与平常不同/);
    await see(row(4)).toContainText(/没空.*与平常不同/);
    await row(5).getByRole('button').click();
    await sheet.getByRole('group').getByRole('button', { name: /上午/ }).click();
    await sheet.getByRole('group').getByRole('button', { name: /晚上/ }).click();
    await sheet.getByRole('button', { name: '保存' }).click();
    await see(row(5)).toContainText(/^周.*日下午与平常不同/);
    await phone.reload();
    await see(row(3)).toContainText(/没空.*与平常不同/);
    await see(row(5)).toContainText(/下午.*与平常不同/);
    await see(phone.getByText('有班次')).toHaveCount(1);
    expect((await own.get<Availability>('worker/profile')).body.exceptions.map(({ date }) => date)).toEqual(
      [3, 4, 5, 90].map((n) => dates[n]),
    );

    await phone.setViewportSize({ width: 360, height: 740 });
    for (const [name, letters, colorScheme] of [
      ['', 'normal', 'light'],
      ['-elder', 'largest', 'light'],
      ['-dark', 'normal', 'dark'],
    ] as const) {
      await phone.emulateMedia({ colorScheme });
      await chooseLetters(stage, phone, letters);
      await stage.visit(phone, '/me/when');
      await see(row(5)).toContainText('下午');
      const booked = phone.getByRole('listitem').filter({ hasText: '有班次' });
      expect([await sideways(phone), await stage.axe(phone)]).toEqual([0, []]);
      await stage.shoot(phone, `worker-days${name}`, name === '' ? [390, 1440] : [390]);
      await booked.getByRole('button').click();
      await see(sheet).toContainText('货架补货');
      expect([await sideways(phone), await stage.axe(phone)]).toEqual([0, []]);
      await stage.shoot(phone, `worker-day${name}`, name === '' ? [390, 1440] : [390]);
      await phone.keyboard.press('Escape');
    }
    await row(3).getByRole('button').click();
    await sheet.getByRole('button', { name: '照平常' }).click();
    await see(row(3)).not.toContainText('与平常不同');
  });

  it('asks of work that is gone why it did not come', async () => {
    const shiftId = await crowd.post(2, '展台拆卸', 6);
    // Who has enough offers, or no time, is not asked: one of those who are.
    const offered = () =>
      Promise.all(
        crowd.workers.map(async ({ token }) => {
          const own = new Client(stage.system.urls['worker']!, token);
          const { items } = (await own.get<{ items: { job: { shiftId: string } }[] }>('offers')).body;
          return items.some(({ job }) => job.shiftId === shiftId);
        }),
      );
    await see.poll(async () => (await offered()).includes(true)).toBe(true);
    const asked = (await offered()).indexOf(true);
    const withdrawn = () => crowd.boss.post(`shifts/${shiftId}/withdrawal`, { reason: '展会改期' });
    await see.poll(async () => (await withdrawn()).status).toBe(200);
    const phone = await crowd.phone(asked);
    await stage.visit(phone, `/jobs/${shiftId}`);
    await see(phone.getByText('这份活已经结束或招满了。')).toBeVisible();
    await phone.getByRole('button', { name: '看看为什么' }).click();
    await see(phone.getByText('目前的情况')).toBeVisible();
    await see(phone.getByText(/这个班次已取消|单位已撤回/)).toBeVisible();
    expect([await sideways(phone), await stage.axe(phone)]).toEqual([0, []]);
    await stage.shoot(phone, 'worker-job-gone', [390, 1440]);
    // Of what was never theirs, or never was, they are told no more.
    await stage.visit(phone, `/jobs/${newId()}`);
    await phone.getByRole('button', { name: '看看为什么' }).click();
    await see(phone.getByText('没有更多可以说的')).toBeVisible();
    expect([await sideways(phone), await stage.axe(phone)]).toEqual([0, []]);
    await stage.shoot(phone, 'worker-job-nothing', [390]);
  });

  it('no page complained', () => {
    expect(stage.complaints).toEqual([]);
  });
});
