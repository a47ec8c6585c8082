import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
} from '@nestjs/websockets';
import type { Acknowledgement, NoticeMessage } from '@gg/contracts';
import { CLOCK, DomainError, newId, type Clock, type Id } from '@gg/kernel';
import { CONFIG, isTransient, Log, SocketHub, systemCaller, type Config, type GgSocket } from '@gg/platform';
import { messageOf } from '../data/notices';
import { NoticeReader } from '../read-models/notice-reader';
import { AcknowledgeNotices } from '../use-cases/acknowledge-notices.use-case';
import { AcknowledgementBatch } from './acknowledgement-batch';

/** After a gap the accounts of this process are read so many at a time. */
const ACCOUNTS_AT_ONCE = 500;

/** Brings notices to open pages and takes their acknowledgements. */
@Injectable()
@WebSocketGateway()
export class NoticesGateway implements OnModuleInit, OnGatewayConnection, BeforeApplicationShutdown {
  private readonly batch: AcknowledgementBatch;

  constructor(
    @Inject(NoticeReader) private readonly reader: NoticeReader,
    @Inject(AcknowledgeNotices) acknowledge: AcknowledgeNotices,
    @Inject(SocketHub) private readonly hub: SocketHub,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {
    this.batch = new AcknowledgementBatch((said) => acknowledge.together(systemCaller(newId()), said));
  }

  onModuleInit(): void {
    this.hub.onGap((accountIds) => this.catchUp(accountIds));
  }

  /** A page that says in its handshake what it saw last is sent what it missed without asking. */
  handleConnection(socket: GgSocket): void {
    const { after } = socket.handshake.auth as { after?: unknown };
    const { accountId } = socket.data.caller;
    if (!accountId || (after !== null && typeof after !== 'string')) return;
    this.resumeAtOnce(socket, accountId, after).catch((error: unknown) => {
      if (!(error instanceof DomainError) || isTransient(error))
        this.log.warn({ err: error }, 'a page was not sent what it missed');
    });
  }

  @SubscribeMessage('notices.ack')
  acknowledge(
    @ConnectedSocket() socket: GgSocket,
    @MessageBody() body: unknown,
  ): Promise<Acknowledgement<{ acknowledged: number }>> {
    return this.hub.answer('notices.ack', body, async ({ ids }) => {
      const acknowledged = await this.batch.add(accountOf(socket), ids);
      if (acknowledged === 0) throw new DomainError('resource.not_found');
      return { acknowledged };
    });
  }

  @SubscribeMessage('notices.resume')
  resume(
    @ConnectedSocket() socket: GgSocket,
    @MessageBody() body: unknown,
  ): Promise<Acknowledgement<{ notices: NoticeMessage[]; cursor: string | null; more: boolean }>> {
    return this.hub.answer('notices.resume', body, ({ after }) => this.reader.resume(accountOf(socket), after));
  }

  /** Acknowledgements in hand are written before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.batch.flush();
  }

  private async resumeAtOnce(socket: GgSocket, accountId: Id, after: string | null): Promise<void> {
    let from = after;
    for (;;) {
      const { notices, cursor, more } = await this.reader.resume(accountId, from);
      for (const notice of notices) socket.emit('notice', notice);
      if (!more || !socket.connected) return;
      from = cursor;
    }
  }

  /** This process heard nothing for a while: what was pushed meanwhile is read and written to its sockets. */
  private async catchUp(accountIds: readonly Id[]): Promise<void> {
    const since = new Date(this.clock.now().getTime() - this.config.settings.notices.gapMinutes * 60_000);
    for (let from = 0; from < accountIds.length; from += ACCOUNTS_AT_ONCE) {
      const missed = await this.reader.missed(accountIds.slice(from, from + ACCOUNTS_AT_ONCE), since);
      this.hub.write(
        missed.map((notice) => ({
          room: `account:${notice.accountId}`,
          event: 'notice' as const,
          data: messageOf(notice),
        })),
      );
    }
  }
}

function accountOf(socket: GgSocket): Id {
  const { accountId } = socket.data.caller;
  if (!accountId) throw new DomainError('access.sign_in_required');
  return accountId;
}
