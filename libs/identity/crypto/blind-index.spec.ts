import fc from 'fast-check';
import { BLIND_FIELDS, BlindIndex } from './blind-index';
import { deriveKey, mac, sameBytes } from './derived-key';

const SECRET = 'a secret of at least thirty-two characters';
const index = new BlindIndex(SECRET);

describe('blind index', () => {
  it('is stable, of 32 bytes, and different for each field, value and secret', () => {
    const values = ['13800138000', '13800138001'];
    const all = [index, new BlindIndex(`${SECRET}!`)].flatMap((i) =>
      BLIND_FIELDS.flatMap((field) => values.map((value) => i.of(field, value).toString('hex'))),
    );
    expect(new Set(all).size).toBe(2 * BLIND_FIELDS.length * values.length);
    expect(index.of('phone', '13800138000')).toEqual(new BlindIndex(SECRET).of('phone', '13800138000'));
    expect(index.of('phone', '13800138000')).toHaveLength(32);
  });

  it('keeps its value over releases: stored columns depend on it', () => {
    expect(index.of('phone', '13800138000').toString('hex')).toBe(
      '8a4a34efedd1400343dffbd245845bcf2fa8657a85f5f49a1b3876afca285089',
    );
  });

  it('refuses an empty value and a weak secret', () => {
    expect(() => index.of('name', '')).toThrow(RangeError);
    expect(() => new BlindIndex('short')).toThrow(RangeError);
  });
});

describe('keyed digests', () => {
  const key = deriveKey(SECRET, 'csrf/v1');

  it('tell apart how parts are cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        fc.pre(b !== '');
        expect(sameBytes(mac(key, a + b, c), mac(key, a, b + c))).toBe(false);
      }),
    );
  });

  it('compare without throwing on another length', () => {
    expect(sameBytes(Buffer.from('a'), Buffer.from('ab'))).toBe(false);
    expect(sameBytes(Buffer.from('ab'), Buffer.from('ab'))).toBe(true);
  });
});
