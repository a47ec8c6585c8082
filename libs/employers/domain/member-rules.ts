import { DomainError, type Id } from '@gg/kernel';

export interface Member {
  readonly accountId: Id;
  readonly role: string;
}

export const memberOf = <M extends Member>(members: readonly M[], accountId: Id): M | undefined =>
  members.find((member) => member.accountId === accountId);

/**
 * An employer without an owner is one that nobody can hand on.
 * @param role the member's next role; null when they go
 * Throws `member.last_owner`.
 */
export function assertOwnerStays(members: readonly Member[], accountId: Id, role: string | null): void {
  const stays = members.some((member) => member.role === 'owner' && member.accountId !== accountId);
  if (role !== 'owner' && !stays) throw new DomainError('member.last_owner');
}
