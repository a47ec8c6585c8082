import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { RowSource } from './notices';

/**
 * `offer` asks, `news` tells of a seat, `answer` answers somebody's text, `warning` tells what is being done with the account in
 * its person's name.
 */
export type SmsPurpose = 'offer' | 'news' | 'answer' | 'warning';

/** A text that waits for the gateway. */
export interface WaitingSms {
  readonly id: Id;
  readonly providerKey: string;
  readonly accountId: Id;
  readonly purpose: SmsPurpose;
  readonly noticeId: Id | null;
  readonly offerId: Id | null;
  /** JSON, or null. */
  readonly facts: string | null;
  readonly madeAt: Date;
}

/** Those of the messages that were not sent, given up or dropped yet. */
export function waitingSms(source: RowSource, messageIds: readonly Id[]): Promise<WaitingSms[]> {
  return source.rows<WaitingSms>(
    `SELECT id, provider_key, account_id, purpose, notice_id, offer_id, facts, made_at
       FROM sms_messages WHERE id IN (?) AND state = 'waiting' ORDER BY id`,
    [messageIds],
  );
}

/** The text that carries an offer, or null while there is none. */
export async function smsOfOffer(
  source: RowSource,
  offerId: Id,
): Promise<{ readonly madeAt: Date; readonly attempts: number; readonly lastError: string | null } | null> {
  const [row] = await source.rows<{ madeAt: Date; attempts: number; lastError: string | null }>(
    `SELECT made_at, attempts, last_error FROM sms_messages WHERE offer_id = ? AND purpose = 'offer'`,
    [offerId],
  );
  return row ?? null;
}

/** When each of the messages was asked for last, by its key; those that nobody asked for are left out. */
export async function askedFor(source: RowSource, providerKeys: readonly string[]): Promise<Map<string, Date>> {
  if (providerKeys.length === 0) return new Map();
  const rows = await source.rows<{ providerKey: string; madeAt: Date }>(
    'SELECT provider_key, made_at FROM sms_messages WHERE provider_key IN (?)',
    [providerKeys],
  );
  return new Map(rows.map((row) => [row.providerKey, row.madeAt]));
}

/** What became of an attempt: `waiting` is tried again. */
export type SmsState = 'sent' | 'failed' | 'dropped' | 'waiting';

/** Records an attempt at messages that are still waiting. @param error why not, shortened */
export async function recordAttempt(
  tx: Tx,
  state: SmsState,
  messageIds: readonly Id[],
  error: string | null,
): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.change(
    `UPDATE sms_messages SET state = ?, attempts = attempts + 1, last_error = ?, sent_at = ?
      WHERE id IN (?) AND state = 'waiting'`,
    [state, error?.slice(0, 200) ?? null, state === 'sent' ? tx.now : null, [...messageIds].sort()],
  );
}
