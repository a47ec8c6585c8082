import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import { Connections, type Tx } from '@gg/platform';
import { createDataKey, rewrapDataKey, unwrapDataKey, type DataKey } from '../crypto/data-key';
import { DataKeyCache } from '../crypto/data-key-cache';
import { KEY_MANAGEMENT, type KeyManagement } from '../crypto/key-management';
import type { Reader } from './reader';

/** 10,000 keys are a few megabytes, and more people than one process serves in five minutes. */
const CACHE = { maxKeys: 10_000, maxAgeMs: 300_000 } as const;

interface StoredKey {
  id: Id;
  masterKeyId: string;
  wrappedKey: Buffer;
}

/** The data keys of persons: made, read, re-wrapped and destroyed. */
@Injectable()
export class PersonKeys {
  private readonly cache = new DataKeyCache((id) => this.load(this.connections, id), CACHE);

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(KEY_MANAGEMENT) private readonly kms: KeyManagement,
  ) {}

  /** Makes and stores a key for a new account. */
  async create(tx: Tx, accountId: Id): Promise<DataKey> {
    const { key, stored } = await createDataKey(newId(), this.kms);
    await tx.insert('person_keys', {
      id: stored.id,
      accountId,
      masterKeyId: stored.masterKeyId,
      wrappedKey: stored.wrapped,
      createdAt: tx.now,
      destroyedAt: null,
    });
    // At once, for the rest of this transaction cannot read it elsewhere; rolled back, it names a row that never was.
    this.cache.put(key);
    return key;
  }

  /** As {@link create}, for many accounts in few statements. @returns the keys, in the order of the accounts */
  async createMany(tx: Tx, accountIds: readonly Id[]): Promise<DataKey[]> {
    const made = await Promise.all(accountIds.map(() => createDataKey(newId(), this.kms)));
    await tx.insert(
      'person_keys',
      made.map(({ stored }, i) => ({
        id: stored.id,
        accountId: accountIds[i],
        masterKeyId: stored.masterKeyId,
        wrappedKey: stored.wrapped,
        createdAt: tx.now,
        destroyedAt: null,
      })),
    );
    return made.map(({ key }) => key);
  }

  /**
   * Null when the key was destroyed: the person is erased. Throws KeyRefused when its master key is missing.
   * @param reader the transaction inside one, where a read elsewhere would need a second connection
   */
  async get(reader: Reader, id: Id): Promise<DataKey | null> {
    return reader === this.connections ? this.cache.get(id) : this.cache.getBy(id, () => this.load(reader, id));
  }

  /** Reads the keys that are not in memory in one statement, so that opening what is of many people is not a read for each. */
  async warm(reader: Reader, ids: readonly Id[]): Promise<void> {
    const load = async (missing: readonly Id[]): Promise<ReadonlyMap<Id, DataKey>> => {
      const rows = await reader.rows<{ id: Id; wrappedKey: Buffer }>(
        'SELECT id, wrapped_key FROM person_keys WHERE id IN (?) AND wrapped_key IS NOT NULL',
        [missing],
      );
      const keys = rows.map(({ id, wrappedKey }) => unwrapDataKey({ id, wrapped: wrappedKey }, this.kms));
      return new Map((await Promise.all(keys)).map((key) => [key.id, key]));
    };
    await (reader === this.connections ? this.cache.warm(ids, load) : this.cache.warmBy(ids, load));
  }

  /** Erases a person: what was sealed under the key stays unreadable for ever. Other processes follow within 5 minutes. */
  async destroy(tx: Tx, id: Id): Promise<void> {
    await tx.change(
      'UPDATE person_keys SET wrapped_key = NULL, destroyed_at = ? WHERE id = ? AND destroyed_at IS NULL',
      [tx.now, id],
    );
    tx.afterCommit(() => this.cache.forget(id));
  }

  /** Throws KeyRefused when a master key that stored data keys need is not there: the service must not start. */
  async assertReadable(): Promise<void> {
    const rows = await this.connections.rows<{ masterKeyId: string }>(
      'SELECT DISTINCT master_key_id FROM person_keys WHERE wrapped_key IS NOT NULL',
    );
    await this.kms.assertHolds(rows.map(({ masterKeyId }) => masterKeyId));
  }

  /**
   * Wraps a batch of data keys anew with the active master key. Safe to run beside the services and to run again.
   * @returns how many were re-wrapped; 0 when none is left
   */
  async rotateBatch(limit: number): Promise<number> {
    const active = this.kms.activeKeyId();
    const rows = await this.connections.rows<StoredKey>(
      `SELECT id, master_key_id, wrapped_key FROM person_keys
        WHERE master_key_id <> ? AND wrapped_key IS NOT NULL ORDER BY id LIMIT ?`,
      [active, limit],
    );
    for (const { id, masterKeyId, wrappedKey } of rows) {
      const next = await rewrapDataKey({ id, masterKeyId, wrapped: wrappedKey }, this.kms);
      await this.connections.change(
        'UPDATE person_keys SET wrapped_key = ?, master_key_id = ? WHERE id = ? AND master_key_id = ? AND wrapped_key IS NOT NULL',
        [next.wrapped, next.masterKeyId, id, masterKeyId],
      );
    }
    return rows.length;
  }

  private async load(reader: Reader, id: Id): Promise<DataKey | null> {
    const row = await reader.row<{ wrappedKey: Buffer | null }>('SELECT wrapped_key FROM person_keys WHERE id = ?', [
      id,
    ]);
    return row?.wrappedKey ? unwrapDataKey({ id, wrapped: row.wrappedKey }, this.kms) : null;
  }
}
