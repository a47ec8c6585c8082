import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import type { Acknowledgement, ClientToServerEvents, ServerToClientEvents } from '@gg/contracts';
import { socketBodies } from '@gg/contracts';
import { DomainError, newId } from '@gg/kernel';
import type { Server, Socket } from 'socket.io';
import type { Caller } from '../access/caller';
import { SessionResolver } from '../access/ports';
import { CONFIG, type Config } from '../config/config';
import { RateLimit } from '../http/rate-limit';
import { Log } from '../observability/log';
import { Metrics } from '../observability/metrics';
import { Realtime, type Frame } from './realtime';
import type { SocketData } from './socket-adapter';

export type GgSocket = Socket<ClientToServerEvents, ServerToClientEvents, object, SocketData>;
export type GgServer = Server<ClientToServerEvents, ServerToClientEvents, object, SocketData>;

const ACCOUNT_ROOM = 'account:';

/** Sessions are looked at so many at a time. */
const LOOKS_AT_ONCE = 50;

/**
 * The sockets this process holds. A push arrives as one message per chunk and is written to the local sockets of its
 * rooms; rooms do not reach over processes, so no socket.io adapter is between.
 */
@Injectable()
@WebSocketGateway()
export class SocketHub implements OnModuleInit, OnApplicationBootstrap, OnGatewayConnection, OnGatewayDisconnect {
  /** None where a program has the modules of a service without listening, as a script has. */
  @WebSocketServer() private readonly server: GgServer | null | undefined;
  private readonly accounts = new Map<string, Set<GgSocket>>();
  private readonly afterGap: ((accountIds: string[]) => Promise<void>)[] = [];
  private readonly afterChange: ((socket: GgSocket, before: Caller) => Promise<void>)[] = [];
  private renewal: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(SessionResolver) private readonly sessions: SessionResolver,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RateLimit) private readonly limit: RateLimit,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.realtime.onPush(
      this.config.service,
      (frames) => this.write(frames),
      () => this.missed(),
    );
    this.realtime.onRecheck((accountId) => this.unawaited(this.recheck(accountId)));
  }

  onApplicationBootstrap(): void {
    this.renewal = setInterval(() => this.renew(), this.config.settings.sockets.renewMs);
    this.renewal.unref();
  }

  /** Before the HTTP server closes: sockets end, so that their clients go to another process at once. */
  beforeApplicationShutdown(): void {
    clearInterval(this.renewal);
    this.realtime.seen([...this.accounts.keys()], false);
    this.server?.local.disconnectSockets(true);
    this.server?.engine?.close();
  }

  handleConnection(socket: GgSocket): void {
    const { accountId } = socket.data.caller;
    if (!accountId) {
      socket.disconnect(true);
      return;
    }
    socket.use((packet, next) => this.unawaited(this.admit(socket, packet, next)));
    const sockets = this.accounts.get(accountId) ?? new Set();
    sockets.add(socket);
    this.accounts.set(accountId, sockets);
    this.metrics.sockets.inc();
    this.realtime.seen([accountId], true);
  }

  handleDisconnect(socket: GgSocket): void {
    const { accountId } = socket.data.caller;
    const sockets = accountId ? this.accounts.get(accountId) : undefined;
    if (!accountId || !sockets?.delete(socket)) return;
    this.metrics.sockets.dec();
    if (sockets.size === 0) {
      this.accounts.delete(accountId);
      this.realtime.seen([accountId], false);
    }
  }

  /** Calls back with the accounts that are connected here after a time in which pushes may have been missed. */
  onGap(listener: (accountIds: string[]) => Promise<void>): void {
    this.afterGap.push(listener);
  }

  /** Calls back with a socket whose holder's rights or employer have changed: what it listens to may no longer be its own. */
  onChange(listener: (socket: GgSocket, before: Caller) => Promise<void>): void {
    this.afterChange.push(listener);
  }

  /** Writes frames to sockets of this process. */
  write(frames: readonly Frame[]): void {
    const { server } = this;
    if (!server) return;
    for (const { room, event, data } of frames) {
      const sockets = room.startsWith(ACCOUNT_ROOM) && this.accounts.get(room.slice(ACCOUNT_ROOM.length));
      // Most frames are for one page of one account: straight to it, without a broadcast's set-up.
      if (sockets) for (const socket of sockets) socket.emit(event, data as never);
      else if (!room.startsWith(ACCOUNT_ROOM)) server.local.to(room).emit(event, data as never);
    }
  }

  /**
   * Checks what a client sent, and answers whatever comes of it: a bad message never ends a socket, and no page waits for
   * an answer that never comes. A refusal is told by its code; any other failure is `internal` with the id under which
   * the log has it.
   */
  async answer<E extends keyof typeof socketBodies, T extends object>(
    event: E,
    body: unknown,
    work: (body: ReturnType<(typeof socketBodies)[E]['parse']>) => Promise<T>,
  ): Promise<Acknowledgement<T>> {
    const parsed = socketBodies[event].safeParse(body);
    if (!parsed.success) return { ok: false, code: 'request.invalid' };
    try {
      return { ok: true, ...(await work(parsed.data as never)) };
    } catch (error) {
      return this.refusalOf(error, event);
    }
  }

  /** Rooms with this prefix that a socket is in. */
  roomsOf(socket: GgSocket, prefix: string): string[] {
    return [...socket.rooms].filter((room) => room.startsWith(prefix));
  }

  /** Rooms with this prefix that any socket of this process is in. */
  rooms(prefix: string): string[] {
    return [...(this.server?.of('/').adapter.rooms.keys() ?? [])].filter((room) => room.startsWith(prefix));
  }

  /** Accounts are marked again, and sessions that ended without a word, as those that expire do, end their sockets. */
  private renew(): void {
    const accountIds = [...this.accounts.keys()];
    this.realtime.seen(accountIds, true);
    if (this.looking) return;
    this.looking = true;
    this.unawaited(this.recheckAll(accountIds).finally(() => (this.looking = false)));
  }

  private async recheckAll(accountIds: readonly string[]): Promise<void> {
    for (let from = 0; from < accountIds.length; from += LOOKS_AT_ONCE) {
      await Promise.all(accountIds.slice(from, from + LOOKS_AT_ONCE).map((accountId) => this.recheck(accountId)));
    }
  }

  /** A session that has ended ends its sockets; rights that have changed hold for the next event of a socket. */
  private async recheck(accountId: string): Promise<void> {
    for (const socket of [...(this.accounts.get(accountId) ?? [])]) {
      const caller = await this.sessions.look(socket.data.token).catch(() => undefined);
      if (caller === null) socket.disconnect(true);
      else if (caller) this.change(socket, caller);
    }
  }

  private change(socket: GgSocket, { grants, employerId }: Caller): void {
    const before = socket.data.caller;
    socket.data.caller = { ...before, grants, employerId };
    if (before.employerId === employerId && JSON.stringify(before.grants) === JSON.stringify(grants)) return;
    for (const listener of this.afterChange) this.unawaited(listener(socket, before));
  }

  /** Counts an event with those of the account's other pages. One too many is answered, and goes no further. */
  private async admit(socket: GgSocket, packet: unknown[], next: () => void): Promise<void> {
    try {
      await this.limit.take(`socket:${socket.data.caller.accountId}`, this.config.settings.http.socketEventsPerMinute);
      // Boards are the employer service's: whoever asks for one elsewhere would wait for an answer for ever.
      if (socket.listenerCount(String(packet[0])) === 0) throw new DomainError('route.not_found');
    } catch (error) {
      const answer: unknown = packet.at(-1);
      const refused = this.refusalOf(error, String(packet[0]));
      if (typeof answer === 'function') (answer as (refused: Acknowledgement) => void)(refused);
      return;
    }
    next();
  }

  /** Says nothing of the inside, as a problem document does not. */
  private refusalOf(error: unknown, event: string): Acknowledgement<never> {
    if (error instanceof DomainError) return { ok: false, code: error.code };
    const instance = newId();
    this.log.error({ err: error, event, instance }, 'an event of a socket was not done');
    return { ok: false, code: 'internal', instance };
  }

  private missed(): void {
    const accounts = [...this.accounts.keys()];
    this.log.info({ accounts: accounts.length }, 'pushes may have been missed; catching up');
    for (const listener of this.afterGap) this.unawaited(listener(accounts));
  }

  /** What nobody waits for may fail, and must not end the process. */
  private unawaited(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.warn({ err: error }, 'what sockets need beside was not done'));
  }
}
