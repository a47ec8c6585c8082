import { newId, type Id } from '@gg/kernel';
import { OfferLinksController } from '../../apps/worker/offer-links.controller';
import { SmsInboundController } from '../../apps/worker/sms-inbound.controller';
import { emptyTables, makeTables, startService, tokenOf, World, type RunningService } from '../support/notifications';
import { TestGateway } from '../support/test-gateway';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const settings = { relay: { leaseMs: 500, pollMs: 50 }, escalation: { smsSeconds: 3_600, callMinutes: 600 } };

let database: TestDatabase;
let gateway: TestGateway;
let world: World;
let matching: RunningService;
let worker: RunningService;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  gateway = await TestGateway.start();
  world = new World();
  const options = { databaseUrl: database.url, world, settings, env: gateway.env };
  matching = await startService({ ...options, service: 'matching' });
  worker = await startService({
    ...options,
    service: 'worker',
    controllers: [OfferLinksController, SmsInboundController],
  });
});
beforeEach(async () => {
  await emptyTables(matching);
  world.answers.length = 0;
  world.full = false;
  world.leftOut = null;
  world.undone.clear();
});
afterAll(async () => {
  await worker?.close();
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

interface Offered {
  readonly workerId: Id;
  readonly offerId: Id;
  readonly phone: string;
  readonly code: string;
  readonly link: string;
}

/** Somebody without an open page got an offer by text. @param partners who would come along */
async function offered(partners: readonly Id[] = []): Promise<Offered> {
  const workerId = world.worker();
  const offerId = world.offer(workerId, [workerId, ...partners]);
  const phone = world.phones.get(workerId)!;
  const event = world.waveOf([offerId]);
  await matching.run(async (tx) => tx.emit(event));
  const [sms] = await poll('the text', async () => {
    const sent = await gateway.outbox(phone);
    return sent.length > 0 && sent;
  });
  const [, code = '', link = ''] = /“1 (\w{4})”.*详情 (\S+)$/.exec(sms!.text) ?? [];
  return { workerId, offerId, phone, code, link };
}

const handOver = (id: string, from: string, text: string, token = gateway.env['SMS_GATEWAY_TOKEN']) =>
  fetch(`${worker.url}/api/sms/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ id, from, text }),
  });

const outcomeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { outcome: unknown }).outcome;

/** The texts a phone got after its offer. */
const answersTo = async (phone: string): Promise<string[]> =>
  (await gateway.outbox(phone)).slice(1).map((sms) => sms.text);

/** Waits until everything that is due was done. */
const settled = () =>
  poll('all texts', async () => {
    const [row] = await matching.connections.rows<{ n: number }>(
      "SELECT COUNT(*) n FROM sms_messages WHERE state = 'waiting'",
    );
    return Number(row?.n) === 0;
  });

describe('a reply by text', () => {
  it('accepts in the name of its sender, and is answered', async () => {
    const { offerId, phone, code, workerId } = await offered();
    const answer = await handOver('sms-1', phone, `１　${code.toLowerCase()}。`);
    expect([answer.status, await outcomeOf(answer)]).toEqual([200, 'accepted']);
    expect(world.answers).toMatchObject([
      {
        offerId,
        answer: 'accepted',
        caller: { kind: 'worker', accountId: workerId, workerId, channel: 'sms', onBehalfOf: null },
      },
    ]);
    const [text] = await poll('the answer', async () => {
      const texts = await answersTo(phone);
      return texts.length > 0 && texts;
    });
    expect(text).toMatch(/^【桂工零活】已录用：装卸搬运工，.*沙井大道东门集合/);
  });

  it('declines', async () => {
    const { offerId, phone, code } = await offered();
    expect(await outcomeOf(await handOver('sms-2', phone, `2 ${code}`))).toBe('declined');
    expect(world.answers).toMatchObject([{ offerId, answer: 'declined' }]);
    await poll('the answer', async () => (await answersTo(phone))[0]?.includes('已记下'));
  });

  it('handed over twice, also at once, has one effect and one answer', async () => {
    const { phone, code } = await offered();
    const answers = await Promise.all([1, 2, 3].map(() => handOver('sms-3', phone, `1 ${code}`)));
    expect(await Promise.all(answers.map(outcomeOf))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await outcomeOf(await handOver('sms-3', phone, `1 ${code}`))).toBe('accepted');
    expect(world.answers).toHaveLength(1);
    await settled();
    expect(await answersTo(phone)).toHaveLength(1);
    expect(await matching.connections.rows('SELECT outcome FROM inbound_sms')).toEqual([{ outcome: 'accepted' }]);
  });

  it('sent twice by somebody who was not sure has one effect and one answer', async () => {
    const { phone, code } = await offered();
    expect(await outcomeOf(await handOver('sms-4', phone, `1 ${code}`))).toBe('accepted');
    expect(await outcomeOf(await handOver('sms-5', phone, `1 ${code}`))).toBe('accepted');
    await settled();
    expect(world.answers).toHaveLength(1);
    expect(await answersTo(phone)).toHaveLength(1);
  });

  it('gives the seat back that the same code took, without consequence within the undo time and told of it later', async () => {
    const { offerId, phone, code, workerId } = await offered();
    await handOver('sms-21', phone, `1 ${code}`);
    await poll('the first answer', async () => (await answersTo(phone)).length === 1);
    const seat = () => [...world.bookings.values()].find((one) => one.workerId === workerId)!;
    const answers = await Promise.all([1, 2].map(() => handOver('sms-22', phone, `2 ${code}`)));
    expect(await Promise.all(answers.map(outcomeOf))).toEqual(['given_back', 'given_back']);
    expect(seat()).toMatchObject({ offerId, state: 'cancelled_by_worker', endReason: 'undo' });
    const [accepted, undone] = await poll('both answers', async () => {
      const texts = await answersTo(phone);
      return texts.length === 2 && texts;
    });
    expect(accepted).toContain(`去不了请尽早回复“2 ${code}”取消`);
    expect(undone).toMatch(/已撤回：装卸搬运工，.*没有任何影响/);

    const later = await offered();
    await handOver('sms-23', later.phone, `1 ${later.code}`);
    const booking = [...world.bookings.values()].find((one) => one.workerId === later.workerId)!;
    world.bookings.set(booking.id, {
      ...booking,
      madeAt: new Date(Date.now() - 3_600_000),
      startsAt: new Date(Date.now() + 3_600_000),
    });
    expect(await outcomeOf(await handOver('sms-24', later.phone, `2 ${later.code}`))).toBe('given_back');
    expect(world.bookings.get(booking.id)).toMatchObject({ endReason: 'other' });
    const cancelled = await poll('the answer', async () => (await answersTo(later.phone))[1]);
    expect(cancelled).toMatch(/已取消：装卸搬运工，.*记一次临时取消：只影响派单先后，不扣钱/);
  });

  it('from a number that was silent for 90 days does nothing and says what to do', async () => {
    const { phone, code, workerId, link } = await offered();
    world.silent.add(workerId);
    expect(await outcomeOf(await handOver('sms-25', phone, `1 ${code}`))).toBe('refused');
    expect(await poll('the answer', async () => (await answersTo(phone))[0])).toContain('请先用验证码登录一次');
    const url = link.replace(/^https?:\/\/[^/]+/, worker.url);
    for (const act of ['acceptance', 'refusal', 'cancellation']) {
      const answer = await fetch(`${url}/${act}`, { method: 'POST', headers: { accept: 'application/json' } });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'identity.phone_silent']);
    }
    expect(world.answers).toEqual([]);
    world.silent.clear();
  });

  it('with wrong codes again and again is told once that it is too much, and then nothing', async () => {
    const { phone, code } = await offered();
    const wrong = ['2222', '3333', '4444', '6666', '7777', '8888', '9999'].filter((one) => one !== code);
    const outcomes: unknown[] = [];
    for (const [n, one] of wrong.slice(0, 5).entries())
      outcomes.push(await outcomeOf(await handOver(`guess-${n}`, phone, `1 ${one}`)));
    expect(outcomes).toEqual(Array(5).fill('unknown_code'));
    // From here on not even the right one counts.
    for (const [n, one] of [code, wrong[5]!, code].entries())
      outcomes.push(await outcomeOf(await handOver(`guess-more-${n}`, phone, `1 ${one}`)));
    expect(outcomes.slice(5)).toEqual(['locked', 'silent', 'silent']);
    expect(world.answers).toEqual([]);
    await settled();
    expect(await answersTo(phone)).toHaveLength(6);
    await matching.connections.change('UPDATE inbound_sms SET received_at = ?', [new Date(Date.now() - 3_700_000)]);
    expect(await outcomeOf(await handOver('guess-right', phone, `1 ${code}`))).toBe('accepted');
  });

  it('for a party that comes without its sender does not call them to work', async () => {
    world.leftOut = 'booking.overlaps';
    const { phone, code } = await offered([world.worker(), world.worker()]);
    expect(await outcomeOf(await handOver('sms-12', phone, `1 ${code}`))).toBe('accepted');
    const text = await poll('the answer', async () => (await answersTo(phone))[0]);
    expect(text).toMatch(/已为您的2位同伴录用.*没有您本人的名额，请不要前往。这段时间您已有别的工作。$/);
  });

  it('sent again after the seat was given back promises nothing', async () => {
    const { phone, code, offerId } = await offered();
    expect(await outcomeOf(await handOver('sms-13', phone, `1 ${code}`))).toBe('accepted');
    await settled();
    world.undone.add(offerId);
    expect(await outcomeOf(await handOver('sms-14', phone, `1 ${code}`))).toBe('refused');
    await settled();
    const texts = await answersTo(phone);
    expect(texts.map((text) => text.includes('已录用'))).toEqual([true, false]);
    expect(texts[1]).toContain('不再保留');
  });

  it('that comes too late is told why', async () => {
    const { phone, code } = await offered();
    world.full = true;
    expect(await outcomeOf(await handOver('sms-6', phone, `1 ${code}`))).toBe('refused');
    const text = await poll('the answer', async () => (await answersTo(phone))[0]);
    expect(text).toMatch(/^【桂工零活】没有成功：\S+/);
    expect(text).not.toMatch(/[{}]/);
    expect(await matching.connections.rows('SELECT refusal FROM inbound_sms')).toEqual([{ refusal: 'shift.full' }]);
  });

  it('with the code of somebody else does nothing', async () => {
    const [mine, theirs] = [await offered(), await offered()];
    expect(await outcomeOf(await handOver('sms-7', mine.phone, `1 ${theirs.code}`))).toBe('unknown_code');
    expect(world.answers).toEqual([]);
    const text = await poll('the answer', async () => (await answersTo(mine.phone))[0]);
    expect(text).toContain(mine.code);
    // The same code from the phone that has it works, so it was the phone that was wrong.
    expect(await outcomeOf(await handOver('sms-8', theirs.phone, `1 ${theirs.code}`))).toBe('accepted');
  });

  it.each(['', '1', '好的', '接受', 'x'.repeat(500)])('%j is answered with help that names the code', async (text) => {
    const { phone, code } = await offered();
    expect(await outcomeOf(await handOver(`sms-${newId()}`, phone, text))).toBe('help');
    const help = await poll('the help', async () => (await answersTo(phone))[0]);
    expect(help).toContain('“1 编号”');
    expect(help).toContain(code);
    expect(world.answers).toEqual([]);
  });

  it('from a number that nobody has registered is told so, and its number is stored nowhere', async () => {
    const phone = '13900001234';
    expect(await outcomeOf(await handOver('sms-9', phone, '1 K7M4'))).toBe('unknown_phone');
    expect((await gateway.outbox(phone))[0]?.text).toContain('没有登记');
    expect(JSON.stringify(await matching.connections.rows('SELECT * FROM inbound_sms'))).not.toContain(phone);
    expect(await outcomeOf(await handOver('sms-10', '10086', '您的话费余额'))).toBe('unknown_phone');
    expect(await gateway.outbox('10086')).toEqual([]);
  });

  it('of a machine that answers everything comes to an end', async () => {
    const workerId = world.worker();
    const phone = world.phones.get(workerId)!;
    const outcomes: unknown[] = [];
    for (let n = 0; n < 13; n++)
      outcomes.push(await outcomeOf(await handOver(`loop-${n}`, phone, '自动回复：我在开车')));
    expect(outcomes.filter((one) => one === 'help')).toHaveLength(10);
    expect(outcomes.slice(10)).toEqual(['silent', 'silent', 'silent']);
    await settled();
    expect(await gateway.outbox(phone)).toHaveLength(10);
  });

  it('is taken from the gateway only', async () => {
    const { phone, code } = await offered();
    for (const token of ['', 'x'.repeat(32), `${gateway.env['SMS_GATEWAY_TOKEN']}x`]) {
      const answer = await handOver('sms-11', phone, `1 ${code}`, token);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'sms.gateway_unknown']);
    }
    expect(world.answers).toEqual([]);
    expect(await matching.connections.rows('SELECT 1 FROM inbound_sms')).toEqual([]);
  });

  it.each([
    {},
    { id: '', from: '1', text: '' },
    { id: 'a', from: 1, text: '' },
    { id: 'a'.repeat(201), from: '1', text: '' },
  ])('that is none is refused: %#', async (body) => {
    const answer = await fetch(`${worker.url}/api/sms/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.env['SMS_GATEWAY_TOKEN']}` },
      body: JSON.stringify(body),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'request.invalid']);
  });
});

describe('the link in a text', () => {
  const ask = (url: string, method = 'GET', accept = 'application/json') => fetch(url, { method, headers: { accept } });

  it('shows its one offer and accepts it without a sign-in, once', async () => {
    const { link, offerId, workerId } = await offered();
    const url = link.replace(/^https?:\/\/[^/]+/, worker.url);
    const shown = await ask(url);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await shown.json()).toMatchObject({ id: offerId, state: 'open', people: 1 });
    const accepted = await Promise.all([ask(`${url}/acceptance`, 'POST'), ask(`${url}/acceptance`, 'POST')]);
    expect(accepted.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await accepted[0]?.json()).toMatchObject({ state: 'accepted' });
    expect(world.answers).toMatchObject([{ offerId, caller: { accountId: workerId, channel: 'link' } }]);
  });

  it('declines', async () => {
    const { link, offerId } = await offered();
    const declined = await ask(`${link.replace(/^https?:\/\/[^/]+/, worker.url)}/refusal`, 'POST');
    expect(await declined.json()).toMatchObject({ id: offerId, state: 'declined' });
  });

  it('shows a browser a page with buttons that work without a script', async () => {
    const { link } = await offered();
    const url = link.replace(/^https?:\/\/[^/]+/, worker.url);
    const html = await (await ask(url, 'GET', 'text/html,application/xhtml+xml')).text();
    expect(html).toContain('<h1>装卸搬运工</h1>');
    const [, action] = /action="([^"]+\/acceptance)"/.exec(html) ?? [];
    const pressed = await fetch(worker.url + action, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    expect([pressed.status, pressed.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const after = await pressed.text();
    expect(after).toContain('已录用');
    // A seat that is held can be given back from the same page.
    const [, cancel] = /action="([^"]+\/cancellation)"/.exec(after) ?? [];
    for (let tap = 0; tap < 2; tap++) {
      const given = await fetch(worker.url + cancel, { method: 'POST', headers: { accept: 'text/html' } });
      expect(given.status).toBe(200);
      const last = await given.text();
      expect(last).toContain('您已取消，名额不再保留');
      expect(last).not.toContain('<form');
    }
  });

  it('does not show a seat that was given back as held, nor take it again', async () => {
    const { link, offerId } = await offered();
    const url = link.replace(/^https?:\/\/[^/]+/, worker.url);
    expect((await ask(`${url}/acceptance`, 'POST')).status).toBe(200);
    world.undone.add(offerId);
    expect(await (await ask(url)).json()).toMatchObject({ state: 'cancelled_by_employer' });
    const page = await (await ask(url, 'GET', 'text/html')).text();
    expect(page).toContain('用工单位取消了这个名额');
    expect(page).not.toContain('已录用');
    const again = await ask(`${url}/acceptance`, 'POST');
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'booking.not_live']);
  });

  it('says in words why an answer was not taken', async () => {
    const { link } = await offered();
    world.full = true;
    const url = `${link.replace(/^https?:\/\/[^/]+/, worker.url)}/acceptance`;
    const page = await ask(url, 'POST', 'text/html');
    expect(page.status).toBe(409);
    expect(await page.text()).toContain('class="told"');
    const problem = await ask(url, 'POST');
    expect([problem.status, ((await problem.json()) as { code: string }).code]).toEqual([409, 'shift.full']);
  });

  it('that was changed by a letter opens nothing', async () => {
    const { link } = await offered();
    const url = link.replace(/^https?:\/\/[^/]+/, worker.url);
    const letter = url.at(-20) === 'A' ? 'B' : 'A';
    const forged = url.slice(0, -20) + letter + url.slice(-19);
    const answer = await ask(forged);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'identity.link_invalid']);
    expect((await ask(`${forged}/acceptance`, 'POST')).status).toBe(404);
    expect((await ask(`${worker.url}/api/offer-links/%3Cscript%3E`, 'GET', 'text/html')).status).toBe(404);
    expect(world.answers).toEqual([]);
  });
});

describe('notices over HTTP', () => {
  it('are listed and acknowledged by their own account only', async () => {
    const { workerId, offerId } = await offered();
    const as = (id: Id) => ({ authorization: `Bearer ${tokenOf('worker', id)}` });
    const list = await fetch(`${worker.url}/api/notices?unacknowledged=true`, { headers: as(workerId) });
    const { items } = (await list.json()) as { items: { id: Id; subject: Id }[] };
    expect(items).toMatchObject([{ kind: 'offer.made', subject: offerId, acknowledgedAt: null }]);
    const acknowledge = (id: Id, key = 'ack-00000001') =>
      fetch(`${worker.url}/api/notices/acknowledgements`, {
        method: 'POST',
        headers: { ...as(id), 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ ids: items.map((notice) => notice.id) }),
      });
    expect((await acknowledge(newId())).status).toBe(404);
    expect(await (await acknowledge(workerId)).json()).toEqual({ acknowledged: 1 });
    expect(await (await acknowledge(workerId)).json()).toEqual({ acknowledged: 1 });
    expect((await fetch(`${worker.url}/api/notices`)).status).toBe(401);
    expect((await fetch(`${worker.url}/api/notices?after=x`, { headers: as(workerId) })).status).toBe(400);
  });
});
