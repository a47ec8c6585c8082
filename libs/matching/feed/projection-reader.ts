import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { CandidateRow, PartyRow } from './candidate-rows';

/** Reads rows outside any transaction. */
export interface RowSource {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  query(sql: string, params: readonly SqlValue[]): Promise<unknown>;
}

/** Where the feed stands. */
export interface FeedHead {
  readonly seq: number;
  /** Null: nothing was ever written, or by a release that gave feeds no name. */
  readonly feedId: Id | null;
}

/** How far a table was read: whole numbers up to this one, or of this one the rows up to an id. */
export interface FeedPlace {
  readonly seq: number;
  /** Null: all rows of this number. */
  readonly id: Id | null;
}

/** The place after rows that were read with a limit after another place. */
export function placeAfter<T extends { readonly feedSeq: number }>(
  before: FeedPlace,
  rows: readonly T[],
  idOf: (row: T) => Id,
  upTo: number,
  limit: number,
): FeedPlace {
  const last = rows.length < limit ? undefined : rows.at(-1);
  if (last !== undefined) return { seq: Number(last.feedSeq), id: idOf(last) };
  return { seq: before.id === null ? upTo : before.seq, id: null };
}

/** The last number that was wholly read. */
export const wholeAt = ({ seq, id }: FeedPlace): number => (id === null ? seq : seq - 1);

/** The columns of {@link CandidateRow} by their own names: turning those of a million rows takes seconds. */
const COLUMNS = `worker_id workerId, number, profile, calendar, open_offers openOffers, offers_day offersDay,
  offers_on_day offersOnDay, offers_total offersTotal, accepts_total acceptsTotal, last_offer_at lastOfferAt,
  feed_seq feedSeq`;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The queries of an index on the projection: its position, what has changed, everything. */
export class ProjectionReader {
  constructor(
    private readonly source: RowSource,
    private readonly page: number,
  ) {}

  async head(): Promise<FeedHead> {
    const [row] = await this.source.rows<FeedHead>('SELECT seq, feed_id FROM candidate_feed WHERE id = 1');
    return { seq: Number(row?.seq ?? 0), feedId: row?.feedId ?? null };
  }

  /** The next rows after a place, in the order of the feed and up to one of its numbers. */
  changedWorkers(after: FeedPlace, upTo: number, limit: number): Promise<CandidateRow[]> {
    // By the index also where nearly all have changed: else the first few would be sorted out of all of them.
    const from = 'FORCE INDEX (idx_candidates_feed) WHERE';
    if (after.id === null) {
      const where = `${from} feed_seq > ? AND feed_seq <= ? ORDER BY feed_seq, worker_id LIMIT ?`;
      return this.workers(where, [after.seq, upTo, limit]);
    }
    return this.workers(`${from} feed_seq = ? AND worker_id > ? ORDER BY worker_id LIMIT ?`, [
      after.seq,
      after.id,
      limit,
    ]);
  }

  /** @see changedWorkers */
  changedParties(after: FeedPlace, upTo: number, limit: number): Promise<PartyRow[]> {
    const from = `SELECT party_id, state, feed_seq FROM candidate_parties FORCE INDEX (idx_candidate_parties_feed) WHERE`;
    if (after.id === null) {
      const where = 'feed_seq > ? AND feed_seq <= ? ORDER BY feed_seq, party_id LIMIT ?';
      return this.source.rows(`${from} ${where}`, [after.seq, upTo, limit]);
    }
    return this.source.rows(`${from} feed_seq = ? AND party_id > ? ORDER BY party_id LIMIT ?`, [
      after.seq,
      after.id,
      limit,
    ]);
  }

  /** Which of these parties there are. */
  async partyIdsOf(ids: readonly Id[]): Promise<Id[]> {
    const rows = await this.source.rows<{ partyId: Id }>(
      'SELECT party_id FROM candidate_parties WHERE party_id IN (?)',
      [ids],
    );
    return rows.map(({ partyId }) => partyId);
  }

  workersOf(ids: readonly Id[]): Promise<CandidateRow[]> {
    return this.workers('WHERE worker_id IN (?)', [ids]);
  }

  /** Rows of workers in the order of their numbers, after one. */
  workersByNumber(after: number, limit: number): Promise<CandidateRow[]> {
    return this.workers('WHERE number > ? ORDER BY number LIMIT ?', [after, limit]);
  }

  partiesAfter(after: Id | null, limit: number): Promise<PartyRow[]> {
    return this.source.rows(
      'SELECT party_id, state, feed_seq FROM candidate_parties WHERE party_id > ? ORDER BY party_id LIMIT ?',
      [after ?? BEFORE_ALL, limit],
    );
  }

  /** Everybody, in the order in which the table lies; while a page is looked at the next one is on its way. */
  async *allWorkers(): AsyncGenerator<CandidateRow[]> {
    const read = (after: Id): Promise<CandidateRow[]> =>
      this.workers('WHERE worker_id > ? ORDER BY worker_id LIMIT ?', [after, this.page]);
    let coming: Promise<CandidateRow[]> | null = read(BEFORE_ALL);
    while (coming !== null) {
      const rows: CandidateRow[] = await coming;
      const last = rows.at(-1);
      coming = last === undefined || rows.length < this.page ? null : read(last.workerId);
      // Whoever stops listening leaves it behind.
      coming?.catch(() => undefined);
      yield rows;
    }
  }

  async *allParties(): AsyncGenerator<PartyRow[]> {
    let after: Id | null = null;
    for (;;) {
      const rows: PartyRow[] = await this.partiesAfter(after, this.page);
      yield rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < this.page) return;
      after = last.partyId;
    }
  }

  private async workers(where: string, params: readonly SqlValue[]): Promise<CandidateRow[]> {
    return (await this.source.query(`SELECT ${COLUMNS} FROM candidates ${where}`, params)) as CandidateRow[];
  }
}

/** What an index that follows the feed reads. */
export type Projection = Pick<
  ProjectionReader,
  'head' | 'changedWorkers' | 'changedParties' | 'workersOf' | 'allWorkers' | 'allParties'
>;
