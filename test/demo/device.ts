import type { Acknowledgement, ClientToServerEvents, NoticeMessage, ServerToClientEvents } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import { io, type Socket } from 'socket.io-client';
import type { Connection, Journals } from './journals';
import type { Pace } from './pace';

const CONNECT_WITHIN_MS = 30_000;
const ANSWER_WITHIN_MS = 30_000;
/** Acknowledgements that got no answer are sent again so often. */
const TRIES = 4;

export interface DeviceOptions {
  readonly accountId: Id;
  readonly name: string;
  readonly token: string;
  readonly journals: Journals;
  readonly pace: Pace;
  /** A notice that the page has acknowledged; again when it comes again. */
  readonly onNotice: (notice: NoticeMessage) => void;
  /** Whether the page says that it has it; where it does not, the line broke in this moment. */
  readonly acknowledges?: (notice: NoticeMessage) => boolean;
}

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

/** A page on a phone or a desk: one socket at a time, which may come back at another process. */
export class Device {
  private socket: Client | null = null;
  private connection: Connection | null = null;
  private readonly shown = new Set<Id>();
  /** `at` of the newest notice it has. */
  private newest: string | null = null;
  /** Whether a push falls to the ground before the page has it: for `--sabotage`. */
  loses: ((notice: NoticeMessage) => boolean) | null = null;

  constructor(private readonly options: DeviceOptions) {}

  get name(): string {
    return this.options.name;
  }

  get isOpen(): boolean {
    return this.socket?.connected === true;
  }

  /** For further events of a page, such as boards. */
  get client(): Client {
    if (!this.socket) throw new Error(`${this.options.name} is closed`);
    return this.socket;
  }

  /** Opens the page at a process. One that was open before says what it saw last and is sent what it missed. */
  async open(url: string): Promise<void> {
    const { accountId, name, token, journals, pace } = this.options;
    const again = this.newest !== null;
    const socket: Client = io(url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { token, ...(again ? { after: this.newest } : {}) },
    });
    this.socket = socket;
    socket.on('notice', (notice) => this.receive(notice));
    await connected(socket, name);
    pace.noticed();
    this.connection = { accountId, device: name, fromMs: Date.now(), toMs: null };
    journals.connections.push(this.connection);
    if (again) journals.reconnects++;
    else await this.resume(null);
  }

  close(): void {
    const { connection, socket } = this;
    this.socket = null;
    this.connection = null;
    if (connection) connection.toMs = Date.now();
    socket?.disconnect();
  }

  /** A notice that stands in the list of the page. */
  finds({ id, kind, subject, at, data }: NoticeMessage): void {
    if (!this.shown.has(id)) this.show({ id, kind, subject, at, data });
  }

  /** Asks for everything it has not acknowledged. */
  async resume(after: string | null): Promise<void> {
    for (let from = after; ;) {
      const answer = await this.ask('notices.resume', (socket) =>
        socket.timeout(ANSWER_WITHIN_MS).emitWithAck('notices.resume', { after: from }),
      );
      for (const notice of answer.notices) this.receive(notice);
      if (!answer.more) return;
      from = answer.cursor;
    }
  }

  /** Throws when the market refuses. */
  async ask<T extends object>(what: string, send: (socket: Client) => Promise<Acknowledgement<T>>): Promise<T> {
    const answer = await send(this.client);
    if (!answer.ok) throw new Error(`${what} was refused: ${answer.code}`);
    return answer;
  }

  private receive(notice: NoticeMessage): void {
    const { name, pace, onNotice, acknowledges } = this.options;
    pace.noticed();
    if (this.loses?.(notice)) return;
    if (this.newest === null || notice.at > this.newest) this.newest = notice.at;
    if (!this.shown.has(notice.id)) this.show(notice);
    if (acknowledges && !acknowledges(notice)) return;
    pace.begin(`${name} acknowledges`, () => this.acknowledge(notice.id));
    onNotice(notice);
  }

  private show(notice: NoticeMessage): void {
    const { accountId, name, journals } = this.options;
    this.shown.add(notice.id);
    journals.notices.push({ ...notice, accountId, device: name, receivedMs: Date.now() });
  }

  /** Again until it is answered or the page is closed: a page that comes back is sent what is still unacknowledged. */
  private async acknowledge(id: Id): Promise<void> {
    const { journals, name } = this.options;
    for (let attempt = 1; ; attempt++) {
      const { socket } = this;
      if (!socket) return;
      try {
        const answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('notices.ack', { ids: [id] });
        if (!answer.ok) throw new Error(`an acknowledgement of ${name} was refused: ${answer.code}`);
        if (!journals.acknowledged.has(id)) journals.acknowledged.set(id, Date.now());
        return;
      } catch (error) {
        if (this.socket !== socket || !socket.connected) return;
        if (attempt === TRIES) throw error;
      }
    }
  }
}

function connected(socket: Client, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(CONNECT_WITHIN_MS);
    signal.addEventListener('abort', () => reject(new Error(`${name} was not connected in ${CONNECT_WITHIN_MS} ms`)));
    socket.once('connect', () => resolve());
    socket.once('connect_error', (error) => reject(new Error(`${name} was not connected: ${error.message}`)));
  });
}
