import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

/** Facts that staff have looked at have changed, or those they refused were corrected: the employer waits for them again. */
export async function lookAgain(tx: Tx, employerId: Id): Promise<void> {
  await tx.change(
    `UPDATE employers SET state = 'awaiting', verified_code = NULL, proof = NULL, recheck_due_on = NULL, refusal_reason = NULL
      WHERE id = ? AND state <> 'awaiting'`,
    [employerId],
  );
}
