import type { BoardMessage, ClientToServerEvents, NoticeMessage, ServerToClientEvents } from '@gg/contracts';
import type { Socket } from 'socket.io-client';
import type { ConnectionState } from './connection';

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

export interface NoticeFeedOptions {
  readonly connection: ConnectionState;
  /** A notice that this page has not had yet. */
  readonly onNotice: (notice: NoticeMessage) => void;
  /** News may have been missed, and are caught up with: what is shown should be asked for again. */
  readonly onCaughtUp: () => void;
  /** Loads the client; later than the page itself. */
  readonly load?: () => Promise<{ io: typeof import('socket.io-client').io }>;
}

const ANSWER_WITHIN_MS = 8_000;
/** Too many in this minute, or a session that ended just now: the page finds out which. */
const AGAIN_AFTER_REFUSAL_MS = 20_000;
/** Acknowledgements that come together go together. */
const GATHER_MS = 30;
/** A page that is open for days forgets the oldest; a repeated notice then is shown a second time. */
const REMEMBERED = 2_000;
const MOST_IN_ONE = 500;

/**
 * What a service tells an open page: docs/sockets.md. Drops what it has already, says that it has it once somebody can see
 * it, and catches up from where it was after every break.
 */
export class NoticeFeed {
  private socket: Client | null = null;
  private stopped = false;
  private cursor: string | null = null;
  private readonly seen = new Set<string>();
  private readonly unacknowledged = new Set<string>();
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private readonly boards = new Map<string, Set<(board: BoardMessage) => void>>();
  private readonly versions = new Map<string, number>();

  constructor(private readonly options: NoticeFeedOptions) {}

  /** Connects by the session's cookie and stays so until {@link stop}. */
  async start(): Promise<void> {
    const { load = () => import('socket.io-client'), connection } = this.options;
    const { io } = await load();
    if (this.stopped || this.socket) return;
    const socket: Client = io({
      path: '/socket.io',
      transports: ['websocket', 'polling'],
      reconnectionDelayMax: 8_000,
    });
    this.socket = socket;
    socket.on('connect', () => {
      connection.socketOpened();
      this.catchUp().catch(() => undefined);
    });
    socket.on('disconnect', connection.socketClosed);
    socket.on('connect_error', (error) => {
      // A refusal has data of ours, and the client does not try again by itself; without it nobody answered.
      const refused = 'data' in error && error.data !== undefined;
      connection.socketRefused(refused);
      if (refused) setTimeout(() => this.socket?.connect(), AGAIN_AFTER_REFUSAL_MS);
    });
    socket.on('notice', (notice) => this.take([notice]));
    socket.on('board', (board) => this.show(board));
    document.addEventListener('visibilitychange', this.onVisible);
  }

  stop(): void {
    this.stopped = true;
    document.removeEventListener('visibilitychange', this.onVisible);
    this.socket?.disconnect();
    this.socket = null;
  }

  /** Follows the board of a shift. @returns what ends it */
  watch(shiftId: string, onBoard: (board: BoardMessage) => void): () => void {
    const watchers = this.boards.get(shiftId) ?? new Set();
    this.boards.set(shiftId, watchers);
    watchers.add(onBoard);
    if (watchers.size === 1) this.askForBoard(shiftId).catch(() => undefined);
    return () => {
      watchers.delete(onBoard);
      if (watchers.size > 0) return;
      this.boards.delete(shiftId);
      this.versions.delete(shiftId);
      this.socket?.emit('board.unwatch', { shiftId }, () => undefined);
    };
  }

  private readonly onVisible = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.acknowledgeSoon();
    // Phones freeze a page in the pocket: what came meanwhile may be lost although the socket looks open.
    if (this.socket?.connected) this.catchUp().catch(() => undefined);
  };

  private async catchUp(): Promise<void> {
    const { socket } = this;
    if (!socket) return;
    for (let more = true; more;) {
      const answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('notices.resume', { after: this.cursor });
      if (!answer.ok) return;
      this.take(answer.notices);
      this.cursor = answer.cursor ?? this.cursor;
      more = answer.more;
    }
    for (const shiftId of this.boards.keys()) await this.askForBoard(shiftId);
    this.options.onCaughtUp();
  }

  private take(notices: readonly NoticeMessage[]): void {
    for (const notice of notices) {
      this.unacknowledged.add(notice.id);
      if (this.cursor === null || notice.at > this.cursor) this.cursor = notice.at;
      if (this.seen.has(notice.id)) continue;
      this.seen.add(notice.id);
      if (this.seen.size > REMEMBERED) this.seen.delete(this.seen.values().next().value!);
      this.options.onNotice(notice);
    }
    this.acknowledgeSoon();
  }

  /** Only what somebody can see: a page in the pocket must not keep the text message away. */
  private acknowledgeSoon(): void {
    if (this.unacknowledged.size === 0 || this.gathering !== undefined || document.visibilityState !== 'visible')
      return;
    this.gathering = setTimeout(() => {
      this.gathering = undefined;
      this.acknowledge().catch(() => undefined);
    }, GATHER_MS);
  }

  private async acknowledge(): Promise<void> {
    const ids = [...this.unacknowledged].slice(0, MOST_IN_ONE);
    const answer = await this.socket?.timeout(ANSWER_WITHIN_MS).emitWithAck('notices.ack', { ids });
    // What is not the account's own is no notice: asking again would change nothing.
    if (!answer || (!answer.ok && answer.code !== 'resource.not_found')) return;
    for (const id of ids) this.unacknowledged.delete(id);
    this.acknowledgeSoon();
  }

  private async askForBoard(shiftId: string): Promise<void> {
    const answer = await this.socket?.timeout(ANSWER_WITHIN_MS).emitWithAck('board.watch', { shiftId });
    if (answer?.ok) this.show(answer.board);
  }

  private show(board: BoardMessage): void {
    if (board.version < (this.versions.get(board.shiftId) ?? -1)) return;
    this.versions.set(board.shiftId, board.version);
    for (const tell of this.boards.get(board.shiftId) ?? []) tell(board);
  }
}
