import { DomainError, type Id } from '@gg/kernel';
import type { Reader } from './reader';

/** Throws `worker.unknown` unless everybody named is registered as a worker. */
export async function assertRegistered(reader: Reader, workerIds: readonly Id[]): Promise<void> {
  const wanted = [...new Set(workerIds)];
  if (wanted.length === 0) return;
  const rows = await reader.rows('SELECT worker_id FROM workers WHERE worker_id IN (?)', [wanted]);
  if (rows.length < wanted.length) throw new DomainError('worker.unknown');
}
