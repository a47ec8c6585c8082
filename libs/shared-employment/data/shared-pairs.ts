import { DomainError, type Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { CommonGround } from '../domain/pair-conditions';
import type { PairScorePart } from '../domain/pair-score';
import type { PairSide, SharedPairState } from '../domain/shared-pair-lifecycle';
import type { Reader } from './reader';

/** Why two postings were put together. */
export interface PairExplanation {
  readonly ground: CommonGround;
  readonly parts: readonly PairScorePart[];
}

export interface SharedPairRow {
  readonly id: Id;
  readonly cityCode: string;
  readonly surplusId: Id;
  readonly shortageId: Id;
  readonly lenderId: Id;
  readonly borrowerId: Id;
  readonly state: SharedPairState;
  readonly stateSince: Date;
  readonly version: number;
  readonly heads: number;
  readonly score: number;
  readonly explanation: PairExplanation;
  readonly surplusVersion: number;
  readonly shortageVersion: number;
  readonly surplusMaterial: number;
  readonly shortageMaterial: number;
  readonly answerDueAt: Date;
  readonly declinedBy: PairSide | null;
  readonly reason: string | null;
  readonly createdAt: Date;
}

const COLUMNS =
  'id, city_code, surplus_id, shortage_id, lender_id, borrower_id, state, state_since, version, heads, score, explanation, surplus_version, shortage_version, surplus_material, shortage_material, answer_due_at, declined_by, reason, created_at';

type Stored = Omit<SharedPairRow, 'explanation'> & { readonly explanation: string };

const rowOf = (stored: Stored): SharedPairRow => ({
  ...stored,
  explanation: JSON.parse(stored.explanation) as PairExplanation,
});

async function pairs(reader: Reader, where: string, params: readonly SqlValue[]): Promise<SharedPairRow[]> {
  return (await reader.rows<Stored>(`SELECT ${COLUMNS} FROM shared_pairs WHERE ${where}`, params)).map(rowOf);
}

/** On which side of a pair a firm is. */
export const sideOf = ({ lenderId }: Pick<SharedPairRow, 'lenderId'>, employerId: Id): PairSide =>
  lenderId === employerId ? 'lender' : 'borrower';

/** A pair of which the employer is one side. Throws `resource.not_found`, for everybody else's too. */
export async function pairOfEmployer(reader: Reader, pairId: Id, employerId: Id): Promise<SharedPairRow> {
  const [pair] = await pairs(reader, 'id = ? AND (lender_id = ? OR borrower_id = ?)', [pairId, employerId, employerId]);
  if (!pair) throw new DomainError('resource.not_found');
  return pair;
}

export async function pairById(reader: Reader, pairId: Id): Promise<SharedPairRow | null> {
  return (await pairs(reader, 'id = ?', [pairId]))[0] ?? null;
}

/** Whether a pair is for other heads, or on other terms, than when it had the version. */
export const isOtherThan = async (reader: Reader, pairId: Id, version: number): Promise<boolean> =>
  (await reader.row(
    `SELECT 1 FROM shared_pair_transitions
      WHERE pair_id = ? AND pair_version > ? AND from_state = to_state LIMIT 1`,
    [pairId, version],
  )) !== null;

/** Pairs of a city that stand. */
export const livePairsOfCity = (reader: Reader, cityCode: string): Promise<SharedPairRow[]> =>
  pairs(reader, 'city_code = ? AND live = 1 ORDER BY id', [cityCode]);

/** Pairs of a posting that stand. */
export const livePairsOfPosting = async (reader: Reader, postingId: Id): Promise<SharedPairRow[]> => [
  ...(await pairs(reader, 'surplus_id = ? AND live = 1 ORDER BY id', [postingId])),
  ...(await pairs(reader, 'shortage_id = ? AND live = 1 ORDER BY id', [postingId])),
];

/** Postings of a city that are not to be proposed to each other, as they stand now. */
export const barredPairs = (reader: Reader, cityCode: string): Promise<{ surplusId: Id; shortageId: Id }[]> =>
  reader.rows(
    `SELECT DISTINCT p.surplus_id, p.shortage_id FROM shared_pairs p
       JOIN shared_postings s ON s.id = p.surplus_id AND s.state = 'published' AND s.material_version = p.surplus_material
       JOIN shared_postings d ON d.id = p.shortage_id AND d.state = 'published' AND d.material_version = p.shortage_material
      WHERE p.city_code = ? AND p.live IS NULL AND p.barred = TRUE`,
    [cityCode],
  );
