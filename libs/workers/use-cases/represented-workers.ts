import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { PermissionPolicy, type Caller } from '@gg/platform';
import type { Reader } from '../data/reader';
import { ownRegion } from '../data/own-region';

/** Whose things a caller changes, and within which regions; null: the own ones, wherever they are. */
export interface Represented {
  readonly workerId: Id;
  readonly regions: readonly string[] | null;
}

/** Tells for whom a caller acts: a worker for themself, staff for the person named as represented. */
@Injectable()
export class RepresentedWorkers {
  constructor(@Inject(PermissionPolicy) private readonly policy: PermissionPolicy) {}

  /**
   * @param deskPermission what staff need to do this on behalf
   * Throws `access.denied` for a caller who stands for no worker, or staff without a recorded consent.
   */
  of(caller: Caller, deskPermission: string): Represented {
    if (caller.kind === 'worker' && caller.workerId) return { workerId: caller.workerId, regions: null };
    if (caller.kind === 'staff' && caller.onBehalfOf && caller.consentId) {
      return { workerId: caller.onBehalfOf, regions: this.policy.regionsFor(caller, deskPermission) };
    }
    throw new DomainError('access.denied');
  }

  /** Throws `resource.not_found` for a person whom staff do not reach. */
  async assertReach(reader: Reader, { workerId, regions }: Represented): Promise<void> {
    if (regions === null) return;
    const region = ownRegion('region_code', regions);
    const found = await reader.row(`SELECT 1 AS found FROM workers WHERE worker_id = ? AND ${region.sql}`, [
      workerId,
      ...region.params,
    ]);
    if (!found) throw new DomainError('resource.not_found');
  }
}
