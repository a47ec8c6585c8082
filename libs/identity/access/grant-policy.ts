import { Injectable } from '@nestjs/common';
import { PermissionPolicy, type Caller, type CallerGrant } from '@gg/platform';
import { holds, reachOf, type Grant } from '../domain/grants';
import { EMPLOYER_ROLES, PERMISSIONS, STAFF_ROLES, type Permission } from '../domain/permissions';

const among = <R extends string>(roles: readonly R[], role: string): role is R =>
  (roles as readonly string[]).includes(role);

/** The grants of a caller, with the one that everybody signed in has. A role that is not of the caller's side counts not. */
export function grantsOf(caller: Caller): Grant[] {
  if (caller.accountId === null) return [];
  return [{ side: 'account', role: 'account' }, ...caller.grants.flatMap((grant) => grantOf(caller, grant))];
}

function grantOf({ kind, employerId }: Caller, { role, regionPrefix }: CallerGrant): Grant[] {
  if (kind === 'worker' && role === 'worker') return [{ side: 'worker', role }];
  if (kind === 'employer' && employerId !== null && among(EMPLOYER_ROLES, role))
    return [{ side: 'employer', role, employerId }];
  if (kind === 'staff' && regionPrefix !== null && among(STAFF_ROLES, role))
    return [{ side: 'staff', role, regionPrefix }];
  return [];
}

/** The permission table behind the platform's guard: whatever it does not allow is refused. */
@Injectable()
export class GrantPolicy extends PermissionPolicy {
  override permits(caller: Caller, permission: string): boolean {
    return isPermission(permission) && holds(grantsOf(caller), permission);
  }

  override regionsFor(caller: Caller, permission: string): readonly string[] {
    return isPermission(permission) ? reachOf(grantsOf(caller), permission).regionPrefixes : [];
  }
}

const isPermission = (text: string): text is Permission => Object.hasOwn(PERMISSIONS, text);
