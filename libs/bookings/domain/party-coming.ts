import type { Id } from '@gg/kernel';

/** What of a party, as it is now, decides on its offer. */
export interface PartyNow {
  readonly alive: boolean;
  readonly leaderId: Id;
  readonly kind: 'couple' | 'crew';
  /** Seats below which nobody of it comes; null: all or none. */
  readonly statedMinimum: number | null;
  /** Everybody who belongs to it, the first to come in first. */
  readonly members: readonly { readonly workerId: Id; readonly consented: boolean }[];
  /** Who may answer besides the leader. */
  readonly answererIds: readonly Id[];
}

/** Who would come by a party's offer, in the order in which seats are given. */
export interface Coming {
  readonly workerIds: readonly Id[];
  /** Fewest who must be seated. */
  readonly minimum: number;
}

/** Fewer than two is no party. */
const LEAST_PARTY = 2;

/** Whether somebody may answer for a party: who leads it now, or was named to; not who led it when it was asked. */
export const speaksFor = (party: PartyNow, workerId: Id): boolean =>
  party.alive && (party.leaderId === workerId || party.answererIds.includes(workerId));

/**
 * Who comes by an offer: those it was made to whose consent stands. Whoever was left out when the party was ranked, or came
 * in later, was not asked and is not booked. All-or-none means all it was made to: of these, those who still belong, so a
 * later member does not raise it, and one who has taken the consent back keeps everybody at home.
 * @returns null while the leader does not consent: nobody speaks for the party then
 */
export function comingOf(party: PartyNow, offeredIds: readonly Id[]): Coming | null {
  const leader = party.members.find((member) => member.workerId === party.leaderId);
  if (!party.alive || !leader?.consented) return null;
  const offered = new Set(offeredIds);
  const belonging = party.members.filter((member) => offered.has(member.workerId));
  const coming = belonging.filter((member) => member.consented).map((member) => member.workerId);
  const asked = party.kind === 'couple' ? LEAST_PARTY : (party.statedMinimum ?? belonging.length);
  return {
    workerIds: [...coming.filter((id) => id === party.leaderId), ...coming.filter((id) => id !== party.leaderId)],
    minimum: Math.max(LEAST_PARTY, asked),
  };
}
