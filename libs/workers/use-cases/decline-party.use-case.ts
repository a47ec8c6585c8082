import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { declineInvitation } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface DeclinePartyCommand {
  readonly partyId: Id;
}

/** Somebody who was asked to join a party says no. Throws `party.*`. */
@Injectable()
export class DeclineParty {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId }: DeclinePartyCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'invitation_declined', partyId, (party, by) => declineInvitation(party, by));
  }
}
