import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections, pageOf, type Page, type SqlValue } from '@gg/platform';
import { pairOfEmployer, sideOf, type SharedPairRow } from '../data/shared-pairs';
import { sharedPostingsById, type SharedPostingRow } from '../data/shared-postings';
import type { PairSide, SharedPairState } from '../domain/shared-pair-lifecycle';
import type { SharedContact } from '../domain/shared-terms';
import { SharedContacts } from '../use-cases/shared-contacts';

/** A pair as one of its firms sees it. */
export interface SharedPairView {
  readonly pair: SharedPairRow;
  /** On which side the asker is; null for staff. */
  readonly side: PairSide | null;
  readonly surplus: SharedPostingRow;
  readonly shortage: SharedPostingRow;
  /** Of the other firm, in talks only. */
  readonly contact: SharedContact | null;
}

type Cursor = readonly [createdAt: string, id: Id] | null;

/** What of a pair the news of it has to know. */
export interface SharedPairStanding {
  readonly id: Id;
  readonly cityCode: string;
  readonly lenderId: Id;
  readonly borrowerId: Id;
  readonly state: SharedPairState;
  readonly heads: number;
  /** Until when the firms may answer a proposal. */
  readonly answerDueAt: Date;
}

/** Pairs for their firms, and for staff of the city. */
@Injectable()
export class SharedPairReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(SharedContacts) private readonly contacts: SharedContacts,
  ) {}

  /** A firm's pairs, newest first. */
  ofEmployer(
    employerId: Id,
    state: SharedPairState | undefined,
    limit: number,
    after: Cursor,
  ): Promise<Page<SharedPairView>> {
    const where = '(lender_id = ? OR borrower_id = ?)';
    return this.page(where, [employerId, employerId], employerId, state, limit, after);
  }

  /** Pairs of which a posting is in staff's regions, newest first. @param prefixes regions of the staff */
  ofRegions(
    prefixes: readonly string[],
    state: SharedPairState | undefined,
    limit: number,
    after: Cursor,
  ): Promise<Page<SharedPairView>> {
    const reaches = prefixes.map((prefix) =>
      prefix.length <= 4
        ? { sql: "city_code LIKE CONCAT(?, '%')", params: [prefix] }
        : {
            sql: `city_code = ? AND EXISTS
              (SELECT 1 FROM shared_postings r WHERE r.id IN (surplus_id, shortage_id) AND r.region_code = ?)`,
            params: [prefix.slice(0, 4), prefix],
          },
    );
    const where = reaches.length === 0 ? 'FALSE' : `(${reaches.map(({ sql }) => `(${sql})`).join(' OR ')})`;
    const params = reaches.flatMap((reach) => reach.params);
    return this.page(where, params, null, state, limit, after);
  }

  /** One pair of a firm, with the other side's contact once they talk. Throws `resource.not_found`. */
  async one(pairId: Id, employerId: Id): Promise<SharedPairView> {
    const pair = await pairOfEmployer(this.connections, pairId, employerId);
    const [view] = await this.views([pair], employerId);
    if (pair.state !== 'in_talks') return view!;
    const other = view!.side === 'lender' ? pair.shortageId : pair.surplusId;
    return { ...view!, contact: await this.contacts.ofPosting(this.connections, other) };
  }

  /** How pairs stand now, by pair. */
  async standing(pairIds: readonly Id[]): Promise<Map<Id, SharedPairStanding>> {
    if (pairIds.length === 0) return new Map();
    const rows = await this.connections.rows<SharedPairStanding>(
      'SELECT id, city_code, lender_id, borrower_id, state, heads, answer_due_at FROM shared_pairs WHERE id IN (?)',
      [pairIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async page(
    where: string,
    whereParams: readonly SqlValue[],
    employerId: Id | null,
    state: SharedPairState | undefined,
    limit: number,
    after: Cursor,
  ): Promise<Page<SharedPairView>> {
    const conditions = [where];
    const params: SqlValue[] = [...whereParams];
    if (state !== undefined) {
      conditions.push('state = ?');
      params.push(state);
    }
    if (after) {
      const at = new Date(after[0]);
      conditions.push('created_at <= ?', '(created_at < ? OR id < ?)');
      params.push(at, at, after[1]);
    }
    const rows = await this.connections.rows<Omit<SharedPairRow, 'explanation'> & { explanation: string }>(
      `SELECT * FROM shared_pairs WHERE ${conditions.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...params, limit + 1],
    );
    const pairs = rows.map((row): SharedPairRow => ({
      ...row,
      explanation: JSON.parse(row.explanation) as SharedPairRow['explanation'],
    }));
    const page = pageOf(pairs, limit, (row) => [row.createdAt.toISOString(), row.id]);
    return { items: await this.views(page.items, employerId), next: page.next };
  }

  private async views(pairs: readonly SharedPairRow[], employerId: Id | null): Promise<SharedPairView[]> {
    const postings = await sharedPostingsById(this.connections, [
      ...new Set(pairs.flatMap(({ surplusId, shortageId }) => [surplusId, shortageId])),
    ]);
    return pairs.map((pair) => ({
      pair,
      side: employerId === null ? null : sideOf(pair, employerId),
      surplus: postings.get(pair.surplusId)!,
      shortage: postings.get(pair.shortageId)!,
      contact: null,
    }));
  }
}
