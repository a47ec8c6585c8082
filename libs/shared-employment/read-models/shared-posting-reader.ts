import { Inject, Injectable } from '@nestjs/common';
import type { Finding, SharingSide } from '@gg/compliance';
import type { Channel } from '@gg/contracts';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections, pageOf, type Page, type SqlValue } from '@gg/platform';
import { scopeCondition, type PostingScope } from '@gg/postings';
import { sharedPostingInScope, type SharedPostingRow } from '../data/shared-postings';
import type { SharedPostingState } from '../domain/shared-posting-lifecycle';
import type { SharedTerms } from '../domain/shared-terms';

/** A surplus or a shortage in a list. */
export interface SharedPostingSummary {
  readonly id: Id;
  readonly side: SharingSide;
  readonly employerId: Id;
  readonly employerName: string;
  readonly state: SharedPostingState;
  readonly stateSince: Date;
  readonly version: number;
  readonly title: string;
  readonly regionCode: string;
  readonly headcount: number;
  readonly held: number;
  readonly terms: SharedTerms;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** A change of a posting. */
export interface SharedPostingTransition {
  readonly from: SharedPostingState | null;
  readonly to: SharedPostingState;
  readonly version: number;
  readonly at: Date;
  readonly reason: string | null;
  readonly because: readonly string[];
  readonly actorId: Id | null;
  readonly onBehalfOf: Id | null;
  readonly channel: Channel;
}

export interface SharedPostingView {
  readonly posting: SharedPostingRow;
  /** Of the last judging. */
  readonly findings: readonly Finding[];
  readonly transitions: readonly SharedPostingTransition[];
}

/** What narrows a list. */
export interface SharedPostingFilter {
  readonly side?: SharingSide | undefined;
  readonly state?: SharedPostingState | undefined;
}

type Cursor = readonly [at: string, id: Id] | null;
type SummaryRow = Omit<SharedPostingSummary, 'terms'> & { readonly terms: string };

const SUMMARY =
  'id, side, employer_id, employer_name, state, state_since, version, title, region_code, headcount, held, terms, created_at, published_at';

/** Surpluses and shortages for their firms, for staff and for the public. */
@Injectable()
export class SharedPostingReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A firm's own, newest first. */
  ofEmployer(
    employerId: Id,
    filter: SharedPostingFilter,
    limit: number,
    after: Cursor,
  ): Promise<Page<SharedPostingSummary>> {
    return this.page({ sql: 'employer_id = ?', params: [employerId] }, filter, 'created_at', limit, after);
  }

  /** Those of staff's regions in a state, those longest in it first. */
  ofRegions(
    scope: PostingScope,
    filter: SharedPostingFilter,
    limit: number,
    after: Cursor,
  ): Promise<Page<SharedPostingSummary>> {
    return this.page(scopeCondition(scope), filter, 'state_since', limit, after);
  }

  /** Those that are open in a city, for anybody, newest first. */
  open(cityCode: string, side: SharingSide, limit: number, after: Cursor): Promise<Page<SharedPostingSummary>> {
    const where = { sql: 'city_code = ? AND expires_at > ?', params: [cityCode, this.clock.now()] };
    return this.page(where, { side, state: 'published' }, 'published_at', limit, after);
  }

  /** One posting within a scope. Throws `resource.not_found`. */
  async one(postingId: Id, scope: PostingScope): Promise<SharedPostingView> {
    const posting = await sharedPostingInScope(this.connections, postingId, scope);
    const [findings, transitions] = await Promise.all([this.lastFindings(postingId), this.transitionsOf(postingId)]);
    return { posting, findings, transitions };
  }

  private async page(
    where: { readonly sql: string; readonly params: readonly SqlValue[] },
    { side, state }: SharedPostingFilter,
    by: 'created_at' | 'state_since' | 'published_at',
    limit: number,
    after: Cursor,
  ): Promise<Page<SharedPostingSummary>> {
    const conditions = [where.sql];
    const params: SqlValue[] = [...where.params];
    for (const [column, value] of [
      ['side', side],
      ['state', state],
    ] as const) {
      if (value === undefined) continue;
      conditions.push(`${column} = ?`);
      params.push(value);
    }
    const [past, order] = by === 'state_since' ? (['>', 'ASC'] as const) : (['<', 'DESC'] as const);
    if (after) {
      const at = new Date(after[0]);
      conditions.push(`${by} ${past}= ?`, `(${by} ${past} ? OR id ${past} ?)`);
      params.push(at, at, after[1]);
    }
    const rows = await this.connections.rows<SummaryRow>(
      `SELECT ${SUMMARY} FROM shared_postings WHERE ${conditions.join(' AND ')} ORDER BY ${by} ${order}, id ${order} LIMIT ?`,
      [...params, limit + 1],
    );
    const items = rows.map((row): SharedPostingSummary => ({ ...row, terms: JSON.parse(row.terms) as SharedTerms }));
    return pageOf(items, limit, (row) => [
      (by === 'created_at' ? row.createdAt : by === 'state_since' ? row.stateSince : row.publishedAt!).toISOString(),
      row.id,
    ]);
  }

  private async lastFindings(postingId: Id): Promise<Finding[]> {
    const row = await this.connections.row<{ findings: string }>(
      'SELECT findings FROM shared_judgements WHERE posting_id = ? ORDER BY at DESC, id DESC LIMIT 1',
      [postingId],
    );
    return row ? (JSON.parse(row.findings) as Finding[]) : [];
  }

  private async transitionsOf(postingId: Id): Promise<SharedPostingTransition[]> {
    const rows = await this.connections.rows<
      Omit<SharedPostingTransition, 'from' | 'to' | 'version' | 'because'> & {
        fromState: SharedPostingState | null;
        toState: SharedPostingState;
        postingVersion: number;
        because: string;
      }
    >(
      `SELECT from_state, to_state, posting_version, at, reason, because, actor_id, on_behalf_of, channel
         FROM shared_posting_transitions WHERE posting_id = ? ORDER BY at, id LIMIT 200`,
      [postingId],
    );
    return rows.map(({ fromState, toState, postingVersion, because, ...row }) => ({
      ...row,
      from: fromState,
      to: toState,
      version: postingVersion,
      because: JSON.parse(because) as string[],
    }));
  }
}
