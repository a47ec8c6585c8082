import type { Caller } from '@gg/platform';

/**
 * The caller of a sign-in, whoever was signed in before: nobody. Without an account there is no stored answer either, so
 * that a session's token never comes to stand in the table of idempotency keys.
 */
export const anonymousCaller = (caller: Caller): Caller => ({
  ...caller,
  kind: 'guest',
  accountId: null,
  workerId: null,
  employerId: null,
  grants: [],
  sessionId: null,
  idempotency: null,
});
