import { io, type Socket } from 'socket.io-client';
import type { BoardMessage, ClientToServerEvents, NoticeMessage, ServerToClientEvents } from '@gg/contracts';

const ACKNOWLEDGED_WITHIN_MS = 3_000;

/**
 * One open page, on one device: it reconnects by itself, says what it saw last, drops what it has, acknowledges the rest,
 * and keeps a journal of all.
 */
export class OpenPage {
  /** By id, in the order in which they came. */
  readonly notices = new Map<string, NoticeMessage>();
  /** The newest board of each shift. */
  readonly boards = new Map<string, BoardMessage>();
  /** Receptions of a notice that it had already. */
  repeats = 0;
  connections = 0;
  onNotice: (notice: NoticeMessage) => void = () => undefined;
  private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  private readonly watched = new Set<string>();
  private newest: string | null;

  /** @param after what it saw last, on an earlier visit */
  constructor(url: string, token: string, after: string | null = null) {
    this.newest = after;
    this.socket = io(url, {
      transports: ['websocket'],
      auth: (told) => told({ token, after: this.newest }),
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
      forceNew: true,
    });
    this.socket.on('connect', () => this.connected());
    this.socket.on('notice', (notice) => this.hear(notice));
    this.socket.on('board', (board) => this.see(board));
  }

  /** What it would name as the last it saw. */
  get cursor(): string | null {
    return this.newest;
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Asks for a board, and for every change of it from then on, over every reconnection. */
  async watch(shiftId: string): Promise<void> {
    this.watched.add(shiftId);
    const answer = await this.socket.timeout(ACKNOWLEDGED_WITHIN_MS).emitWithAck('board.watch', { shiftId });
    if (answer.ok) this.see(answer.board);
  }

  close(): void {
    this.socket.disconnect();
  }

  private connected(): void {
    this.connections++;
    for (const shiftId of this.watched) void this.watch(shiftId).catch(() => undefined);
  }

  private hear(notice: NoticeMessage): void {
    // Also what it has: it may be repeated because the acknowledgement was lost.
    this.acknowledge(notice.id).catch(() => undefined);
    if (this.notices.has(notice.id)) {
      this.repeats++;
      return;
    }
    this.notices.set(notice.id, notice);
    if (this.newest === null || notice.at > this.newest) this.newest = notice.at;
    this.onNotice(notice);
  }

  /** What is not acknowledged is sent again after a reconnection; a refusal on a live connection is worth another try. */
  private async acknowledge(id: string): Promise<void> {
    while (this.socket.connected) {
      const answer = await this.socket.timeout(ACKNOWLEDGED_WITHIN_MS).emitWithAck('notices.ack', { ids: [id] });
      if (answer.ok) return;
    }
  }

  private see(board: BoardMessage): void {
    const known = this.boards.get(board.shiftId);
    if (!known || board.version >= known.version) this.boards.set(board.shiftId, board);
  }
}
