import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { belongs, standingOf, type PartyKind } from '../domain/party';
import { partiesById, type VersionedParty } from '../data/party-rows';
import type { Reader } from '../data/reader';

/** A party as others rely on it. */
export interface PartyFacts {
  readonly partyId: Id;
  readonly kind: PartyKind;
  readonly leaderId: Id;
  /** Whether it has not been dissolved. */
  readonly alive: boolean;
  /** What its members agreed on; null: all or none. */
  readonly statedMinimum: number | null;
  /** Seats below which nobody of it comes; for all-or-none the number of its members. At least 2. */
  readonly minimum: number;
  /** Whether it may be asked: alive, its leader and at least `minimum` members consent. */
  readonly active: boolean;
  readonly version: number;
  /** Everybody who belongs to it, the first to come in first; only who has `consented` comes along. */
  readonly members: readonly { readonly workerId: Id; readonly consentId: Id | null; readonly consented: boolean }[];
  /** Who may answer besides the leader; each consents. */
  readonly answererIds: readonly Id[];
}

/** Parties as they are now: a consent that was taken back a moment ago is not there. */
@Injectable()
export class PartyReader {
  async party(reader: Reader, partyId: Id): Promise<PartyFacts | null> {
    return (await this.parties(reader, [partyId])).get(partyId) ?? null;
  }

  /** Parties by id, in two reads however many there are. */
  async parties(reader: Reader, partyIds: readonly Id[]): Promise<Map<Id, PartyFacts>> {
    const parties = await partiesById(reader, partyIds);
    return new Map([...parties].map(([id, party]) => [id, factsOf(party)]));
  }
}

function factsOf(party: VersionedParty): PartyFacts {
  const { active, minimum, answererIds } = standingOf(party);
  return {
    partyId: party.id,
    kind: party.kind,
    leaderId: party.leaderId,
    alive: party.state === 'active',
    statedMinimum: party.statedMinimum,
    minimum,
    active,
    version: party.version,
    members: party.members
      .filter(belongs)
      .map(({ workerId, consentId, state }) => ({ workerId, consentId, consented: state === 'consented' })),
    answererIds,
  };
}
