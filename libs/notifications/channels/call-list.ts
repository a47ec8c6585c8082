import { Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { recordStep } from '../data/delivery-steps';

/** Somebody whom nothing has reached. */
export interface NewCall {
  readonly regionCode: string;
  readonly offerId: Id;
  readonly noticeId: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
}

/** The list of those whom staff should phone: each offer on it once. */
@Injectable()
export class CallList {
  async add(tx: Tx, calls: readonly NewCall[]): Promise<void> {
    if (calls.length === 0) return;
    const rows = [...calls]
      .sort((a, b) => (a.offerId < b.offerId ? -1 : 1))
      .map((call) => ({
        id: newId(),
        ...call,
        dueAt: tx.now,
        state: 'waiting',
        outcome: null,
        calls: 0,
        takenBy: null,
        takenAt: null,
        consentId: null,
        madeAt: tx.now,
        closedAt: null,
      }));
    await tx.insert('call_list_entries', rows, 'ON DUPLICATE KEY UPDATE id = id');
    await recordStep(
      tx,
      'call_listed',
      calls.map((call) => call.noticeId),
    );
  }

  /** Takes offers off the list that were answered elsewhere, or are over. */
  async close(tx: Tx, offerIds: readonly Id[], outcome: 'answered' | 'ended'): Promise<void> {
    if (offerIds.length === 0) return;
    await tx.change(
      `UPDATE call_list_entries SET state = 'closed', outcome = ?, closed_at = ?
        WHERE offer_id IN (?) AND state <> 'closed'`,
      [outcome, tx.now, [...offerIds].sort()],
    );
  }
}
