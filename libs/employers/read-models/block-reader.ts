import { Injectable } from '@nestjs/common';
import { groupedBy, type Id } from '@gg/kernel';
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

  /** Workers whom employers want nothing of, by employer. */
  async blockedByEach(reader: Reader, employerIds: readonly Id[]): Promise<Map<Id, Id[]>> {
    if (employerIds.length === 0) return new Map();
    const rows = await reader.rows<{ employerId: Id; workerId: Id }>(
      'SELECT employer_id, worker_id FROM employer_blocks WHERE employer_id IN (?)',
      [employerIds],
    );
    const blocked = groupedBy(rows, ({ employerId }) => employerId);
    return new Map([...blocked].map(([employerId, of]) => [employerId, of.map(({ workerId }) => workerId)]));
  }

  /** Which of the employers want nothing of which of the workers. */
  async blocksAmong(
    reader: Reader,
    employerIds: readonly Id[],
    workerIds: readonly Id[],
  ): Promise<{ employerId: Id; workerId: Id }[]> {
    if (employerIds.length === 0 || workerIds.length === 0) return [];
    return reader.rows(
      'SELECT employer_id, worker_id FROM employer_blocks WHERE employer_id IN (?) AND worker_id IN (?)',
      [employerIds, workerIds],
    );
  }
}
