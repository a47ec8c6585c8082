import { Refusal, Unreachable } from '../api/refusal';
import { ActionQueue, type ActionOutcome, type QueuedAction } from './action-queue';
import { inMemory, type KeptRecords } from './kept-records';

const refusal = (status: number, code = 'offer.closed'): Refusal =>
  new Refusal({ code, status, messages: { zh: '邀约已结束', en: 'closed' } });

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what people do while nobody answers', () => {
  let records: KeptRecords<QueuedAction>;
  let sent: QueuedAction[];
  let settled: [string, ActionOutcome<unknown>['state']][];
  let line: 'up' | 'down' | Error;
  let clock: number;
  const queue = () =>
    new ActionQueue({
      records,
      send: async (action) => {
        sent.push(action);
        if (line === 'down') throw new Unreachable();
        if (line !== 'up') throw line;
        return { done: action.subject };
      },
      onSettled: (action, { state }) => settled.push([action.subject, state]),
      now: () => clock++,
    });
  const wish = (subject: string, kind = 'offer.accept') => ({ kind, subject, body: null, accountId: 'wei' });
  beforeEach(() => {
    [records, sent, settled, line, clock] = [inMemory(), [], [], 'up', 1];
  });

  it('is done at once where somebody answers, and is kept no longer', async () => {
    expect(await queue().add(wish('a'))).toEqual({ state: 'done', result: { done: 'a' } });
    expect(await records.all()).toEqual([]);
  });

  it('waits where nobody does, and goes with the same key when somebody does again', async () => {
    const one = queue();
    line = 'down';
    expect(await one.add(wish('a'))).toEqual({ state: 'waiting' });
    line = 'up';
    await one.flush();
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect([sent.length, settled, await records.all()]).toEqual([2, [['a', 'done']], []]);
  });

  it('keeps its order, also for what comes after it', async () => {
    const one = queue();
    line = 'down';
    await one.add(wish('a'));
    line = 'up';
    // Nothing has looked again yet: the second thing must not overtake the first.
    expect((await one.add(wish('a', 'booking.undo'))).state).toBe('waiting');
    await one.flush();
    expect(sent.slice(1).map(({ kind }) => kind)).toEqual(['offer.accept', 'booking.undo']);
  });

  it('outlives the page, and is of its account only', async () => {
    line = 'down';
    await queue().add(wish('a'));
    line = 'up';
    const [another, same] = [queue(), queue()];
    await another.load('huang');
    await another.flush();
    expect(settled).toEqual([]);
    await same.load('wei');
    await same.flush();
    expect(settled).toEqual([['a', 'done']]);
  });

  it('keeps its key and its place over a reload, so that what had arrived after all is not done twice', async () => {
    const before = queue();
    line = 'down';
    await before.add(wish('a'));
    await before.add(wish('b'));
    // The first had arrived; only its answer was lost with the page.
    const [first] = sent;
    line = 'up';
    const after = queue();
    await after.load('wei');
    await after.flush();
    expect(sent.map(({ subject }) => subject)).toEqual(['a', 'a', 'b']);
    expect(sent[1]).toEqual(first);
    expect(sent[2]!.key).not.toBe(first!.key);
    expect(await records.all()).toEqual([]);
  });

  it('that is just being sent is not taken for what an earlier page left', async () => {
    let answer = (_: 'lost' | 'done'): void => undefined;
    const one = new ActionQueue({
      records,
      send: async (action) => {
        sent.push(action);
        const got = await new Promise<'lost' | 'done'>((resolve) => (answer = resolve));
        if (got === 'lost') throw new Unreachable();
      },
      onSettled: (action, { state }) => settled.push([action.subject, state]),
    });
    const added = one.add(wish('a'));
    await turn();
    // The connection comes back meanwhile, and the page begins anew.
    await one.load('wei');
    const flushed = one.flush();
    await turn();
    expect([sent.length, one.waiting.get()]).toEqual([1, []]);
    await flushed;
    answer('lost');
    expect((await added).state).toBe('waiting');
    expect(one.waiting.get()).toHaveLength(1);
  });

  it('that began to wait while an earlier page’s were read is not forgotten', async () => {
    line = 'down';
    await queue().add(wish('a'));
    const one = queue();
    const { all } = records;
    const read = await all();
    let give = (): void => undefined;
    records.all = () => new Promise((resolve) => (give = () => resolve(read)));
    const loading = one.load('wei');
    await one.add(wish('b'));
    give();
    await loading;
    records.all = all;
    expect(one.waiting.get().map(({ subject }) => subject)).toEqual(['a', 'b']);
  });

  it('is told when it was refused in the end, and holds up nothing behind it', async () => {
    const one = queue();
    line = 'down';
    await one.add(wish('a'));
    await one.add(wish('b'));
    line = refusal(409);
    await one.flush();
    expect([settled, one.waiting.get()]).toEqual([
      [
        ['a', 'refused'],
        ['b', 'refused'],
      ],
      [],
    ]);
  });

  it.each([429, 500, 503, 401])('is tried again later after %i', async (status) => {
    const one = queue();
    line = refusal(status);
    expect((await one.add(wish('a'))).state).toBe('waiting');
    expect(one.waits('offer.accept', 'a')).toBe(true);
  });

  it('is refused at once where the answer is no', async () => {
    line = refusal(409);
    expect(await queue().add(wish('a'))).toMatchObject({ state: 'refused', refusal: { code: 'offer.closed' } });
    expect(await records.all()).toEqual([]);
  });

  it('is not done twice by a second tap, nor by two who look at once', async () => {
    const one = queue();
    line = 'down';
    await one.add(wish('a'));
    await one.add(wish('a'));
    expect(one.waiting.get()).toHaveLength(1);
    line = 'up';
    await Promise.all([one.flush(), one.flush()]);
    expect(sent).toHaveLength(2);
  });

  it('is written before it is sent: a page that is closed in between finds it again', async () => {
    let seen = 0;
    const one = new ActionQueue({
      records,
      send: async () => {
        seen = (await records.all()).length;
      },
      onSettled: () => undefined,
    });
    await one.add(wish('a'));
    expect(seen).toBe(1);
  });
});
