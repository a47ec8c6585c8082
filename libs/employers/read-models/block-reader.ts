import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Reader } from '../data/reader';

/** Who does not want whom, by the employers' word. */
@Injectable()
export class BlockReader {
  /** Workers whom the employer does not want. @param workerIds only these; all without it */
  async workersBlockedBy(reader: Reader, employerId: Id, workerIds?: readonly Id[]): Promise<Set<Id>> {
    if (workerIds?.length === 0) return new Set();
    const rows = await reader.rows<{ workerId: Id }>(
      `SELECT worker_id FROM employer_blocks WHERE employer_id = ? ${workerIds ? 'AND worker_id IN (?)' : ''}`,
      [employerId, ...(workerIds ? [workerIds] : [])],
    );
    return new Set(rows.map(({ workerId }) => workerId));
  }
}
