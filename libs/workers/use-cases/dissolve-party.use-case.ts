import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { dissolveParty } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface DissolvePartyCommand {
  readonly partyId: Id;
}

/** The leader ends a party. Throws `party.*`. */
@Injectable()
export class DissolveParty {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId }: DissolvePartyCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'dissolved', partyId, (party, by) => dissolveParty(party, by));
  }
}
