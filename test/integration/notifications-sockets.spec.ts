import { newId, type Id } from '@gg/kernel';
import { AcknowledgeNotices, NoticeReader, PurgeNotices, type Resumed } from '@gg/notifications';
import {
  Connections,
  ConsumerRunner,
  Log,
  Realtime,
  SocketHub,
  systemCaller,
  UpkeepTurn,
  type Frame,
} from '@gg/platform';
import {
  emptyTables,
  makeTables,
  openPage,
  startService,
  tokenOf,
  World,
  type Page,
  type RunningService,
} from '../support/notifications';
import { refusal } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const settings = {
  relay: { leaseMs: 60_000, pollMs: 50 },
  escalation: { smsSeconds: 3_600, callMinutes: 600 },
  notices: { catchUpLimit: 3 },
};

type Answer<T> = ({ ok: true } & T) | { ok: false; code: string; instance?: string };

let database: TestDatabase;
let world: World;
let matching: RunningService;
let worker: RunningService;
const pages: Page[] = [];
/** Replicas of one test, closed after it however it ended. */
const replicas: RunningService[] = [];

async function replica(service: 'worker' | 'matching' | 'centre', more: object = {}): Promise<RunningService> {
  const started = await startService({ databaseUrl: database.url, world, service, settings: { ...settings, ...more } });
  replicas.push(started);
  return started;
}

const page = async (workerId: Id, after?: string | null, url = worker.url): Promise<Page> => {
  const opened = await openPage(url, tokenOf('worker', workerId), after);
  pages.push(opened);
  return opened;
};

const resume = async (on: Page, after: string | null): Promise<Resumed> => {
  const answer = await on.ask<Answer<Resumed>>('notices.resume', { after });
  if (!answer.ok) throw new Error(answer.code);
  return answer;
};

/** A notice as it stands in the table, without the way it came there. */
const noticeRow = (accountId: Id, madeAt: Date, more: object = {}) => ({
  id: newId(),
  accountId,
  service: 'worker',
  kind: 'booking.made',
  subjectId: newId(),
  causeId: newId(),
  chunk: 0,
  data: {},
  madeAt,
  acknowledgedAt: null,
  expiresAt: new Date(madeAt.getTime() + 86_400_000),
  ...more,
});

const insert = (...rows: object[]) => matching.run((tx) => tx.insert('notices', rows));
const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  world = new World();
  matching = await startService({ databaseUrl: database.url, world, service: 'matching', settings });
  worker = await startService({ databaseUrl: database.url, world, service: 'worker', settings });
});
beforeEach(async () => {
  await emptyTables(matching);
  world.clocks.length = 0;
});
afterEach(async () => {
  for (const one of pages.splice(0)) one.close();
  for (const one of replicas.splice(0)) await one.close();
});
afterAll(async () => {
  await worker?.close();
  await matching?.close();
  await database?.drop();
});

