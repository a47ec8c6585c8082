import type { ConsumerName } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import type { Tx } from '../database/transactions';
import { delivery } from './outbox';

/**
 * Hands a delivery's work out in parts: one further delivery of the same event to the same consumer for each, numbered
 * from 1. Called by the delivery with chunk 0, in the transaction that marks that one as done, so either all parts exist
 * or it runs again.
 * @param parts what each part is told (`Delivery.args`): ids and figures, never personal data
 */
export async function fanOut(tx: Tx, eventId: Id, consumer: ConsumerName, parts: readonly object[]): Promise<void> {
  await tx.insert(
    'event_deliveries',
    parts.map((args, at) => delivery(eventId, consumer, at + 1, tx.now, args)),
  );
}
