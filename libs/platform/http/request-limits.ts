import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller';
import type { Config } from '../config/config';
import { limitedBy, showsSecret } from './limit-by.decorator';
import type { RateLimit } from './rate-limit';
import { guest } from './request-caller';

/** For whoever operates the service. Everything else is counted, what matches no route too. */
const UNLIMITED = new Set(['/healthz', '/readyz', '/metrics']);

/** An address may do so much more than one caller: many phones are behind one. */
export const ADDRESS_FACTOR = 20;

/**
 * Counts a request where it belongs and finds its caller. Judged by the route that it matched and never by its text, which
 * has many spellings.
 * @param find looks the session up; called only when the address has not asked too much, so that guessing tokens is limited
 * @returns null where nothing is counted and nobody looked up
 * Throws `request.too_many`, and what `find` throws.
 */
export async function limitRequest(
  request: FastifyRequest,
  limit: RateLimit,
  config: Config,
  find: () => Promise<Caller>,
): Promise<Caller | null> {
  const route = request.routeOptions.url ?? '';
  if (UNLIMITED.has(route)) return null;
  const { ratePerMinute, signInPerMinute, gatewayPerMinute, linkPerMinute } = config.settings.http;
  const by = limitedBy(request);
  if (by === 'gateway' && showsSecret(request.headers.authorization, config.SMS_GATEWAY_TOKEN)) {
    await limit.take('gateway', gatewayPerMinute);
    return guest(request.id);
  }
  await limit.take(`address:${request.ip}`, ratePerMinute * ADDRESS_FACTOR);
  // Files are the same for everybody: nobody has to be looked up for them.
  if (route.startsWith('/assets/')) return guest(request.id);
  if (route.startsWith('/api/sign-in')) await limit.take(`sign-in:${request.ip}`, signInPerMinute);
  const caller = await find();
  const { token } = request.params as { token?: string };
  if (by === 'link' && token && !caller.accountId) await limit.take(`link:${digestOf(token)}`, linkPerMinute);
  else await limit.take(`caller:${caller.accountId ?? request.ip}`, ratePerMinute);
  return caller;
}

/** A link's token opens an offer: what is remembered of it opens nothing. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url').slice(0, 22);
