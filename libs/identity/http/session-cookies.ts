import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieName, type Config } from '@gg/platform';

/** The session's cookie is out of reach of scripts; the one with the CSRF token is there for them to read. */
const csrfCookieName = (config: Config): string => `${cookieName(config.service)}_csrf`;

const attributes = (config: Config) =>
  ({ path: '/', sameSite: 'lax', secure: config.NODE_ENV === 'production' }) as const;

/** Keeps a session in the browser. */
export function setSessionCookies(
  reply: FastifyReply,
  config: Config,
  token: string,
  csrf: string,
  expires: Date,
): void {
  void reply.setCookie(cookieName(config.service), token, { ...attributes(config), httpOnly: true, expires });
  void reply.setCookie(csrfCookieName(config), csrf, { ...attributes(config), httpOnly: false, expires });
}

export function clearSessionCookies(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config.service), attributes(config));
  void reply.clearCookie(csrfCookieName(config), attributes(config));
}

/** The session token that came as a cookie; undefined for bearers. */
export const sessionCookieOf = (request: FastifyRequest, config: Config): string | undefined =>
  request.headers.authorization === undefined ? request.cookies[cookieName(config.service)] : undefined;
