import { Inject, Injectable } from '@nestjs/common';
import type { ConsumerName, EventName } from '@gg/contracts';
import { CONFIG, fanOut, Realtime, type Config, type Delivery, type EventOf, type Tx } from '@gg/platform';
import { insertNotices } from '../data/notices';
import { chunksOf, escalates, type NewNotice } from '../domain/notice';
import { escalationTimes } from '../domain/escalation';
import { NoticePusher } from './notice-pusher';

/** What a part of a fan-out carries: its notices, as they were decided when the event was handled. */
interface ChunkArgs {
  readonly notices: readonly NewNotice[];
  readonly urgent: boolean;
}

/** Notices of one event, and whether they are urgent enough to move on quickly. */
export interface Told {
  readonly consumer: ConsumerName;
  readonly notices: readonly NewNotice[];
  readonly urgent?: boolean;
}

/**
 * Writes the notices of an event, in the transaction that marks the event's delivery as done: exactly one row per event
 * and account. More than a chunk holds are handed out as further deliveries of the same event.
 */
@Injectable()
export class NoticeWriter {
  constructor(
    @Inject(NoticePusher) private readonly pusher: NoticePusher,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async write(tx: Tx, event: EventOf<EventName>, delivery: Delivery, told: Told): Promise<void> {
    const { consumer, urgent = false } = told;
    if (delivery.args !== null) {
      const args = delivery.args as ChunkArgs;
      await this.writeChunk(tx, event, delivery.chunk, args);
      return;
    }
    const chunks = chunksOf(told.notices, this.config.settings.notices.chunk);
    const [only, ...more] = chunks;
    if (!only) return;
    if (more.length === 0) {
      await this.writeChunk(tx, event, delivery.chunk, { notices: only, urgent });
      return;
    }
    await fanOut(
      tx,
      event.id,
      consumer,
      chunks.map((notices): ChunkArgs => ({ notices, urgent })),
    );
    tx.afterCommit(() => this.realtime.nudge('relay'));
  }

  private async writeChunk(tx: Tx, event: EventOf<EventName>, chunk: number, args: ChunkArgs): Promise<void> {
    const causeId = event.id;
    const stored = await insertNotices(tx, causeId, chunk, args.notices);
    const { escalation, notices } = this.config.settings;
    const about = { aggregateId: causeId, aggregateVersion: chunk, cityCode: event.cityCode };
    // The push goes right after the commit; this check mends what a crash or an absent Redis left undone.
    tx.emit({
      ...about,
      name: 'notices.push-due.v1',
      dueAt: new Date(tx.now.getTime() + notices.pushCheckMs),
      payload: { causeId, chunk },
    });
    if (args.notices.some((notice) => escalates(notice.kind))) {
      const { smsAt, callAt } = escalationTimes(tx.now, args.urgent, escalation);
      const due = { ...about, name: 'notices.escalation-due.v1' } as const;
      tx.emit({ ...due, dueAt: smsAt, payload: { causeId, chunk, to: 'sms' } });
      tx.emit({ ...due, dueAt: callAt, payload: { causeId, chunk, to: 'call_list' } });
    }
    tx.afterCommit(() => this.pusher.pushNow(stored, event.trace));
  }
}
