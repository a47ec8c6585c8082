import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { Candidate } from '../domain/candidate';
import { candidateOf, type CandidateRow } from './candidate-rows';

interface Reader {
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

/**
 * One worker as matching knows them now; null until the profile has arrived, and while there is no place to set out from.
 * Parties are left out: whoever is explained is explained alone.
 */
export async function readCandidate(reader: Reader, workerId: Id): Promise<Candidate | null> {
  const row = await reader.row<CandidateRow>('SELECT * FROM candidates WHERE worker_id = ?', [workerId]);
  return row && candidateOf(row, []);
}
