import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { SUBSCRIPTIONS, type ConsumerName, type EventName } from '@gg/contracts';
import { systemCaller } from '../access/caller';
import { Connections } from '../database/connections';
import { Transactions, type Tx } from '../database/transactions';
import { safeMessage } from '../observability/error-facts';
import { Log } from '../observability/log';
import { Metrics } from '../observability/metrics';
import {
  declarationOf,
  partOf,
  type Delivery,
  type EffectConsumer,
  type EventHead,
  type EventOf,
  type OutsideConsumer,
  type PartConsumer,
} from './consumer';
import type { PartArgs } from './fan-out';

/** What a job carries: ids only. */
export interface DeliveryKey {
  readonly eventId: string;
  readonly consumer: string;
  readonly chunk: number;
}

type AnyConsumer = Partial<EffectConsumer & OutsideConsumer>;

interface StoredEvent {
  id: string;
  name: EventName;
  aggregateId: string;
  aggregateVersion: number;
  occurredAt: Date;
  actorId: string | null;
  onBehalfOf: string | null;
  channel: EventOf<EventName>['channel'];
  cityCode: string | null;
  trace: string;
  /** Null for a part: all of them together are what the event says. */
  payload: string | null;
  doneAt: Date | null;
  args: string | null;
  dueAt: Date;
}

/** Runs one delivery: at-least-once in, exactly-once effect. */
@Injectable()
export class ConsumerRunner implements OnModuleInit {
  private readonly consumers = new Map<string, AnyConsumer>();
  private readonly parts = new Map<string, PartConsumer>();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Finds the declared consumers and compares them with the subscriptions, both ways; a difference stops the start. */
  onModuleInit(): void {
    const wanted = new Map<string, EventName>();
    for (const [event, names] of Object.entries(SUBSCRIPTIONS)) {
      for (const name of names) wanted.set(name, event as EventName);
    }
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const part = metatype && partOf(metatype);
      if (part && instance) this.parts.set(part, instance as PartConsumer);
      const declared = metatype && declarationOf(metatype);
      if (!declared || !instance) continue;
      if (wanted.get(declared.name) !== declared.event) {
        throw new Error(`${declared.name} declares ${declared.event}, which the subscriptions do not say`);
      }
      if (this.consumers.has(declared.name)) throw new Error(`two consumers are named ${declared.name}`);
      this.consumers.set(declared.name, instance as AnyConsumer);
    }
    const missing = [...wanted.keys()].filter((name) => !this.consumers.has(name));
    if (missing.length > 0) throw new Error(`no class consumes as ${missing.join(', ')}`);
  }

  /** Throws when the effect failed; the delivery stays pending and is tried again after its lease. */
  async run(key: DeliveryKey): Promise<void> {
    const consumer = this.consumers.get(key.consumer);
    if (!consumer) throw new Error(`unknown consumer ${key.consumer}`);
    const stored = await this.connections.row<StoredEvent>(
      `SELECT e.id, e.name, e.aggregate_id, e.aggregate_version, e.occurred_at, e.actor_id, e.on_behalf_of, e.channel,
              e.city_code, e.trace, IF(d.args IS NULL, e.payload, NULL) AS payload, d.done_at, d.args, d.due_at
         FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE d.event_id = ? AND d.consumer = ? AND d.chunk = ?`,
      [key.eventId, key.consumer, key.chunk],
    );
    if (!stored || stored.doneAt) return;
    const { payload, args, dueAt, doneAt: _done, ...head } = stored;
    const caller = { ...systemCaller(head.trace), onBehalfOf: head.onBehalfOf };
    const name = key.consumer as ConsumerName;
    const end = this.metrics.consumerSeconds.startTimer({ consumer: name });
    await this.log.within({ eventId: key.eventId, consumer: name, trace: head.trace }, async () => {
      if (args !== null) {
        const handle = this.partHandler(head, JSON.parse(args) as PartArgs, key);
        await this.transactions.run(caller, name, handle, dueAt);
        return;
      }
      const event = { ...head, payload: JSON.parse(payload!) as never } as EventOf<EventName>;
      const delivery: Delivery = { chunk: key.chunk, dueAt };
      if (consumer.perform && consumer.confirm) {
        const result = await consumer.perform(event, delivery);
        const confirm = async (tx: Tx): Promise<void> => {
          if (await markDone(tx, key)) await consumer.confirm?.(result, event, tx, delivery);
        };
        await this.transactions.run(caller, name, confirm, dueAt);
      } else {
        const handle = async (tx: Tx): Promise<void> => {
          if (await markDone(tx, key)) await consumer.handle?.(event, tx, delivery);
        };
        await this.transactions.run(caller, name, handle, dueAt);
      }
    });
    end();
  }

  private partHandler(head: EventHead, { part, args }: PartArgs, key: DeliveryKey): (tx: Tx) => Promise<void> {
    const consumer = this.parts.get(part);
    if (!consumer) throw new Error(`no class works on parts named ${part}`);
    return async (tx) => {
      if (await markDone(tx, key)) await consumer.handlePart(head, args, tx, key.chunk);
    };
  }

  /** Keeps the reason of a failure beside its delivery, for operators; no values that stood in a statement. */
  async recordFailure(key: DeliveryKey, error: unknown): Promise<void> {
    await this.connections.change(
      'UPDATE event_deliveries SET last_error = ? WHERE event_id = ? AND consumer = ? AND chunk = ? AND done_at IS NULL',
      [
        safeMessage(String(error instanceof Error ? error.message : error)).slice(0, 500),
        key.eventId,
        key.consumer,
        key.chunk,
      ],
    );
  }
}

/** The inbox: the first to set `done_at` has the effect; a twin waits on this row, then finds it set. */
function markDone(tx: Tx, key: DeliveryKey): Promise<boolean> {
  return tx.changedOne(
    'UPDATE event_deliveries SET done_at = ? WHERE event_id = ? AND consumer = ? AND chunk = ? AND done_at IS NULL',
    [tx.now, key.eventId, key.consumer, key.chunk],
  );
}
