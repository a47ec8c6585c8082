import { DomainError, type Id } from '@gg/kernel';
import {
  belongs,
  LEAST_PARTY,
  MAX_PARTY,
  memberLifecycle,
  memberOf,
  takesPlace,
  type MemberState,
  type Party,
  type PartyKind,
  type PartyMember,
} from './party';

/*
 * Every change of a party, as a function from one state to the next. Who acts is named first; staff who act on behalf
 * are that person here. Each function throws a DomainError with a code of its own and changes nothing then.
 */

/** A new party of one: its leader, who consents by making it. Throws `party.minimum_invalid`. */
export function makeParty(id: Id, kind: PartyKind, leaderId: Id, statedMinimum: number | null, consentId: Id): Party {
  const leader: PartyMember = { workerId: leaderId, state: 'consented', consentId, answers: true, place: 0 };
  return {
    id,
    kind,
    leaderId,
    statedMinimum: checkedMinimum(kind, statedMinimum),
    state: 'active',
    members: [leader],
  };
}

/**
 * The leader, or somebody named to answer, asks a person to join. Throws `party.not_yours_to_lead`, `party.full`,
 * `party.member_already`, `party.dissolved`.
 */
export function inviteMember(party: Party, by: Id, workerId: Id): Party {
  assertAlive(party);
  const inviter = memberOf(party, by);
  const mayInvite = by === party.leaderId || (inviter?.state === 'consented' && inviter.answers);
  if (!mayInvite) throw new DomainError('party.not_yours_to_lead');
  return admit(party, workerId);
}

/** Somebody came by a link of this party: asked and consenting in one step. Throws as {@link inviteMember}. */
export const joinByLink = (party: Party, workerId: Id, consentId: Id): Party =>
  consentToParty(admit(assertAlive(party), workerId), workerId, consentId);

function admit(party: Party, workerId: Id): Party {
  const known = memberOf(party, workerId);
  if (known && takesPlace(known)) throw new DomainError('party.member_already');
  const most = party.kind === 'couple' ? LEAST_PARTY : MAX_PARTY;
  if (party.members.filter(takesPlace).length >= most) throw new DomainError('party.full', { most });
  if (known) return withMember(party, moved(known, 'invited', null));
  const place = 1 + Math.max(...party.members.map((member) => member.place));
  const member: PartyMember = { workerId, state: 'invited', consentId: null, answers: false, place };
  return { ...party, members: [...party.members, member] };
}

/** A person's own yes: to an invitation, anew after taking it back, or to changed terms. Throws `party.consent_stands`. */
export function consentToParty(party: Party, workerId: Id, consentId: Id): Party {
  assertAlive(party);
  const member = ownMembership(party, workerId);
  if (member.state === 'consented') throw new DomainError('party.consent_stands');
  return withMember(party, moved(member, 'consented', consentId));
}

/** A member's own no, at any time and without a reason; effective at once. Throws `party.no_consent_to_revoke`. */
export function revokeConsent(party: Party, workerId: Id): Party {
  assertAlive(party);
  const member = ownMembership(party, workerId);
  if (member.state !== 'consented') throw new DomainError('party.no_consent_to_revoke');
  return withMember(party, moved(member, 'revoked', null));
}

/** Declines an invitation. Throws `party.not_invited`. */
export function declineInvitation(party: Party, workerId: Id): Party {
  const member = ownMembership(party, workerId);
  if (member.state !== 'invited') throw new DomainError('party.not_invited');
  return withMember(party, moved(member, 'declined', null));
}

/**
 * A member goes for good. When the leader goes, who was named to answer leads, else who came in first; a party of fewer
 * than two is dissolved.
 */
export function leaveParty(party: Party, workerId: Id): Party {
  const member = ownMembership(party, workerId);
  if (!belongs(member)) throw new DomainError('party.not_a_member');
  return settled(withMember(party, moved(member, 'left', null)));
}

/** The leader takes somebody out, or an invitation back. Throws `party.not_yours_to_lead`, `party.leader_stays`. */
export function removeMember(party: Party, by: Id, workerId: Id): Party {
  assertAlive(party);
  assertLeader(party, by);
  if (workerId === party.leaderId) throw new DomainError('party.leader_stays');
  const member = memberOf(party, workerId);
  if (!member || !takesPlace(member)) throw new DomainError('party.not_a_member');
  const left = withMember(party, moved(member, 'removed', null));
  // Taking back an invitation to a party that is still being gathered does not end it.
  return belongs(member) ? settled(left) : left;
}

