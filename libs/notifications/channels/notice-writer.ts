import { Inject, Injectable } from '@nestjs/common';
import type { ConsumerName } from '@gg/contracts';
import { quietUntil } from '@gg/kernel';
import { CONFIG, fanOut, type Config, type Delivery, type EventHead, type Tx } from '@gg/platform';
import { insertNotices } from '../data/notices';
import { leanNotices, type LeanNotices } from '../domain/lean-notices';
import { chunksOf, type NewNotice } from '../domain/notice';
import { callNotBefore, escalationTimes } from '../domain/escalation';
import { NoticePusher } from './notice-pusher';

/** Notices that one transaction writes, and how they move on. */
export interface Chunk extends HowTheyMoveOn {
  readonly notices: readonly NewNotice[];
}

/** What a part of a fan-out carries: its notices, as they were decided when the event was handled. */
export interface PartOfNotices extends HowTheyMoveOn {
  readonly lean: LeanNotices;
}

interface HowTheyMoveOn {
  readonly urgent: boolean;
  /** Start of the work that a seat's news is about, ISO-8601; absent for offers. */
  readonly start?: string;
  /** Start of the work, ISO-8601, where what can wait for the morning does. */
  readonly restingFor?: string;
}

/** What parts of notices are called where they are stored. */
export const NOTICES_PART = 'notices';

/** Notices of one event, and how they move on. */
export interface Told {
  readonly consumer: ConsumerName;
  readonly notices: readonly NewNotice[];
  /** Offers of work that starts soon move on quickly. */
  readonly urgent?: boolean;
  /** News of a seat moves on as quickly as the start of its work asks, ISO-8601, and to a call only when that is near. */
  readonly start?: string;
  /** Start of the work that is offered, ISO-8601. */
  readonly offered?: string;
  /** It goes on at night as well, whenever the work starts. */
  readonly wakes?: boolean;
}

/**
 * Writes the notices of an event, in the transaction that marks the event's delivery as done: exactly one row per event
 * and account. More than a chunk holds are handed out as further deliveries of the same event.
 */
@Injectable()
export class NoticeWriter {
  constructor(
    @Inject(NoticePusher) private readonly pusher: NoticePusher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async write(tx: Tx, event: EventHead, delivery: Delivery, told: Told): Promise<void> {
    const { consumer, urgent = false, start, offered, wakes = false } = told;
    // Whoever is made an offer in quiet hours is awake, or has allowed it.
    const isWoken = wakes || (offered !== undefined && quietUntil(tx.now, this.config.settings.quietHours) !== null);
    const restingFor = isWoken ? undefined : (start ?? offered);
    const how = {
      urgent: urgent || (start !== undefined && this.isUrgent(tx.now, start)),
      ...(start ? { start } : {}),
      ...(restingFor ? { restingFor } : {}),
    };
    const chunks = chunksOf(told.notices, this.config.settings.notices.chunk);
    const [only, ...more] = chunks;
    if (!only) return;
    if (more.length === 0) {
      await this.writeChunk(tx, event, delivery.chunk, { notices: only, ...how });
      return;
    }
    const parts = chunks.map((notices): PartOfNotices => ({ lean: leanNotices(notices), ...how }));
    fanOut(tx, event.id, consumer, NOTICES_PART, parts);
  }

  /** Writes as many notices as one transaction takes. */
  async writeChunk(tx: Tx, event: EventHead, chunk: number, args: Chunk): Promise<void> {
    const causeId = event.id;
    const stored = await insertNotices(tx, causeId, chunk, args.notices);
    const { calls, escalation, notices, quietHours } = this.config.settings;
    const about = { aggregateId: causeId, aggregateVersion: chunk, cityCode: event.cityCode };
    // The push goes right after the commit; this check mends what a crash or an absent Redis left undone.
    tx.emit({
      ...about,
      name: 'notices.push-due.v1',
      dueAt: new Date(tx.now.getTime() + notices.pushCheckMs),
      payload: { causeId, chunk },
    });
    const reach = new Set(args.notices.map((notice) => notice.movesTo));
    const { smsAt, callAt } = escalationTimes(tx.now, escalation, {
      urgent: args.urgent,
      notBefore: args.start === undefined ? null : callNotBefore(new Date(args.start), calls.newsWithinHours),
      restingFor: args.restingFor === undefined ? null : new Date(args.restingFor),
      quietHours,
    });
    const due = { ...about, name: 'notices.escalation-due.v1' } as const;
    if (reach.has('sms') || reach.has('call_list')) {
      tx.emit({ ...due, dueAt: smsAt, payload: { causeId, chunk, to: 'sms' } });
    }
    if (reach.has('call_list')) tx.emit({ ...due, dueAt: callAt, payload: { causeId, chunk, to: 'call_list' } });
    tx.afterCommit(() => this.pusher.pushNow(stored, event.trace));
  }

  private isUrgent(now: Date, start: string): boolean {
    return (
      new Date(start).getTime() - now.getTime() <= this.config.settings.dispatch.life.urgentWithinHours * 3_600_000
    );
  }
}
