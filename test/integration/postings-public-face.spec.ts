import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ClaimSeat } from '@gg/bookings';
import { newId, type Id } from '@gg/kernel';
import { PublicCodes20261129000400 } from '@database/migrations/20261129000400-public-codes';
import { asWorker, BookingGround } from '../support/booking-ground';
import { serviceOn } from '../support/service-on';
import type { WorldEmployer, WorldPerson, WorldPlace } from '../support/world';

let ground: BookingGround;
let place: WorldPlace;
let employer: WorldEmployer;
let rival: WorldEmployer;
let supervisor: WorldPerson;
const apps: Partial<Record<'worker' | 'employer' | 'centre', NestFastifyApplication>> = {};

beforeAll(async () => {
  ground = await BookingGround.open('postings-public-face');
  place = ground.world.place(0);
  [employer, rival] = [await ground.world.employer(place), await ground.world.employer(place)];
  supervisor = await ground.world.staff({ role: 'supervisor', regionPrefix: place.cityCode });
  for (const service of ['worker', 'employer', 'centre'] as const) apps[service] = await serviceOn(ground, service);
}, 60_000);
afterAll(async () => {
  for (const app of Object.values(apps)) await app.close();
  await ground?.close();
});

type Door = 'worker' | 'employer' | 'centre';

async function ask(
  door: Door,
  method: 'GET' | 'POST',
  url: string,
  { token, body, accept }: { token?: string; body?: object; accept?: string } = {},
) {
  const answer = await apps[door]!.inject({
    method,
    url,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'POST' ? { 'idempotency-key': newId() } : {}),
      ...(accept ? { accept } : {}),
    },
    ...(body ? { payload: body } : {}),
  });
  const json = /json/.test(String(answer.headers['content-type']));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    raw: answer.rawPayload,
    body: json ? JSON.parse(answer.body) : null,
  };
}

let hours = 30;

/** A public posting with open seats. */
async function posted(more: object = {}, headcount = 2): Promise<{ postingId: Id; shiftId: Id; code: string }> {
  const shiftId = await ground.shift(place, employer, headcount, (hours += 5), 4, { mode: { claim: true }, ...more });
  const row = await ground.connections.row<{ id: Id; publicCode: string }>(
    'SELECT p.id, p.public_code FROM postings p JOIN shifts s ON s.posting_id = p.id WHERE s.id = ?',
    [shiftId],
  );
  return { postingId: row!.id, shiftId, code: row!.publicCode };
}

const shown = async (code: string) => (await ask('worker', 'GET', `/api/public/postings/${code}`)).body;
const owner = () => ({ token: employer.owner.token });

it('an employer gets the short link with the posting, from its publication on, and keeps it', async () => {
  const { postingId, code } = await posted();
  const { body } = await ask('employer', 'GET', `/api/postings/${postingId}`, owner());
  expect(code).toMatch(/^[23456789ACDEFGHJKMNPQRTUVWXY]{8}$/);
  expect(body.links).toMatchObject({ code, url: expect.stringMatching(new RegExp(`^http://.+/p/${code}$`)) });
  await ask('employer', 'POST', `/api/postings/${postingId}/closure`, { ...owner(), body: {} });
  const closed = await ask('employer', 'GET', `/api/postings/${postingId}`, owner());
  expect([closed.body.state, closed.body.links]).toEqual(['closed', body.links]);

  const copied = await ask('employer', 'POST', `/api/postings/${postingId}/copies`, {
    ...owner(),
    body: { dates: ['2027-01-05', '2027-01-06'] },
  });
  expect(copied.body).toMatchObject({ state: 'draft', shiftIds: [expect.any(String), expect.any(String)] });
  const draft = await ask('employer', 'GET', `/api/postings/${copied.body.postingId}`, owner());
  expect(draft.body.links).toBeNull();
  const qr = (id: string, token: string) => ask('employer', 'GET', `/api/postings/${id}/qr-code`, { token });
  expect((await qr(copied.body.postingId, employer.owner.token)).status).toBe(404);
  expect((await qr(postingId, employer.owner.token)).text).toMatch(/^<svg/);
  expect((await qr(postingId, rival.owner.token)).status).toBe(404);
});

it('everybody sees what decides whether they come, and no phone', async () => {
  const { shiftId, code } = await posted({ contact: { name: '韦建国', phone: '13800138000' }, meals: '包一餐' });
  const view = await shown(code);
  expect(view).toMatchObject({
    code,
    standing: 'open',
    work: {
      trade: { code: place.trade.code },
      pay: { kind: 'hourly', amountFen: 2_600 },
      stamp: { zh: expect.stringContaining('用人单位') },
      place: { region: expect.stringMatching(/\p{Script=Han}/u) },
      meals: '包一餐',
    },
    shifts: [{ shiftId, headcount: 2, seatsLeft: 2, standing: 'open' }],
  });
  const pages = await Promise.all(['', '/poster'].map((path) => ask('worker', 'GET', `/p/${code}${path}`)));
  expect(JSON.stringify([view, ...pages.map(({ text }) => text)])).not.toMatch(/13800138000|韦建国/);
});

