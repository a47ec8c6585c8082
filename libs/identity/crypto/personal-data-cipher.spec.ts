import { createSecretKey, randomBytes } from 'node:crypto';
import { newId } from '@gg/kernel';
import fc from 'fast-check';
import { createDataKey, rewrapDataKey, unwrapDataKey, type DataKey } from './data-key';
import { KeyRefused, unwrapWith, wrappingKeyId, wrapWith, type KeyManagement } from './key-management';
import { dataKeyIdOf, PersonalDataCipher, SEALED_OVERHEAD, type SealedPlace } from './personal-data-cipher';
import { systemRandom } from './random-source';

/** Master keys in memory: what a key service does, without the service. */
class MemoryKeys implements KeyManagement {
  private readonly keys = new Map([['mk-1', createSecretKey(randomBytes(32))]]);
  private active = 'mk-1';
  rotate(id: string): void {
    this.keys.set(id, createSecretKey(randomBytes(32)));
    this.active = id;
  }
  drop(id: string): void {
    this.keys.delete(id);
  }
  activeKeyId(): string {
    return this.active;
  }
  private key(id: string) {
    const key = this.keys.get(id);
    if (!key) throw new KeyRefused(id);
    return key;
  }
  async wrap(plain: Buffer, context: string): Promise<Buffer> {
    return wrapWith(this.active, this.key(this.active), plain, context, systemRandom);
  }
  async unwrap(wrapped: Buffer, context: string): Promise<Buffer> {
    return unwrapWith(this.key(wrappingKeyId(wrapped)), wrapped, context);
  }
  async assertHolds(ids: readonly string[]): Promise<void> {
    ids.forEach((id) => this.key(id));
  }
}

const cipher = new PersonalDataCipher();
const key: DataKey = { id: newId(), secret: createSecretKey(randomBytes(32)) };
const place: SealedPlace = { table: 'persons', column: 'id_number', rowId: newId() };
const aText = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('sealed personal data', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(aText, (text) => {
        const sealed = cipher.seal(key, place, text);
        expect(cipher.open(key, place, sealed)).toBe(text);
        expect(dataKeyIdOf(sealed)).toBe(key.id);
        expect(sealed).toHaveLength(Buffer.byteLength(text) + SEALED_OVERHEAD);
      }),
    );
  });

  it('shows nothing of the text, and differs each time', () => {
    const text = '11010519491231002X';
    const sealed = cipher.seal(key, place, text);
    expect(sealed.includes(Buffer.from(text.slice(0, 4)))).toBe(false);
    expect(sealed.equals(cipher.seal(key, place, text))).toBe(false);
  });

  it.each<[string, Partial<SealedPlace>]>([
    ['row', { rowId: newId() }],
    ['column', { column: 'phone' }],
    ['table', { table: 'employers' }],
  ])('does not open in another %s', (_what, other) => {
    expect(() => cipher.open(key, { ...place, ...other }, cipher.seal(key, place, 'text'))).toThrow(KeyRefused);
  });

  it('does not open with another key, by id or by bytes', () => {
    const sealed = cipher.seal(key, place, 'text');
    expect(() => cipher.open({ id: newId(), secret: key.secret }, place, sealed)).toThrow(/another data key/);
    expect(() => cipher.open({ id: key.id, secret: createSecretKey(randomBytes(32)) }, place, sealed)).toThrow(
      KeyRefused,
    );
  });

  it('does not open with any bit changed, in header, nonce, text or tag', () => {
    const sealed = cipher.seal(key, place, '韦小明');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const broken = Buffer.from(sealed);
      broken[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => cipher.open(key, place, broken)).toThrow(KeyRefused);
    }
  });

  it('does not open when cut', () => {
    const sealed = cipher.seal(key, place, '韦小明');
    for (let length = 0; length < sealed.length; length++) {
      expect(() => cipher.open(key, place, sealed.subarray(0, length))).toThrow(KeyRefused);
    }
  });

  it.each<[string, SealedPlace]>([
    ['a dot in a name', { ...place, table: 'persons.id' }],
    ['no column', { ...place, column: '' }],
    ['no row', { ...place, rowId: '' }],
    ['a row that is no id', { ...place, rowId: '1' }],
  ])('refuses a place with %s', (_what, bad) => expect(() => cipher.seal(key, bad, 'x')).toThrow(RangeError));
});

describe("a person's data key", () => {
  it('comes back from its wrapped form', async () => {
    const kms = new MemoryKeys();
    const { key: made, stored } = await createDataKey(newId(), kms);
    expect(stored.masterKeyId).toBe('mk-1');
    const sealed = cipher.seal(made, place, 'text');
    expect(cipher.open(await unwrapDataKey(stored, kms), place, sealed)).toBe('text');
  });

  it('is of no use in the row of another person', async () => {
    const kms = new MemoryKeys();
    const { stored } = await createDataKey(newId(), kms);
    await expect(unwrapDataKey({ id: newId(), wrapped: stored.wrapped }, kms)).rejects.toThrow(KeyRefused);
  });

  it('is re-wrapped by a rotation, which leaves sealed data as it is', async () => {
    const kms = new MemoryKeys();
    const { key: made, stored } = await createDataKey(newId(), kms);
    const sealed = cipher.seal(made, place, 'text');
    kms.rotate('mk-2');
    const again = await rewrapDataKey(stored, kms);
    expect(again.masterKeyId).toBe('mk-2');
    expect(again.wrapped.equals(stored.wrapped)).toBe(false);
    kms.drop('mk-1');
    expect(cipher.open(await unwrapDataKey(again, kms), place, sealed)).toBe('text');
    await expect(unwrapDataKey(stored, kms)).rejects.toThrow(KeyRefused);
  });

  it('wipes the bytes it was made of', async () => {
    const bytes = randomBytes(32);
    await createDataKey(newId(), new MemoryKeys(), () => bytes);
    expect(bytes.equals(Buffer.alloc(32))).toBe(true);
  });
});
