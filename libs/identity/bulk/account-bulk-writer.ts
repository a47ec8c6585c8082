import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '@gg/contracts';
import { DomainError, localDate, newId, type Id } from '@gg/kernel';
import { audit, isDuplicate, type Tx } from '@gg/platform';
import { BlindIndex } from '../crypto/blind-index';
import type { DataKey } from '../crypto/data-key';
import { Passwords } from '../crypto/password';
import { auditGrant, placeOf } from '../data/account-grants';
import { PersonKeys } from '../data/person-keys';
import { PersonVault } from '../data/person-vault';
import { parseIdNumber } from '../domain/chinese-id-number';
import { CONSENT_WORDING, type ConsentPurpose } from '../domain/consent-purposes';
import { assertGrant, isRegionPrefix, type Grant } from '../domain/grants';
import {
  recordIdNumber,
  unverifiedIdentity,
  verifyIdentity,
  type IdentityChange,
  type IdentityProof,
  type IdentityRecord,
} from '../domain/identity-state';
import { assertPasswordAcceptable } from '../domain/password-policy';
import { parsePersonName } from '../domain/person-name';
import { parsePhone } from '../domain/phone';
import { assertSignInName } from '../domain/sign-in-name';

/** A person with everything that belongs to the account, written in one go. */
export interface BulkAccount {
  readonly id: Id;
  readonly name: string;
  readonly phone: string | null;
  /** With one the identity is `format_ok` at least. */
  readonly idNumber: string | null;
  /** County, city or `45`. */
  readonly regionCode: string;
  readonly registeredAt: Date;
  readonly channel: Channel;
  readonly phoneHeardAt: Date | null;
  readonly verified: Omit<IdentityProof, 'reference'> | null;
  readonly consents?: readonly ConsentPurpose[];
  readonly grants?: readonly Grant[];
  /** Staff sign in by name and password; whoever imports them has told them both. */
  readonly staff?: StaffCredential;
}

export interface StaffCredential {
  readonly signInName: string;
  readonly passwordHash: string;
}

/**
 * Writes many accounts at once, sealed and indexed like one by one, in a bounded number of statements: for seeds and
 * imports; a few thousand a transaction. It records no `person.changed.v1`: who writes workers of them in the same
 * transaction tells their profiles there.
 */
@Injectable()
export class AccountBulkWriter {
  constructor(
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(BlindIndex) private readonly index: BlindIndex,
    @Inject(Passwords) private readonly passwords: Passwords,
  ) {}

  /**
   * The credential of a member of staff. Takes a twentieth of a second on purpose: do it before the transaction.
   * Refuses with `identity.sign_in_name_invalid`, `identity.password_…`.
   */
  async credential(signInName: string, password: string): Promise<StaffCredential> {
    assertSignInName(signInName);
    assertPasswordAcceptable(password, signInName);
    return { signInName, passwordHash: await this.passwords.hash(password) };
  }

  /**
   * Refuses the whole with `identity.phone_taken`, `identity.id_number_taken`, `identity.name_invalid`, … as the routes
   * do: an import of people mends its file and comes again.
   */
  async insert(tx: Tx, rows: readonly BulkAccount[]): Promise<void> {
    const keys = await this.keys.createMany(
      tx,
      rows.map(({ id }) => id),
    );
    const accounts = rows.map((row, i) => this.accountOf(tx, row, keys[i]!));
    await refusingTaken(() =>
      tx.insert(
        'accounts',
        accounts.map(({ columns }) => columns),
      ),
    );
    await tx.insert(
      'identity_changes',
      accounts.flatMap(({ columns: { id, channel }, changes }) =>
        changes.map(({ from, to, at, by, why }) => ({
          id: newId(),
          accountId: id,
          fromState: from,
          toState: to,
          at,
          actorId: by,
          channel,
          why,
        })),
      ),
    );
    await this.insertConsents(tx, rows);
    await tx.insert(
      'staff_credentials',
      rows.flatMap(({ id: accountId, staff }) =>
        staff ? [{ accountId, ...staff, mustChange: false, changedAt: tx.now }] : [],
      ),
    );
    await this.insertGrants(tx, rows);
    const [first] = rows;
    if (first) {
      const facts = { count: rows.length };
      await audit(tx, { action: 'people.imported', subjectType: 'account', subjectId: first.id, facts });
    }
  }

