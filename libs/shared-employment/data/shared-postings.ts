import type { SharingSide } from '@gg/compliance';
import { DomainError, type Id } from '@gg/kernel';
import { scopeCondition, type PostingScope } from '@gg/postings';
import type { SharedPostingState } from '../domain/shared-posting-lifecycle';
import type { SharedTerms } from '../domain/shared-terms';
import type { Reader } from './reader';

/** A surplus or a shortage as the use cases work with it. */
export interface SharedPostingRow {
  readonly id: Id;
  readonly side: SharingSide;
  readonly employerId: Id;
  readonly employerName: string;
  readonly state: SharedPostingState;
  readonly stateSince: Date;
  readonly version: number;
  readonly materialVersion: number;
  readonly cityCode: string;
  readonly regionCode: string;
  readonly title: string;
  readonly headcount: number;
  readonly held: number;
  readonly terms: SharedTerms;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

const COLUMNS =
  'id, side, employer_id, employer_name, state, state_since, version, material_version, city_code, region_code, title, headcount, held, terms, expires_at, created_at, published_at';

type Stored = Omit<SharedPostingRow, 'terms'> & { readonly terms: string };

const rowOf = (stored: Stored): SharedPostingRow => ({ ...stored, terms: JSON.parse(stored.terms) as SharedTerms });

/** A posting in the caller's reach. Throws `resource.not_found`, for another's too. */
export async function sharedPostingInScope(reader: Reader, id: Id, scope: PostingScope): Promise<SharedPostingRow> {
  const { sql, params } = scopeCondition(scope);
  const row = await reader.row<Stored>(`SELECT ${COLUMNS} FROM shared_postings WHERE id = ? AND ${sql}`, [
    id,
    ...params,
  ]);
  if (!row) throw new DomainError('resource.not_found');
  return rowOf(row);
}

/** Postings whoever asks, by id. */
export async function sharedPostingsById(reader: Reader, ids: readonly Id[]): Promise<Map<Id, SharedPostingRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.rows<Stored>(`SELECT ${COLUMNS} FROM shared_postings WHERE id IN (?)`, [ids]);
  return new Map(rows.map((row) => [row.id, rowOf(row)]));
}

/**
 * The open postings of a city and side that can take part in an allocation, those open longest first: with as many free
 * heads as their least group. What opened pairs keep whole takes nobody's place.
 * @param most so many at most
 */
export async function openSharedPostings(
  reader: Reader,
  cityCode: string,
  side: SharingSide,
  now: Date,
  most: number,
): Promise<SharedPostingRow[]> {
  const rows = await reader.rows<Stored>(OPEN_SHARED_POSTINGS, [cityCode, side, now, most]);
  return rows.map(rowOf);
}

/** By `idx_shared_postings_city`, in its order: of a city, a side, and at a time, so many at most. */
export const OPEN_SHARED_POSTINGS = `SELECT ${COLUMNS} FROM shared_postings
  WHERE city_code = ? AND state = 'published' AND side = ? AND expires_at > ?
    AND headcount - held >= CAST(JSON_VALUE(terms, '$.leastGroup') AS SIGNED)
  ORDER BY published_at, id LIMIT ?`;
