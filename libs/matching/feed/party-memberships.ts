import type { Id } from '@gg/kernel';

/** Parties of each worker, because a candidate carries them. */
export class PartyMemberships {
  private readonly partiesOf = new Map<Id, Set<Id>>();
  private readonly membersOf = new Map<Id, readonly Id[]>();

  /** In order, so that the same parties make the same candidate. */
  of(workerId: Id): Id[] {
    const parties = this.partiesOf.get(workerId);
    return parties === undefined ? [] : [...parties].sort();
  }

  /** Sets who is in a party; nobody: it is no more. @returns those whose parties changed, or may have */
  set(partyId: Id, members: readonly Id[]): Id[] {
    const before = this.membersOf.get(partyId) ?? [];
    for (const workerId of before) this.leave(workerId, partyId);
    for (const workerId of members) {
      const parties = this.partiesOf.get(workerId);
      if (parties) parties.add(partyId);
      else this.partiesOf.set(workerId, new Set([partyId]));
    }
    if (members.length > 0) this.membersOf.set(partyId, members);
    else this.membersOf.delete(partyId);
    return [...new Set([...before, ...members])];
  }

  private leave(workerId: Id, partyId: Id): void {
    const parties = this.partiesOf.get(workerId);
    parties?.delete(partyId);
    if (parties?.size === 0) this.partiesOf.delete(workerId);
  }
}
