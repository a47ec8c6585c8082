import { DomainError, type Id } from '@gg/kernel';
import type { Reader } from './reader';

/** Parties of one worker that may be alive at a time: a partner, a few crews, and room to try. */
const MOST_PARTIES = 20;

/** Throws `party.too_many`. Keeps lists short; two at once may pass it by one, which harms nobody. */
export async function assertFewParties(reader: Reader, workerId: Id): Promise<void> {
  const row = await reader.row<{ parties: number }>(
    `SELECT COUNT(*) AS parties FROM party_members m JOIN parties p ON p.id = m.party_id
      WHERE m.worker_id = ? AND m.state IN ('consented', 'revoked', 'lapsed') AND p.state = 'active'`,
    [workerId],
  );
  if (Number(row?.parties) >= MOST_PARTIES) throw new DomainError('party.too_many', { most: MOST_PARTIES });
}
