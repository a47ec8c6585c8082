import { Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { StoredNotice } from '../data/notices';
import { giveReplyCodes, type Answerable } from '../data/reply-codes';
import type { SmsPurpose } from '../data/sms-messages';
import { isOffer } from '../domain/notice';

/** A text to be sent; what it says is made from `purpose`, the offer and the facts when it is sent. */
export interface NewSms {
  /** The same for the same message, however often it is asked for. */
  readonly providerKey: string;
  readonly accountId: Id;
  readonly purpose: SmsPurpose;
  readonly noticeId: Id | null;
  readonly offerId: Id | null;
  /** What an answer tells, as JSON will have it. */
  readonly facts: object | null;
}

/** Messages of one delivery: few enough that all of them are sent well within its lease. */
const SENT_TOGETHER = 20;

/** Where texts wait for the gateway: durable rows, each asked for once whatever asks. */
@Injectable()
export class SmsOutbox {
  /** Queues the texts of notices that move on. Others among them are left alone. */
  async queueNotices(tx: Tx, notices: readonly StoredNotice[]): Promise<void> {
    const moving = notices.filter((notice) => notice.movesTo !== null);
    if (moving.length === 0) return;
    await giveReplyCodes(
      tx,
      moving.flatMap((notice) => answerableBy(notice) ?? []),
    );
    await this.queue(
      tx,
      moving.map(({ id, accountId, kind, subjectId }) =>
        isOffer(kind)
          ? {
              providerKey: `offer-${subjectId}`,
              accountId,
              purpose: 'offer',
              noticeId: id,
              offerId: subjectId,
              facts: null,
            }
          : { providerKey: `news-${id}`, accountId, purpose: 'news', noticeId: id, offerId: null, facts: null },
      ),
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

/** What the reader of a notice's text can answer: the offer, or the seat that is held. Null: there is nothing to answer. */
export function answerableBy({ accountId, kind, subjectId, data }: StoredNotice): Answerable | null {
  if (isOffer(kind)) return { workerId: accountId, offerId: subjectId, bookingId: null };
  if (kind === 'booking.cancelled') return null;
  const { bookingId = null } = JSON.parse(data) as { bookingId?: Id };
  return bookingId === null ? null : { workerId: accountId, offerId: null, bookingId };
}
