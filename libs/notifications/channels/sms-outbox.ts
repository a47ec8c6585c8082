import { Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { giveReplyCodes } from '../data/reply-codes';
import { escalates } from '../domain/notice';

/** A text to be sent; what it says is made from `purpose`, the offer and the facts when it is sent. */
export interface NewSms {
  /** The same for the same message, however often it is asked for. */
  readonly providerKey: string;
  readonly accountId: Id;
  readonly purpose: 'offer' | 'answer';
  readonly noticeId: Id | null;
  readonly offerId: Id | null;
  readonly facts: Readonly<Record<string, unknown>> | null;
}

/** Messages of one delivery: few enough that all of them are sent well within its lease. */
const SENT_TOGETHER = 20;

/** Where texts wait for the gateway: durable rows, each asked for once whatever asks. */
@Injectable()
export class SmsOutbox {
  /** Queues the texts of offers that have to be answered. Others among the notices are left alone. */
  async queueOffers(
    tx: Tx,
    notices: readonly { readonly id: Id; readonly accountId: Id; readonly kind: string; readonly subjectId: Id }[],
  ): Promise<void> {
    const offers = notices.filter((notice) => escalates(notice.kind));
    if (offers.length === 0) return;
    await giveReplyCodes(
      tx,
      offers.map(({ accountId, subjectId }) => ({ workerId: accountId, offerId: subjectId })),
    );
    await this.queue(
      tx,
      offers.map(({ id, accountId, subjectId }) => ({
        providerKey: `offer-${subjectId}`,
        accountId,
        purpose: 'offer',
        noticeId: id,
        offerId: subjectId,
        facts: null,
      })),
    );
  }

  /** Queues messages whose key nobody has used, and has them sent. */
  async queue(tx: Tx, messages: readonly NewSms[]): Promise<void> {
    if (messages.length === 0) return;
    const rows = [...messages]
      .sort((a, b) => (a.providerKey < b.providerKey ? -1 : 1))
      .map((message) => ({
        id: newId(),
        ...message,
        state: 'waiting',
        attempts: 0,
        lastError: null,
        madeAt: tx.now,
        sentAt: null,
      }));
    await tx.insert('sms_messages', rows, 'ON DUPLICATE KEY UPDATE id = id');
    const queued = await tx.rows<{ id: Id }>('SELECT id FROM sms_messages WHERE id IN (?) ORDER BY id', [
      rows.map((row) => row.id),
    ]);
    for (let from = 0; from < queued.length; from += SENT_TOGETHER) {
      const messageIds = queued.slice(from, from + SENT_TOGETHER).map((row) => row.id);
      tx.emit({
        name: 'sms.send-due.v1',
        aggregateId: messageIds[0]!,
        aggregateVersion: 0,
        payload: { messageIds },
      });
    }
  }
}
