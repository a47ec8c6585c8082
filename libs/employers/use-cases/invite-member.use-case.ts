import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { AccountGrants, BlindIndex, parsePhone, PersonKeys, PersonVault, type EmployerRole } from '@gg/identity';
import { isDuplicate, type Caller, type Tx } from '@gg/platform';
import type { EmployerRow } from '../data/employer-rows';
import { EmployerChanges } from './employer-changes';

export interface InviteMemberCommand {
  /** As typed. */
  readonly phone: string;
  readonly role: EmployerRole;
}

/** Members and open invitations of one employer. */
const MOST_MEMBERS = 200;
/** After this an invitation that nobody answered is over. */
const INVITATION_DAYS = 14;

/**
 * The owner asks somebody by phone number to become a member. Whether the number belongs to anybody is not told: whoever
 * signs in with it sees the invitation. Throws `identity.phone_invalid`, `member.*`.
 */
@Injectable()
export class InviteMember {
  constructor(
    @Inject(EmployerChanges) private readonly changes: EmployerChanges,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(BlindIndex) private readonly index: BlindIndex,
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    command: InviteMemberCommand,
    employerId: Id | null = null,
  ): Promise<{ invitationId: Id }> {
    const phone = parsePhone(command.phone);
    return this.changes.run(
      caller,
      { name: 'employers.invite-member', permission: 'members.manage' },
      employerId,
      async (tx, employer) => {
        await endExpired(tx, employer.id);
        await this.assertRoom(tx, employer.id);
        return { invitationId: await this.insert(tx, employer, phone, command.role) };
      },
    );
  }

  private async assertRoom(tx: Tx, employerId: Id): Promise<void> {
    const members = await this.grants.membersOf(tx, employerId);
    const open = await tx.row<{ invitations: number }>(
      'SELECT COUNT(*) AS invitations FROM employer_invitations WHERE employer_id = ? AND live = 1',
      [employerId],
    );
    if (members.length + Number(open?.invitations) >= MOST_MEMBERS) {
      throw new DomainError('member.too_many', { most: MOST_MEMBERS });
    }
  }

  private async insert(
    tx: Tx,
    { id: employerId, phonesKeyId }: EmployerRow,
    phone: string,
    role: EmployerRole,
  ): Promise<Id> {
    const id = newId();
    const key = await this.keys.get(tx, phonesKeyId);
    if (!key) throw new DomainError('resource.not_found');
    try {
      await tx.insert('employer_invitations', {
        id,
        employerId,
        phoneIndex: this.index.of('phone', phone),
        phone: this.vault.seal(key, { table: 'employer_invitations', column: 'phone', rowId: id }, phone),
        role,
        state: 'open',
        invitedAt: tx.now,
        invitedBy: tx.caller.accountId,
        expiresAt: new Date(tx.now.getTime() + INVITATION_DAYS * 86_400_000),
        answeredAt: null,
        answeredBy: null,
        live: 1,
      });
    } catch (error) {
      if (isDuplicate(error, 'uq_employer_invitations_live')) throw new DomainError('member.invited_already');
      throw error;
    }
    return id;
  }
}

/** Makes room for a new invitation where an old one was never answered. */
async function endExpired(tx: Tx, employerId: Id): Promise<void> {
  await tx.change(
    `UPDATE employer_invitations SET state = 'withdrawn', live = NULL, answered_at = ?
      WHERE employer_id = ? AND live = 1 AND expires_at <= ?`,
    [tx.now, employerId, tx.now],
  );
}
