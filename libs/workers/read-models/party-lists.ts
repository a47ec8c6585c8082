import { Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { memberOf, standingOf, takesPlace, type MemberState, type PartyKind } from '../domain/party';
import { partiesById, type VersionedParty } from '../data/party-rows';
import type { Reader } from '../data/reader';

/** A party as somebody who is of it, or asked to join, sees it. */
export interface PartyView {
  readonly partyId: Id;
  readonly kind: PartyKind;
  readonly leaderId: Id;
  readonly statedMinimum: number | null;
  readonly state: 'active' | 'dissolved';
  readonly version: number;
  /** Whether it gets offers now. */
  readonly ready: boolean;
  /** Seats below which nobody of it comes. */
  readonly minimum: number;
  /** One's own standing in it. */
  readonly mine: MemberState;
  readonly members: readonly {
    readonly workerId: Id;
    readonly state: MemberState;
    readonly leads: boolean;
    readonly answers: boolean;
  }[];
}

/** Parties of one worker. */
@Injectable()
export class PartyLists {
  /** A party that the worker is of or is asked to join; null otherwise. */
  async party(reader: Reader, workerId: Id, partyId: Id): Promise<PartyView | null> {
    const party = (await partiesById(reader, [partyId])).get(partyId);
    return party ? viewFor(party, workerId) : null;
  }

  /** A page of the worker's living parties and invitations, the newest first. @param after (made at, id) of the last */
  async partiesOf(
    reader: Reader,
    workerId: Id,
    after: { readonly madeAt: Date; readonly id: Id } | null,
    limit: number,
  ): Promise<{ view: PartyView; madeAt: Date }[]> {
    const rows = await reader.rows<{ id: Id; madeAt: Date }>(
      `SELECT p.id, p.made_at FROM party_members m JOIN parties p ON p.id = m.party_id
        WHERE m.worker_id = ? AND m.state IN ('invited', 'consented', 'revoked', 'lapsed') AND p.state = 'active'
          ${after ? 'AND (p.made_at, p.id) < (?, ?)' : ''}
        ORDER BY p.made_at DESC, p.id DESC LIMIT ?`,
      [workerId, ...(after ? [after.madeAt, after.id] : []), limit],
    );
    const parties = await partiesById(
      reader,
      rows.map(({ id }) => id),
    );
    return rows.flatMap(({ id, madeAt }) => {
      const party = parties.get(id);
      const view = party && viewFor(party, workerId);
      return view ? [{ view, madeAt }] : [];
    });
  }
}

function viewFor(party: VersionedParty, workerId: Id): PartyView | null {
  const mine = memberOf(party, workerId);
  if (!mine || !takesPlace(mine)) return null;
  const { active, minimum } = standingOf(party);
  return {
    partyId: party.id,
    kind: party.kind,
    leaderId: party.leaderId,
    statedMinimum: party.statedMinimum,
    state: party.state,
    version: party.version,
    ready: active,
    minimum,
    mine: mine.state,
    members: party.members.filter(takesPlace).map((member) => ({
      workerId: member.workerId,
      state: member.state,
      leads: member.workerId === party.leaderId,
      answers: member.workerId === party.leaderId || (member.answers && member.state === 'consented'),
    })),
  };
}
