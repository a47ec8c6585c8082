import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { Transactions, type Caller, type Tx } from '@gg/platform';
import { belongs, memberOf, takesPlace, type Party } from '../domain/party';
import { consentsEnded, memberChanges } from '../domain/party-decisions';
import { partiesById, saveParty, type VersionedParty } from '../data/party-rows';
import { partyStateOf } from '../data/party-state';
import { RepresentedWorkers } from './represented-workers';

/** One act on a party: what it makes of it. May record a consent of the one who acts. */
export type PartyAct = (party: Party, by: Id, consent: () => Id, tx: Tx) => Party | Promise<Party>;

/** A party after a change, with its version. */
export interface ChangedParty {
  readonly partyId: Id;
  readonly version: number;
}

/** What an act has made of a party, and what is written of it. */
export interface Made {
  /** Null: a new party. */
  readonly before: VersionedParty | null;
  readonly after: Party;
  /** The act, as it stands in the party's history. */
  readonly name: string;
  /** The worker who acted; staff on behalf are that person here. Null: nobody acts now, and nobody has to be told. */
  readonly by: Id | null;
  /** Consents given in the course of it. */
  readonly given: readonly Consent[];
}

/**
 * The one way to change a party: under the written guard of its row, every version kept, the new state told whole, and
 * beside it whose standing the act changed. Two acts at once happen one after the other, and the second is judged on what the
 * first has made.
 */
@Injectable()
export class PartyChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedWorkers) private readonly represented: RepresentedWorkers,
  ) {}

  /**
   * Runs one act of a member in a transaction of its own.
   * @param name the act, as it stands in the party's history
   * Throws `resource.not_found` for a party that the one who acts has no part in.
   */
  async run(caller: Caller, name: string, partyId: Id, act: PartyAct): Promise<ChangedParty> {
    return this.runFor(
      caller,
      name,
      () => Promise.resolve(partyId),
      (party, by, consent, tx) => {
        const mine = memberOf(party, by);
        if (!mine || !takesPlace(mine)) throw new DomainError('resource.not_found');
        return act(party, by, consent, tx);
      },
    );
  }

  /** As {@link run}, for an act that strangers to the party may do, too. @param find tells which party it is */
  async runFor(caller: Caller, name: string, find: (tx: Tx) => Promise<Id>, act: PartyAct): Promise<ChangedParty> {
    const represented = this.represented.of(caller, 'desk.act_on_behalf');
    const by = represented.workerId;
    return this.transactions.run(caller, `parties.${name}`, async (tx) => {
      await this.represented.assertReach(tx, represented);
      const partyId = await find(tx);
      const before = await hold(tx, partyId);
      const given: Consent[] = [];
      const after = await act(before, by, () => consentOf(given, by, caller), tx);
      await this.save(tx, { before, after, name, by, given });
      return { partyId, version: before.version };
    });
  }

  /** Writes what an act has made of a party, with its consents, its history and its events. */
  async save(tx: Tx, { before, after, name, by, given }: Made): Promise<void> {
    const version = before?.version ?? 1;
    const { accountId, channel, onBehalfOf, consentId } = tx.caller;
    await saveParty(tx, before, after);
    await tx.insert(
      'party_consents',
      given.map(({ id, workerId, deskConsentId }) => ({
        id,
        partyId: after.id,
        workerId,
        statedMinimum: after.statedMinimum,
        givenAt: tx.now,
        givenBy: accountId,
        givenChannel: channel,
        deskConsentId,
        endedAt: null,
        endedBy: null,
        endedThrough: null,
      })),
    );
    const ended = before ? consentsEnded(before, after) : [];
    if (ended.length > 0) {
      await tx.change(
        'UPDATE party_consents SET ended_at = ?, ended_by = ?, ended_through = ? WHERE id IN (?) AND ended_at IS NULL',
        [tx.now, accountId, name, ended],
      );
    }
    await tx.insert('party_versions', {
      partyId: after.id,
      version,
      act: name,
      party: {
        kind: after.kind,
        leaderId: after.leaderId,
        statedMinimum: after.statedMinimum,
        state: after.state,
        members: after.members,
      },
      at: tx.now,
      actorId: accountId,
      onBehalfOf,
      channel,
      consentId,
    });
    tx.emit({
      name: 'party.changed.v1',
      aggregateId: after.id,
      aggregateVersion: version,
      payload: partyStateOf(after),
    });
    const changes = memberChanges(before, after);
    if (by === null || changes.length === 0) return;
    tx.emit({
      name: 'party.members-changed.v1',
      aggregateId: after.id,
      aggregateVersion: version,
      payload: {
        partyId: after.id,
        kind: after.kind,
        state: after.state,
        leaderId: after.leaderId,
        statedMinimum: after.statedMinimum,
        by,
        changes,
        memberIds: after.members.filter(belongs).map(({ workerId }) => workerId),
      },
    });
  }
}

/** A consent given in the course of an act. */
export interface Consent {
  readonly id: Id;
  readonly workerId: Id;
  readonly deskConsentId: Id | null;
}

function consentOf(given: Consent[], workerId: Id, caller: Caller): Id {
  const consent: Consent = { id: newId(), workerId, deskConsentId: caller.consentId };
  given.push(consent);
  return consent.id;
}

/** Raises the party's version: the lock of all its rows until the transaction ends. */
async function hold(tx: Tx, partyId: Id): Promise<VersionedParty> {
  await tx.change('UPDATE parties SET version = version + 1 WHERE id = ?', [partyId]);
  const party = (await partiesById(tx, [partyId])).get(partyId);
  if (!party) throw new DomainError('resource.not_found');
  return party;
}
