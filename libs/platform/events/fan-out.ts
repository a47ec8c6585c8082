import type { ConsumerName } from '@gg/contracts';
import type { Id } from '@gg/kernel';
import type { Tx } from '../database/transactions';
import { delivery } from './outbox';

/** What a part's delivery carries: whose work it is, and what it was given. */
export interface PartArgs {
  readonly part: string;
  readonly args: object;
}

/**
 * Hands a delivery's work out in parts: one further delivery of the same event in the name of the same consumer for each,
 * numbered from 1. Called by the delivery with chunk 0, in the transaction that marks that one as done, so either all parts
 * exist or it runs again.
 * @param part whose work they are, see {@link ConsumesParts}
 * @param args what each part is given: ids and figures, never personal data
 */
export function fanOut(tx: Tx, eventId: Id, consumer: ConsumerName, part: string, args: readonly object[]): void {
  tx.deliver(
    args.map((one, at) => delivery(eventId, consumer, at + 1, tx.now, { part, args: one } satisfies PartArgs)),
  );
}
