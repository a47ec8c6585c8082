import { newId } from '@gg/kernel';
import { io } from 'socket.io-client';
import { OfferLinksController } from '../../apps/worker/offer-links.controller';
import { SmsInboundController } from '../../apps/worker/sms-inbound.controller';
import { makeTables, openPage, startService, tokenOf, World, type RunningService } from '../support/notifications';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** A minute may end in the middle of a test, and its count with it: more than twice of everything is asked for. */
const settings = {
  http: { ratePerMinute: 4, linkPerMinute: 2, gatewayPerMinute: 1_000, socketEventsPerMinute: 3 },
  sockets: { renewMs: 100 },
};

let database: TestDatabase;
let world: World;
let worker: RunningService;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
});
beforeEach(async () => {
  world = new World();
  worker = await startService({
    databaseUrl: database.url,
    world,
    service: 'worker',
    settings,
    // Counts of its own.
    env: { REDIS_PREFIX: `gg-limits-${newId().slice(-8)}` },
    controllers: [SmsInboundController, OfferLinksController],
  });
});
afterEach(() => worker.close());
afterAll(() => database.drop());

const many = async (ask: (n: number) => Promise<Response>, times = 12): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) statuses.push((await ask(n)).status);
  return statuses;
};

describe('requests are counted', () => {
  it.each(['/api/reference', '/%61pi/reference', '/api/%72eference', '/api/no-such-thing', '/nowhere', '/'])(
    'however their path is spelt, and whether there is such a route: %s',
    async (path) => {
      const statuses = await many(() => fetch(worker.url + path));
      expect(statuses[0]).not.toBe(429);
      expect(statuses).toContain(429);
    },
  );

  it('but for those of whoever operates the service', async () => {
    expect(new Set(await many(() => fetch(`${worker.url}/healthz`)))).toEqual(new Set([200]));
  });

  it('together with nobody’s when they are the gateway’s, which proves that it is', async () => {
    const hand = (token: string) => (n: number) =>
      fetch(`${worker.url}/api/sms/inbound`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id: `${token.slice(0, 4)}-${n}`, from: '13800138000', text: '1' }),
      });
    expect(new Set(await many(hand('s'.repeat(32))))).toEqual(new Set([200]));
    expect(await many(hand('x'.repeat(32)))).toContain(429);
  });

  it('by their link, for phones share addresses', async () => {
    const links = (n: number) => fetch(`${worker.url}/api/offer-links/${String(n).padStart(48, 'A')}`);
    expect(await many(links)).not.toContain(429);
    expect(await many(() => links(1))).toContain(429);
  });
});

describe('sockets are counted', () => {
  it('when they connect, by address', async () => {
    const statuses = await many(() => fetch(`${worker.url}/socket.io/?EIO=4&transport=polling`), 4 * 20 * 2 + 5);
    expect(statuses[0]).toBe(200);
    expect(statuses).toContain(403);
  });

  it('when they speak: one too many is answered', async () => {
    const page = await openPage(worker.url, tokenOf('worker', world.worker()));
    const answers = [];
    for (let n = 0; n < 8; n++)
      answers.push(await page.ask<{ ok: boolean; code?: string }>('notices.resume', { after: null }));
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers).toContainEqual({ ok: false, code: 'request.too_many' });
    expect(page.socket.connected).toBe(true);
    page.close();
  });
});

describe('a socket', () => {
  const connecting = (extraHeaders: Record<string, string>) => {
    const cookie = `gg_worker=${encodeURIComponent(tokenOf('worker', newId()))}`;
    const socket = io(worker.url, {
      transports: ['websocket'],
      extraHeaders: { cookie, ...extraHeaders },
      forceNew: true,
    });
    return new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
        resolve(error.data?.code ?? 'refused'),
      );
    }).finally(() => socket.disconnect());
  };

  it('is let in by its cookie from a page of ours only', async () => {
    expect(await connecting({ origin: worker.url })).toBe('connected');
    expect(await connecting({ 'sec-fetch-site': 'same-origin' })).toBe('connected');
    expect(await connecting({})).toBe('access.sign_in_required');
    expect(await connecting({ 'sec-fetch-site': 'cross-site' })).toBe('access.sign_in_required');
    expect(await connecting({ origin: 'https://elsewhere.example' })).toBe('refused');
  });

  it('ends when its session has expired, without anybody’s word', async () => {
    const token = tokenOf('worker', world.worker());
    const page = await openPage(worker.url, token);
    world.ended.add(token);
    await poll('the end of the socket', () => !page.socket.connected);
    page.close();
  });
});
