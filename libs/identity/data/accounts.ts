import { Inject, Injectable } from '@nestjs/common';
import type { PersonState } from '@gg/contracts';
import { DomainError, newId, type Id, type LocalDate } from '@gg/kernel';
import { isDuplicate, type Tx } from '@gg/platform';
import { BlindIndex } from '../crypto/blind-index';
import type { DataKey } from '../crypto/data-key';
import type { IdNumber } from '../domain/chinese-id-number';
import type { IdentityDecision, IdentityRecord, IdentityState, VerificationMethod } from '../domain/identity-state';
import { PersonKeys } from './person-keys';
import { PersonVault } from './person-vault';
import type { Reader } from './reader';

/** What is stored of an account, still sealed. */
export interface AccountRow {
  readonly id: Id;
  readonly version: number;
  readonly state: 'active' | 'suspended' | 'erased';
  readonly personKeyId: Id;
  readonly phone: Buffer | null;
  readonly phoneHeardAt: Date | null;
  readonly name: Buffer | null;
  readonly idNumber: Buffer | null;
  readonly idNumberIndex: Buffer | null;
  readonly birthDate: LocalDate | null;
  readonly sex: 'male' | 'female' | null;
  readonly identityState: IdentityState;
  readonly proofMethod: VerificationMethod | null;
  readonly proofBy: Id | null;
  readonly proofAt: Date | null;
  readonly proofReference: Buffer | null;
  readonly regionCode: string;
}

export interface NewAccount {
  /** As parsePhone gives it. */
  readonly phone: string | null;
  /** Whether the phone has just proved itself. */
  readonly phoneHeard: boolean;
  /** As parsePersonName gives it. */
  readonly name: string | null;
  readonly regionCode: string;
}

type SealedColumnName = 'phone' | 'name' | 'id_number' | 'proof_reference';

/** Rows of `accounts`: found, made, sealed and opened. */
@Injectable()
export class Accounts {
  constructor(
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(BlindIndex) private readonly index: BlindIndex,
  ) {}

  find(reader: Reader, id: Id): Promise<AccountRow | null> {
    return reader.row<AccountRow>('SELECT * FROM accounts WHERE id = ?', [id]);
  }

  findByPhone(reader: Reader, phone: string): Promise<AccountRow | null> {
    return reader.row<AccountRow>('SELECT * FROM accounts WHERE phone_index = ?', [this.index.of('phone', phone)]);
  }

  findByIdNumber(reader: Reader, idNumber: string): Promise<AccountRow | null> {
    return reader.row<AccountRow>('SELECT * FROM accounts WHERE id_number_index = ?', [
      this.index.of('id_number', idNumber),
    ]);
  }

  /**
   * Writes the account's guard first, then reads it: of two transactions that change an account the second sees what
   * the first did. Throws `resource.not_found`.
   */
  async guard(tx: Tx, id: Id): Promise<AccountRow> {
    await tx.change('UPDATE accounts SET version = version + 1, updated_at = ? WHERE id = ?', [tx.now, id]);
    const row = await this.find(tx, id);
    if (!row) throw new DomainError('resource.not_found');
    return row;
  }

  /** Throws `identity.phone_taken` when another account has the number. */
  async create(tx: Tx, { phone, phoneHeard, name, regionCode }: NewAccount): Promise<{ id: Id; key: DataKey }> {
    const id = newId();
    const key = await this.keys.create(tx, id);
    await refusingTaken(() =>
      tx.insert('accounts', {
        id,
        version: 1,
        state: 'active',
        personKeyId: key.id,
        phone: phone && this.seal(key, id, 'phone', phone),
        phoneIndex: phone && this.index.of('phone', phone),
        phoneHeardAt: phoneHeard ? tx.now : null,
        name: name && this.seal(key, id, 'name', name),
        nameIndex: name && this.index.of('name', name),
        idNumber: null,
        idNumberIndex: null,
        birthDate: null,
        sex: null,
        identityState: 'unverified',
        proofMethod: null,
        proofBy: null,
        proofAt: null,
        proofReference: null,
        regionCode,
        createdAt: tx.now,
        updatedAt: tx.now,
        createdBy: tx.caller.accountId,
        channel: tx.caller.channel,
      }),
    );
    return { id, key };
  }