/**
 * The leader names who may answer besides them: consenting members only. Throws `party.not_yours_to_lead`,
 * `party.answerer_not_consenting`.
 */
export function nameAnswerers(party: Party, by: Id, workerIds: readonly Id[]): Party {
  assertAlive(party);
  assertLeader(party, by);
  for (const workerId of workerIds) {
    if (memberOf(party, workerId)?.state !== 'consented') throw new DomainError('party.answerer_not_consenting');
  }
  const named = new Set([...workerIds, party.leaderId]);
  return {
    ...party,
    members: party.members.map((member) => ({ ...member, answers: named.has(member.workerId) })),
  };
}

/**
 * The leader changes how many must come. That is what the others consented to, so their consents lapse and they are
 * asked anew. Throws `party.not_yours_to_lead`, `party.minimum_invalid`.
 */
export function stateMinimum(party: Party, by: Id, statedMinimum: number | null): Party {
  assertAlive(party);
  assertLeader(party, by);
  const minimum = checkedMinimum(party.kind, statedMinimum);
  if (minimum === party.statedMinimum) return party;
  return {
    ...party,
    statedMinimum: minimum,
    members: party.members.map((member) =>
      member.state === 'consented' && member.workerId !== party.leaderId ? moved(member, 'lapsed', null) : member,
    ),
  };
}

/** The leader ends the party. */
export function dissolveParty(party: Party, by: Id): Party {
  assertAlive(party);
  assertLeader(party, by);
  return dissolved(party);
}

/** A person whose standing in a party an act has changed. */
export interface MemberChange {
  readonly workerId: Id;
  /** Null: had none before. */
  readonly from: MemberState | null;
  readonly to: MemberState;
}

/** Everybody whose standing differs after an act, in the order of the party. @param before null for a new party */
export function memberChanges(before: Party | null, after: Party): MemberChange[] {
  return after.members.flatMap(({ workerId, state }) => {
    const from = (before && memberOf(before, workerId)?.state) ?? null;
    return from === state ? [] : [{ workerId, from, to: state }];
  });
}

/** Consents that no longer stand after a change: identity's record of each is withdrawn in the same transaction. */
export function consentsEnded(before: Party, after: Party): Id[] {
  const standing = new Set(after.members.flatMap((member) => member.consentId ?? []));
  return before.members.flatMap((member) =>
    member.consentId !== null && !standing.has(member.consentId) ? [member.consentId] : [],
  );
}

function settled(party: Party): Party {
  const staying = party.members.filter(belongs).sort((a, b) => a.place - b.place);
  const expected = party.members.filter(takesPlace).length;
  if (staying.length === 0 || expected < LEAST_PARTY) return dissolved(party);
  if (staying.some((member) => member.workerId === party.leaderId)) return party;
  const consenting = staying.filter((member) => member.state === 'consented');
  const next = consenting.find((member) => member.answers) ?? consenting[0] ?? staying[0]!;
  return withMember({ ...party, leaderId: next.workerId }, { ...next, answers: true });
}

function dissolved(party: Party): Party {
  const members = party.members.map((member): PartyMember => {
    if (member.state === 'invited') return moved(member, 'removed', null);
    return belongs(member) ? moved(member, 'left', null) : member;
  });
  return { ...party, state: 'dissolved', members };
}

function moved(member: PartyMember, to: MemberState, consentId: Id | null): PartyMember {
  memberLifecycle.assert(member.state, to);
  return { ...member, state: to, consentId, answers: to === 'consented' && member.answers };
}

const withMember = (party: Party, changed: PartyMember): Party => ({
  ...party,
  members: party.members.map((member) => (member.workerId === changed.workerId ? changed : member)),
});

function ownMembership(party: Party, workerId: Id): PartyMember {
  const member = memberOf(party, workerId);
  if (!member || !takesPlace(member)) throw new DomainError('party.not_a_member');
  return member;
}

function assertAlive(party: Party): Party {
  if (party.state !== 'active') throw new DomainError('party.dissolved');
  return party;
}

function assertLeader(party: Party, by: Id): void {
  if (by !== party.leaderId) throw new DomainError('party.not_yours_to_lead');
}

function checkedMinimum(kind: PartyKind, minimum: number | null): number | null {
  // Two come as two: a minimum would say the same in other words.
  if (kind === 'couple' && minimum !== null) throw new DomainError('party.minimum_invalid', { most: MAX_PARTY });
  if (minimum !== null && !(Number.isInteger(minimum) && minimum >= LEAST_PARTY && minimum <= MAX_PARTY)) {
    throw new DomainError('party.minimum_invalid', { most: MAX_PARTY });
  }
  return minimum;
}
