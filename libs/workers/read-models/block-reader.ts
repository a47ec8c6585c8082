import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Reader } from '../data/reader';

/** Who does not want whom, by the workers' word. */
@Injectable()
export class BlockReader {
  /** Which of the workers want nothing of which of the employers. */
  async blocksAmong(
    reader: Reader,
    employerIds: readonly Id[],
    workerIds: readonly Id[],
  ): Promise<{ employerId: Id; workerId: Id }[]> {
    if (employerIds.length === 0 || workerIds.length === 0) return [];
    return reader.rows(
      'SELECT employer_id, worker_id FROM worker_employer_blocks WHERE employer_id IN (?) AND worker_id IN (?)',
      [employerIds, workerIds],
    );
  }
}
