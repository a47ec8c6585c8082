import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { audit, Transactions, type Caller } from '@gg/platform';
import { assertFewParties } from '../data/assert-few-parties';
import type { Party, PartyKind } from '../domain/party';
import { consentToParty, inviteMember, makeParty } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty, type Consent } from './party-changes';
import { RepresentedWorkers } from './represented-workers';

export interface MakePartyAtDeskCommand {
  readonly kind: PartyKind;
  readonly statedMinimum: number | null;
  /** Everybody who stands at the desk and has said yes, the leader first, each with the consent to be represented. */
  readonly people: readonly { readonly workerId: Id; readonly consentId: Id }[];
}

/**
 * Staff build a party of people who are all there and consent (窗口代办结伴). Each consent is recorded as the person's own,
 * heard by the member of staff. Throws `resource.not_found` when one of them is of another region, `party.*`.
 */
@Injectable()
export class MakePartyAtDesk {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedWorkers) private readonly represented: RepresentedWorkers,
    @Inject(PartyChanges) private readonly changes: PartyChanges,
  ) {}

  /** @param caller staff, standing for the leader */
  async execute(caller: Caller, { kind, statedMinimum, people }: MakePartyAtDeskCommand): Promise<ChangedParty> {
    const [leader, ...others] = people;
    if (caller.kind !== 'staff' || !leader || caller.onBehalfOf !== leader.workerId)
      throw new DomainError('access.denied');
    return this.transactions.run(caller, 'parties.made_at_desk', async (tx) => {
      const consents: Consent[] = [];
      for (const { workerId, consentId } of people) {
        const standsFor = { ...caller, onBehalfOf: workerId, consentId };
        await this.represented.assertReach(tx, this.represented.of(standsFor, 'desk.act_on_behalf'));
        await assertFewParties(tx, workerId);
        consents.push({ id: newId(), workerId, deskConsentId: consentId });
      }
      const made = makeParty(newId(), kind, leader.workerId, statedMinimum, consents[0]!.id);
      const party = others.reduce<Party>(
        (soFar, { workerId }, index) =>
          consentToParty(inviteMember(soFar, leader.workerId, workerId), workerId, consents[index + 1]!.id),
        made,
      );
      const by = leader.workerId;
      await this.changes.save(tx, { before: null, after: party, name: 'made_at_desk', by, given: consents });
      await audit(tx, { action: 'parties.made_at_desk', subjectType: 'party', subjectId: party.id });
      return { partyId: party.id, version: 1 };
    });
  }
}
