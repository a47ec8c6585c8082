import type { Id } from '@gg/kernel';
import {
  emptyTables,
  everythingDue,
  makeTables,
  openPage,
  startService,
  tokenOf,
  World,
  type RunningService,
} from '../support/notifications';
import { TestGateway } from '../support/test-gateway';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** So long that no test comes from one time of texts into the next. */
const settings = {
  relay: { leaseMs: 500, pollMs: 50 },
  escalation: { smsSeconds: 0 },
  sms: { sameShiftMinutes: 600 },
};

let database: TestDatabase;
let gateway: TestGateway;
let world: World;
let matching: RunningService;
let employer: RunningService;
let owner: Id;
let phone: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await makeTables(database.url);
  gateway = await TestGateway.start();
  world = new World();
  const options = { databaseUrl: database.url, world, settings, env: gateway.env };
  matching = await startService({ ...options, service: 'matching' });
  employer = await startService({ ...options, service: 'employer' });
});
beforeEach(async () => {
  await emptyTables(matching);
  world.pairs.clear();
  owner = world.worker();
  phone = world.phones.get(owner)!;
  world.members.set(world.employerId, [owner]);
});
afterAll(async () => {
  await employer?.close();
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

/** The pair comes to a state, and its firms are told. */
async function goes(pairId: Id, state: 'proposed' | 'opened_by_borrower' | 'in_talks' | 'lapsed'): Promise<void> {
  world.pairs.set(pairId, { ...world.pairs.get(pairId)!, state });
  await matching.run(async (tx) => void tx.emit(world.pairEvent(pairId)));
}

const texts = async (): Promise<string[]> => (await gateway.outbox(phone)).map((sms) => sms.text);
const textAt = (at: number) => poll('a text', async () => (await texts())[at]);
const stateOf = async (): Promise<string | undefined> =>
  (await matching.connections.row<{ state: string }>('SELECT state FROM sms_messages'))?.state;
const tried = () =>
  poll('a try', async () => (await matching.connections.rows('SELECT 1 FROM sms_messages WHERE attempts > 0'))[0]);
const idle = () => everythingDue(matching);

describe('a firm that has not seen what its page shows', () => {
  it('is texted that a pair waits for its answer, and until when', async () => {
    await goes(world.pair(12), 'proposed');
    expect(await textAt(0)).toMatch(
      /^【桂工零活】共享用工：有一个12人的配对，请在.+前答复。请打开企业端的“共享用工”。$/,
    );
    await idle();
    expect(await texts()).toHaveLength(1);
    expect(await matching.connections.rows('SELECT id FROM call_list_entries')).toEqual([]);
  });

  it.each([
    ['opened_by_borrower', '共享用工：缺工企业愿意洽谈8人，请在'],
    ['in_talks', '共享用工：双方都愿意洽谈8人，可以看到对方联系人了。请打开'],
  ] as const)('is texted of a pair that is %s', async (state, words) => {
    await goes(world.pair(8), state);
    expect(await textAt(0)).toContain(words);
  });

  it('is texted that the terms of a pair that waits have changed', async () => {
    const pairId = world.pair(12);
    await matching.run(async (tx) => void tx.emit(world.pairEvent(pairId, 'terms_changed')));
    expect(await textAt(0)).toContain('12人的配对条件有修改，请重新核对，请在');
  });

  it('is told of many pairs by one text at once and one when the time is over', async () => {
    await goes(world.pair(12), 'proposed');
    await textAt(0);
    for (let more = 0; more < 4; more += 1) await goes(world.pair(5), 'proposed');
    await idle();
    expect(await texts()).toHaveLength(1);
    const waiting = await matching.connections.rows<{ dueAt: Date }>(
      "SELECT due_at FROM event_deliveries WHERE done_at IS NULL AND consumer = 'notifications.send-sms'",
    );
    expect(new Set(waiting.map(({ dueAt }) => dueAt.getTime())).size).toBe(1);
    await matching.connections.change(
      "UPDATE event_deliveries SET due_at = ? WHERE done_at IS NULL AND consumer = 'notifications.send-sms'",
      [new Date()],
    );
    expect(await textAt(1)).toContain('有一个5人的配对');
    expect((await texts())[1]).toContain('（您还有4个配对没有看）');
    await idle();
    expect(await texts()).toHaveLength(2);
  });

  it.each<[string, (pairId: Id) => Promise<void> | void]>([
    ['the pair is over', (pairId) => goes(pairId, 'lapsed')],
    ['they left the firm', () => void world.members.set(world.employerId, [])],
    [
      'a page has acknowledged it',
      async () => {
        const page = await openPage(employer.url, tokenOf('employer', owner), null);
        const notice = await poll('the notice', () => page.heard[0]);
        await page.ask('notices.ack', { ids: [notice.id] });
        page.close();
      },
    ],
  ])('is not texted any more once %s', async (_what, happens) => {
    await gateway.away();
    const pairId = world.pair(12);
    await goes(pairId, 'proposed');
    await tried();
    await happens(pairId);
    await gateway.back();
    await poll('the end', async () => (await stateOf()) === 'dropped', 20_000);
    expect(await texts()).toEqual([]);
  });

  it('is not texted of what is over', async () => {
    await goes(world.pair(12), 'lapsed');
    await idle();
    expect(await matching.connections.rows('SELECT id FROM notices')).toHaveLength(1);
    expect(await stateOf()).toBeUndefined();
  });
});
