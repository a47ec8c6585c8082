import { newReplyCode } from '@gg/identity';
import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { RowSource } from './notices';

/** What a code answers: an offer, or a seat that somebody else's answer made. */
export interface Answerable {
  readonly workerId: Id;
  readonly offerId: Id | null;
  readonly bookingId: Id | null;
}

/** Draws until a code is free; a phone has a few hundred of 614,656 at most. */
const MAX_DRAWS = 8;

/**
 * Sees to it that each worker has a code to answer with; one given before stays. A code is drawn anew when the
 * same phone has had it: the unique key decides, so two transactions at once cannot give one code twice.
 */
export async function giveReplyCodes(tx: Tx, wanted: readonly Answerable[]): Promise<void> {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const given = await codesOf(tx, wanted);
    const missing = wanted.filter((one) => !given.has(keyOf(one)));
    if (missing.length === 0) return;
    const rows = missing
      .map((one) => ({ ...one, code: newReplyCode(), madeAt: tx.now }))
      .sort((a, b) => (a.workerId + a.code < b.workerId + b.code ? -1 : 1));
    await tx.insert('sms_reply_codes', rows, 'ON DUPLICATE KEY UPDATE code = code');
  }
  throw new Error('no free reply code was drawn');
}

/** Under which {@link codesOf} answers the code of one. */
export const keyOf = ({ workerId, offerId, bookingId }: Answerable): string =>
  offerId === null ? `${workerId} booking ${bookingId}` : `${workerId} offer ${offerId}`;

interface CodeRow extends Answerable {
  readonly code: string;
}

const COLUMNS = 'worker_id, code, offer_id, booking_id';

/** The codes given for these, by {@link keyOf}. */
export async function codesOf(source: RowSource, asked: readonly Answerable[]): Promise<Map<string, string>> {
  const of = (ids: readonly (Id | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))];
  const given = async (column: 'offer_id' | 'booking_id', ids: readonly Id[]): Promise<CodeRow[]> =>
    ids.length === 0
      ? []
      : source.rows<CodeRow>(`SELECT ${COLUMNS} FROM sms_reply_codes WHERE ${column} IN (?)`, [ids]);
  const rows = await Promise.all([
    given('offer_id', of(asked.map((one) => one.offerId))),
    given('booking_id', of(asked.map((one) => one.bookingId))),
  ]);
  return new Map(rows.flat().map((row) => [keyOf(row), row.code]));
}

/** What a worker was given this code for, however old; null for any other code. */
export async function answerableOf(source: RowSource, workerId: Id, code: string): Promise<Answerable | null> {
  const [row] = await source.rows<CodeRow>(`SELECT ${COLUMNS} FROM sms_reply_codes WHERE worker_id = ? AND code = ?`, [
    workerId,
    code,
  ]);
  return row ?? null;
}

/** A worker's newest codes of offers. */
export function offerCodesOf(
  source: RowSource,
  workerId: Id,
  limit: number,
): Promise<{ readonly offerId: Id; readonly code: string }[]> {
  return source.rows(
    `SELECT offer_id, code FROM sms_reply_codes
      WHERE worker_id = ? AND offer_id IS NOT NULL ORDER BY made_at DESC, code LIMIT ?`,
    [workerId, limit],
  );
}
