import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import { CONFIG, type Config, type Tx } from '@gg/platform';
import type { StoredNotice } from '../data/notices';
import { giveReplyCodes, type Answerable } from '../data/reply-codes';
import { askedFor, type SmsPurpose } from '../data/sms-messages';
import { isOffer, isOfMissingSeats } from '../domain/notice';
import { nextTextWindow, textWindow, type TextPolicy, type TextWindow } from '../domain/text-window';
import { seatFactsOf } from './seat-news';

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

/** News of missing seats, with the time in which its reader gets one text of that shift. */
interface TextOfMissing {
  readonly notice: StoredNotice;
  readonly start: Date;
  readonly window: TextWindow;
}

/** Whichever comes first makes the message; the others are told by it. */
const ONCE = 'ON DUPLICATE KEY UPDATE id = id';
/** A text that is still to go tells the latest of its notices. */
const JOIN = `ON DUPLICATE KEY UPDATE notice_id = IF(state = 'waiting', VALUES(notice_id), notice_id),
                       made_at = IF(state = 'waiting', GREATEST(made_at, VALUES(made_at)), made_at)`;

/** Messages of one delivery: few enough that all of them are sent well within its lease. */
const SENT_TOGETHER = 20;

/** Where texts wait for the gateway: durable rows, each asked for once whatever asks. */
@Injectable()
export class SmsOutbox {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Queues the texts of notices that move on. Others among them are left alone. */
  async queueNotices(tx: Tx, notices: readonly StoredNotice[]): Promise<void> {
    await this.queueMissing(tx, notices.filter(isOfMissingSeats));
    const moving = notices.filter((notice) => notice.movesTo !== null && !isOfMissingSeats(notice));
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
    await this.write(tx, messages, ONCE, tx.now);
  }

  /**
   * News of missing seats: at once, or when the start is near. Of what comes while a window has its text already, the next
   * window's tells, with the seats as they are then; so ten who cancel in a minute are two texts, and none of them is lost.
   */
  private async queueMissing(tx: Tx, notices: readonly StoredNotice[]): Promise<void> {
    const asked = notices.flatMap((notice): TextOfMissing[] => {
      const { start } = seatFactsOf(notice);
      const window = textWindow(tx.now, start, this.policy);
      return window ? [{ notice, start, window }] : [];
    });
    const fresh = await this.untold(tx, asked);
    const now = fresh.filter(({ window }) => window.dueAt <= tx.now);
    const written = await this.write(tx, now.map(messageOfMissing), ONCE, tx.now);
    // Who wrote that text meanwhile may have done it for this very notice.
    const late = await this.untold(
      tx,
      now.filter((one) => !written.has(messageOfMissing(one).providerKey)),
    );
    const later = [
      ...fresh.filter((one) => !now.includes(one)),
      ...late.flatMap((one): TextOfMissing[] => {
        const window = nextTextWindow(one.window, one.start, this.policy);
        return window ? [{ ...one, window }] : [];
      }),
    ];
    for (const dueAt of new Set(later.map(({ window }) => window.dueAt.getTime()))) {
      const together = later.filter(({ window }) => window.dueAt.getTime() === dueAt);
      await this.write(tx, together.map(messageOfMissing), JOIN, new Date(dueAt));
    }
  }

  /** Those for which no text was asked since their notice was made: a text tells all that its shift has come to. */
  private async untold(tx: Tx, asked: readonly TextOfMissing[]): Promise<TextOfMissing[]> {
    const keysOf = ({ notice, start, window }: TextOfMissing): string[] => {
      const first = textWindow(notice.madeAt, start, this.policy)?.index ?? window.index;
      const last = Math.max(0, window.index - 1);
      return Array.from({ length: first - last + 1 }, (_one, at) => keyOfMissing(notice, last + at));
    };
    const told = await askedFor(tx, asked.flatMap(keysOf));
    return asked.filter((one) => !keysOf(one).some((key) => (told.get(key) ?? NEVER) >= one.notice.madeAt));
  }

  private get policy(): TextPolicy {
    const { calls, sms, quietHours } = this.config.settings;
    return { newsWithinHours: calls.newsWithinHours, sameShiftMinutes: sms.sameShiftMinutes, quietHours };
  }

  /** @returns the keys of those that were not there before */
  private async write(tx: Tx, messages: readonly NewSms[], existing: string, dueAt: Date): Promise<Set<string>> {
    if (messages.length === 0) return new Set();
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
    await tx.insert('sms_messages', rows, existing);
    const queued = await tx.rows<{ id: Id; providerKey: string }>(
      'SELECT id, provider_key FROM sms_messages WHERE id IN (?) ORDER BY id',
      [rows.map((row) => row.id)],
    );
    for (let from = 0; from < queued.length; from += SENT_TOGETHER) {
      const messageIds = queued.slice(from, from + SENT_TOGETHER).map((row) => row.id);
      tx.emit({
        name: 'sms.send-due.v1',
        aggregateId: messageIds[0]!,
        aggregateVersion: 0,
        dueAt,
        payload: { messageIds },
      });
    }
    return new Set(queued.map((row) => row.providerKey));
  }
}

const NEVER = new Date(0);

/** One text of a shift to a member in one window. */
const keyOfMissing = (notice: StoredNotice, window: number): string =>
  `seats-${seatFactsOf(notice).shiftId}-${notice.accountId}-${window}`;

const messageOfMissing = ({ notice, window }: TextOfMissing): NewSms => ({
  providerKey: keyOfMissing(notice, window.index),
  accountId: notice.accountId,
  purpose: 'news',
  noticeId: notice.id,
  offerId: null,
  facts: null,
});

/** What the reader of a notice's text can answer: the offer, or the seat that is held. Null: there is nothing to answer. */
export function answerableBy({ accountId, kind, subjectId, data }: StoredNotice): Answerable | null {
  if (isOffer(kind)) return { workerId: accountId, offerId: subjectId, bookingId: null };
  if (kind === 'booking.cancelled') return null;
  const { bookingId = null } = JSON.parse(data) as { bookingId?: Id };
  return bookingId === null ? null : { workerId: accountId, offerId: null, bookingId };
}
