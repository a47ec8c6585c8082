import { Inject, Injectable } from '@nestjs/common';
import type { EmployerKind } from '@gg/compliance';
import { CLOCK, DomainError, localDate, type Clock, type Id, type LocalDate } from '@gg/kernel';
import { AccountGrants, maskPhone, PersonReader, PersonVault, type EmployerRole } from '@gg/identity';
import { Connections, PermissionPolicy, type Caller } from '@gg/platform';
import { employerRow, licencesOf, type EmployerRow } from '../data/employer-rows';
import { ownRegion } from '../data/own-region';
import type { Licence, VerificationState } from '../domain/employer';

/** An employer as its members and the staff of its region see it. */
export interface EmployerView {
  readonly employerId: Id;
  readonly kind: EmployerKind;
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string;
  readonly cityCode: string;
  readonly state: VerificationState;
  readonly refusalReason: string | null;
  readonly judgedAt: Date | null;
  readonly recheckDueOn: LocalDate | null;
  readonly licence: Licence | null;
  readonly registeredAt: Date;
}

/** An employer that an account may act for. */
export interface OwnOrganisationView {
  readonly employerId: Id;
  readonly name: string;
  readonly role: EmployerRole;
  readonly state: VerificationState;
}

export interface MemberView {
  readonly accountId: Id;
  readonly role: EmployerRole;
  readonly since: Date;
  /** Masked. */
  readonly name: string | null;
  readonly phone: string | null;
}

export interface InvitationView {
  readonly invitationId: Id;
  readonly role: EmployerRole;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

export interface RegularView {
  readonly regularId: Id;
  readonly place: number;
  /** For a regular named by the person; null for one named by number. */
  readonly workerId: Id | null;
  /** Masked; null for one named by the person. */
  readonly phone: string | null;
  /** `韦**` of one named by the person; null for one named by number, and once erased. */
  readonly name: string | null;
  readonly addedAt: Date;
}

export interface BlockView {
  readonly workerId: Id;
  /** `韦**`; null once erased. */
  readonly name: string | null;
  readonly reason: string | null;
  readonly blockedAt: Date;
}

/** What members see of their own employer, and staff of those of their region. */
@Injectable()
export class EmployerViews {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `resource.not_found`. */
  async own(employerId: Id): Promise<EmployerView> {
    const row = await employerRow(this.connections, employerId);
    if (!row) throw new DomainError('resource.not_found');
    return viewOf(row, (await licencesOf(this.connections, [employerId])).get(employerId) ?? null);
  }

  /** The employers that an account is a member of, in the order in which it became one. */
  async ofAccount(accountId: Id): Promise<OwnOrganisationView[]> {
    const held = (await this.grants.held(this.connections, accountId)).filter(({ side }) => side === 'employer');
    if (held.length === 0) return [];
    const rows = await this.connections.rows<Omit<OwnOrganisationView, 'role'>>(
      'SELECT id AS employer_id, name, state FROM employers WHERE id IN (?)',
      [held.map(({ place }) => place)],
    );
    const byId = new Map(rows.map((row) => [row.employerId, row]));
    return held.flatMap(({ place, role }) => {
      const found = byId.get(place);
      return found ? [{ ...found, role: role as EmployerRole }] : [];
    });
  }

  /** An employer of the staff's region. Throws `resource.not_found`. */
  async one(caller: Caller, employerId: Id): Promise<EmployerView> {
    const region = ownRegion('region_code', this.policy.regionsFor(caller, 'employers.read'));
    const found = await this.connections.row(`SELECT id FROM employers WHERE id = ? AND ${region.sql}`, [
      employerId,
      ...region.params,
    ]);
    if (!found) throw new DomainError('resource.not_found');
    return this.own(employerId);
  }

  /**
   * A page of the employers of the staff's region, the longest registered first.
   * @param which those of a state; `recheck`: verified ones that are due to be looked at again
   * @param after (registered at, id) of the last of the page before
   */
  async list(
    caller: Caller,
    which: VerificationState | 'recheck',
    after: { readonly registeredAt: Date; readonly id: Id } | null,
    limit: number,
  ): Promise<EmployerView[]> {
    const region = ownRegion('region_code', this.policy.regionsFor(caller, 'employers.read'));
    const due = which === 'recheck' ? 'AND recheck_due_on <= ?' : '';
    const rows = await this.connections.rows<EmployerRow>(
      `SELECT id, version, kind, name, credit_code, region_code, city_code, state, refusal_reason, judged_at,
              recheck_due_on, registered_at, phones_key_id, next_regular, phones_day, phones_that_day
         FROM employers WHERE state = ? ${due} AND ${region.sql} ${after ? 'AND (registered_at, id) > (?, ?)' : ''}
        ORDER BY registered_at, id LIMIT ?`,
      [
        which === 'recheck' ? 'verified' : which,
        ...(which === 'recheck' ? [localDate(this.clock.now())] : []),
        ...region.params,
        ...(after ? [after.registeredAt, after.id] : []),
        limit,
      ],
    );
    const licences = await licencesOf(
      this.connections,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => viewOf(row, licences.get(row.id) ?? null));
  }

