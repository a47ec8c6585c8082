import { Inject, Injectable } from '@nestjs/common';
import { PersonReader } from '@gg/identity';
import type { Id } from '@gg/kernel';
import type { Reader } from '../data/reader';

interface RegularRow {
  workerId: Id | null;
  phoneIndex: Buffer | null;
}

/** Regulars (熟工) of an employer: wave 0. */
@Injectable()
export class RegularsReader {
  constructor(@Inject(PersonReader) private readonly persons: PersonReader) {}

  /**
   * Accounts of the regulars in the order of addition, each once. A number that still waits is asked for anew, so that
   * somebody who registered this moment is among them. Who is no worker, or inactive, is for the caller to leave out.
   */
  async regularWorkerIds(reader: Reader, employerId: Id): Promise<Id[]> {
    const rows = await reader.rows<RegularRow>(
      `SELECT COALESCE(worker_id, matched_worker_id) AS worker_id, phone_index FROM employer_regulars
        WHERE employer_id = ? AND live = 1 ORDER BY place`,
      [employerId],
    );
    const waiting = rows.flatMap((row) => (row.workerId === null && row.phoneIndex ? [row.phoneIndex] : []));
    const owners = await this.persons.accountsByPhoneIndex(waiting, reader);
    const ids = rows.map((row) => row.workerId ?? (row.phoneIndex && owners.get(row.phoneIndex.toString('hex'))));
    return [...new Set(ids.filter((id): id is Id => typeof id === 'string'))];
  }
}
