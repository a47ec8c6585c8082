import { createSecretKey, randomBytes } from 'node:crypto';
import { newId, type Id } from '@gg/kernel';
import type { DataKey } from './data-key';
import { DataKeyCache } from './data-key-cache';

const keyOf = (id: Id): DataKey => ({ id, secret: createSecretKey(randomBytes(32)) });

describe('cache of data keys', () => {
  let loads: Id[];
  let now: number;
  const cache = (maxKeys: number, load = async (id: Id): Promise<DataKey | null> => keyOf(id)) =>
    new DataKeyCache(
      (id) => {
        loads.push(id);
        return load(id);
      },
      { maxKeys, maxAgeMs: 1_000 },
      () => now,
    );
  beforeEach(() => {
    loads = [];
    now = 0;
  });

  it('loads once and keeps', async () => {
    const keys = cache(2);
    const id = newId();
    expect(await keys.get(id)).toBe(await keys.get(id));
    expect(loads).toEqual([id]);
  });

  it('loads once for many who ask at the same time', async () => {
    const keys = cache(2);
    const id = newId();
    const got = await Promise.all([keys.get(id), keys.get(id), keys.get(id)]);
    expect(new Set(got).size).toBe(1);
    expect(loads).toHaveLength(1);
  });

  it('never holds more than its limit; the least recently used goes', async () => {
    const keys = cache(2);
    const [a, b, c] = [newId(), newId(), newId()];
    await keys.get(a);
    await keys.get(b);
    await keys.get(a);
    await keys.get(c);
    expect(keys.size).toBe(2);
    await keys.get(a);
    expect(loads).toEqual([a, b, c]);
    await keys.get(b);
    expect(loads).toEqual([a, b, c, b]);
  });

  it('reads together what is not there, once, also for those who ask for one meanwhile', async () => {
    const keys = cache(5);
    const [known, a, b, gone] = [newId(), newId(), newId(), newId()];
    await keys.get(known);
    const asked: (readonly Id[])[] = [];
    const warming = keys.warm([known, a, b, a, gone], async (ids) => {
      asked.push(ids);
      return new Map([a, b].map((id) => [id, keyOf(id)]));
    });
    const early = await keys.get(a);
    await warming;
    expect(asked).toEqual([[a, b, gone]]);
    expect(early).toBe(await keys.get(a));
    await keys.get(b);
    expect(loads).toEqual([known]);
    // What does not exist is not remembered as such.
    await keys.get(gone);
    expect(loads).toEqual([known, gone]);
  });

  it('does not keep what was forgotten while many were read', async () => {
    const keys = cache(5);
    const id = newId();
    const warming = keys.warm([id], async () => new Map([[id, keyOf(id)]]));
    keys.forget(id);
    await warming;
    expect(keys.size).toBe(0);
  });

  it('a key that was let go of still serves whoever holds it', async () => {
    const keys = cache(1);
    const held = await keys.get(newId());
    await keys.get(newId());
    expect(held?.secret.export()).not.toEqual(Buffer.alloc(32));
  });

  it('asks again when a key has grown old', async () => {
    const keys = cache(2);
    const id = newId();
    await keys.get(id);
    now = 999;
    await keys.get(id);
    now = 1_000;
    await keys.get(id);
    expect(loads).toHaveLength(2);
  });

  it('remembers neither a missing key nor a failure', async () => {
    let answer: 'none' | 'fail' | 'key' = 'none';
    const keys = cache(2, async (id) => {
      if (answer === 'fail') throw new Error('database away');
      return answer === 'none' ? null : keyOf(id);
    });
    const id = newId();
    expect(await keys.get(id)).toBeNull();
    answer = 'fail';
    await expect(keys.get(id)).rejects.toThrow('database away');
    answer = 'key';
    expect(await keys.get(id)).not.toBeNull();
    expect(loads).toHaveLength(3);
  });

  it('forgets at once, even a key that is being read', async () => {
    let finish: (key: DataKey) => void = () => undefined;
    const keys = cache(2, () => new Promise((resolve) => (finish = resolve)));
    const id = newId();
    const reading = keys.get(id);
    keys.forget(id);
    finish(keyOf(id));
    await reading;
    expect(keys.size).toBe(0);
    void keys.get(id);
    expect(loads).toHaveLength(2);
  });

  it('serves a reader of its own without being waited for, and keeps what it read', async () => {
    let finish: (key: DataKey) => void = () => undefined;
    const keys = cache(2, () => new Promise((resolve) => (finish = resolve)));
    const id = newId();
    const reading = keys.get(id);
    const own = keyOf(id);
    expect(await keys.getBy(id, async () => own)).toBe(own);
    expect(await keys.get(id)).toBe(own);
    finish(keyOf(id));
    await reading;
    expect(loads).toEqual([id]);
  });

  it('keeps nothing that a reader of its own began to read before a key was forgotten', async () => {
    const keys = cache(2);
    const id = newId();
    await keys.getBy(id, async () => {
      keys.forget(id);
      return keyOf(id);
    });
    expect(keys.size).toBe(0);
  });

  it('needs room', () => expect(() => cache(0)).toThrow(RangeError));
});
