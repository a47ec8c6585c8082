import type { Id } from '@gg/kernel';
import type { DataKey } from './data-key';

export interface DataKeyCacheLimits {
  readonly maxKeys: number;
  /**
   * Longest stay of a key. Erasing a person destroys the stored key; other processes can read the person's data at most
   * this much longer.
   */
  readonly maxAgeMs: number;
}

interface Entry {
  readonly key: DataKey;
  readonly until: number;
}

/**
 * Unwrapped data keys, the least recently used goes first. Asking twice at once unwraps once; a failed load is not
 * remembered. An evicted key is let go of: OpenSSL wipes it when the last use has ended, so that a seal under way never
 * runs with a key that was overwritten under its hands.
 */
export class DataKeyCache {
  private readonly entries = new Map<Id, Entry>();
  private readonly loading = new Map<Id, Promise<DataKey | null>>();
  /** Keys that were forgotten so far: a read that began before one of them keeps nothing. */
  private forgotten = 0;

  /**
   * @param load reads and unwraps a key; null when the person's key does not exist or was destroyed
   * @param nowMs real, monotonic time in milliseconds: a jump of the business clock must not prolong a key's stay
   */
  constructor(
    private readonly load: (id: Id) => Promise<DataKey | null>,
    private readonly limits: DataKeyCacheLimits,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    if (limits.maxKeys < 1) throw new RangeError('a cache of no keys');
  }

  get size(): number {
    return this.entries.size;
  }

  async get(id: Id): Promise<DataKey | null> {
    const entry = this.entries.get(id);
    if (entry && entry.until > this.nowMs()) {
      this.entries.delete(id);
      this.entries.set(id, entry);
      return entry.key;
    }
    this.entries.delete(id);
    return this.loading.get(id) ?? this.loadedBy(id, this.load(id));
  }

  /**
   * Has the keys of many in memory for the moment, those that are not yet read together.
   * @param loadMany reads and unwraps keys; those that do not exist or were destroyed are left out
   */
  async warm(ids: readonly Id[], loadMany: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, DataKey>>): Promise<void> {
    const now = this.nowMs();
    const known = (id: Id): boolean => this.loading.has(id) || (this.entries.get(id)?.until ?? 0) > now;
    const missing = [...new Set(ids)].filter((id) => !known(id));
    if (missing.length === 0) return;
    const together = loadMany(missing);
    await Promise.all(
      missing.map((id) =>
        this.loadedBy(
          id,
          together.then((keys) => keys.get(id) ?? null),
        ),
      ),
    );
  }

  /** As {@link warm}, for who reads by a way of their own: see {@link getBy}. */
  async warmBy(ids: readonly Id[], loadMany: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, DataKey>>): Promise<void> {
    const now = this.nowMs();
    const missing = [...new Set(ids)].filter((id) => (this.entries.get(id)?.until ?? 0) <= now);
    if (missing.length === 0) return;
    const { forgotten } = this;
    const keys = await loadMany(missing);
    if (forgotten === this.forgotten) for (const key of keys.values()) this.put(key);
  }

  private loadedBy(id: Id, load: Promise<DataKey | null>): Promise<DataKey | null> {
    const loading: Promise<DataKey | null> = load
      .then((key) => {
        // Forgotten while it was read: the reader may use it once more, but it is not kept.
        if (key && this.loading.get(id) === loading) this.put(key);
        return key;
      })
      .finally(() => {
        if (this.loading.get(id) === loading) this.loading.delete(id);
      });
    this.loading.set(id, loading);
    return loading;
  }

  /**
   * As {@link get}, for who reads by a way of their own, as inside a transaction: nobody else waits for that read, and it
   * waits for no other's, which may stand behind the same rows.
   */
  async getBy(id: Id, load: (id: Id) => Promise<DataKey | null>): Promise<DataKey | null> {
    const entry = this.entries.get(id);
    if (entry && entry.until > this.nowMs()) return this.get(id);
    const { forgotten } = this;
    const key = await load(id);
    if (key && forgotten === this.forgotten) this.put(key);
    return key;
  }

  /** Keeps a key that was just made. */
  put(key: DataKey): void {
    this.entries.delete(key.id);
    this.entries.set(key.id, { key, until: this.nowMs() + this.limits.maxAgeMs });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.limits.maxKeys) break;
      this.entries.delete(oldest);
    }
  }

  /** Lets go of a key at once: its person is erased. */
  forget(id: Id): void {
    this.forgotten++;
    this.entries.delete(id);
    this.loading.delete(id);
  }
}