  /** Stores name and number. Throws `identity.id_number_taken` when another account has the number. */
  async writeNumber(tx: Tx, id: Id, name: string, number: IdNumber): Promise<void> {
    const key = await this.vault.keyOf(tx, id);
    await refusingTaken(() =>
      tx.change(
        `UPDATE accounts SET name = ?, name_index = ?, id_number = ?, id_number_index = ?, birth_date = ?, sex = ? WHERE id = ?`,
        [
          this.seal(key, id, 'name', name),
          this.index.of('name', name),
          this.seal(key, id, 'id_number', number.text),
          this.index.of('id_number', number.text),
          number.birthDate,
          number.sex,
          id,
        ],
      ),
    );
  }

  /** Throws `identity.phone_taken` when another account has the number. @param phone null gives the number up */
  async writePhone(tx: Tx, id: Id, phone: string | null, heardAt: Date | null): Promise<void> {
    const sealed = phone === null ? null : this.seal(await this.vault.keyOf(tx, id), id, 'phone', phone);
    await refusingTaken(() =>
      tx.change('UPDATE accounts SET phone = ?, phone_index = ?, phone_heard_at = ? WHERE id = ?', [
        sealed,
        phone === null ? null : this.index.of('phone', phone),
        heardAt,
        id,
      ]),
    );
  }

  /** Stores a decision about an identity and its line of history. */
  async writeIdentity(tx: Tx, id: Id, { next, change }: IdentityDecision): Promise<void> {
    const { state, proof } = next;
    const reference = proof?.reference ?? null;
    await tx.change(
      `UPDATE accounts SET identity_state = ?, proof_method = ?, proof_by = ?, proof_at = ?, proof_reference = ? WHERE id = ?`,
      [
        state,
        proof?.method ?? null,
        proof?.verifiedBy ?? null,
        proof?.verifiedAt ?? null,
        reference === null ? null : this.seal(await this.vault.keyOf(tx, id), id, 'proof_reference', reference),
        id,
      ],
    );
    await tx.insert('identity_changes', {
      id: newId(),
      accountId: id,
      fromState: change.from,
      toState: change.to,
      at: change.at,
      actorId: change.by,
      channel: tx.caller.channel,
      why: change.why,
    });
  }

  /** Tells the other rooms what they may know of the person. Call it last: it reads what was written. */
  async emitChanged(tx: Tx, id: Id): Promise<void> {
    const row = await this.find(tx, id);
    if (!row) throw new DomainError('resource.not_found');
    tx.emit({ name: 'person.changed.v1', aggregateId: id, aggregateVersion: row.version, payload: personState(row) });
  }

  /** Opens a sealed column of a row; null when it is empty or the person is erased. */
  open(reader: Reader, row: AccountRow, column: SealedColumnName): Promise<string | null> {
    const sealed = { phone: row.phone, name: row.name, id_number: row.idNumber, proof_reference: row.proofReference }[
      column
    ];
    return this.vault.open(reader, { table: 'accounts', column, rowId: row.id }, sealed);
  }

  private seal(key: DataKey, id: Id, column: SealedColumnName, text: string): Buffer {
    return this.vault.seal(key, { table: 'accounts', column, rowId: id }, text);
  }
}

/** The identity of a row as the decisions know it. A proof's reference stays sealed: no decision asks for it. */
export const identityOf = ({ identityState, proofMethod, proofBy, proofAt }: AccountRow): IdentityRecord => ({
  state: identityState,
  proof:
    proofMethod !== null && proofBy !== null && proofAt !== null
      ? { method: proofMethod, verifiedBy: proofBy, verifiedAt: proofAt, reference: null }
      : null,
});

export const personState = (
  row: Pick<AccountRow, 'id' | 'state' | 'identityState' | 'birthDate' | 'sex'>,
): PersonState => ({
  accountId: row.id,
  active: row.state === 'active',
  identityState: row.identityState,
  birthDate: row.birthDate,
  sex: row.sex,
});

async function refusingTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isDuplicate(error, 'uq_accounts_phone')) throw new DomainError('identity.phone_taken');
    if (isDuplicate(error, 'uq_accounts_id_number')) throw new DomainError('identity.id_number_taken');
    throw error;
  }
}
