import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { Acknowledgement, BoardMessage } from '@gg/contracts';
import { DomainError, type Id } from '@gg/kernel';
import { PermissionPolicy, SocketHub, type Caller, type GgSocket } from '@gg/platform';
import { BoardReader } from './board-reader';

/** A page may look at so many boards at once. */
const MAX_WATCHED = 200;

/** Lets an employer's page watch the boards of its own shifts. */
@Injectable()
@WebSocketGateway()
export class BoardGateway implements OnModuleInit {
  constructor(
    @Inject(BoardReader) private readonly boards: BoardReader,
    @Inject(PermissionPolicy) private readonly permissions: PermissionPolicy,
    @Inject(SocketHub) private readonly hub: SocketHub,
  ) {}

  onModuleInit(): void {
    this.hub.onGap(() => this.tellAgain());
    this.hub.onChange((socket, before) => this.leaveOthers(socket, before));
  }

  @SubscribeMessage('board.watch')
  watch(
    @ConnectedSocket() socket: GgSocket,
    @MessageBody() body: unknown,
  ): Promise<Acknowledgement<{ board: BoardMessage }>> {
    return this.hub.answer('board.watch', body, async ({ shiftId }) => {
      const employerId = this.employerOf(socket);
      await this.boards.ownBoard(shiftId, employerId);
      if (this.hub.roomsOf(socket, 'shift:').length >= MAX_WATCHED) throw new DomainError('board.too_many');
      await socket.join(`shift:${shiftId}`);
      try {
        // Once more, so that no change falls between reading and joining; whose it is may have changed, too.
        return { board: await this.boards.ownBoard(shiftId, this.employerOf(socket)) };
      } catch (error) {
        await socket.leave(`shift:${shiftId}`);
        throw error;
      }
    });
  }

  @SubscribeMessage('board.unwatch')
  unwatch(@ConnectedSocket() socket: GgSocket, @MessageBody() body: unknown): Promise<Acknowledgement> {
    return this.hub.answer('board.unwatch', body, async ({ shiftId }) => {
      await socket.leave(`shift:${shiftId}`);
      return {};
    });
  }

  /** The employer for which a page may watch boards. Throws `access.denied`. */
  private employerOf({ data: { caller } }: GgSocket): Id {
    if (!caller.employerId || !this.permissions.permits(caller, 'board.watch')) throw new DomainError('access.denied');
    return caller.employerId;
  }

  /** Whoever is no member any more, or of another employer, goes on hearing nothing. */
  private async leaveOthers(socket: GgSocket, before: Caller): Promise<void> {
    const { caller } = socket.data;
    if (caller.employerId === before.employerId && this.permissions.permits(caller, 'board.watch')) return;
    for (const room of this.hub.roomsOf(socket, 'shift:')) await socket.leave(room);
  }

  /** After a time without news every watched board is read anew. */
  private async tellAgain(): Promise<void> {
    const shiftIds = this.hub.rooms('shift:').map((room) => room.slice('shift:'.length));
    for (let from = 0; from < shiftIds.length; from += 500) {
      const boards = await this.boards.boards(shiftIds.slice(from, from + 500));
      this.hub.write(boards.map((board) => ({ room: `shift:${board.shiftId}`, event: 'board' as const, data: board })));
    }
  }
}
