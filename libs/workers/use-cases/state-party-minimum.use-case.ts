import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { stateMinimum } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface StatePartyMinimumCommand {
  readonly partyId: Id;
  /** Null: all or none. */
  readonly statedMinimum: number | null;
}

/** The leader changes how many of a party must come; the others are asked anew. Throws `party.*`. */
@Injectable()
export class StatePartyMinimum {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId, statedMinimum }: StatePartyMinimumCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'minimum_changed', partyId, (party, by) => stateMinimum(party, by, statedMinimum));
  }
}
