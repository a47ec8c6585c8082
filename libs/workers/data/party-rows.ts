import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { Party, PartyKind, PartyMember } from '../domain/party';
import type { Reader } from './reader';

interface PartyRow {
  id: Id;
  kind: PartyKind;
  leaderId: Id;
  statedMinimum: number | null;
  state: Party['state'];
  version: number;
}
type MemberRow = Omit<PartyMember, 'answers'> & { partyId: Id; answers: number };

export type VersionedParty = Party & { readonly version: number };

/** Parties with all who ever were members, by id. */
export async function partiesById(reader: Reader, partyIds: readonly Id[]): Promise<Map<Id, VersionedParty>> {
  if (partyIds.length === 0) return new Map();
  const parties = await reader.rows<PartyRow>(
    'SELECT id, kind, leader_id, stated_minimum, state, version FROM parties WHERE id IN (?)',
    [partyIds],
  );
  const rows = await reader.rows<MemberRow>(
    `SELECT party_id, worker_id, state, consent_id, answers, place FROM party_members
      WHERE party_id IN (?) ORDER BY party_id, place`,
    [partyIds],
  );
  const members = new Map<Id, PartyMember[]>();
  for (const { partyId, answers, ...row } of rows) {
    const list = members.get(partyId) ?? [];
    list.push({ ...row, answers: Boolean(answers) });
    members.set(partyId, list);
  }
  return new Map(parties.map((party) => [party.id, { ...party, members: members.get(party.id) ?? [] }]));
}

/** Writes a new party, or what a change has made of one. The row's version was raised before, in this transaction. */
export async function saveParty(tx: Tx, before: Party | null, after: Party): Promise<void> {
  if (before) {
    await tx.change('UPDATE parties SET leader_id = ?, stated_minimum = ?, state = ?, ended_at = ? WHERE id = ?', [
      after.leaderId,
      after.statedMinimum,
      after.state,
      after.state === 'dissolved' ? tx.now : null,
      after.id,
    ]);
  } else {
    const { id, kind, leaderId, statedMinimum, state } = after;
    await tx.insert('parties', {
      id,
      kind,
      leaderId,
      statedMinimum,
      state,
      version: 1,
      holds: 0,
      madeAt: tx.now,
      endedAt: null,
    });
  }
  const known = new Map(before?.members.map((member) => [member.workerId, member]));
  await tx.insert(
    'party_members',
    after.members
      .filter((member) => known.get(member.workerId) !== member)
      .map(({ workerId, state, consentId, answers, place }) => ({
        partyId: after.id,
        workerId,
        state,
        consentId,
        answers,
        place,
        changedAt: tx.now,
      })),
    `ON DUPLICATE KEY UPDATE state = VALUES(state), consent_id = VALUES(consent_id), answers = VALUES(answers),
       changed_at = VALUES(changed_at)`,
  );
}
