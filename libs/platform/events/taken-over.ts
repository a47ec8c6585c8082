import type { EventName, EventPayload } from '@gg/contracts';
import type { EventOf } from './consumer';
import type { DeliveryRow, EventRow } from './outbox';

interface Taken {
  readonly event: EventName;
  readonly consumer: string;
  readonly effect: (events: readonly EventOf<EventName>[]) => Promise<void>;
}

/** Consumers whose effects a transaction makes itself, in bulk. */
export class TakenOver {
  private readonly taken: Taken[] = [];

  add<N extends EventName>(event: N, consumer: string, effect: (events: readonly EventOf<N>[]) => Promise<void>): void {
    this.taken.push({ event, consumer, effect: effect as Taken['effect'] });
  }

  /** Marks their deliveries as done. @returns those that are left for the relay */
  markDone(deliveries: DeliveryRow[], now: Date): DeliveryRow[] {
    const consumers = new Set(this.taken.map(({ consumer }) => consumer));
    if (consumers.size === 0) return deliveries;
    for (const delivery of deliveries) if (consumers.has(delivery.consumer)) delivery.doneAt = now;
    return deliveries.filter(({ doneAt }) => doneAt === null);
  }

  /** Makes the effects. Payloads are read back from their text: an effect sees what its consumer would see. */
  async run(rows: readonly EventRow[]): Promise<void> {
    for (const { event, effect } of this.taken) {
      const events = rows
        .filter(({ name }) => name === event)
        .map((row) => ({ ...row, payload: JSON.parse(row.payload) as EventPayload<EventName> }) as EventOf<EventName>);
      if (events.length > 0) await effect(events);
    }
  }
}
