import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

/** Where an account belongs, so that the auditors of that place find what happens to it. */
export async function regionOfAccount(tx: Pick<Tx, 'row'>, accountId: Id): Promise<string | null> {
  const row = await tx.row<{ regionCode: string }>('SELECT region_code FROM accounts WHERE id = ?', [accountId]);
  return row?.regionCode ?? null;
}
