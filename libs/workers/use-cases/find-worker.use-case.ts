import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { parsePhone, PersonReader, type MaskedPerson } from '@gg/identity';
import { audit, Connections, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { ownRegion } from '../data/own-region';
import type { Reader } from '../data/reader';

/** A worker as staff of their region find them; name, phone and ID number masked. */
export interface FoundWorker extends MaskedPerson {
  readonly workerId: Id;
  readonly number: number;
  readonly regionCode: string;
}

type WorkerRow = Pick<FoundWorker, 'workerId' | 'number' | 'regionCode'>;

/** Staff find the workers of their region, one by one. */
@Injectable()
export class FindWorker {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(PersonReader) private readonly persons: PersonReader,
  ) {}

  /**
   * By the whole phone number. Each look is on the audit trail, without the number. Throws `identity.phone_invalid`.
   * @returns null for a number of nobody, or of a worker of another region
   */
  async byPhone(caller: Caller, typed: string): Promise<FoundWorker | null> {
    const phone = parsePhone(typed);
    return this.transactions.run({ ...caller, idempotency: null }, 'workers.find-by-phone', async (tx) => {
      const accountId = (await this.persons.accountsByPhone([phone], tx)).get(phone);
      const found = accountId === undefined ? null : await this.find(tx, caller, accountId);
      await this.record(tx, caller, found);
      return found;
    });
  }

  /** Throws `resource.not_found` for somebody whom the member of staff does not reach. */
  async one(caller: Caller, workerId: Id): Promise<FoundWorker> {
    const found = await this.find(this.connections, caller, workerId);
    if (!found) throw new DomainError('resource.not_found');
    return found;
  }

  private async find(reader: Reader, caller: Caller, workerId: Id): Promise<FoundWorker | null> {
    const region = ownRegion('region_code', this.policy.regionsFor(caller, 'desk.look_up_person'));
    const row = await reader.row<WorkerRow>(
      `SELECT worker_id, number, region_code FROM workers WHERE worker_id = ? AND ${region.sql}`,
      [workerId, ...region.params],
    );
    if (!row) return null;
    const masked = await this.persons.masked([workerId], reader);
    return { ...row, ...(masked.get(workerId) ?? { name: null, phone: null, idNumber: null }) };
  }

  private record(tx: Tx, caller: Caller, found: FoundWorker | null): Promise<void> {
    return audit(tx, {
      action: 'workers.looked_up',
      subjectType: 'worker',
      subjectId: found?.workerId ?? caller.accountId ?? '',
      regionCode: found?.regionCode ?? null,
      facts: { by: 'phone', found: found ? 1 : 0 },
    });
  }
}
