import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import {
  CONFIG,
  Connections,
  SessionResolver,
  systemCaller,
  type Caller,
  type CallerGrant,
  type Config,
} from '@gg/platform';
import { CsrfTokens, sessionTokenDigest } from '../crypto/session-token';
import { slidEnd, type SignInService } from '../domain/session-life';
import { SessionCache } from './session-cache';

/** What is remembered of a session between requests. */
interface LiveSession {
  readonly sessionId: Id;
  readonly accountId: Id;
  readonly employerId: Id | null;
  readonly expiresAt: string;
  readonly grants: readonly CallerGrant[];
}

/** A session with one of its account's grants; both null where it has none. */
interface SessionRow {
  id: Id;
  accountId: Id;
  service: SignInService;
  employerId: Id | null;
  expiresAt: Date;
  accountState: string;
  mustChange: number | null;
  role: string | null;
  place: string | null;
}

const KINDS = { worker: 'worker', employer: 'employer', centre: 'staff' } as const;

/** Sessions in the database, remembered for a minute in Redis. */
@Injectable()
export class StoredSessions extends SessionResolver {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(SessionCache) private readonly cache: SessionCache,
    @Inject(CsrfTokens) private readonly csrf: CsrfTokens,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override resolve(token: string): Promise<Caller | null> {
    return this.find(token, true);
  }

  override look(token: string): Promise<Caller | null> {
    return this.find(token, false);
  }

  private async find(token: string, used: boolean): Promise<Caller | null> {
    const digest = sessionTokenDigest(token);
    if (digest === null) return null;
    const remembered = await this.cache.get(digest);
    const stale = this.cache.isStale(remembered);
    let session = remembered !== null && !stale ? (JSON.parse(remembered) as LiveSession) : null;
    // The memory does not slide: near its end the database is asked.
    if (session === null || this.isAging(session, used)) session = await this.read(digest, !stale, used);
    if (session === null || this.hasEnded(session)) return null;
    return this.callerOf(session);
  }

  override csrfMatches(sessionToken: string, csrfToken: string): boolean {
    const digest = sessionTokenDigest(sessionToken);
    return digest !== null && this.csrf.accepts(csrfToken, digest);
  }

  /** A CSRF token for a session's token; null for a text that is no token. */
  csrfFor(sessionToken: string): string | null {
    const digest = sessionTokenDigest(sessionToken);
    return digest && this.csrf.issue(digest);
  }

  private hasEnded({ expiresAt }: LiveSession): boolean {
    return this.clock.now() >= new Date(expiresAt);
  }

  private isAging(session: LiveSession, used: boolean): boolean {
    if (this.hasEnded(session)) return true;
    const [end, service] = [new Date(session.expiresAt), this.config.service as SignInService];
    return used && slidEnd(service, end, this.clock.now(), this.config.settings.sessions) !== null;
  }

  private async read(digest: Buffer, remember: boolean, used: boolean): Promise<LiveSession | null> {
    const side = KINDS[this.config.service as SignInService];
    const rows = await this.connections.rows<SessionRow>(
      `SELECT s.id, s.account_id, s.service, s.employer_id, s.expires_at, a.state AS account_state, c.must_change,
              g.role, g.place
         FROM sessions s JOIN accounts a ON a.id = s.account_id
         LEFT JOIN staff_credentials c ON c.account_id = s.account_id
         LEFT JOIN account_grants g ON g.account_id = s.account_id AND g.side = ? AND g.live = 1
        WHERE s.token_digest = ? AND s.ended_at IS NULL
        ORDER BY g.role, g.place`,
      [side, digest],
    );
    const [row] = rows;
    const now = this.clock.now();
    if (!row || row.service !== this.config.service || row.accountState !== 'active' || now >= row.expiresAt)
      return null;
    const expiresAt = used ? await this.slide(row, now) : row.expiresAt;
    const session: LiveSession = {
      sessionId: row.id,
      accountId: row.accountId,
      employerId: row.employerId,
      expiresAt: expiresAt.toISOString(),
      // A password that somebody else chose opens nothing but the choice of another.
      grants: row.service === 'centre' && row.mustChange ? [] : grantsIn(rows),
    };
    // The request need not wait for this.
    if (remember) void this.cache.put(digest, JSON.stringify(session));
    return session;
  }

  private async slide(row: SessionRow, now: Date): Promise<Date> {
    const end = slidEnd(row.service, row.expiresAt, now, this.config.settings.sessions);
    if (end === null) return row.expiresAt;
    await this.connections.change('UPDATE sessions SET expires_at = ?, seen_at = ? WHERE id = ? AND ended_at IS NULL', [
      end,
      now,
      row.id,
    ]);
    return end;
  }

  private callerOf({ sessionId, accountId, employerId, grants }: LiveSession): Caller {
    const kind = KINDS[this.config.service as SignInService];
    return {
      ...systemCaller(sessionId),
      kind,
      accountId,
      workerId: kind === 'worker' ? accountId : null,
      // A member who was removed from the organisation acts for none.
      employerId: kind === 'employer' && grants.length > 0 ? employerId : null,
      grants,
      sessionId,
      channel: 'app',
    };
  }
}

/** The roles that count in this service, and for a member of several organisations those in the chosen one. */
function grantsIn(rows: readonly SessionRow[]): CallerGrant[] {
  return rows.flatMap(({ service, employerId, role, place }) =>
    role === null || (service === 'employer' && place !== employerId)
      ? []
      : [{ role, regionPrefix: service === 'centre' ? place : null }],
  );
}
