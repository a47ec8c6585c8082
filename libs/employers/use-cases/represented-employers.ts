import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { PermissionPolicy, type Caller } from '@gg/platform';

/** Whose things a caller changes, and within which regions; null: the own employer's, wherever it is. */
export interface RepresentedEmployer {
  readonly employerId: Id;
  readonly regions: readonly string[] | null;
}

/** Tells for which employer a caller acts: a member for the own one, staff for the one they name. */
@Injectable()
export class RepresentedEmployers {
  constructor(@Inject(PermissionPolicy) private readonly policy: PermissionPolicy) {}

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
}
