import type { BoardMessage, NoticeMessage } from '@gg/contracts';
import { ConnectionState } from './connection';
import { NoticeFeed } from './notice-feed';

type Answering = (event: string, body: Record<string, unknown>, end: OtherEnd) => object;
type Ask = readonly [event: string, body: Record<string, unknown>];

/** A socket's other end: what the page asks stands in a list, and is answered by what the test says. */
class OtherEnd {
  readonly asked: Ask[] = [];
  readonly socket = {
    connected: true,
    on: (event: string, hear: (...told: never[]) => void) => void this.hears.set(event, hear),
    emit: (event: string, body: never) => void this.asked.push([event, body]),
    timeout: () => ({
      emitWithAck: async (event: string, body: never) => {
        this.asked.push([event, body]);
        return this.answer(event, body, this);
      },
    }),
    connect: () => undefined,
    disconnect: () => undefined,
  };
  private readonly hears = new Map<string, (...told: never[]) => void>();

  constructor(private readonly answer: Answering) {}

  tell(event: string, ...told: unknown[]): void {
    this.hears.get(event)!(...(told as never[]));
  }

  of(event: string): Record<string, unknown>[] {
    return this.asked.filter(([name]) => name === event).map(([, body]) => body);
  }
}

const notice = (n: number): NoticeMessage => ({ id: `n${n}`, at: `2026-11-24T00:00:0${n}.000Z` }) as NoticeMessage;
const board = (version: number): BoardMessage => ({ shiftId: 's', version }) as BoardMessage;

describe('what a service tells an open page', () => {
  let shown: string[];
  let caughtUp: number;
  let page: { visibilityState: string; change: () => void };
  /** Longer than acknowledgements gather. */
  const aWhile = () => jest.advanceTimersByTimeAsync(100);

  async function opened(answer: Answering): Promise<{
    end: OtherEnd;
    feed: NoticeFeed;
  }> {
    const end = new OtherEnd(answer);
    const feed = new NoticeFeed({
      connection: new ConnectionState(),
      load: async () => ({ io: (() => end.socket) as never }),
      onNotice: ({ id }) => shown.push(id),
      onCaughtUp: () => caughtUp++,
    });
    await feed.start();
    end.tell('connect');
    await aWhile();
    return { end, feed };
  }

  beforeEach(() => {
    jest.useFakeTimers();
    [shown, caughtUp] = [[], 0];
    page = { visibilityState: 'visible', change: () => undefined };
    Object.assign(globalThis, {
      document: {
        get visibilityState() {
          return page.visibilityState;
        },
        addEventListener: (_: string, hear: () => void) => (page.change = hear),
        removeEventListener: () => undefined,
      },
    });
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'document');
  });

  /** Answers in pages of two, as the service cuts them; from its cursor on. */
  const inPages = (event: string, { after }: Record<string, unknown>): object => {
    if (event === 'notices.ack') return { ok: true, acknowledged: 1 };
    if (after === null) return { ok: true, notices: [notice(1), notice(2)], cursor: 'page.start.2.n2', more: true };
    if (after === 'page.start.2.n2') return { ok: true, notices: [notice(3)], cursor: notice(3).at, more: false };
    return { ok: true, notices: [notice(3), notice(5)], cursor: notice(5).at, more: false };
  };

  it('is asked for page by page until there is no more, and after a break from where it was; each is shown once', async () => {
    const { end } = await opened(inPages);
    expect([shown, caughtUp]).toEqual([['n1', 'n2', 'n3'], 1]);
    end.tell('notice', notice(4));
    // Again, and one that was told late: neither leads back.
    end.tell('notice', notice(4));
    end.tell('notice', notice(2));
    end.tell('disconnect');
    end.tell('connect');
    await aWhile();
    expect(end.of('notices.resume')).toEqual([{ after: null }, { after: 'page.start.2.n2' }, { after: notice(4).at }]);
    expect([shown, caughtUp]).toEqual([['n1', 'n2', 'n3', 'n4', 'n5'], 2]);
  });

  it('a notice that comes between two pages does not make it skip the second', async () => {
    const live = (end: OtherEnd): void => end.tell('notice', notice(4));
    const { end } = await opened((event, body, self) => {
      // Heard before the answer, and again while the second page is asked for.
      if (event === 'notices.resume') live(self);
      return inPages(event, body);
    });
    expect(end.of('notices.resume').slice(0, 2)).toEqual([{ after: null }, { after: 'page.start.2.n2' }]);
    expect(shown).toEqual(['n4', 'n1', 'n2', 'n3']);
  });

  it('is acknowledged only by a page that somebody can see, which then also looks for what it slept through', async () => {
    page.visibilityState = 'hidden';
    const { end } = await opened(inPages);
    expect([shown.length, end.of('notices.ack')]).toEqual([3, []]);
    page.visibilityState = 'visible';
    page.change();
    await aWhile();
    expect(end.of('notices.ack')).toEqual([{ ids: ['n1', 'n2', 'n3', 'n5'] }]);
    expect(caughtUp).toBe(2);
  });

  it('is acknowledged again when the word of it was lost, and not when it was heard', async () => {
    let lost = true;
    const { end } = await opened((event, body) => {
      if (event === 'notices.ack' && lost) throw new Error('operation has timed out');
      return inPages(event, body);
    });
    lost = false;
    end.tell('notice', notice(4));
    await aWhile();
    end.tell('notice', notice(6));
    await aWhile();
    expect(end.of('notices.ack').map(({ ids }) => ids)).toEqual([['n1', 'n2', 'n3'], ['n1', 'n2', 'n3', 'n4'], ['n6']]);
  });

  it('a board is asked for again after a break, never goes back, and is left with its last watcher', async () => {
    const versions: number[] = [];
    let now = 3;
    const { end, feed } = await opened((event, body) =>
      event === 'board.watch' ? { ok: true, board: board(now) } : inPages(event, body),
    );
    const leave = [feed.watch('s', ({ version }) => versions.push(version)), feed.watch('s', () => undefined)];
    await aWhile();
    end.tell('board', board(2));
    end.tell('board', board(4));
    now = 7;
    end.tell('connect');
    await aWhile();
    expect([versions, end.of('board.watch').length]).toEqual([[3, 4, 7], 2]);
    leave[0]!();
    expect(end.of('board.unwatch')).toEqual([]);
    leave[1]!();
    expect(end.of('board.unwatch')).toEqual([{ shiftId: 's' }]);
  });
});
