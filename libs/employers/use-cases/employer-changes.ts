import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, Transactions, type Caller, type Tx } from '@gg/platform';
import type { Permission } from '@gg/identity';
import { employerRow, type EmployerRow } from '../data/employer-rows';
import { ownRegion } from '../data/own-region';
import { RepresentedEmployers } from './represented-employers';

/**
 * The one way to change what belongs to an employer: under the written guard of its row. Two members who change things at
 * once do so one after the other.
 */
@Injectable()
export class EmployerChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
  ) {}

  /**
   * Runs a change in one transaction of its own.
   * @param change its name, and what a member needs to make it: asked at the route of members, and here of the one for
   *   whom staff stand
   * @param employerId whom staff act for; null for members
   * Throws `resource.not_found` when the caller does not reach the employer.
   */
  async run<T>(
    caller: Caller,
    { name, permission }: { readonly name: string; readonly permission: Permission },
    employerId: Id | null,
    work: (tx: Tx, employer: EmployerRow) => Promise<T>,
  ): Promise<T> {
    const represented = this.represented.of(caller, employerId);
    return this.transactions.run(caller, name, async (tx) => {
      const employer = await hold(tx, represented.employerId, represented.regions);
      if (represented.regions !== null) {
        await this.represented.assertSpeaksFor(tx, caller, employer.id, permission);
        const { id, regionCode } = employer;
        await audit(tx, { action: name, subjectType: 'employer', subjectId: id, regionCode });
      }
      return work(tx, employer);
    });
  }
}

/**
 * Raises the employer's version: the lock of everything that belongs to it until the transaction ends.
 * @param regions within which it must lie; null: anywhere
 * Throws `resource.not_found`.
 */
export async function hold(tx: Tx, employerId: Id, regions: readonly string[] | null): Promise<EmployerRow> {
  const region = ownRegion('region_code', regions);
  const held = await tx.changedOne(
    `UPDATE employers SET version = version + 1, updated_at = ? WHERE id = ? AND ${region.sql}`,
    [tx.now, employerId, ...region.params],
  );
  const employer = held ? await employerRow(tx, employerId) : null;
  if (!employer) throw new DomainError('resource.not_found');
  return employer;
}
