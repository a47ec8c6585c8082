import { DomainError, type Id } from '@gg/kernel';
import type { PostingState, ShiftState } from '../domain/posting-lifecycle';
import type { ShiftPlan } from '../domain/posting-terms';
import { scopeCondition, type PostingScope } from './posting-scope';
import type { Reader } from './reader';
import { readBreaksColumn, readTerms, type StandingTerms } from './stored-terms';

/** A posting as the use cases work with it. */
export interface PostingRow {
  readonly id: Id;
  readonly employerId: Id;
  readonly state: PostingState;
  readonly version: number;
  readonly cityCode: string;
  readonly regionCode: string;
  readonly legalEmployerCode: string;
  readonly title: string;
  readonly terms: StandingTerms;
  readonly expiresAt: Date;
  readonly stateSince: Date;
  readonly copiedFrom: Id | null;
  readonly cleared: boolean;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  /** What its short link ends in; null while it has never been public. */
  readonly publicCode: string | null;
}

export interface ShiftRow extends ShiftPlan {
  readonly id: Id;
  readonly postingId: Id;
  readonly state: ShiftState;
  readonly version: number;
}

const COLUMNS =
  'id, employer_id, state, state_since, version, city_code, region_code, legal_employer_code, title, terms, expires_at, copied_from, cleared, created_at, published_at, public_code';

type StoredPosting = Omit<PostingRow, 'terms' | 'cleared'> & { readonly terms: string; readonly cleared: number };

export const postingOf = (row: StoredPosting): PostingRow => ({
  ...row,
  terms: readTerms(row.terms).terms,
  cleared: row.cleared === 1,
});

/** A posting in the caller's reach. Throws `resource.not_found`, for another's too. */
export async function postingInScope(reader: Reader, postingId: Id, scope: PostingScope): Promise<PostingRow> {
  const { sql, params } = scopeCondition(scope);
  const [row] = await reader.rows<StoredPosting>(`SELECT ${COLUMNS} FROM postings WHERE id = ? AND ${sql}`, [
    postingId,
    ...params,
  ]);
  if (!row) throw new DomainError('resource.not_found');
  return postingOf(row);
}

/** A posting whoever asks; for consumers. */
export async function postingById(reader: Reader, postingId: Id): Promise<PostingRow | null> {
  const [row] = await reader.rows<StoredPosting>(`SELECT ${COLUMNS} FROM postings WHERE id = ?`, [postingId]);
  return row ? postingOf(row) : null;
}

/** The shifts of postings, by start. */
export async function shiftsOf(reader: Reader, postingIds: readonly Id[]): Promise<ShiftRow[]> {
  if (postingIds.length === 0) return [];
  const rows = await reader.rows<{
    id: Id;
    postingId: Id;
    state: ShiftState;
    version: number;
    startsAt: Date;
    endsAt: Date;
    breaks: string;
    headcount: number;
  }>(
    `SELECT id, posting_id, state, version, starts_at, ends_at, breaks, headcount FROM shifts
      WHERE posting_id IN (?) ORDER BY starts_at, ends_at, id`,
    [postingIds],
  );
  return rows.map(({ startsAt, endsAt, breaks, ...row }) => ({
    ...row,
    start: startsAt,
    end: endsAt,
    breaks: readBreaksColumn(breaks),
  }));
}

/** The plans alone, as the terms hold them. */
export const plansOf = (shifts: readonly ShiftRow[]): ShiftPlan[] =>
  shifts.map(({ start, end, breaks, headcount }) => ({ start, end, breaks, headcount }));

/** What a row of a file became before, with its shifts; null when it is new. */
export async function importedBefore(
  reader: Reader,
  employerId: Id,
  importKey: string,
): Promise<{ posting: PostingRow; shifts: ShiftRow[] } | null> {
  const [row] = await reader.rows<StoredPosting>(
    `SELECT ${COLUMNS} FROM postings WHERE employer_id = ? AND import_key = ?`,
    [employerId, importKey],
  );
  if (!row) return null;
  return { posting: postingOf(row), shifts: await shiftsOf(reader, [row.id]) };
}
