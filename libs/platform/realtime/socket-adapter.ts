import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Caller } from '../access/caller';
import { SessionResolver } from '../access/ports';
import { DomainError, newId } from '@gg/kernel';
import { cookieName, type Config } from '../config/config';
import { RateLimit } from '../http/rate-limit';
import { ADDRESS_FACTOR } from '../http/request-limits';
import { clientAddress, readTrustedProxies } from '../http/trusted-proxies';

/** What every socket of ours knows about its holder. */
export interface SocketData {
  caller: Caller;
  /** The session's token, to look again whether it still holds. */
  token: string;
}

/** No event of a client comes near this. */
const MAX_MESSAGE_BYTES = 64 * 1_024;

/** socket.io on a service's own HTTP server, with the session in the handshake. */
export class SocketAdapter extends IoAdapter {
  private readonly limit: RateLimit;
  private readonly trusted;

  constructor(
    private readonly app: INestApplication,
    private readonly config: Config,
  ) {
    super(app);
    this.limit = app.get(RateLimit);
    this.trusted = readTrustedProxies(config.TRUST_PROXY);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const server = super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      pingInterval: 20_000,
      pingTimeout: 20_000,
      allowRequest: (request: IncomingMessage, done: (error: string | null, ok: boolean) => void) =>
        this.admit(request).then(
          (ok) => done(null, ok),
          (error: Error) => done(error.message, false),
        ),
    } as never) as Server;
    server.use((socket, next) => {
      this.authenticate(socket).then(
        () => next(),
        (error: unknown) => next(refusal(error)),
      );
    });
    return server;
  }

  /** Nest awaits this before the HTTP server is closed; socket.io's own close would wait for that, for ever. */
  override async close(): Promise<void> {}

  override async dispose(): Promise<void> {}

  /** Whether a connection may be made at all; who makes it is asked when it speaks. Throws `request.too_many`. */
  private async admit(request: IncomingMessage): Promise<boolean> {
    await this.countAddress(request);
    return !request.headers.origin || this.originIsFine(request);
  }

  private countAddress(request: IncomingMessage): Promise<void> {
    const perMinute = this.config.settings.http.ratePerMinute * ADDRESS_FACTOR;
    return this.limit.take(`address:${clientAddress(request, this.trusted)}`, perMinute);
  }

  /**
   * Whether a request comes from a page of ours. A browser says where its page came from, but for a plain GET to the
   * page's own server, which polling begins with: there it says that it is the same.
   */
  private originIsFine(request: IncomingMessage): boolean {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    if (!origin) return site === 'same-origin';
    const allowed = this.config.ALLOWED_ORIGINS.split(',').map((one) => one.trim());
    try {
      return allowed.includes(origin) || new URL(origin).host === host;
    } catch {
      return false;
    }
  }

  private async authenticate(socket: Socket): Promise<void> {
    const sessions = this.app.get(SessionResolver, { strict: false });
    const { token } = socket.handshake.auth as { token?: unknown };
    // Counted before the session is looked up, so that guessing tokens is limited too.
    await this.countAddress(socket.request);
    // A cookie goes along whoever asks, and is believed from our own pages only; a token is shown on purpose.
    const cookie = this.originIsFine(socket.request) ? socket.handshake.headers.cookie : undefined;
    const value = typeof token === 'string' ? token : cookieOf(cookie, cookieName(this.config.service));
    const caller = value ? await sessions.resolve(value) : null;
    if (!caller) throw new DomainError('access.sign_in_required');
    await this.limit.take(`caller:${caller.accountId}`, this.config.settings.http.ratePerMinute);
    const data = socket.data as SocketData;
    data.token = value ?? '';
    data.caller = { ...caller, channel: typeof token === 'string' ? 'api' : 'app', trace: newId() };
  }
}

/** A refusal as the client gets it: `connect_error` with `data.code`. */
function refusal(error: unknown): Error {
  const code = error instanceof DomainError ? error.code : 'internal';
  return Object.assign(new Error(code), { data: { code } });
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return undefined;
}
