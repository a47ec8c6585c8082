import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Consents } from '@gg/identity';
import { PermissionPolicy, type Caller } from '@gg/platform';
import type { Reader } from '../data/reader';
import { ownRegion } from '../data/own-region';

/** Whose things a caller changes, and within which regions; null: the own ones, wherever they are. */
export interface Represented {
  readonly workerId: Id;
  readonly regions: readonly string[] | null;
  /** The consent on which staff act; null for the person. */
  readonly consentId: Id | null;
}

/** Tells for whom a caller acts: a worker for themself, staff for the person named as represented. */
@Injectable()
export class RepresentedWorkers {
  constructor(
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /**
   * @param deskPermission what staff need to do this on behalf
   * Throws `access.denied` for a caller who stands for no worker, or staff without a recorded consent.
   */
  of(caller: Caller, deskPermission: string): Represented {
    if (caller.kind === 'worker' && caller.workerId)
      return { workerId: caller.workerId, regions: null, consentId: null };
    if (caller.kind === 'staff' && caller.onBehalfOf && caller.consentId) {
      const regions = this.policy.regionsFor(caller, deskPermission);
      return { workerId: caller.onBehalfOf, regions, consentId: caller.consentId };
    }
    throw new DomainError('access.denied');
  }

  /**
   * Inside the transaction of the act. Throws `resource.not_found` for a person whom staff do not reach,
   * `identity.consent_missing` when the consent was taken back.
   */
  async assertReach(reader: Reader, represented: Represented): Promise<void> {
    const { workerId, regions } = represented;
    if (regions === null) return;
    const region = ownRegion('region_code', regions);
    const found = await reader.row(`SELECT 1 AS found FROM workers WHERE worker_id = ? AND ${region.sql}`, [
      workerId,
      ...region.params,
    ]);
    if (!found) throw new DomainError('resource.not_found');
    await this.assertConsent(reader, represented);
  }

  /** Throws `identity.consent_missing` when the consent on which staff act does not stand. */
  async assertConsent(reader: Reader, { workerId, regions, consentId }: Represented): Promise<void> {
    if (regions === null) return;
    const live = await this.consents.live(reader, workerId, 'act_on_behalf');
    if (live === null || live !== consentId) throw new DomainError('identity.consent_missing');
  }
}