  private accountOf(tx: Tx, row: BulkAccount, key: DataKey) {
    const { id, registeredAt } = row;
    const name = parsePersonName(row.name);
    const phone = row.phone === null ? null : parsePhone(row.phone);
    const number = row.idNumber === null ? null : parseIdNumber(row.idNumber, localDate(registeredAt));
    if (!isRegionPrefix(row.regionCode)) throw new DomainError('identity.region_invalid');
    const { identity, changes } = identityOf(row);
    const seal = (column: string, text: string | null): Buffer | null =>
      text === null ? null : this.vault.seal(key, { table: 'accounts', column, rowId: id }, text);
    const columns = {
      id,
      version: 1,
      state: 'active',
      personKeyId: key.id,
      phone: seal('phone', phone),
      phoneIndex: phone === null ? null : this.index.of('phone', phone),
      phoneHeardAt: row.phoneHeardAt,
      name: seal('name', name),
      nameIndex: this.index.of('name', name),
      idNumber: seal('id_number', number?.text ?? null),
      idNumberIndex: number === null ? null : this.index.of('id_number', number.text),
      birthDate: number?.birthDate ?? null,
      sex: number?.sex ?? null,
      identityState: identity.state,
      proofMethod: identity.proof?.method ?? null,
      proofBy: identity.proof?.verifiedBy ?? null,
      proofAt: identity.proof?.verifiedAt ?? null,
      proofReference: null,
      regionCode: row.regionCode,
      createdAt: registeredAt,
      updatedAt: tx.now,
      createdBy: tx.caller.accountId,
      channel: row.channel,
    };
    return { columns, changes };
  }

  /** Nobody of them is signed in yet, so no session has to learn of it. Power over others is on the audit trail one by one. */
  private async insertGrants(tx: Tx, rows: readonly BulkAccount[]): Promise<void> {
    const given = rows.flatMap(({ id, grants = [], registeredAt }) =>
      grants.map((grant) => ({ accountId: id, grant, registeredAt })),
    );
    for (const { grant } of given) assertGrant(grant);
    await tx.insert(
      'account_grants',
      given.map(({ accountId, grant, registeredAt }) => ({
        id: newId(),
        accountId,
        side: grant.side,
        role: grant.role,
        place: placeOf(grant),
        live: true,
        givenAt: registeredAt,
        givenBy: tx.caller.accountId,
        takenAt: null,
        takenBy: null,
      })),
    );
    for (const { accountId, grant } of given) {
      if (grant.side !== 'worker') await auditGrant(tx, 'grant.given', accountId, grant);
    }
  }

  private async insertConsents(tx: Tx, rows: readonly BulkAccount[]): Promise<void> {
    await tx.insert(
      'consents',
      rows.flatMap(({ id: accountId, consents = [], registeredAt, channel }) =>
        consents.map((purpose) => ({
          id: newId(),
          accountId,
          purpose,
          wording: CONSENT_WORDING,
          live: true,
          givenAt: registeredAt,
          givenChannel: channel,
          givenBy: accountId,
          revokedAt: null,
          revokedChannel: null,
          revokedBy: null,
        })),
      ),
    );
  }
}

/** What became of the identity since the registration, step by step as the lifecycle asks. */
function identityOf({ id, idNumber, verified, registeredAt }: BulkAccount): {
  identity: IdentityRecord;
  changes: IdentityChange[];
} {
  if (idNumber === null) {
    if (verified)
      throw new DomainError('state.transition_refused', { subject: 'identity', from: 'unverified', to: 'verified' });
    return { identity: unverifiedIdentity, changes: [] };
  }
  const given = recordIdNumber(unverifiedIdentity, id, registeredAt);
  if (!verified) return { identity: given.next, changes: [given.change] };
  const proven = verifyIdentity(given.next, id, { ...verified, reference: null });
  return { identity: proven.next, changes: [given.change, proven.change] };
}

async function refusingTaken(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, 'uq_accounts_phone')) throw new DomainError('identity.phone_taken');
    if (isDuplicate(error, 'uq_accounts_id_number')) throw new DomainError('identity.id_number_taken');
    throw error;
  }
}
