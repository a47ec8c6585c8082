import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { removeMember } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface RemovePartyMemberCommand {
  readonly partyId: Id;
  readonly workerId: Id;
}

/** The leader takes somebody out of a party, or an invitation back. Throws `party.*`. */
@Injectable()
export class RemovePartyMember {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId, workerId }: RemovePartyMemberCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'member_removed', partyId, (party, by) => removeMember(party, by, workerId));
  }
}
