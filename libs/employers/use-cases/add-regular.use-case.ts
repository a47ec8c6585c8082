import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { personFacts } from '@gg/identity';
import type { Caller } from '@gg/platform';
import { appendRegulars, byWorker } from '../data/regular-rows';
import { EmployerChanges } from './employer-changes';

/**
 * An employer names a worker it knows as a regular (熟工); naming them again changes nothing. Throws `resource.not_found`,
 * `regulars.too_many`.
 */
@Injectable()
export class AddRegular {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { workerId }: { readonly workerId: Id },
    employerId: Id | null = null,
  ): Promise<{ regularId: Id }> {
    return this.changes.run(
      caller,
      { name: 'employers.add-regular', permission: 'regulars.manage' },
      employerId,
      async (tx, employer) => {
        if (!(await personFacts(tx, [workerId])).has(workerId)) throw new DomainError('resource.not_found');
        const listed = await tx.row<{ id: Id }>(
          'SELECT id FROM employer_regulars WHERE employer_id = ? AND worker_id = ? AND live = 1',
          [employer.id, workerId],
        );
        if (listed) return { regularId: listed.id };
        const regular = byWorker(workerId);
        await appendRegulars(tx, employer, [regular]);
        return { regularId: regular.id };
      },
    );
  }
}
