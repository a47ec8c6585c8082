import { io, type Socket } from 'socket.io-client';

/** Handshakes under way at once. */
const AT_ONCE = 100;
const HEARD_WITHIN_MS = 120_000;

/** What is waited for: so many messages of one kind about one thing. */
interface Awaited {
  missing: number;
  readonly about: (message: unknown) => boolean;
  readonly done: () => void;
}

/**
 * Many open pages that only listen. They drop nothing and acknowledge nothing, so that a repeated message counts twice and
 * is found out.
 */
export class OpenPages {
  private awaited: Awaited | undefined;

  private constructor(private readonly sockets: readonly Socket[]) {}

  static async open(url: string, tokens: readonly string[], event = 'notice'): Promise<OpenPages> {
    const sockets: Socket[] = [];
    const pages = new OpenPages(sockets);
    const rest = tokens.values();
    const lane = async (): Promise<void> => {
      for (const token of rest) sockets.push(await connected(url, token, event, (message) => pages.hear(message)));
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, tokens.length) }, lane));
    return pages;
  }

  /**
   * Resolves when so many messages have arrived that are about something. Ask before you cause them. Throws when they do not
   * come.
   */
  hears(count: number, about: (message: unknown) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = AbortSignal.timeout(HEARD_WITHIN_MS);
      const awaited: Awaited = {
        missing: count,
        about,
        done: () => {
          this.awaited = undefined;
          resolve();
        },
      };
      late.addEventListener('abort', () => reject(new Error(`${awaited.missing} of ${count} messages did not come`)));
      this.awaited = awaited;
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private hear(message: unknown): void {
    const { awaited } = this;
    if (!awaited?.about(message)) return;
    awaited.missing -= 1;
    if (awaited.missing === 0) awaited.done();
  }
}

async function connected(url: string, token: string, event: string, hear: (message: unknown) => void): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false });
  socket.on(event, hear);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}
