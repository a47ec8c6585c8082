import type { GeoPoint, Id } from '@gg/kernel';
import type { Presence } from '../domain/presence';
import type { Reader } from './reader';

/** The presence that a person has declared and not ended, run out or not. */
export async function livePresence(reader: Reader, workerId: Id): Promise<(Presence & { readonly id: Id }) | null> {
  const row = await reader.row<{ id: Id; marketId: Id; point: string | null; arrivedAt: Date; untilAt: Date }>(
    'SELECT id, market_id, point, arrived_at, until_at FROM worker_presences WHERE worker_id = ? AND live = 1',
    [workerId],
  );
  if (!row) return null;
  const { untilAt, point, ...rest } = row;
  return { ...rest, point: point === null ? null : (JSON.parse(point) as GeoPoint), until: untilAt };
}
