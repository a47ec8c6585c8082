import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { leaveParty } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface LeavePartyCommand {
  readonly partyId: Id;
}

/** A member leaves a party for good. Throws `party.*`. */
@Injectable()
export class LeaveParty {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId }: LeavePartyCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'member_left', partyId, (party, by) => leaveParty(party, by));
  }
}
