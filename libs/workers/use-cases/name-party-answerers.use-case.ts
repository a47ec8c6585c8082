import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { nameAnswerers } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface NamePartyAnswerersCommand {
  readonly partyId: Id;
  /** All of them; who is not named answers no longer. */
  readonly workerIds: readonly Id[];
}

/** The leader names who may answer for a party besides them. Throws `party.*`. */
@Injectable()
export class NamePartyAnswerers {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId, workerIds }: NamePartyAnswerersCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'answerers_named', partyId, (party, by) => nameAnswerers(party, by, workerIds));
  }
}
