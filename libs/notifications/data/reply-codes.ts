import { newReplyCode } from '@gg/identity';
import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { RowSource } from './notices';

interface OfferOfWorker {
  readonly workerId: Id;
  readonly offerId: Id;
}

/** Draws until a code is free; a phone has a few hundred of 614,656 at most. */
const MAX_DRAWS = 8;

/**
 * Sees to it that each worker has a code to answer the offer with; one given before stays. A code is drawn anew when the
 * same phone has had it: the unique key decides, so two transactions at once cannot give one code twice.
 */
export async function giveReplyCodes(tx: Tx, wanted: readonly OfferOfWorker[]): Promise<void> {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const given = new Set(
      (
        await codesOf(
          tx,
          wanted.map((one) => one.offerId),
        )
      ).map(keyOf),
    );
    const missing = wanted.filter((one) => !given.has(keyOf(one)));
    if (missing.length === 0) return;
    const rows = missing
      .map(({ workerId, offerId }) => ({ workerId, code: newReplyCode(), offerId, madeAt: tx.now }))
      .sort((a, b) => (a.workerId + a.code < b.workerId + b.code ? -1 : 1));
    await tx.insert('sms_reply_codes', rows, 'ON DUPLICATE KEY UPDATE code = code');
  }
  throw new Error('no free reply code was drawn');
}

const keyOf = ({ workerId, offerId }: OfferOfWorker): string => `${workerId} ${offerId}`;

export interface ReplyCode extends OfferOfWorker {
  readonly code: string;
}

/** The codes given for offers. */
export async function codesOf(source: RowSource, offerIds: readonly Id[]): Promise<ReplyCode[]> {
  if (offerIds.length === 0) return [];
  return source.rows<ReplyCode>('SELECT worker_id, code, offer_id FROM sms_reply_codes WHERE offer_id IN (?)', [
    offerIds,
  ]);
}

/** The offer for which a worker was given this code, however old; null for any other code. */
export async function offerOfCode(source: RowSource, workerId: Id, code: string): Promise<Id | null> {
  const [row] = await source.rows<{ offerId: Id }>(
    'SELECT offer_id FROM sms_reply_codes WHERE worker_id = ? AND code = ?',
    [workerId, code],
  );
  return row?.offerId ?? null;
}

/** A worker's newest codes. */
export function codesOfWorker(source: RowSource, workerId: Id, limit: number): Promise<ReplyCode[]> {
  return source.rows<ReplyCode>(
    'SELECT worker_id, code, offer_id FROM sms_reply_codes WHERE worker_id = ? ORDER BY made_at DESC, code LIMIT ?',
    [workerId, limit],
  );
}
