import { createHash, timingSafeEqual } from 'node:crypto';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/**
 * Whose requests of a route are counted together where it is not their account or address:
 * `gateway`, those that show the SMS gateway's token, because it hands over everybody's replies from one address;
 * `link`, those with the same token in their path, because the phones of a network operator share addresses.
 */
export type LimitedBy = 'gateway' | 'link';

/** Declares it for a route. Guests without the proof are counted by their address as everywhere. */
export const LimitBy = (by: LimitedBy) => RouteConfig({ limitBy: by });

/** What the matched route of a request declares. */
export function limitedBy(request: FastifyRequest): LimitedBy | undefined {
  return (request.routeOptions.config as { limitBy?: LimitedBy }).limitBy;
}

/** Whether a request's bearer token is this secret. In constant time, and by digest, so that no part of it leaks. */
export function showsSecret(authorization: string | undefined, secret: string): boolean {
  const shown = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(secret));
}
