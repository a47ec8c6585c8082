import { Inject, Injectable } from '@nestjs/common';
import type { Finding } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import type { Channel } from '@gg/contracts';
import { Connections, pageOf, type Page, type SqlValue } from '@gg/platform';
import { findAppeal, type Appeal } from '../data/appeals';
import { scopeCondition, type PostingScope } from '../data/posting-scope';
import { postingInScope, shiftsOf, type PostingRow, type ShiftRow } from '../data/postings';
import type { PostingState } from '../domain/posting-lifecycle';

/** A posting in a list. */
export interface PostingSummary {
  readonly id: Id;
  readonly employerId: Id;
  readonly state: PostingState;
  readonly stateSince: Date;
  readonly version: number;
  readonly title: string;
  readonly tradeCode: string;
  readonly engagementType: string;
  readonly regionCode: string;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly firstStart: Date | null;
  readonly shiftCount: number;
  readonly headcount: number;
  /** Why it waits for staff; empty unless it is in review. */
  readonly because: readonly string[];
}

/** One change of state: who, for whom, when, why. */
export interface PostingTransition {
  readonly from: PostingState | null;
  readonly to: PostingState;
  readonly at: Date;
  readonly reason: string | null;
  readonly because: readonly string[];
  readonly actorId: Id | null;
  readonly onBehalfOf: Id | null;
  readonly channel: Channel;
}

/** A posting with all that its employer and staff may see. The site contact is asked for apart. */
export interface PostingView {
  readonly posting: PostingRow;
  readonly shifts: readonly ShiftRow[];
  /** Of the last judging. */
  readonly findings: readonly Finding[];
  readonly transitions: readonly PostingTransition[];
  readonly appeal: Appeal | null;
}

type SummaryRow = Omit<PostingSummary, 'firstStart' | 'shiftCount' | 'headcount' | 'because'>;

const SUMMARY =
  'id, employer_id, state, state_since, version, title, trade_code, engagement_type, region_code, created_at, published_at';

/** Postings for those who write and review them. Whose they may see is the scope's question. */
@Injectable()
export class PostingReader {
  constructor(@Inject(Connections) private readonly connections: Connections) {}

  /** An employer's postings, newest first. */
  async ofEmployer(
    employerId: Id,
    state: PostingState | undefined,
    limit: number,
    after: readonly [createdAt: string, id: Id] | null,
  ): Promise<Page<PostingSummary>> {
    const conditions = ['employer_id = ?'];
    const params: SqlValue[] = [employerId];
    if (state !== undefined) {
      conditions.push('state = ?');
      params.push(state);
    }
    if (after) {
      const at = new Date(after[0]);
      conditions.push('created_at <= ?', '(created_at < ? OR id < ?)');
      params.push(at, at, after[1]);
    }
    const rows = await this.connections.rows<SummaryRow>(
      `SELECT ${SUMMARY} FROM postings WHERE ${conditions.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...params, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
    return { items: await this.summaries(page.items), next: page.next };
  }

  /** Postings of staff's regions in a state, those longest in it first: what waits for review, what was taken down. */
  async inState(
    scope: PostingScope,
    state: PostingState,
    limit: number,
    after: readonly [stateSince: string, id: Id] | null,
  ): Promise<Page<PostingSummary>> {
    const reach = scopeCondition(scope);
    const conditions = ['state = ?', reach.sql];
    const params: SqlValue[] = [state, ...reach.params];
    if (after) {
      const at = new Date(after[0]);
      conditions.push('state_since >= ?', '(state_since > ? OR id > ?)');
      params.push(at, at, after[1]);
    }
    const rows = await this.connections.rows<SummaryRow>(
      `SELECT ${SUMMARY} FROM postings WHERE ${conditions.join(' AND ')} ORDER BY state_since, id LIMIT ?`,
      [...params, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.stateSince.toISOString(), row.id]);
    return { items: await this.summaries(page.items), next: page.next };
  }

  /** One posting within a scope. Throws `resource.not_found`. */
  async one(postingId: Id, scope: PostingScope): Promise<PostingView> {
    const posting = await postingInScope(this.connections, postingId, scope);
    const [shifts, findings, transitions, appeal] = await Promise.all([
      shiftsOf(this.connections, [postingId]),
      this.lastFindings(postingId),
      this.transitionsOf(postingId),
      findAppeal(this.connections, postingId),
    ]);
    return { posting, shifts, findings, transitions, appeal };
  }

  private async lastFindings(postingId: Id): Promise<Finding[]> {
    const rows = await this.connections.rows<{ finding: string }>(
      `SELECT f.finding FROM posting_findings f
        WHERE f.judgement_id = (SELECT j.id FROM posting_judgements j WHERE j.posting_id = ? ORDER BY j.at DESC, j.id DESC LIMIT 1)
        ORDER BY f.place`,
      [postingId],
    );
    return rows.map(({ finding }) => JSON.parse(finding) as Finding);
  }

  private async transitionsOf(postingId: Id): Promise<PostingTransition[]> {
    const rows = await this.connections.rows<
      Omit<PostingTransition, 'from' | 'to' | 'because'> & {
        fromState: PostingState | null;
        toState: PostingState;
        because: string;
      }
    >(
      `SELECT from_state, to_state, at, reason, because, actor_id, on_behalf_of, channel FROM posting_transitions
        WHERE posting_id = ? ORDER BY at, id LIMIT 200`,
      [postingId],
    );
    return rows.map(({ fromState, toState, because, ...row }) => ({
      ...row,
      from: fromState,
      to: toState,
      because: JSON.parse(because) as string[],
    }));
  }

  /** Completes the rows of a page with figures of their shifts and the reasons of those in review. */
  private async summaries(rows: readonly SummaryRow[]): Promise<PostingSummary[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const waiting = rows.filter(({ state }) => state === 'in_review').map(({ id }) => id);
    const [figures, reasons] = await Promise.all([
      this.connections.rows<{ postingId: Id; firstStart: Date; shiftCount: number; headcount: string | number }>(
        `SELECT posting_id, MIN(starts_at) AS first_start, COUNT(*) AS shift_count, SUM(headcount) AS headcount
           FROM shifts WHERE posting_id IN (?) GROUP BY posting_id`,
        [ids],
      ),
      waiting.length === 0
        ? []
        : this.connections.rows<{ postingId: Id; because: string }>(
            `SELECT posting_id, because FROM posting_transitions WHERE posting_id IN (?) AND to_state = 'in_review' ORDER BY at`,
            [waiting],
          ),
    ]);
    const figuresOf = new Map(figures.map((one) => [one.postingId, one]));
    const reasonsOf = new Map(reasons.map((one) => [one.postingId, JSON.parse(one.because) as string[]]));
    return rows.map((row) => {
      const shifts = figuresOf.get(row.id);
      return {
        ...row,
        firstStart: shifts?.firstStart ?? null,
        shiftCount: Number(shifts?.shiftCount ?? 0),
        headcount: Number(shifts?.headcount ?? 0),
        because: reasonsOf.get(row.id) ?? [],
      };
    });
  }
}
