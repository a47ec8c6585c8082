import type { ConsumerName, EventEnvelope, EventName, EventPayload } from '@gg/contracts';
import type { Tx } from '../database/transactions';

/** A delivery in hand. */
export interface Delivery {
  readonly chunk: number;
  /**
   * The business instant from which it may run. Some machine's clock has reached it, so whoever runs it takes it for now
   * where his own clock is behind: else a timer would find, by milliseconds, that its time has not come, and be done.
   */
  readonly dueAt: Date;
}

export type EventOf<N extends EventName> = EventEnvelope<N, EventPayload<N>>;

/** What an event says of itself, less what it is about. */
export type EventHead = Omit<EventOf<EventName>, 'payload'>;

/**
 * A consumer whose effect is in the database: exactly once. The runner marks the delivery done in the same transaction;
 * a delivery that is done already never reaches `handle`.
 */
export interface EffectConsumer<N extends EventName = EventName> {
  handle(event: EventOf<N>, tx: Tx, delivery: Delivery): Promise<void>;
}

/**
 * A consumer whose effect is outside (a push, a message): at least once. `perform` must be safe to repeat; when it has
 * succeeded, `confirm` and the mark go into one transaction.
 */
export interface OutsideConsumer<N extends EventName = EventName, R = unknown> {
  perform(event: EventOf<N>, delivery: Delivery): Promise<R>;
  confirm(result: R, event: EventOf<N>, tx: Tx, delivery: Delivery): Promise<void>;
}

/**
 * Makes the effect of one part of what a consumer handed out ({@link fanOut}), exactly once as an {@link EffectConsumer} does.
 * It is told what the part was given and not what the event says: that is as large as all parts together.
 */
export interface PartConsumer<A extends object = object> {
  handlePart(event: EventHead, args: A, tx: Tx, chunk: number): Promise<void>;
}

const DECLARED = Symbol('Consumer');
const PARTS = Symbol('PartConsumer');

export interface ConsumerDeclaration {
  readonly name: ConsumerName;
  readonly event: EventName;
}

/**
 * Declares which event a class consumes, under which name. Search an event's name and every consumer of it is found.
 * The name is stored with each delivery: renaming one needs both names until no delivery of the old is left.
 */
export function Consumer(name: ConsumerName, event: EventName): ClassDecorator {
  return (target) => {
    Reflect.defineMetadata(DECLARED, { name, event } satisfies ConsumerDeclaration, target);
  };
}

export function declarationOf(target: object): ConsumerDeclaration | undefined {
  return Reflect.getMetadata(DECLARED, target) as ConsumerDeclaration | undefined;
}

/** Declares which parts a class works on, by the name that {@link fanOut} gives them; it is stored with each part. */
export function ConsumesParts(part: string): ClassDecorator {
  return (target) => {
    Reflect.defineMetadata(PARTS, part, target);
  };
}

export function partOf(target: object): string | undefined {
  return Reflect.getMetadata(PARTS, target) as string | undefined;
}
