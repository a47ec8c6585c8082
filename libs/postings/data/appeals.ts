import { DomainError, type Id } from '@gg/kernel';
import type { Reader } from './reader';

/** An appeal against a take-down, and what came of it. Instants are ISO text: the answer is stored and replayed. */
export interface Appeal {
  readonly postingId: Id;
  readonly state: 'made' | 'upheld' | 'dismissed';
  readonly statement: string;
  readonly madeAt: string;
  readonly decision: string | null;
  readonly decidedAt: string | null;
}

/** The appeal of a posting, or null when there is none. */
export async function findAppeal(reader: Reader, postingId: Id): Promise<Appeal | null> {
  const row = await reader.row<Omit<Appeal, 'madeAt' | 'decidedAt'> & { madeAt: Date; decidedAt: Date | null }>(
    'SELECT posting_id, state, statement, made_at, decision, decided_at FROM posting_appeals WHERE posting_id = ?',
    [postingId],
  );
  return row && { ...row, madeAt: row.madeAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
}

/** As {@link findAppeal}, but throws `resource.not_found`. */
export async function appealOf(reader: Reader, postingId: Id): Promise<Appeal> {
  const appeal = await findAppeal(reader, postingId);
  if (!appeal) throw new DomainError('resource.not_found');
  return appeal;
}

/** Who took a posting down; null when nobody did, or the software. */
export async function takenDownBy(reader: Reader, postingId: Id): Promise<Id | null> {
  const row = await reader.row<{ actorId: Id | null }>(
    "SELECT actor_id FROM posting_transitions WHERE posting_id = ? AND to_state = 'taken_down'",
    [postingId],
  );
  return row?.actorId ?? null;
}
