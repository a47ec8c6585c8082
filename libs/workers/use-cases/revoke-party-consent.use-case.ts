import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { revokeConsent } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface RevokePartyConsentCommand {
  readonly partyId: Id;
}

/** A member takes the consent back, without a reason and at once: from the end of this transaction on, nobody comes along
 * who did not agree. Throws `party.*`. */
@Injectable()
export class RevokePartyConsent {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId }: RevokePartyConsentCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'consent_revoked', partyId, (party, by) => revokeConsent(party, by));
  }
}
