import { DomainError, isId, type Id } from '@gg/kernel';
import {
  PERMISSIONS,
  ROLES_OF,
  type EmployerRole,
  type Permission,
  type Role,
  type Side,
  type StaffRole,
  type WorkerRole,
} from './permissions';

/** A role and where it counts. Whatever no grant allows is refused. */
export type Grant =
  | { readonly side: 'account'; readonly role: 'account' }
  | { readonly side: 'worker'; readonly role: WorkerRole }
  | { readonly side: 'employer'; readonly role: EmployerRole; readonly employerId: Id }
  /** `regionPrefix`: 45 the whole region, 4501 a city, 450103 a county. */
  | { readonly side: 'staff'; readonly role: StaffRole; readonly regionPrefix: string };

/** Where the thing is that a permission is asked for. */
export interface Place {
  /** Six digits; needed for staff. */
  readonly regionCode?: string;
  /** Needed for members of an employer. */
  readonly employerId?: Id;
}

/** How far a permission reaches, for the condition of a query: another region's row is not found rather than refused. */
export interface Reach {
  /** The account's own things. */
  readonly own: boolean;
  readonly employerIds: readonly Id[];
  /** None covers another: `45` beside `4501` is left out. */
  readonly regionPrefixes: readonly string[];
}

const REGION_PREFIX = /^(?:45|45(?:0[1-9]|1[0-4])|45(?:0[1-9]|1[0-4])\d{2})$/;
const REGION_CODE = /^\d{6}$/;

/** Whether a text is Guangxi (45), one of its 14 cities (4501–4514) or a county in one (six digits, not `00`). */
export const isRegionPrefix = (text: string): boolean =>
  REGION_PREFIX.test(text) && !(text.length === 6 && text.endsWith('00'));

/** Checks a grant before it is stored. Throws `identity.grant_invalid`. */
export function assertGrant(grant: Grant): void {
  const side = ROLES_OF[grant.side] as readonly Role[] | undefined;
  const place =
    grant.side === 'staff' ? isRegionPrefix(grant.regionPrefix) : grant.side !== 'employer' || isId(grant.employerId);
  if (grant.side === 'account' || !side?.includes(grant.role) || !place)
    throw new DomainError('identity.grant_invalid');
}

const rolesOf = (permission: Permission): readonly Role[] =>
  Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission].roles : [];

const carrying = (grants: readonly Grant[], permission: Permission): readonly Grant[] =>
  grants.filter((grant) => rolesOf(permission).includes(grant.role));

function covers(grant: Grant, place: Place): boolean {
  switch (grant.side) {
    case 'account':
    case 'worker':
      return true;
    case 'employer':
      return place.employerId !== undefined && grant.employerId === place.employerId;
    case 'staff':
      return (
        place.regionCode !== undefined &&
        REGION_CODE.test(place.regionCode) &&
        isRegionPrefix(grant.regionPrefix) &&
        place.regionCode.startsWith(grant.regionPrefix)
      );
  }
}

/**
 * Whether the grants allow something at a place. Denied by default: an unknown permission, a missing place and a
 * malformed prefix all say no. A worker's permissions reach that worker's own things; whose a thing is, the caller
 * compares.
 */
export const permits = (grants: readonly Grant[], permission: Permission, place: Place = {}): boolean =>
  carrying(grants, permission).some((grant) => covers(grant, place));

/** Whether the grants carry a permission anywhere: what a route asks before the thing itself is known. */
export const holds = (grants: readonly Grant[], permission: Permission): boolean =>
  carrying(grants, permission).length > 0;

/** Where a permission counts, for queries. Empty everywhere means: nothing is visible. */
export function reachOf(grants: readonly Grant[], permission: Permission): Reach {
  const held = carrying(grants, permission);
  const prefixes = held.flatMap((g) => (g.side === 'staff' && isRegionPrefix(g.regionPrefix) ? [g.regionPrefix] : []));
  return {
    own: held.some((grant) => grant.side === 'worker' || grant.side === 'account'),
    employerIds: [...new Set(held.flatMap((grant) => (grant.side === 'employer' ? [grant.employerId] : [])))],
    regionPrefixes: [...new Set(prefixes)]
      .filter((prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)))
      .sort(),
  };
}

/** As {@link permits}, but throws `access.denied`. */
export function assertPermitted(grants: readonly Grant[], permission: Permission, place: Place = {}): void {
  if (!permits(grants, permission, place)) throw new DomainError('access.denied');
}

/**
 * Whether someone may hand out a staff grant: only within an own region, and never more than a supervisor may
 * (`staff.manage`). Nobody changes own grants: a second person looks at each widening of power.
 */
export const mayGrant = (giver: readonly Grant[], giverId: Id, takerId: Id, grant: Grant): boolean =>
  grant.side === 'staff' &&
  giverId !== takerId &&
  isRegionPrefix(grant.regionPrefix) &&
  reachOf(giver, 'staff.manage').regionPrefixes.some((prefix) => grant.regionPrefix.startsWith(prefix));

/** The side whose service an account with these grants may enter. */
export const hasSide = (grants: readonly Grant[], side: Side): boolean => grants.some((grant) => grant.side === side);
