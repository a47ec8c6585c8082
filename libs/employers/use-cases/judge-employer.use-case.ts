import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, type Id } from '@gg/kernel';
import { AccountGrants, personFacts } from '@gg/identity';
import { audit, isDuplicate, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { licencesOf, type EmployerRow } from '../data/employer-rows';
import { assertVerifiable, recheckDueOn, verificationLifecycle, type EmployerProof } from '../domain/employer';
import { hold } from './employer-changes';

export type JudgeEmployerCommand = { readonly employerId: Id } & (
  | { readonly verdict: 'verified'; readonly proof: EmployerProof }
  /** The reason is told to the employer. */
  | { readonly verdict: 'refused'; readonly reason: string }
);

/**
 * Staff of the region verify an employer, or refuse it with a reason (用工单位核验). Nobody judges the own organisation.
 * Throws `resource.not_found`, `employer.*`, `state.transition_refused`.
 */
@Injectable()
export class JudgeEmployer {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  async execute(caller: Caller, command: JudgeEmployerCommand): Promise<void> {
    const { employerId, verdict } = command;
    const regions = this.policy.regionsFor(caller, 'employers.verify');
    return this.transactions.run(caller, `employers.${verdict}`, async (tx) => {
      const employer = await hold(tx, employerId, regions);
      const members = await this.grants.membersOf(tx, employerId);
      if (members.some(({ accountId }) => accountId === caller.accountId))
        throw new DomainError('employer.own_verification');
      if (command.verdict === 'verified') {
        const owners = members.filter(({ role }) => role === 'owner').map(({ accountId }) => accountId);
        await verify(tx, employer, command.proof, owners);
      } else {
        verificationLifecycle.assert(employer.state, 'refused');
        await tx.change(
          `UPDATE employers SET state = 'refused', verified_code = NULL, proof = NULL, recheck_due_on = NULL,
             refusal_reason = ?, judged_at = ?, judged_by = ? WHERE id = ?`,
          [command.reason, tx.now, caller.accountId, employerId],
        );
      }
      await audit(tx, {
        action: `employers.${verdict}`,
        subjectType: 'employer',
        subjectId: employerId,
        regionCode: employer.regionCode,
        facts: command.verdict === 'verified' ? { proof: command.proof } : {},
      });
      tx.emit({
        name: 'employer.judged.v1',
        aggregateId: employerId,
        aggregateVersion: employer.version,
        cityCode: employer.cityCode,
        payload: { employerId, verdict, reason: command.verdict === 'refused' ? command.reason : null },
      });
    });
  }
}

async function verify(tx: Tx, employer: EmployerRow, proof: EmployerProof, owners: readonly Id[]): Promise<void> {
  const today = localDate(tx.now);
  const licence = (await licencesOf(tx, [employer.id])).get(employer.id) ?? null;
  const persons = await personFacts(tx, owners);
  const ownerIdentified = [...persons.values()].some(({ identityState }) => identityState !== 'unverified');
  assertVerifiable({ kind: employer.kind, state: employer.state, licence, ownerIdentified }, proof, today);
  try {
    await tx.change(
      `UPDATE employers SET state = 'verified', verified_code = credit_code, proof = ?, recheck_due_on = ?,
         refusal_reason = NULL, judged_at = ?, judged_by = ? WHERE id = ?`,
      [proof, recheckDueOn(today), tx.now, tx.caller.accountId, employer.id],
    );
  } catch (error) {
    if (isDuplicate(error, 'uq_employers_verified_code')) throw new DomainError('employer.credit_code_taken');
    throw error;
  }
}
