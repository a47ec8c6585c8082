import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { gcmOpen, gcmSeal, KeyRefused, unwrapWith, wrapWith, wrappingKeyId } from './key-management';
import { systemRandom } from './random-source';

const key = createSecretKey(randomBytes(32));
const aad = Buffer.from('where');

describe('AES-256-GCM', () => {
  // NIST's GCM test vectors for 256-bit keys, case 16 of the specification by McGrew and Viega.
  it('agrees with a published vector', () => {
    const k = createSecretKey(Buffer.from('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', 'hex'));
    const nonce = Buffer.from('cafebabefacedbaddecaf888', 'hex');
    const plain = Buffer.from(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
      'hex',
    );
    const sealed = gcmSeal(k, plain, Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex'), () => nonce);
    expect(sealed.toString('hex', 12)).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    );
  });

  it('opens what it sealed, and nothing that differs by one bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(), (plain, bit) => {
        const sealed = gcmSeal(key, Buffer.from(plain), aad, systemRandom);
        expect(gcmOpen(key, sealed, aad)).toEqual(Buffer.from(plain));
        const at = bit % (sealed.length * 8);
        sealed[at >> 3]! ^= 1 << (at & 7);
        expect(gcmOpen(key, sealed, aad)).toBeNull();
      }),
    );
  });

  it.each([0, 1, 27])('refuses a text of %d bytes', (length) => {
    expect(gcmOpen(key, Buffer.alloc(length), aad)).toBeNull();
  });

  it('refuses a shortened tag', () => {
    const sealed = gcmSeal(key, Buffer.from('secret'), aad, systemRandom);
    for (let cut = 1; cut <= sealed.length; cut++) expect(gcmOpen(key, sealed.subarray(0, -cut), aad)).toBeNull();
  });
});

describe('wrapping', () => {
  const plain = randomBytes(32);
  const wrapped = wrapWith('mk-1', key, plain, 'row-a', systemRandom);

  it('names its master key and comes back', () => {
    expect(wrappingKeyId(wrapped)).toBe('mk-1');
    expect(unwrapWith(key, wrapped, 'row-a')).toEqual(plain);
  });

  it('belongs to its row', () => expect(() => unwrapWith(key, wrapped, 'row-b')).toThrow(KeyRefused));

  it('needs its master key', () =>
    expect(() => unwrapWith(createSecretKey(randomBytes(32)), wrapped, 'row-a')).toThrow(KeyRefused));

  it('every bit counts, the header too', () => {
    for (let bit = 0; bit < wrapped.length * 8; bit++) {
      const broken = Buffer.from(wrapped);
      broken[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unwrapWith(key, broken, 'row-a')).toThrow(KeyRefused);
    }
  });

  it.each([Buffer.alloc(0), Buffer.from([2, 4]), Buffer.from('hello world')])(
    'refuses what is no wrapped key',
    (text) => expect(() => wrappingKeyId(text)).toThrow(KeyRefused),
  );
});
