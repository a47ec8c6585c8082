import { Inject, Injectable } from '@nestjs/common';
import { groupedBy, newId, type Id } from '@gg/kernel';
import { CONFIG, type Config, type Tx } from '@gg/platform';
import type { StoredNotice } from '../data/notices';
import { giveReplyCodes, type Answerable } from '../data/reply-codes';
import { askedFor, type SmsPurpose } from '../data/sms-messages';
import { isOffer, textMatter } from '../domain/notice';
import { atAnyTime, nextTextWindow, textWindow, type TextPolicy, type TextWindow } from '../domain/text-window';
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

/** What a reader gets one text of in a while, however much comes. */
interface Matter {
  /** The same for all that one text tells of. */
  readonly key: string;
  /** Of the work; what has none is told at any time. */
  readonly start: Date;
  readonly policy: TextPolicy;
}

/** A notice that shares its text with others of its matter, with the time in which its reader gets that text. */
interface SharedText {
  readonly notice: StoredNotice;
  readonly matter: Matter;
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
    const by = groupedBy(
      notices.filter(({ movesTo }) => movesTo !== null),
      textMatter,
    );
    await this.queueShared(tx, by.get('missing_seats') ?? [], (notice) => this.missingSeats(notice));
    await this.queueShared(tx, by.get('pair') ?? [], (notice) => this.pairs(notice));
    const moving = [...(by.get('offer') ?? []), ...(by.get('seat') ?? [])];
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

  /** Of one shift, at once or when the start is near. */
  private missingSeats(notice: StoredNotice): Matter {
    const { shiftId, start } = seatFactsOf(notice);
    return { key: `seats-${shiftId}-${notice.accountId}`, start, policy: this.policy };
  }

  /** Of all pairs of shared employment, by day. */
  private pairs({ accountId }: StoredNotice): Matter {
    return { key: `pairs-${accountId}`, ...atAnyTime(this.policy) };
  }

  /**
   * Queues texts that tell of all that their matter has come to. Of what comes while a window has its text already, the next
   * window's tells, as it stands then; so ten who cancel in a minute are two texts, and none of them is lost.
   */
  private async queueShared(
    tx: Tx,
    notices: readonly StoredNotice[],
    matterOf: (notice: StoredNotice) => Matter,
  ): Promise<void> {
    const asked = notices.flatMap((notice): SharedText[] => {
      const matter = matterOf(notice);
      const window = textWindow(tx.now, matter.start, matter.policy);
      return window ? [{ notice, matter, window }] : [];
    });
    const fresh = await untold(tx, asked);
    const now = fresh.filter(({ window }) => window.dueAt <= tx.now);
    const written = await this.write(tx, now.map(messageOfShared), ONCE, tx.now);
    // Who wrote that text meanwhile may have done it for this very notice.
    const late = await untold(
      tx,
      now.filter((one) => !written.has(messageOfShared(one).providerKey)),
    );
    const later = [
      ...fresh.filter((one) => !now.includes(one)),
      ...late.flatMap((one): SharedText[] => {
        const window = nextTextWindow(one.window, one.matter.start, one.matter.policy);
        return window ? [{ ...one, window }] : [];
      }),
    ];
    for (const [dueAt, together] of groupedBy(later, ({ window }) => window.dueAt.getTime())) {
      await this.write(tx, together.map(messageOfShared), JOIN, new Date(dueAt));
    }
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

/** Those for which no text was asked since their notice was made: a text tells all that its matter has come to. */
async function untold(tx: Tx, asked: readonly SharedText[]): Promise<SharedText[]> {
  const keysOf = ({ notice, matter, window }: SharedText): string[] => {
    const first = textWindow(notice.madeAt, matter.start, matter.policy)?.index ?? window.index;
    const last = Math.max(0, window.index - 1);
    return Array.from({ length: first - last + 1 }, (_one, at) => keyIn(matter, last + at));
  };
  const told = await askedFor(tx, asked.flatMap(keysOf));
  return asked.filter((one) => !keysOf(one).some((key) => (told.get(key) ?? NEVER) >= one.notice.madeAt));
}

/** One text of a matter in one window. */
const keyIn = ({ key }: Matter, window: number): string => `${key}-${window}`;

const messageOfShared = ({ notice, matter, window }: SharedText): NewSms => ({
  providerKey: keyIn(matter, window.index),
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
