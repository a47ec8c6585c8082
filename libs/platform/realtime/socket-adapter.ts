import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Caller } from '../access/caller';
import { SessionResolver } from '../access/ports';
import type { Config } from '../config/config';
import { newId } from '@gg/kernel';

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
  constructor(
    private readonly app: INestApplication,
    private readonly config: Config,
  ) {
    super(app);
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
        done(null, this.originIsFine(request)),
    } as never) as Server;
    server.use((socket, next) => void this.authenticate(socket).then(() => next(), next));
    return server;
  }

  /** Nest awaits this before the HTTP server is closed; socket.io's own close would wait for that, for ever. */
  override async close(): Promise<void> {}

  override async dispose(): Promise<void> {}

  /** A browser says where its page came from; a cookie is only believed from there. A bare client says nothing. */
  private originIsFine(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    if (!origin) return true;
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
    const value = typeof token === 'string' ? token : cookieOf(socket.handshake.headers.cookie, `gg_${this.config.service}`);
    const caller = value ? await sessions.resolve(value) : null;
    if (!caller) throw Object.assign(new Error('access.sign_in_required'), { data: { code: 'access.sign_in_required' } });
    const data = socket.data as SocketData;
    data.token = value ?? '';
    data.caller = { ...caller, channel: typeof token === 'string' ? 'api' : 'app', trace: newId() };
  }
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return undefined;
}