  async members(employerId: Id): Promise<MemberView[]> {
    const members = await this.grants.membersOf(this.connections, employerId);
    const masked = await this.persons.masked(members.map(({ accountId }) => accountId));
    return members.map(({ accountId, role, givenAt }) => ({
      accountId,
      role,
      since: givenAt,
      name: masked.get(accountId)?.name ?? null,
      phone: masked.get(accountId)?.phone ?? null,
    }));
  }

  /** Invitations that this employer has made and nobody has answered. */
  async invitations(employerId: Id): Promise<(InvitationView & { readonly phone: string | null })[]> {
    const rows = await this.connections.rows<InvitationView & { phone: Buffer }>(
      `SELECT id AS invitation_id, phone, role, invited_at, expires_at FROM employer_invitations
        WHERE employer_id = ? AND live = 1 AND expires_at > ? ORDER BY invited_at, id`,
      [employerId, this.clock.now()],
    );
    return Promise.all(
      rows.map(async ({ phone, ...row }) => ({
        ...row,
        phone: await this.masked('employer_invitations', row.invitationId, phone),
      })),
    );
  }

  /** Invitations that wait for the account's own phone number. */
  async invitationsFor(
    accountId: Id,
  ): Promise<(InvitationView & { readonly employerId: Id; readonly employerName: string })[]> {
    const phoneIndex = (await this.persons.phoneIndexes([accountId])).get(accountId);
    if (!phoneIndex) return [];
    return this.connections.rows(
      `SELECT i.id AS invitation_id, i.role, i.invited_at, i.expires_at, e.id AS employer_id, e.name AS employer_name
         FROM employer_invitations i JOIN employers e ON e.id = i.employer_id
        WHERE i.phone_index = ? AND i.live = 1 AND i.expires_at > ? ORDER BY i.invited_at, i.id LIMIT 100`,
      [phoneIndex, this.clock.now()],
    );
  }

  /** A page of the regulars in their order. @param after place of the last of the page before */
  async regulars(employerId: Id, after: number | null, limit: number): Promise<RegularView[]> {
    const rows = await this.connections.rows<Omit<RegularView, 'phone' | 'name'> & { phone: Buffer | null }>(
      `SELECT id AS regular_id, place, worker_id, phone, added_at FROM employer_regulars
        WHERE employer_id = ? AND live = 1 AND place > ? ORDER BY place LIMIT ?`,
      [employerId, after ?? -1, limit],
    );
    const names = await this.persons.maskedNames(rows.flatMap(({ workerId }) => workerId ?? []));
    return Promise.all(
      rows.map(async ({ phone, ...row }) => ({
        ...row,
        phone: phone && (await this.masked('employer_regulars', row.regularId, phone)),
        name: (row.workerId && names.get(row.workerId)) ?? null,
      })),
    );
  }

  /** A page of the blocked workers. @param after id of the last of the page before */
  async blocks(employerId: Id, after: Id | null, limit: number): Promise<BlockView[]> {
    const rows = await this.connections.rows<Omit<BlockView, 'name'>>(
      `SELECT worker_id, reason, blocked_at FROM employer_blocks
        WHERE employer_id = ? ${after === null ? '' : 'AND worker_id > ?'} ORDER BY worker_id LIMIT ?`,
      [employerId, ...(after === null ? [] : [after]), limit],
    );
    const names = await this.persons.maskedNames(rows.map(({ workerId }) => workerId));
    return rows.map((row) => ({ ...row, name: names.get(row.workerId) ?? null }));
  }

  private async masked(
    table: 'employer_regulars' | 'employer_invitations',
    rowId: Id,
    sealed: Buffer,
  ): Promise<string | null> {
    const phone = await this.vault.open(this.connections, { table, column: 'phone', rowId }, sealed);
    return phone === null ? null : maskPhone(phone);
  }
}

const viewOf = (row: EmployerRow, licence: Licence | null): EmployerView => ({
  employerId: row.id,
  kind: row.kind,
  name: row.name,
  creditCode: row.creditCode,
  regionCode: row.regionCode,
  cityCode: row.cityCode,
  state: row.state,
  refusalReason: row.refusalReason,
  judgedAt: row.judgedAt,
  recheckDueOn: row.recheckDueOn,
  licence,
  registeredAt: row.registeredAt,
});
