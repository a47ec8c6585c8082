import type { Caller } from './caller';

/** Who a token belongs to. `identity` knows. */
export abstract class SessionResolver {
  /** The caller of a live session of this service, or null. Trace, channel and idempotency are filled in by the edge. */
  abstract resolve(token: string): Promise<Caller | null>;
  /** As {@link resolve}, without counting as use: a page that is left open does not keep its session alive. */
  abstract look(token: string): Promise<Caller | null>;
  /** Whether a CSRF token was given to this session. */
  abstract csrfMatches(sessionToken: string, csrfToken: string): boolean;
}

/** What the roles of a caller permit. `identity` has the table. */
export abstract class PermissionPolicy {
  abstract permits(caller: Caller, permission: string): boolean;
  /** Region prefixes over which staff hold the permission; the query filters by them. */
  abstract regionsFor(caller: Caller, permission: string): readonly string[];
}
