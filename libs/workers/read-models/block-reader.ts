import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Reader } from '../data/reader';

/** Who does not want whom, by the workers' word. */
@Injectable()
export class BlockReader {
  /** Which of the workers want nothing of the employer. */
  async workersWhoBlocked(reader: Reader, employerId: Id, workerIds: readonly Id[]): Promise<Set<Id>> {
    if (workerIds.length === 0) return new Set();
    const rows = await reader.rows<{ workerId: Id }>(
      'SELECT worker_id FROM worker_employer_blocks WHERE employer_id = ? AND worker_id IN (?)',
      [employerId, workerIds],
    );
    return new Set(rows.map(({ workerId }) => workerId));
  }
}