describe('an event whose work fails', () => {
  it('is answered all the same, with the id under which the log has it and nothing of the inside', async () => {
    const one = await replica('worker');
    const open = await page(newId(), undefined, one.url);
    const away = jest.spyOn(one.connections, 'rows').mockRejectedValue(new Error('connect ECONNREFUSED 10.0.0.7:3306'));
    const logged = jest.spyOn(one.app.get(Log), 'error').mockImplementation(() => undefined);
    const answer = await open.ask<Answer<Resumed>>('notices.resume', { after: null });
    expect(answer).toEqual({ ok: false, code: 'internal', instance: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(logged.mock.calls).toEqual([
      [
        expect.objectContaining({ event: 'notices.resume', instance: answer.ok ? '' : answer.instance }),
        expect.any(String),
      ],
    ]);
    away.mockRestore();
    expect(await resume(open, null)).toMatchObject({ notices: [], more: false });
  });
});

describe('a page that comes back', () => {
  it('gets all that is unacknowledged, whatever its cursor, and nothing of others', async () => {
    const [me, other] = [newId(), newId()];
    const [old, fresh, theirs] = [noticeRow(me, ago(3_000)), noticeRow(me, ago(1)), noticeRow(other, ago(1))];
    await insert(old, fresh, theirs);
    const open = await page(me);
    for (const after of [null, fresh.madeAt.toISOString(), fresh.id, newId()]) {
      const { notices, more } = await resume(open, after);
      expect(notices.map((notice) => notice.id)).toEqual([old.id, fresh.id]);
      expect(more).toBe(false);
    }
  });

  it('finds a notice whose transaction committed after a later one, also when another device was quicker with it', async () => {
    const me = newId();
    const open = await page(me);
    const connections = matching.connections;
    const write = async (row: { madeAt: Date }) => {
      const transaction = await connections.begin();
      const values = Object.entries(row).map(([, value]) =>
        value instanceof Date || value === null || typeof value !== 'object' ? value : JSON.stringify(value),
      );
      await transaction.query(
        `INSERT INTO notices (id, account_id, service, kind, subject_id, cause_id, chunk, data, made_at, acknowledged_at, expires_at)
         VALUES (${values.map(() => '?').join(', ')})`,
        values as never,
      );
      return transaction;
    };
    const [first, second] = [noticeRow(me, ago(2)), noticeRow(me, ago(1))];
    const firstOpen = await write(first);
    const secondOpen = await write(second);
    await secondOpen.commit();
    const before = await resume(open, null);
    expect(before.notices.map((notice) => notice.id)).toEqual([second.id]);
    await firstOpen.commit();

    const after = await resume(open, before.cursor);
    expect(after.notices.map((notice) => notice.id)).toEqual([first.id, second.id]);

    const device = await page(me);
    await device.ask('notices.ack', { ids: [first.id, second.id] });
    const again = await resume(open, before.cursor);
    expect(again.notices.map((notice) => notice.id)).toEqual([first.id, second.id]);
    expect((await resume(open, null)).notices).toEqual([]);
  });

  it('gets acknowledged ones only from shortly before its cursor', async () => {
    const me = newId();
    const [long, lately] = [
      noticeRow(me, ago(400), { acknowledgedAt: ago(390) }),
      noticeRow(me, ago(100), { acknowledgedAt: ago(90) }),
    ];
    await insert(long, lately);
    const { notices } = await resume(await page(me), ago(50).toISOString());
    expect(notices.map((notice) => notice.id)).toEqual([lately.id]);
  });

  it('gets a long answer in pages, each notice once, in order', async () => {
    const me = newId();
    const rows = Array.from({ length: 11 }, (_, n) =>
      noticeRow(me, ago(60 - Math.floor(n / 2)), n % 3 ? {} : { acknowledgedAt: ago(1) }),
    );
    await insert(...rows);
    const open = await page(me);
    const got: string[] = [];
    let cursor: string | null = ago(60).toISOString();
    for (let asked = 1; ; asked++) {
      const answer: Resumed = await resume(open, cursor);
      got.push(...answer.notices.map((notice) => notice.id));
      cursor = answer.cursor;
      if (!answer.more) break;
      expect(answer.notices).toHaveLength(3);
      expect(asked).toBeLessThan(10);
    }
    const order = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
      a.madeAt.getTime() - b.madeAt.getTime() || (a.id < b.id ? -1 : 1);
    expect(got).toEqual([...rows].sort(order).map((row) => row.id));
    expect(cursor).toBe(
      rows
        .map((row) => row.madeAt.toISOString())
        .sort()
        .at(-1),
    );
  });

  it('is sent what it missed without asking when its handshake says where it was', async () => {
    const me = newId();
    const rows = Array.from({ length: 5 }, (_, n) => noticeRow(me, ago(60 - n)));
    await insert(...rows);
    const [fresh, silent] = [await page(me, null), await page(me)];
    await poll('all of them', () => fresh.heard.length === 5);
    expect(fresh.heard.map((notice) => notice.id)).toEqual(rows.map((row) => row.id));
    expect(silent.heard).toEqual([]);
  });

  it('is not reminded of what is over, and not shown what is told to another side of the same person', async () => {
    const me = newId();
    await insert(noticeRow(me, ago(100), { expiresAt: ago(1) }), noticeRow(me, ago(100), { service: 'employer' }));
    expect((await resume(await page(me), null)).notices).toEqual([]);
  });

  it.each(['', 'yesterday', 'page.1.2.3', 'x'.repeat(101)])(
    'is refused a cursor that nobody gave: %j',
    async (after) => {
      const open = await page(newId());
      expect(await open.ask('notices.resume', { after })).toEqual({ ok: false, code: 'request.invalid' });
      expect(open.socket.connected).toBe(true);
    },
  );
});

describe('an acknowledgement', () => {
  it('of another account changes nothing and is refused', async () => {
    const [me, other] = [newId(), newId()];
    const mine = noticeRow(me, ago(5), { kind: 'offer.made' });
    await insert(mine);
    const stranger = await page(other);
    expect(await stranger.ask('notices.ack', { ids: [mine.id] })).toEqual({ ok: false, code: 'resource.not_found' });
    expect(await matching.connections.row('SELECT acknowledged_at FROM notices')).toEqual({ acknowledgedAt: null });
    expect(world.clocks).toEqual([]);
    // The same from its owner is taken, so it was the owner that was missing.
    expect(await (await page(me)).ask('notices.ack', { ids: [mine.id] })).toEqual({ ok: true, acknowledged: 1 });
    expect(world.clocks).toEqual([{ offerId: mine.subjectId, channel: 'socket' }]);
  });

  it('of many pages in one moment is taken for each its own', async () => {
    const mine = Array.from({ length: 30 }, () => noticeRow(newId(), ago(5)));
    await insert(...mine);
    const open = await Promise.all(mine.map((row) => page(row.accountId)));
    const answers = await Promise.all(
      open.map((one, at) => one.ask('notices.ack', { ids: [mine[at]!.id, mine[(at + 1) % mine.length]!.id] })),
    );
    expect(answers).toEqual(mine.map(() => ({ ok: true, acknowledged: 1 })));
    const rows = await matching.connections.rows<{ n: number; unheard: number }>(
      'SELECT COUNT(*) n, SUM(acknowledged_at IS NULL) unheard FROM notices',
    );
    expect(rows.map(({ n, unheard }) => [Number(n), Number(unheard)])).toEqual([[30, 0]]);
    const steps = await matching.connections.rows("SELECT step FROM delivery_steps WHERE step = 'acknowledged'");
    expect(steps).toHaveLength(30);
  });

  it('of another account’s notice changes nothing, even while its owner acknowledges something else', async () => {
    const [me, other] = [newId(), newId()];
    const [mine, second, theirs] = [noticeRow(me, ago(5)), noticeRow(me, ago(4)), noticeRow(other, ago(5))];
    await insert(mine, second, theirs);
    const own = await worker.app.get(AcknowledgeNotices).together(systemCaller('test'), [
      { accountId: other, ids: [mine.id, theirs.id] },
      { accountId: me, ids: [second.id, second.id] },
    ]);
    expect(own).toEqual([1, 1]);
    const left = await matching.connections.rows('SELECT id FROM notices WHERE acknowledged_at IS NULL');
    expect(left).toEqual([{ id: mine.id }]);
  });

  it.each([
    {},
    { ids: [] },
    { ids: ['x'] },
    { ids: Array.from({ length: 501 }, newId) },
    null,
    'ids',
    { ids: [newId()], more: 1 },
  ])('that is none is refused: %#', async (body) => {
    const open = await page(newId());
    expect(await open.ask('notices.ack', body)).toEqual({ ok: false, code: 'request.invalid' });
    expect(open.socket.connected).toBe(true);
  });

  it('by request is idempotent, and another account’s is not found', async () => {
    const [me, other] = [newId(), newId()];
    const mine = noticeRow(me, ago(5));
    await insert(mine);
    const acknowledge = worker.app.get(AcknowledgeNotices);
    const caller = (accountId: Id) => ({
      ...systemCaller('test'),
      kind: 'worker' as const,
      accountId,
      workerId: accountId,
      idempotency: {
        key: 'acknowledge-1',
        route: 'POST /api/notices/acknowledgements',
        bodyHash: Buffer.alloc(32, mine.id),
      },
    });
    expect(await refusal(acknowledge.execute(caller(other), [mine.id]))).toBe('resource.not_found');
    expect(await acknowledge.execute(caller(me), [mine.id])).toEqual({ acknowledged: 1 });
    expect(await acknowledge.execute(caller(me), [mine.id])).toEqual({ acknowledged: 1 });
  });
});

describe('a sign-in', () => {
  it('is needed before a socket hears anything', async () => {
    await expect(openPage(worker.url, 'nobody')).rejects.toMatchObject({ data: { code: 'access.sign_in_required' } });
  });
});

describe('a push', () => {
  const offersTo = async (workerIds: Id[]) => {
    const event = world.waveOf(workerIds.map((id) => world.offer(id)));
    await matching.run(async (tx) => tx.emit(event));
  };

  it('that was lost between commit and PUBLISH is made up for, with the same notice, and only once', async () => {
    const me = world.worker();
    const open = await page(me);
    const realtime = matching.app.get(Realtime);
    const push = jest.spyOn(realtime, 'push').mockRejectedValue(new Error('the process died here'));
    await offersTo([me]);
    const [row] = await poll('the durable notice', async () => {
      const rows = await matching.connections.rows<{ id: Id }>('SELECT id FROM notices');
      return rows.length > 0 && push.mock.calls.length > 0 && rows;
    });
    expect(open.heard).toEqual([]);
    push.mockRestore();
    const pushes: Frame[] = [];
    const spy = jest.spyOn(realtime, 'push').mockImplementation(async (service, frames) => {
      pushes.push(...frames);
      worker.app.get(SocketHub).write(frames);
      void service;
    });
    await poll('the push', () => open.heard.length > 0);
    expect(open.heard.map((notice) => notice.id)).toEqual([row?.id]);
    // A twin of the job finds nothing left to push.
    const keys = await matching.connections.rows<{ eventId: Id }>(
      "SELECT event_id FROM event_deliveries WHERE consumer = 'notifications.push-notices'",
    );
    await poll('the end of the delivery', async () => {
      const rows = await matching.connections.rows(
        "SELECT 1 FROM event_deliveries WHERE consumer = 'notifications.push-notices' AND done_at IS NULL",
      );
      return rows.length === 0;
    });
    await matching.connections.change(
      "UPDATE event_deliveries SET done_at = NULL, next_try_at = '2040-01-01' WHERE consumer = 'notifications.push-notices'",
    );
    const runner = matching.app.get(ConsumerRunner);
    await runner.run({ eventId: keys[0]!.eventId, consumer: 'notifications.push-notices', chunk: 0 });
    expect(pushes).toHaveLength(1);
    spy.mockRestore();
  });

  it('reaches pages of every process of the service, and goes once when nothing fails', async () => {
    const me = world.worker();
    const second = await replica('worker');
    const [here, there] = [await page(me), await page(me, undefined, second.url)];
    await offersTo([me]);
    await poll('both pages', () => here.heard.length > 0 && there.heard.length > 0);
    await poll('the check of the push', async () => {
      const rows = await matching.connections.rows<{ doneAt: Date | null }>(
        "SELECT done_at FROM event_deliveries WHERE consumer = 'notifications.push-notices'",
      );
      return rows.length === 1 && rows[0]?.doneAt !== null;
    });
    expect(here.heard).toHaveLength(1);
    expect(there.heard.map((notice) => notice.id)).toEqual(here.heard.map((notice) => notice.id));
  });
});

describe('a delivery', () => {
  it('handled twice, also at the same moment on two replicas, makes each notice once', async () => {
    const other = await replica('matching');
    const workers = Array.from({ length: 20 }, () => world.worker());
    const event = world.waveOf(workers.map((id) => world.offer(id)));
    await matching.run(async (tx) => tx.emit({ ...event, dueAt: new Date('2040-01-01') }));
    const key = await matching.connections.row<{ eventId: Id }>(
      "SELECT event_id FROM event_deliveries WHERE consumer = 'notifications.notify-offers-made'",
    );
    const run = (service: RunningService) =>
      service.app
        .get(ConsumerRunner)
        .run({ eventId: key!.eventId, consumer: 'notifications.notify-offers-made', chunk: 0 });
    await Promise.all([run(matching), run(other), run(matching), run(other)]);
    await run(other);
    const counts = await matching.connections.rows(
      'SELECT account_id, COUNT(*) n FROM notices GROUP BY account_id HAVING n <> 1',
    );
    expect(counts).toEqual([]);
    expect(await matching.connections.rows('SELECT id FROM notices')).toHaveLength(20);
  });
});

describe('a process that heard nothing for a while', () => {
  it('reads what its pages may have missed and sends it', async () => {
    const [me, away] = [newId(), newId()];
    const open = await page(me);
    const [missed, seen, theirs] = [
      noticeRow(me, ago(3)),
      noticeRow(me, ago(3), { acknowledgedAt: ago(1) }),
      noticeRow(away, ago(3)),
    ];
    await insert(missed, seen, theirs);
    // As the hub does when its subscription is back.
    (worker.app.get(SocketHub) as unknown as { missed(): void }).missed();
    await poll('the missed one', () => open.heard.length > 0);
    expect(open.heard.map((notice) => notice.id)).toEqual([missed.id]);
  });
});

describe('the list of notices', () => {
  it('goes through all of them, the newest first', async () => {
    const me = newId();
    const rows = Array.from({ length: 7 }, (_, n) =>
      noticeRow(me, ago(60 - n), n === 3 ? { acknowledgedAt: ago(1) } : {}),
    );
    await insert(...rows, noticeRow(newId(), ago(1)));
    const reader = worker.app.get(NoticeReader);
    const first = await reader.list(me, false, 4, null);
    const last = first.items.at(-1)!;
    const second = await reader.list(me, false, 4, [last.at, last.id]);
    expect([...first.items, ...second.items].map((notice) => notice.id)).toEqual(rows.map((row) => row.id).reverse());
    expect([first.next === null, second.next === null]).toEqual([false, true]);
    expect((await reader.list(me, true, 50, null)).items).toHaveLength(6);
  });
});

describe('retention', () => {
  it('removes notices with their ledger once their term is over, in batches', async () => {
    const old = Array.from({ length: 5 }, () => noticeRow(newId(), ago(181 * 86_400)));
    const young = noticeRow(newId(), ago(179 * 86_400));
    await insert(...old, young);
    await matching.run((tx) =>
      tx.insert(
        'delivery_steps',
        [...old, young].map((row) => ({ noticeId: row.id, step: 'pushed', channel: 'socket', at: row.madeAt })),
      ),
    );
    const small = await replica('centre', { retention: { batch: 2 } });
    const purge = small.app.get(PurgeNotices);
    expect(await purge.execute(systemCaller('test'), new UpkeepTurn(0))).toMatchObject({ notices: 2 });
    expect(await purge.execute(systemCaller('test'))).toEqual({ notices: 3, messages: 0, codes: 0, inbound: 0 });
    const connections = small.app.get(Connections);
    expect(await connections.rows('SELECT id FROM notices')).toEqual([{ id: young.id }]);
    expect(await connections.rows('SELECT notice_id FROM delivery_steps')).toEqual([{ noticeId: young.id }]);
  });
});
