import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { ownRegion } from '../data/own-region';
import { assertProofMove, type ProofMethod, type ProofState } from '../domain/worker-status';
import { WorkerChanges } from './worker-changes';

export interface JudgeProofCommand {
  readonly workerId: Id;
  readonly subject: 'status' | 'certificate';
  readonly subjectId: Id;
  readonly verdict: Exclude<ProofState, 'stated'>;
  readonly method: ProofMethod;
}

/**
 * Staff have seen the paper, or asked the register, and prove or refuse what a worker stated. It is the office's own
 * finding and needs no consent to represent. Throws `resource.not_found`, `worker.proof_unchanged`, `worker.own_proof`.
 */
@Injectable()
export class JudgeProof {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
  ) {}

  async execute(caller: Caller, command: JudgeProofCommand): Promise<void> {
    const { workerId, subject, verdict } = command;
    if (caller.accountId === workerId) throw new DomainError('worker.own_proof');
    const region = ownRegion('region_code', this.policy.regionsFor(caller, 'qualifications.verify'));
    return this.transactions.run(caller, 'workers.judge-proof', async (tx) => {
      const reached = await tx.changedOne(
        `UPDATE workers SET version = version + 1, updated_at = ? WHERE worker_id = ? AND ${region.sql}`,
        [tx.now, workerId, ...region.params],
      );
      if (!reached) throw new DomainError('resource.not_found');
      const kind = await (subject === 'status' ? judgeStatus(tx, command) : judgeCertificate(tx, command));
      await audit(tx, {
        action: `workers.${subject}_${verdict}`,
        subjectType: 'worker',
        subjectId: workerId,
        facts: { subjectId: command.subjectId, method: command.method },
      });
      const { subjectId } = command;
      tx.emit({
        name: 'proof.judged.v1',
        aggregateId: subjectId,
        aggregateVersion: 0,
        payload: { workerId, subject, subjectId, kind, verdict },
      });
      await this.changes.tell(tx, [workerId]);
    });
  }
}

/** @returns the kind of the status */
async function judgeStatus(tx: Tx, { workerId, subjectId, verdict, method }: JudgeProofCommand): Promise<string> {
  const row = await tx.row<Judged>(
    'SELECT kind, proof_state FROM worker_statuses WHERE id = ? AND worker_id = ? AND live = 1',
    [subjectId, workerId],
  );
  const { kind, proofState } = found(row);
  assertProofMove(proofState, verdict);
  await tx.change(
    'UPDATE worker_statuses SET proof_state = ?, proof_method = ?, proven_by = ?, proven_at = ? WHERE id = ?',
    [verdict, method, tx.caller.accountId, tx.now, subjectId],
  );
  return kind;
}

/** @returns the kind of the certificate */
async function judgeCertificate(tx: Tx, { workerId, subjectId, verdict, method }: JudgeProofCommand): Promise<string> {
  const row = await tx.row<Judged>(
    'SELECT kind, proof_state FROM worker_certificates WHERE id = ? AND worker_id = ? AND live = 1',
    [subjectId, workerId],
  );
  const { kind, proofState } = found(row);
  assertProofMove(proofState, verdict);
  await tx.change(
    'UPDATE worker_certificates SET proof_state = ?, proof_method = ?, proven_by = ?, proven_at = ? WHERE id = ?',
    [verdict, method, tx.caller.accountId, tx.now, subjectId],
  );
  return kind;
}

interface Judged {
  readonly kind: string;
  readonly proofState: ProofState;
}

function found(row: Judged | null): Judged {
  if (!row) throw new DomainError('resource.not_found');
  return row;
}
