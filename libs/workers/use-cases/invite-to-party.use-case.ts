import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { assertRegistered } from '../data/assert-registered';
import { inviteMember } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface InviteToPartyCommand {
  readonly partyId: Id;
  readonly workerId: Id;
}

/** The leader or a named answerer asks a worker to join a party. Throws `party.*`, `worker.unknown`. */
@Injectable()
export class InviteToParty {
  constructor(@Inject(PartyChanges) private readonly changes: PartyChanges) {}

  async execute(caller: Caller, { partyId, workerId }: InviteToPartyCommand): Promise<ChangedParty> {
    return this.changes.run(caller, 'member_invited', partyId, async (party, by, _consent, tx) => {
      await assertRegistered(tx, [workerId]);
      return inviteMember(party, by, workerId);
    });
  }
}
