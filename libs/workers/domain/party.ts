import { TransitionTable, type Id } from '@gg/kernel';

/** 结伴 (two people) or 班组 (2–20): they take seats together, all or none or a stated minimum. */
export type PartyKind = 'couple' | 'crew';

/** A party has at most so many members, those asked and not yet consenting included. */
export const MAX_PARTY = 20;
/** Fewer than two is no party. */
export const LEAST_PARTY = 2;

/**
 * A member's standing. `lapsed`: the terms to which they consented have changed, and they are asked anew. Whoever
 * declined, left or was taken out may be asked again.
 */
export type MemberState = 'invited' | 'consented' | 'revoked' | 'lapsed' | 'declined' | 'left' | 'removed';

export const memberLifecycle = new TransitionTable<MemberState>('party_member', 'invited', {
  invited: ['consented', 'declined', 'removed'],
  consented: ['revoked', 'lapsed', 'left', 'removed'],
  revoked: ['consented', 'left', 'removed'],
  lapsed: ['consented', 'left', 'removed'],
  declined: ['invited'],
  left: ['invited'],
  removed: ['invited'],
});

export interface PartyMember {
  readonly workerId: Id;
  readonly state: MemberState;
  /** The consent on which the membership rests; null unless `consented`. */
  readonly consentId: Id | null;
  /** Named by the leader to answer for the party. */
  readonly answers: boolean;
  /** Order in which the members first came in; the leader is 0. */
  readonly place: number;
}

export interface Party {
  readonly id: Id;
  readonly kind: PartyKind;
  /** Answers for the party. Has no power over anyone's pay. */
  readonly leaderId: Id;
  /** Seats below which nobody of the party comes; null: all or none. */
  readonly statedMinimum: number | null;
  readonly state: 'active' | 'dissolved';
  readonly members: readonly PartyMember[];
}

const BELONGS: readonly MemberState[] = ['consented', 'revoked', 'lapsed'];

/** Whether the person is of the party: has consented at some time and not gone. */
export const belongs = (member: PartyMember): boolean => BELONGS.includes(member.state);

/** Whether the person takes up one of the {@link MAX_PARTY} places. */
export const takesPlace = (member: PartyMember): boolean => belongs(member) || member.state === 'invited';

export const memberOf = (party: Party, workerId: Id): PartyMember | undefined =>
  party.members.find((member) => member.workerId === workerId);

/** What others need to know of a party: who would come, how many at least, and who speaks for it. */
export interface PartyStanding {
  /** Whether it may be asked at all. */
  readonly active: boolean;
  /** Members whose consent stands, in their order. */
  readonly consentingIds: readonly Id[];
  /** Seats below which the party does not come; for all-or-none the number of all who belong to it. At least 2. */
  readonly minimum: number;
  /** Who may answer besides the leader; each consents. */
  readonly answererIds: readonly Id[];
}

/**
 * The standing that follows from the members' own words. A couple comes as two or not at all. All-or-none counts
 * everyone who belongs: while one of them has taken the consent back, the party does not come, until that person
 * consents again or leaves. Without the leader's consent nobody speaks for it.
 */
export function standingOf(party: Party): PartyStanding {
  const consenting = party.members.filter((member) => member.state === 'consented').sort((a, b) => a.place - b.place);
  const everybody = party.members.filter(belongs).length;
  const asked = party.kind === 'couple' ? LEAST_PARTY : (party.statedMinimum ?? everybody);
  const minimum = Math.max(LEAST_PARTY, asked);
  return {
    active:
      party.state === 'active' &&
      consenting.length >= minimum &&
      consenting.some((member) => member.workerId === party.leaderId),
    consentingIds: consenting.map((member) => member.workerId),
    minimum,
    answererIds: consenting
      .filter((member) => member.answers && member.workerId !== party.leaderId)
      .map((member) => member.workerId),
  };
}
