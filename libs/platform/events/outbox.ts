import { EVENTS, SUBSCRIPTIONS, type EventName, type EventPayload } from '@gg/contracts';
import { newId, type Id } from '@gg/kernel';
import type { Caller } from '../access/caller';

/** An event to record in a transaction. */
export type NewEvent = { [N in EventName]: NewEventOf<N> }[EventName];

export interface NewEventOf<N extends EventName> {
  /** A new one unless told; a told one makes a second recording of the same event fail on its key. */
  readonly id?: Id;
  readonly name: N;
  readonly aggregateId: Id;
  readonly aggregateVersion: number;
  readonly payload: EventPayload<N>;
  readonly cityCode?: string | null;
  /** Business time from which its deliveries may run; now unless told. */
  readonly dueAt?: Date;
}

/** Who listens to an event. */
export type ConsumerOf<N extends EventName> = (typeof SUBSCRIPTIONS)[N][number];

export type EventRow = ReturnType<typeof outboxRows>['events'][number];
export type DeliveryRow = ReturnType<typeof delivery>;

/** The rows of a transaction's events: one per event, and one delivery per subscribed consumer. */
export function outboxRows(news: readonly NewEvent[], caller: Caller, now: Date) {
  const events = [];
  const deliveries = [];
  for (const event of news) {
    const id = event.id ?? newId();
    events.push({
      id,
      name: event.name,
      aggregateId: event.aggregateId,
      aggregateVersion: event.aggregateVersion,
      occurredAt: now,
      actorId: caller.accountId,
      onBehalfOf: caller.onBehalfOf,
      channel: caller.channel,
      cityCode: event.cityCode ?? null,
      trace: caller.trace,
      payload: JSON.stringify(EVENTS[event.name].parse(event.payload)),
    });
    for (const consumer of SUBSCRIPTIONS[event.name]) deliveries.push(delivery(id, consumer, 0, event.dueAt ?? now));
  }
  return { events, deliveries };
}

/** A delivery that waits for the relay. `nextTryAt` in the distant past: nobody has it in hand. */
export function delivery(eventId: Id, consumer: string, chunk: number, dueAt: Date, args: unknown = null) {
  const nextTryAt = new Date(0);
  return {
    eventId,
    consumer,
    chunk,
    dueAt,
    nextTryAt,
    attempts: 0,
    doneAt: null as Date | null,
    args,
    lastError: null,
  };
}
