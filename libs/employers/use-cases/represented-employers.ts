import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Consents, GrantDirectory, type Permission } from '@gg/identity';
import { audit, PermissionPolicy, type Caller, type Tx } from '@gg/platform';
import { ownRegion } from '../data/own-region';
import type { Reader } from '../data/reader';

/** Whose things a caller changes, and within which regions; null: the own employer's, wherever it is. */
export interface RepresentedEmployer {
  readonly employerId: Id;
  readonly regions: readonly string[] | null;
}

/** Tells for which employer a caller acts: a member for the own one, staff for the one they name. */
@Injectable()
export class RepresentedEmployers {
  constructor(
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(GrantDirectory) private readonly grants: GrantDirectory,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /**
   * @param employerId whom staff name; a member's own employer is known
   * Throws `resource.not_found` for a member of none, `access.denied` for staff without a recorded consent.
   */
  of(caller: Caller, employerId: Id | null): RepresentedEmployer {
    if (caller.kind === 'employer') {
      if (!caller.employerId) throw new DomainError('resource.not_found');
      return { employerId: caller.employerId, regions: null };
    }
    if (caller.kind === 'staff' && caller.onBehalfOf && caller.consentId && employerId) {
      return { employerId, regions: this.policy.regionsFor(caller, 'desk.act_on_behalf') };
    }
    throw new DomainError('access.denied');
  }

  /**
   * The employer for whom the caller reads or changes what belongs to it in another room. Whether a member may is said at
   * the route; for staff everything is asked here.
   * @param permission what the person for whom staff stand would need to do it alone
   * Throws as {@link of} does; `resource.not_found` for an employer of another region, or one for which that person may
   * not do it; `identity.consent_missing` when the consent was taken back.
   */
  async reached(reader: Reader, caller: Caller, employerId: Id | null, permission: Permission): Promise<Id> {
    const represented = this.of(caller, employerId);
    if (represented.regions !== null) await this.regionOf(reader, caller, represented, permission);
    return represented.employerId;
  }

  /** As {@link reached}, in the transaction of a change that staff make there: it goes on the audit trail. */
  async changing(
    tx: Tx,
    caller: Caller,
    employerId: Id | null,
    { name, permission }: { readonly name: string; readonly permission: Permission },
  ): Promise<Id> {
    const represented = this.of(caller, employerId);
    const subjectId = represented.employerId;
    if (represented.regions === null) return subjectId;
    const regionCode = await this.regionOf(tx, caller, represented, permission);
    await audit(tx, { action: name, subjectType: 'employer', subjectId, regionCode });
    return subjectId;
  }

  /** Staff stand for a person who has agreed to it, and who may do for the employer what is to be done. */
  async assertSpeaksFor(
    reader: Reader,
    { onBehalfOf, consentId }: Caller,
    employerId: Id,
    permission: Permission,
  ): Promise<void> {
    if (onBehalfOf === null) throw new DomainError('resource.not_found');
    const speakers = await this.grants.membersOf(employerId, permission, reader);
    if (!speakers.includes(onBehalfOf)) throw new DomainError('resource.not_found');
    const live = await this.consents.live(reader, onBehalfOf, 'act_on_behalf');
    if (live === null || live !== consentId) throw new DomainError('identity.consent_missing');
  }

  /** Where the employer is for whom staff act; all that they need for it is asked. */
  private async regionOf(
    reader: Reader,
    caller: Caller,
    { employerId, regions }: RepresentedEmployer,
    permission: Permission,
  ): Promise<string> {
    const region = ownRegion('region_code', regions);
    const employer = await reader.row<{ regionCode: string }>(
      `SELECT region_code FROM employers WHERE id = ? AND ${region.sql}`,
      [employerId, ...region.params],
    );
    if (!employer) throw new DomainError('resource.not_found');
    await this.assertSpeaksFor(reader, caller, employerId, permission);
    return employer.regionCode;
  }
}
