import type { Connections } from '../database/connections';
import type { DeliveryKey } from './consumer-runner';

/** Names deliveries in a condition; its parameters are {@link keysOf}. */
export const among = (deliveries: readonly DeliveryKey[]): string =>
  `(event_id, consumer, chunk) IN (${deliveries.map(() => '(?, ?, ?)').join(', ')})`;

export const keysOf = (deliveries: readonly DeliveryKey[]): (string | number)[] =>
  deliveries.flatMap(({ eventId, consumer, chunk }) => [eventId, consumer, chunk]);

/**
 * Undoes a lease that nobody has taken over or made good since: what was enqueued all the same is enqueued twice. What could
 * not be enqueued was not tried.
 */
export async function giveBack(
  connections: Connections,
  deliveries: readonly DeliveryKey[],
  until: Date,
): Promise<void> {
  await connections.change(
    `UPDATE event_deliveries SET attempts = attempts - 1, next_try_at = ?
      WHERE ${among(deliveries)} AND next_try_at = ? AND done_at IS NULL`,
    [new Date(0), ...keysOf(deliveries), until],
  );
}