it('a code is read as somebody types it from a wall; what is none is told so in a page', async () => {
  const { code } = await posted();
  const wide = [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
  for (const typed of [code.toLowerCase(), wide]) {
    expect((await ask('worker', 'GET', `/p/${encodeURIComponent(typed)}`)).status).toBe(200);
  }
  const unknown = await ask('worker', 'GET', '/p/AAAAAAAA', { accept: 'text/html' });
  expect([unknown.status, unknown.text]).toEqual([404, expect.stringContaining('没有这个短链接对应的岗位')]);
  expect(unknown.headers['content-type']).toContain('text/html');
  expect((await ask('worker', 'GET', '/p/AAAAAAAA')).body).toMatchObject({ code: 'posting.link_unknown' });
});

it('chat apps find a card, nobody needs a script, and what an employer wrote stays text', async () => {
  const title = '分拣"><script>alert(1)</script>';
  const { code, shiftId } = await posted({ title });
  const { text, headers } = await ask('worker', 'GET', `/p/${code}`, { accept: 'text/html,*/*' });
  expect(headers['content-type']).toContain('text/html');
  const card = Object.fromEntries(
    [...text.matchAll(/<meta property="(og:[\w:]+)" content="([^"]*)">/g)].map(([, name, words]) => [name, words]),
  );
  expect(card).toMatchObject({
    'og:title': expect.stringMatching(/^分拣.+税前26元\/小时/),
    'og:description': expect.stringMatching(/还有 2 个名额 · .+月.+日/),
    'og:url': expect.stringMatching(new RegExp(`/p/${code}$`)),
    'og:image': expect.stringMatching(/qr\.png$/),
  });
  expect(text).not.toMatch(/<script/i);
  expect(text).toContain(`/jobs/${shiftId}`);
});

it('the QR code comes as drawing and as picture, and the poster carries it', async () => {
  const { code } = await posted();
  const [svg, png, poster] = await Promise.all(
    ['qr.svg', 'qr.png', 'poster'].map((path) => ask('worker', 'GET', `/p/${code}/${path}`)),
  );
  expect(svg!.headers).toMatchObject({
    'content-type': expect.stringContaining('image/svg+xml'),
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(png!.raw.subarray(1, 4).toString()).toBe('PNG');
  expect(poster!.text).toContain(svg!.text.trim());
  // A wall knows nothing of the seats that are left.
  expect(poster!.text).toMatch(/招 2 人/);
  expect(poster!.text).not.toContain('还有');
});

describe('what has become of it', () => {
  it('seats that are taken are told at once, the last one in words', async () => {
    const { code, shiftId } = await posted();
    for (const [left, standing] of [
      [1, 'open'],
      [0, 'full'],
    ] as const) {
      const [person] = await ground.world.workers(place, 1);
      await ground.app.get(ClaimSeat).execute(asWorker(person!), { shiftId });
      expect(await shown(code)).toMatchObject({ standing, shifts: [{ seatsLeft: left }] });
    }
    const { text } = await ask('worker', 'GET', `/p/${code}`);
    expect(text).toContain('名额已满');
    expect(text).not.toContain(`/jobs/${shiftId}`);
  });

  it('closed, over and taken down each have their words; what was taken down shows nothing more', async () => {
    const closed = await posted();
    await ask('employer', 'POST', `/api/postings/${closed.postingId}/closure`, { ...owner(), body: {} });
    expect(await shown(closed.code)).toMatchObject({ standing: 'closed', shifts: [{ seatsLeft: 0 }] });

    const begun = await posted();
    await ground.connections.change('UPDATE shifts SET starts_at = ? WHERE id = ?', [new Date(), begun.shiftId]);
    expect(await shown(begun.code)).toMatchObject({ standing: 'over', shifts: [{ standing: 'begun', seatsLeft: 0 }] });

    const down = await posted({ title: '不该再看到' });
    const path = `/api/postings/${down.postingId}/take-down`;
    const taken = await ask('centre', 'POST', path, { token: supervisor.token, body: { reason: '电话打不通' } });
    expect(taken.status).toBe(200);
    expect(await shown(down.code)).toMatchObject({ standing: 'taken_down', work: null, shifts: [] });
    for (const page of ['', '/poster']) {
      const { status, text } = await ask('worker', 'GET', `/p/${down.code}${page}`);
      expect([status, text.includes('已被公共就业服务机构下架'), text.includes('不该再看到')]).toEqual([
        200,
        true,
        false,
      ]);
    }
  });
});

it('postings that were public before there were links get theirs by the migration, which may run again', async () => {
  const before = [await posted(), await posted()];
  const ids = before.map(({ postingId }) => postingId);
  await ground.connections.change('UPDATE postings SET public_code = NULL WHERE id IN (?)', [[ids[0]!]]);
  const runner = { query: (sql: string, params: never[] = []) => ground.connections.query(sql, params) };
  for (let run = 0; run < 2; run++) await new PublicCodes20261129000400().up(runner as never);
  const codes = await ground.connections.rows<{ publicCode: string }>(
    'SELECT public_code FROM postings WHERE id IN (?) ORDER BY created_at',
    [ids],
  );
  expect(codes[0]!.publicCode).toMatch(/^[2-9A-Y]{8}$/);
  expect(codes[1]!.publicCode).toBe(before[1]!.code);
});
