import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { RowSource } from './notices';

/** Steps of the delivery ledger, each with the channel it belongs to. */
const CHANNEL_OF = {
  /** Published to the processes that hold the account's open pages. */
  pushed: 'socket',
  /** Nothing was open to push to: the next channel goes at once. */
  no_open_page: 'socket',
  /** A page said that it has it. */
  acknowledged: 'socket',
  /** The gateway took the text. */
  sms_sent: 'sms',
  /** The gateway will never take it, or there is no number. */
  sms_failed: 'sms',
  /** Kept back until the morning: its reader sleeps. */
  sms_kept: 'sms',
  /** What it asked was over before it went. */
  sms_dropped: 'sms',
  /** Its city had no money left for it. */
  sms_over_budget: 'sms',
  /** Its reader answered that it has arrived. */
  sms_acknowledged: 'sms',
  /** On the list of those whom staff should phone. */
  call_listed: 'call_list',
  /** Nobody is phoned before the morning. */
  call_kept: 'call_list',
  /** A member of staff took the call in hand. */
  call_opened: 'call_list',
  call_answered: 'call_list',
  /** The person was told on the phone. */
  call_told: 'call_list',
  call_unreachable: 'call_list',
} as const;

export type DeliveryStep = keyof typeof CHANNEL_OF;

/** Records that a step happened to notices. One that is recorded already keeps its first instant. */
export async function recordStep(tx: Tx, step: DeliveryStep, noticeIds: readonly Id[], at = tx.now): Promise<void> {
  if (noticeIds.length === 0) return;
  await tx.insert(
    'delivery_steps',
    // In one order everywhere, so that two writers of the same rows never wait for each other crosswise.
    [...noticeIds].sort().map((noticeId) => ({ noticeId, step, channel: CHANNEL_OF[step], at })),
    'ON DUPLICATE KEY UPDATE at = at',
  );
}

/** What is recorded of notices. */
export async function stepsOf(
  source: RowSource,
  noticeIds: readonly Id[],
): Promise<{ readonly noticeId: Id; readonly step: string; readonly at: Date }[]> {
  if (noticeIds.length === 0) return [];
  return source.rows('SELECT notice_id, step, at FROM delivery_steps WHERE notice_id IN (?)', [noticeIds]);
}
