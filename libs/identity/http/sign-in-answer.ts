import type { FastifyReply } from 'fastify';
import type { Config } from '@gg/platform';
import { z } from 'zod';
import type { StoredSessions } from '../access/stored-sessions';
import type { SignedIn } from '../use-cases/sign-in-with-code.use-case';
import { setSessionCookies } from './session-cookies';

/** How the client keeps its session. */
export const keepSchema = z
  .enum(['token', 'cookie'])
  .default('token')
  .describe('token: sent back as `Authorization: Bearer`; cookie: for browsers, writes then need `X-CSRF-Token`');

export const deviceSchema = z
  .string()
  .trim()
  .min(1)
  .max(160)
  .nullable()
  .default(null)
  .describe('shown in the list of own sessions');

export const signedInSchema = z
  .object({
    token: z.string().nullable().describe('null when a cookie keeps the session'),
    csrfToken: z.string().nullable().describe('null when a token keeps the session'),
    accountId: z.uuid(),
    sessionId: z.uuid(),
    expiresAt: z.iso.datetime(),
    registered: z.boolean().describe('this sign-in made the account'),
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'SignedIn' });

/** Gives the session to the client: a cookie's token stays out of the body, so that no script ever sees it. */
export function answerSignIn(
  signedIn: SignedIn & { readonly mustChangePassword?: boolean },
  keep: z.output<typeof keepSchema>,
  { reply, config, sessions }: { reply: FastifyReply; config: Config; sessions: StoredSessions },
): z.input<typeof signedInSchema> {
  const { token, accountId, sessionId, expiresAt, registered, mustChangePassword = false } = signedIn;
  const csrf = keep === 'cookie' ? sessions.csrfFor(token) : null;
  if (csrf !== null) setSessionCookies(reply, config, token, csrf, expiresAt);
  void reply.header('cache-control', 'no-store');
  return {
    token: csrf === null ? token : null,
    csrfToken: csrf,
    accountId,
    sessionId,
    expiresAt: expiresAt.toISOString(),
    registered,
    mustChangePassword,
  };
}
