import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { SignedLinks } from '@gg/identity';
import type { Caller, Tx } from '@gg/platform';
import { assertFewParties } from '../data/assert-few-parties';
import { assertRegistered } from '../data/assert-registered';
import { partyOfLink } from '../data/party-of-link';
import { joinByLink } from '../domain/party-decisions';
import { PartyChanges, type ChangedParty } from './party-changes';

export interface JoinPartyCommand {
  readonly code: string;
}

/**
 * A worker joins a party by its link, which is the consent to come with it. A link is void once it has expired, was
 * withdrawn, or its maker has gone. Throws `identity.link_invalid`, `identity.link_expired`, `party.*`.
 */
@Injectable()
export class JoinParty {
  constructor(
    @Inject(PartyChanges) private readonly changes: PartyChanges,
    @Inject(SignedLinks) private readonly links: SignedLinks,
  ) {}

  async execute(caller: Caller, { code }: JoinPartyCommand): Promise<ChangedParty> {
    let madeBy: Id | undefined;
    const find = async (tx: Tx): Promise<Id> => {
      const { subjectId } = this.links.read('party_invitation', code.trim(), tx.now);
      const link = await partyOfLink(tx, subjectId);
      if (!link) throw new DomainError('identity.link_invalid');
      madeBy = link.madeBy;
      return link.partyId;
    };
    return this.changes.runFor(caller, 'joined_by_link', find, async (party, by, consent, tx) => {
      const maker = party.members.find((member) => member.workerId === madeBy);
      if (maker?.state !== 'consented') throw new DomainError('identity.link_expired');
      await assertRegistered(tx, [by]);
      await assertFewParties(tx, by);
      return joinByLink(party, by, consent());
    });
  }
}
