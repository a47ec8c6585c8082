import { io, type Socket } from 'socket.io-client';

/** Handshakes under way at once. */
const AT_ONCE = 100;
const HEARD_WITHIN_MS = 120_000;

/** What is waited for: on so many pages, a message about one thing. */
interface Awaited {
  readonly pages: number;
  /** By their places; a page that is told twice is one page. */
  readonly told: Set<number>;
  readonly about: (message: unknown) => boolean;
  readonly done: () => void;
}

/** Many open pages that only listen, and acknowledge nothing. */
export class OpenPages {
  private awaited: Awaited | undefined;

  private constructor(private readonly sockets: readonly Socket[]) {}

  static async open(url: string, tokens: readonly string[], event = 'notice'): Promise<OpenPages> {
    const sockets: Socket[] = [];
    const pages = new OpenPages(sockets);
    const rest = tokens.values();
    let places = 0;
    const lane = async (): Promise<void> => {
      for (const token of rest) {
        const place = places++;
        sockets.push(await connected(url, token, event, (message) => pages.hear(place, message)));
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, tokens.length) }, lane));
    return pages;
  }

  /** Resolves when so many pages have been told of something. Ask before you cause it. Throws when they are not. */
  hears(pages: number, about: (message: unknown) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = AbortSignal.timeout(HEARD_WITHIN_MS);
      const awaited: Awaited = {
        pages,
        told: new Set(),
        about,
        done: () => {
          this.awaited = undefined;
          resolve();
        },
      };
      late.addEventListener('abort', () =>
        reject(new Error(`${pages - awaited.told.size} of ${pages} pages were not told`)),
      );
      this.awaited = awaited;
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private hear(place: number, message: unknown): void {
    const { awaited } = this;
    if (!awaited?.about(message)) return;
    awaited.told.add(place);
    if (awaited.told.size === awaited.pages) awaited.done();
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
