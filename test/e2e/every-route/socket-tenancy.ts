import { io, type Socket } from 'socket.io-client';
import type { socketBodies } from '@gg/contracts';
import { poll } from '../../support/poll';
import type { Door } from './openapi';
import type { Stage } from './stage';
import type { Actor } from './way';

/** What a page may send, by name. */
export type SocketEvent = keyof typeof socketBodies;

/** What a client is answered: `ok` and more, or a code. */
export interface SocketAnswer {
  readonly ok: boolean;
  readonly code?: string;
}

/** One thing said over a socket that succeeds for whose thing it is. */
export interface SocketWay {
  readonly door: Door;
  readonly by: Pick<Actor, 'accountId' | 'token'>;
  readonly body: Readonly<Record<string, unknown>>;
  /** An id that the owner's answer has and nobody else's may have; null where the answer says nothing but `ok`. */
  readonly shows: string | null;
  /** Whether it is about somebody's thing by its id, so that everybody else is refused. */
  readonly addressed: boolean;
}

type SocketRecipe = (stage: Stage) => Promise<SocketWay>;

/** Somebody who has a notice and has not acknowledged it; a delivery of an offer makes one. */
async function withNotice(stage: Stage): Promise<{ by: Actor; noticeId: string }> {
  const { worker } = await stage.offer();
  const id = await poll('the notice of an offer', async () => {
    const [row] = await stage.world.connections.rows<{ id: string }>(
      'SELECT id FROM notices WHERE account_id = ? AND acknowledged_at IS NULL LIMIT 1',
      [worker.accountId],
    );
    return row?.id;
  });
  return { by: worker, noticeId: id };
}

/** How each event succeeds. One that is missing here does not compile. */
export const socketRecipes: Readonly<Record<SocketEvent, SocketRecipe>> = {
  'notices.ack': async (stage) => {
    const { by, noticeId } = await withNotice(stage);
    return { door: 'worker', by, body: { ids: [noticeId] }, shows: null, addressed: true };
  },
  'notices.resume': async (stage) => {
    const { by, noticeId } = await withNotice(stage);
    return { door: 'worker', by, body: { after: null }, shows: noticeId, addressed: false };
  },
  'board.watch': async (stage) => {
    const { shiftId } = await stage.posting({ headcount: 3 });
    return { door: 'employer', by: stage.boss.owner, body: { shiftId }, shows: shiftId, addressed: true };
  },
  // Who leaves a room leaves it for themself only.
  'board.unwatch': async (stage) => {
    const { shiftId } = await stage.posting({ headcount: 3 });
    return { door: 'employer', by: stage.boss.owner, body: { shiftId }, shows: null, addressed: false };
  },
};

const WITHIN_MS = 10_000;

/** A page that keeps everything it is told. */
export class ToldPage {
  /** Frames in the order in which they came, as text. */
  readonly frames: string[] = [];
  private readonly socket: Socket;

  private constructor(url: string, token: string) {
    this.socket = io(url, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false });
    this.socket.onAny((event: string, data: unknown) => this.frames.push(`${event} ${JSON.stringify(data)}`));
  }

  static async open(url: string, token: string): Promise<ToldPage> {
    const page = new ToldPage(url, token);
    await new Promise<void>((resolve, reject) => {
      page.socket.once('connect', resolve);
      page.socket.once('connect_error', reject);
    });
    return page;
  }

  say(event: SocketEvent, body: unknown): Promise<SocketAnswer> {
    return this.socket.timeout(WITHIN_MS).emitWithAck(event, body) as Promise<SocketAnswer>;
  }

  close(): void {
    this.socket.disconnect();
  }
}
