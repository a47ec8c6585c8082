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

  /** How many data keys each master key wraps; those of erased people are no more. */
  async countByMasterKey(): Promise<Map<string, number>> {
    const rows = await this.connections.rows<{ masterKeyId: string; dataKeys: number | string }>(
      `SELECT master_key_id, COUNT(*) AS data_keys FROM person_keys WHERE wrapped_key IS NOT NULL
        GROUP BY master_key_id ORDER BY master_key_id`,
    );
    return new Map(rows.map(({ masterKeyId, dataKeys }) => [masterKeyId, Number(dataKeys)]));
  }

  /**
   * Wraps data keys anew with the active master key, in one statement. Safe to run beside the services and to run again:
   * a key that was wrapped or destroyed in the meantime is left alone.
   * @param after the last data key of the batch before; null for the first batch
   * @returns the last data key that was looked at, null when there was none, and how many were wrapped anew
   */
  async rewrapBatch(
    masterKeyId: string,
    after: Id | null,
    limit: number,
  ): Promise<{ last: Id | null; rewrapped: number }> {
    const rows = await this.connections.rows<StoredKey>(
      `SELECT id, master_key_id, wrapped_key FROM person_keys
        WHERE master_key_id = ? ${after === null ? '' : 'AND id > ?'} AND wrapped_key IS NOT NULL ORDER BY id LIMIT ?`,
      [masterKeyId, ...(after === null ? [] : [after]), limit],
    );
    const last = rows.at(-1)?.id ?? null;
    if (last === null) return { last, rewrapped: 0 };
    const next = await Promise.all(
      rows.map(({ id, wrappedKey }) => rewrapDataKey({ id, masterKeyId, wrapped: wrappedKey }, this.kms)),
    );
    const { affectedRows } = await this.connections.change(
      `UPDATE person_keys
          SET wrapped_key = CASE id ${next.map(() => 'WHEN ? THEN ?').join(' ')} END,
              master_key_id = CASE id ${next.map(() => 'WHEN ? THEN ?').join(' ')} END
        WHERE id IN (?) AND master_key_id = ? AND wrapped_key IS NOT NULL`,
      [
        ...next.flatMap(({ id, wrapped }) => [id, wrapped]),
        ...next.flatMap((key) => [key.id, key.masterKeyId]),
        rows.map(({ id }) => id),
        masterKeyId,
      ],
    );
    return { last, rewrapped: affectedRows };
  }

  /**
   * Has the rows of erased people name another master key, and waits, by writing where they stand in the index, for the
   * transactions on this node that have stored a data key under the old one and not committed: afterwards a count of the
   * old key's data keys is the truth. Throws the server's error 1205 when one of them does not end.
   */
  async leave(masterKeyId: string, forKeyId: string, limit: number): Promise<void> {
    for (let left = limit; left === limit;) {
      // By this index and no other: a scan of the whole table passes over what is not committed yet.
      const { affectedRows } = await this.connections.change(
        `UPDATE person_keys FORCE INDEX (idx_person_keys_master_key) SET master_key_id = ?
          WHERE master_key_id = ? AND wrapped_key IS NULL ORDER BY id LIMIT ?`,
        [forKeyId, masterKeyId, limit],
      );
      left = affectedRows;
    }
  }

  private async load(reader: Reader, id: Id): Promise<DataKey | null> {
    const row = await reader.row<{ wrappedKey: Buffer | null }>('SELECT wrapped_key FROM person_keys WHERE id = ?', [
      id,
    ]);
    return row?.wrappedKey ? unwrapDataKey({ id, wrapped: row.wrappedKey }, this.kms) : null;
  }
}
