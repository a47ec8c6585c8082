import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import { audit, isDuplicate, type Tx } from '@gg/platform';
import { SessionCache } from '../access/session-cache';
import { assertGrant, type Grant } from '../domain/grants';
import type { EmployerRole } from '../domain/permissions';
import type { Reader } from './reader';
import { refreshSessions } from './sessions';

/** Where a grant counts, as stored. */
export function placeOf(grant: Grant): string {
  if (grant.side === 'employer') return grant.employerId;
  return grant.side === 'staff' ? grant.regionPrefix : '';
}

export interface HeldGrant {
  readonly grantId: Id;
  readonly side: string;
  readonly role: string;
  /** The employer's id, the region prefix, or empty for a worker. */
  readonly place: string;
}

export interface EmployerMember {
  readonly accountId: Id;
  readonly role: EmployerRole;
  readonly givenAt: Date;
}

/** Roles of accounts: given and taken back, each on the audit trail; services heed it within moments. */
@Injectable()
export class AccountGrants {
  constructor(@Inject(SessionCache) private readonly cache: SessionCache) {}

  /**
   * Gives a role; having it already is fine. Whether the giver may is the caller's to judge. Sessions of the employer
   * service that act for nobody yet act for the new organisation.
   * Throws `identity.grant_invalid`. @returns whether it was new
   */
  async give(tx: Tx, accountId: Id, grant: Grant): Promise<boolean> {
    assertGrant(grant);
    const { side, role } = grant;
    const place = placeOf(grant);
    try {
      await tx.insert('account_grants', {
        id: newId(),
        accountId,
        side,
        role,
        place,
        live: true,
        givenAt: tx.now,
        givenBy: tx.caller.accountId,
        takenAt: null,
        takenBy: null,
      });
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
    if (side === 'employer') {
      await tx.change(
        `UPDATE sessions SET employer_id = ? WHERE account_id = ? AND service = 'employer' AND employer_id IS NULL AND ended_at IS NULL`,
        [place, accountId],
      );
    }
    await auditGrant(tx, 'grant.given', accountId, grant);
    await refreshSessions(tx, this.cache, accountId);
    return true;
  }

  /** Takes a role back. Throws `resource.not_found` when the account does not have it. */
  async take(tx: Tx, accountId: Id, grant: Grant): Promise<void> {
    const taken = await tx.changedOne(
      `UPDATE account_grants SET live = NULL, taken_at = ?, taken_by = ?
        WHERE account_id = ? AND side = ? AND role = ? AND place = ? AND live = 1`,
      [tx.now, tx.caller.accountId, accountId, grant.side, grant.role, placeOf(grant)],
    );
    if (!taken) throw new DomainError('resource.not_found');
    await auditGrant(tx, 'grant.taken', accountId, grant);
    await refreshSessions(tx, this.cache, accountId);
  }

  /** What an account holds, oldest first. */
  held(reader: Reader, accountId: Id): Promise<HeldGrant[]> {
    return reader.rows<HeldGrant>(
      'SELECT id AS grant_id, side, role, place FROM account_grants WHERE account_id = ? AND live = 1 ORDER BY given_at, id',
      [accountId],
    );
  }

  /** The members of an employer with their roles, oldest first. */
  membersOf(reader: Reader, employerId: Id): Promise<EmployerMember[]> {
    return reader.rows<EmployerMember>(
      `SELECT account_id, role, given_at FROM account_grants
        WHERE place = ? AND side = 'employer' AND live = 1 ORDER BY given_at, id`,
      [employerId],
    );
  }
}

/** Puts a role that was given or taken on the audit trail. */
export function auditGrant(tx: Tx, action: string, accountId: Id, grant: Grant): Promise<void> {
  return audit(tx, {
    action,
    subjectType: 'account',
    subjectId: accountId,
    regionCode: grant.side === 'staff' ? grant.regionPrefix : null,
    facts: { side: grant.side, role: grant.role, place: placeOf(grant) },
  });
}
