import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import { Transactions, type Caller } from '@gg/platform';
import { assertRegistered } from '../data/assert-registered';
import { assertFewParties } from '../data/assert-few-parties';
import type { Party, PartyKind } from '../domain/party';
import { inviteMember, makeParty } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';
import { RepresentedWorkers } from './represented-workers';

export interface MakePartyCommand {
  readonly kind: PartyKind;
  /** Null: all or none. Always null for a couple. */
  readonly statedMinimum: number | null;
  /** Workers who are asked to join. */
  readonly invite: readonly Id[];
}

/** A worker makes a party (结伴 / 班组), leads it, and asks others to join. Throws `party.*`, `worker.unknown`. */
@Injectable()
export class MakeParty {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedWorkers) private readonly represented: RepresentedWorkers,
    @Inject(PartyChanges) private readonly changes: PartyChanges,
  ) {}

  async execute(caller: Caller, { kind, statedMinimum, invite }: MakePartyCommand): Promise<ChangedParty> {
    const represented = this.represented.of(caller, 'desk.act_on_behalf');
    const leaderId = represented.workerId;
    return this.transactions.run(caller, 'parties.made', async (tx) => {
      await this.represented.assertReach(tx, represented);
      await assertRegistered(tx, [leaderId, ...invite]);
      await assertFewParties(tx, leaderId);
      const consent = { id: newId(), workerId: leaderId, deskConsentId: caller.consentId };
      const party = invite.reduce<Party>(
        (made, workerId) => inviteMember(made, leaderId, workerId),
        makeParty(newId(), kind, leaderId, statedMinimum, consent.id),
      );
      await this.changes.save(tx, { before: null, after: party, name: 'made', by: leaderId, given: [consent] });
      return { partyId: party.id, version: 1 };
    });
  }
}
