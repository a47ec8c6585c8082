import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { AccountGrants, PersonReader, type EmployerRole } from '@gg/identity';
import { audit, Transactions, type Caller, type Tx } from '@gg/platform';
import { hold } from './employer-changes';

export interface AnswerInvitationCommand {
  readonly invitationId: Id;
  readonly answer: 'accepted' | 'declined';
}

/**
 * Somebody who was invited by phone number becomes a member, or says no. Only the account that has the number now can
 * answer. Throws `resource.not_found`, `member.already`.
 */
@Injectable()
export class AnswerInvitation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(PersonReader) private readonly persons: PersonReader,
  ) {}

  async execute(
    caller: Caller,
    { invitationId, answer }: AnswerInvitationCommand,
  ): Promise<{ employerId: Id; role: EmployerRole }> {
    const { accountId } = caller;
    if (caller.kind !== 'employer' || accountId === null) throw new DomainError('access.denied');
    return this.transactions.run(caller, 'employers.answer-invitation', async (tx) => {
      const phoneIndex = (await this.persons.phoneIndexes([accountId], tx)).get(accountId);
      if (!phoneIndex) throw new DomainError('resource.not_found');
      const found = await tx.row<{ employerId: Id; role: EmployerRole }>(
        'SELECT employer_id, role FROM employer_invitations WHERE id = ? AND phone_index = ? AND live = 1 AND expires_at > ?',
        [invitationId, phoneIndex, tx.now],
      );
      if (!found) throw new DomainError('resource.not_found');
      const { employerId, role } = found;
      await hold(tx, employerId, null);
      const answered = await tx.changedOne(
        `UPDATE employer_invitations SET state = ?, live = NULL, answered_at = ?, answered_by = ? WHERE id = ? AND live = 1`,
        [answer, tx.now, accountId, invitationId],
      );
      if (!answered) throw new DomainError('resource.not_found');
      if (answer === 'accepted') await this.admit(tx, accountId, employerId, role);
      await audit(tx, {
        action: `employers.invitation_${answer}`,
        subjectType: 'employer',
        subjectId: employerId,
        facts: { role },
      });
      return { employerId, role };
    });
  }

  private async admit(tx: Tx, accountId: Id, employerId: Id, role: EmployerRole): Promise<void> {
    const held = await this.grants.held(tx, accountId);
    const already = held.some(({ side, place }) => side === 'employer' && place === employerId);
    // One role a member: the owner changes it, and no second one is added beside it.
    if (already) throw new DomainError('member.already');
    await this.grants.give(tx, accountId, { side: 'employer', role, employerId });
  }
}
