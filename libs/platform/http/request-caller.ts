import { createHmac } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import type { FastifyRequest } from 'fastify';
import { systemCaller, type Caller, type IdempotentRequest } from '../access/caller';
import type { SessionResolver } from '../access/ports';

declare module 'fastify' {
  interface FastifyRequest {
    ggCaller?: Caller;
  }
}

/** A caller who has not signed in. */
export const guest = (trace: string): Caller => ({ ...systemCaller(trace), kind: 'guest', channel: 'app' });

/** The caller that the edge found for this request. */
export const callerOf = (request: FastifyRequest): Caller => request.ggCaller ?? guest(request.id);

/** The caller of a request, as a parameter of a controller's method. */
export const CallerParam = createParamDecorator((_data: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const KEY = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * Finds who asks: `Authorization: Bearer`, or the service's cookie. A cookie on a write needs the session's CSRF token
 * in `X-CSRF-Token`. Runs before the body is parsed.
 * @param cookie name of the service's session cookie
 */
export async function findCaller(request: FastifyRequest, sessions: SessionResolver, cookie: string): Promise<Caller> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? request.cookies[cookie];
  if (!token) return guest(request.id);
  const found = await sessions.resolve(token);
  // A stale token is as good as none: the guard refuses it wherever somebody is needed, and on a public route the token
  // may be meant for the route itself, as the SMS gateway's is.
  if (!found) return guest(request.id);
  if (!bearer && isWrite(request.method)) {
    const csrf = request.headers['x-csrf-token'];
    if (typeof csrf !== 'string' || !sessions.csrfMatches(token, csrf)) throw new DomainError('access.csrf_refused');
  }
  return { ...found, channel: bearer ? 'api' : 'app', trace: request.id };
}

const isWrite = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * The request's idempotency, once its body is parsed. Every POST of somebody signed in needs a key; other writes may
 * have one. The body is kept as an HMAC only: a plain digest of a phone or an ID number could be guessed.
 * Throws `idempotency.key_required` and `idempotency.key_invalid`.
 */
export function idempotencyOf(request: FastifyRequest, caller: Caller, secret: string): IdempotentRequest | null {
  if (!isWrite(request.method) || !caller.accountId) return null;
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    if (request.method === 'POST') throw new DomainError('idempotency.key_required');
    return null;
  }
  if (typeof key !== 'string' || !KEY.test(key)) throw new DomainError('idempotency.key_invalid');
  return {
    key,
    route: `${request.method} ${request.routeOptions.url ?? request.url}`.slice(0, 160),
    bodyHash: createHmac('sha256', secret)
      .update(canonical([request.params, request.query, request.body ?? null]))
      .digest(),
  };
}

/** JSON with sorted keys, so that the order in which a client writes them does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
