import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

/** Lets a later room decide on a party inside its own transaction. */
@Injectable()
export class PartyGuard {
  /**
   * Writes a hold on a party: from here to the end of the transaction no member can revoke, leave or join. What a
   * transaction decides on a party that was read before is safe only under a hold.
   * @param version the version that was read
   * @returns false when the party has changed since: read it anew
   */
  hold(tx: Tx, partyId: Id, version: number): Promise<boolean> {
    return tx.changedOne('UPDATE parties SET holds = holds + 1 WHERE id = ? AND version = ?', [partyId, version]);
  }
}
