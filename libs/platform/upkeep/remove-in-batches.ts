import type { Connections } from '../database/connections';
import type { SqlValue } from '../database/sql';
import type { UpkeepTurn } from './upkeep-turn';

/**
 * Removes rows by a statement that is run again until it finds less than it may: each run is its own short transaction,
 * and may be stopped and repeated at will.
 * @param sql `DELETE … LIMIT ?`; the batch is its last parameter
 * @param turn ends it early
 * @returns how many rows went
 */
export async function removeInBatches(
  connections: Connections,
  sql: string,
  params: readonly SqlValue[],
  batch: number,
  turn?: UpkeepTurn,
): Promise<number> {
  for (let total = 0; ;) {
    const { affectedRows } = await connections.change(sql, [...params, batch]);
    total += affectedRows;
    if (affectedRows < batch || turn?.isOver()) return total;
  }
}
