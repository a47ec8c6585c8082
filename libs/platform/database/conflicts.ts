import { DomainError } from '@gg/kernel';
import { errorNumber } from './sql';

/**
 * What a failed statement means for the transaction around it.
 * - `again`: nothing was written; run the whole use case again. 1213 deadlock or a cluster's certification conflict
 *   (at any statement, COMMIT too), 1205 lock wait timeout, 1020 row changed since read (MariaDB's snapshot isolation),
 *   1047 this node has left its cluster: another connection is asked.
 * - `unknown`: it may have been written; ask by idempotency key first. 1180 COMMIT failed after replication, or the
 *   connection broke while COMMIT was under way.
 * - `final`: anything else.
 */
export type Conflict = 'again' | 'unknown' | 'final';

const AGAIN = new Set([1213, 1205, 1020, 1047]);
const LOST_CONNECTION = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Whether a refusal says nothing of the request, only of this moment: asked again later it may well succeed. */
export const isTransient = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'database.busy' || error.code === 'database.no_connection');

export function conflictOf(error: unknown, atCommit: boolean): Conflict {
  const number = errorNumber(error);
  if (number !== undefined && AGAIN.has(number)) return 'again';
  if (number === 1180) return 'unknown';
  const { code, driverError } = (error ?? {}) as { code?: string; driverError?: { code?: string } };
  const lost = LOST_CONNECTION.has(code ?? driverError?.code ?? '');
  if (lost) return atCommit ? 'unknown' : 'again';
  return 'final';
}
