import { Controller, Delete, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, CONFIG, type Caller, type Config } from '@gg/platform';
import { DomainError } from '@gg/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { StoredSessions } from '../access/stored-sessions';
import { SessionReader } from '../read-models/session-reader';
import { OwnSessions } from '../use-cases/own-sessions.use-case';
import { clearSessionCookies, sessionCookieOf } from './session-cookies';

const id = z.uuid();

const sessionSchema = z
  .object({
    accountId: id,
    sessionId: id.nullable(),
    kind: z.enum(['worker', 'employer', 'staff', 'system', 'guest']),
    name: z.string().nullable().describe('masked: 韦**'),
    phone: z.string().nullable().describe('masked: 138****8000'),
    identityState: z.enum(['unverified', 'format_ok', 'verified']),
    employerId: id.nullable().describe('the organisation for which the session acts'),
    employers: z.array(z.object({ employerId: id, role: z.string() })),
    grants: z.array(z.object({ role: z.string(), regionPrefix: z.string().nullable() })),
    permissions: z.array(z.string()),
    mustChangePassword: z.boolean(),
    csrfToken: z.string().nullable().describe('for browsers: to be sent as `X-CSRF-Token` with every write'),
  })
  .meta({ id: 'Session' });

const sessionsSchema = z
  .object({
    items: z.array(
      z.object({
        id,
        service: z.string(),
        device: z.string().nullable(),
        createdAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Sessions' });

/** The session that asks, and the others of the same account. */
@ApiTags('登录')
@Controller()
export class SessionController {
  constructor(
    @Inject(SessionReader) private readonly reader: SessionReader,
    @Inject(OwnSessions) private readonly own: OwnSessions,
    @Inject(StoredSessions) private readonly sessions: StoredSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('session')
  @Access('sessions.manage_own')
  @ApiOperation({ summary: '当前登录' })
  @Answer(200, sessionSchema)
  async current(
    @CallerParam() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof sessionSchema>> {
    const { accountId } = caller;
    if (accountId === null) throw new DomainError('access.sign_in_required');
    const state = await this.reader.state({ ...caller, accountId });
    const cookie = sessionCookieOf(request, this.config);
    void reply.header('cache-control', 'no-store');
    return {
      ...state,
      employers: [...state.employers],
      grants: [...state.grants],
      permissions: [...state.permissions],
      csrfToken: cookie === undefined ? null : this.sessions.csrfFor(cookie),
    };
  }

  @Delete('session')
  @Access('sessions.manage_own')
  @ApiOperation({ summary: '退出登录' })
  @Answer(204)
  async signOut(@CallerParam() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.own.signOut(caller);
    clearSessionCookies(reply, this.config);
  }

  @Get('sessions')
  @Access('sessions.manage_own')
  @ApiOperation({ summary: '我的所有登录' })
  @Answer(200, sessionsSchema)
  async list(@CallerParam() caller: Caller): Promise<z.input<typeof sessionsSchema>> {
    const items = await this.own.list(caller);
    return {
      items: items.map((one) => ({
        ...one,
        createdAt: one.createdAt.toISOString(),
        seenAt: one.seenAt.toISOString(),
        expiresAt: one.expiresAt.toISOString(),
      })),
    };
  }

  @Delete('sessions')
  @Access('sessions.manage_own')
  @ApiOperation({ summary: '退出其他所有登录' })
  @Answer(200, z.object({ ended: z.number().int() }).meta({ id: 'SessionsEnded' }))
  async endOthers(@CallerParam() caller: Caller) {
    return { ended: await this.own.endOthers(caller) };
  }

  @Delete('sessions/:id')
  @Access('sessions.manage_own')
  @ApiOperation({ summary: '退出一个登录' })
  @Answer(204)
  async end(@CallerParam() caller: Caller, @Param('id', { schema: id }) sessionId: string): Promise<void> {
    await this.own.end(caller, sessionId);
  }
}
