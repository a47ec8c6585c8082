import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { BoardMessage, ClientToServerEvents, NoticeMessage, ServerToClientEvents } from '@gg/contracts';

/** What came back: the status and the body, whatever it is. */
export interface Reply<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** Somebody who uses a service as a foreign program would: by HTTP with a token. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string | null,
  ) {}

  get<T = Record<string, unknown>>(path: string): Promise<Reply<T>> {
    return this.send('GET', path);
  }

  /** @param key an idempotency key; a new one unless given */
  post<T = Record<string, unknown>>(path: string, body: unknown = {}, key: string = randomUUID()): Promise<Reply<T>> {
    return this.send('POST', path, body, { 'idempotency-key': key });
  }

  async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<T>> {
    const response = await fetch(`${this.url}/api/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as T };
  }
}

/** An open page: it acknowledges what it is told, as a page does, and keeps a journal. */
export class Page {
  readonly notices: NoticeMessage[] = [];
  readonly boards: BoardMessage[] = [];
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;

  constructor(url: string, token: string, acknowledges = true) {
    this.socket = io(url, {
      transports: ['websocket'],
      auth: { token },
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    this.socket.on('notice', (notice) => {
      if (this.notices.some((known) => known.id === notice.id)) return;
      this.notices.push(notice);
      if (acknowledges) this.socket.emit('notices.ack', { ids: [notice.id] }, () => undefined);
    });
    this.socket.on('board', (board) => this.boards.push(board));
  }

  async connected(): Promise<this> {
    if (this.socket.connected) return this;
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
    return this;
  }

  watch(shiftId: string): Promise<BoardMessage> {
    return new Promise((resolve, reject) => {
      this.socket.emit('board.watch', { shiftId }, (answer) =>
        answer.ok ? resolve(answer.board) : reject(new Error(answer.code)),
      );
    });
  }

  notice(kind: string, subject?: string): NoticeMessage | undefined {
    return this.notices.find((one) => one.kind === kind && (subject === undefined || one.subject === subject));
  }

  close(): void {
    this.socket.disconnect();
  }
}
