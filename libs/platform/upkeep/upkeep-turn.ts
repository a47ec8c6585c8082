import type { ConsumerName } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import type { Tx } from '../database/transactions';
import type { Delivery } from '../events/consumer';
import { delivery } from '../events/outbox';

/**
 * One turn of a night's work. It ends long before the lease of its delivery does, or the same rows would be removed by two
 * side by side; what it leaves is the work of a further delivery.
 */
export class UpkeepTurn {
  private readonly endsAt: number;
  private left = false;

  /** @param ms real time that it may take */
  constructor(ms: number) {
    this.endsAt = performance.now() + ms;
  }

  /** Asked by who has more to do, after each batch: whether it is left for the next turn. */
  isOver(): boolean {
    this.left ||= performance.now() >= this.endsAt;
    return this.left;
  }

  /** Has another turn follow where something was left, in the transaction that ends this one. */
  async goOn(tx: Tx, eventId: Id, consumer: ConsumerName, { chunk }: Delivery): Promise<void> {
    if (this.left) tx.deliver([delivery(eventId, consumer, chunk + 1, tx.now)]);
  }
}
