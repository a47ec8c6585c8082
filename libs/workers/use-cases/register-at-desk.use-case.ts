import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { AccountGrants, MovePerson, RegisterPerson } from '@gg/identity';
import { audit, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { isRegionCode } from '@gg/reference-data';
import { NO_REGION } from '../data/own-region';
import { insertWorkers } from '../data/worker-rows';
import { WorkerChanges } from './worker-changes';

/** Somebody at the window, as they say it. */
export interface PersonAtDesk {
  readonly name: string;
  /** Null for somebody without a phone. */
  readonly phone: string | null;
  readonly idNumber: string | null;
}

export interface RegisterAtDeskCommand {
  /** County or city where they live; within the regions of the member of staff. */
  readonly regionCode: string;
  /** One person, or a household that comes together. Each has agreed to be represented (代办同意). */
  readonly people: readonly PersonAtDesk[];
}

export interface RegisteredAtDesk {
  readonly workerId: Id;
  readonly number: number;
  /** The recorded consent to be represented. */
  readonly consentId: Id | null;
  /** False for somebody who was a worker already. */
  readonly registered: boolean;
}

/**
 * Staff register people who have no phone at hand, all or none of them. Whoever is known already is found and completed,
 * unless another region answers for them. Throws `identity.*`, `worker.region_unknown`, `household.repeated`,
 * `access.denied` for a region that is not the staff's.
 */
@Injectable()
export class RegisterAtDesk {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(RegisterPerson) private readonly persons: RegisterPerson,
    @Inject(MovePerson) private readonly homes: MovePerson,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
  ) {}

  /** @returns the people in the order of the command */
  async execute(
    caller: Caller,
    { regionCode, people }: RegisterAtDeskCommand,
  ): Promise<{ people: RegisteredAtDesk[] }> {
    if (regionCode === NO_REGION || !isRegionCode(regionCode)) throw new DomainError('worker.region_unknown');
    const regions = this.policy.regionsFor(caller, 'desk.register_person');
    if (!regions.some((prefix) => regionCode.startsWith(prefix))) throw new DomainError('access.denied');
    return this.transactions.run(caller, 'workers.register-at-desk', async (tx) => {
      const known: { workerId: Id; consentId: Id | null }[] = [];
      for (const person of people) {
        const { accountId, consentId } = await this.persons.within(tx, {
          ...person,
          regionCode,
          consentToActOnBehalf: true,
        });
        if (known.some(({ workerId }) => workerId === accountId)) throw new DomainError('household.repeated');
        await this.grants.give(tx, accountId, { side: 'worker', role: 'worker' });
        known.push({ workerId: accountId, consentId });
      }
      const fresh = await this.settle(
        tx,
        known.map(({ workerId }) => workerId),
        regionCode,
      );
      const numbers = new Map(
        (
          await tx.rows<{ workerId: Id; number: number }>(
            'SELECT worker_id, number FROM workers WHERE worker_id IN (?)',
            [known.map(({ workerId }) => workerId)],
          )
        ).map(({ workerId, number }) => [workerId, number]),
      );
      await this.changes.tell(tx, [...numbers.keys()]);
      return {
        people: known.map(({ workerId, consentId }) => ({
          workerId,
          number: numbers.get(workerId)!,
          consentId,
          registered: fresh.has(workerId),
        })),
      };
    });
  }

  /** Gives everybody a worker's row, and the region to whoever had none. @returns who is new */
  private async settle(tx: Tx, workerIds: readonly Id[], regionCode: string): Promise<Set<Id>> {
    await this.changes.bump(tx, workerIds);
    const rows = await tx.rows<{ workerId: Id; regionCode: string }>(
      'SELECT worker_id, region_code FROM workers WHERE worker_id IN (?)',
      [workerIds],
    );
    const before = new Map(rows.map((row) => [row.workerId, row.regionCode]));
    for (const [workerId, home] of before) {
      if (home === NO_REGION) {
        await tx.change('UPDATE workers SET region_code = ? WHERE worker_id = ?', [regionCode, workerId]);
        await this.homes.within(tx, workerId, regionCode);
      }
    }
    const fresh = workerIds.filter((workerId) => !before.has(workerId));
    for (const workerId of fresh) {
      await this.homes.within(tx, workerId, regionCode);
      await audit(tx, { action: 'workers.register-at-desk', subjectType: 'worker', subjectId: workerId, regionCode });
    }
    await insertWorkers(
      tx,
      fresh.map((workerId) => ({ workerId, regionCode })),
    );
    return new Set(fresh);
  }
}
