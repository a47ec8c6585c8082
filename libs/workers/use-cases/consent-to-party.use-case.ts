import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { consentToParty } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface ConsentToPartyCommand {
  readonly partyId: Id;
}

/** A worker's own yes: to an invitation, anew after taking it back, or to changed terms. Throws `party.*`. */
@Injectable()
export class ConsentToParty {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId }: ConsentToPartyCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'consent_given', partyId, (party, by, consent) =>
      consentToParty(party, by, consent()),
    );
  }
}
