import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { SignedLinks } from '@gg/identity';
import { Transactions, type Caller } from '@gg/platform';
import { partiesById } from '../data/party-rows';
import { memberOf, takesPlace } from '../domain/party';
import { RepresentedWorkers } from './represented-workers';

export interface PartyLink {
  /** 48 letters; whoever has them may join while there is a place. */
  readonly code: string;
  readonly expiresAt: string;
}

/** Long enough for a message to be read after a shift, short enough not to lie around. */
const LINK_HOURS = 72;

/** The leader or a named answerer makes a link that can be passed on. Throws `resource.not_found`, `party.not_yours_to_lead`. */
@Injectable()
export class MakePartyLink {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedWorkers) private readonly represented: RepresentedWorkers,
    @Inject(SignedLinks) private readonly links: SignedLinks,
  ) {}

  async execute(caller: Caller, { partyId }: { readonly partyId: Id }): Promise<PartyLink> {
    const represented = this.represented.of(caller, 'desk.act_on_behalf');
    const by = represented.workerId;
    return this.transactions.run(caller, 'parties.link_made', async (tx) => {
      await this.represented.assertReach(tx, represented);
      const party = (await partiesById(tx, [partyId])).get(partyId);
      const mine = party && memberOf(party, by);
      if (!party || !mine || !takesPlace(mine)) throw new DomainError('resource.not_found');
      if (party.state !== 'active') throw new DomainError('party.dissolved');
      const mayInvite = by === party.leaderId || (mine.state === 'consented' && mine.answers);
      if (!mayInvite) throw new DomainError('party.not_yours_to_lead');
      // A link carries whole seconds.
      const expiresAt = new Date(Math.floor(tx.now.getTime() / 1_000) * 1_000 + LINK_HOURS * 3_600_000);
      const id = newId();
      await tx.insert('party_links', { id, partyId, madeBy: by, madeAt: tx.now, expiresAt, withdrawnAt: null });
      return { code: this.links.sign('party_invitation', id, expiresAt), expiresAt: expiresAt.toISOString() };
    });
  }
}
