import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { randomText } from './random-source';
import { newOneTimeCode, OneTimeCodeDigests } from './one-time-code-digests';
import { newReplyCode, REPLY_ALPHABET } from './reply-code';

/** A reproducible source: SHA-256 of a counter. */
function source(seed: string): (bytes: number) => Buffer {
  let counter = 0;
  return (bytes) => {
    let out = Buffer.alloc(0);
    while (out.length < bytes) out = Buffer.concat([out, createHash('sha256').update(`${seed}${counter++}`).digest()]);
    return out.subarray(0, bytes);
  };
}

describe('short codes', () => {
  it('use letters that nobody takes for others', () => {
    expect(REPLY_ALPHABET).not.toMatch(/[0O1ILBSZ]/);
    expect(new Set(REPLY_ALPHABET).size).toBe(REPLY_ALPHABET.length);
    expect(REPLY_ALPHABET).toBe(REPLY_ALPHABET.toUpperCase());
  });

  it('have their form, and the same randomness gives the same code', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(newReplyCode(source(seed))).toMatch(new RegExp(`^[${REPLY_ALPHABET}]{4}$`));
        expect(newReplyCode(source(seed))).toBe(newReplyCode(source(seed)));
        expect(newOneTimeCode(source(seed))).toMatch(/^\d{6}$/);
      }),
    );
  });

  it('throw away bytes that would favour some digits', () => {
    const bytes = Buffer.from([255, 250, 249, 251, 3]);
    let at = 0;
    const text = randomText('0123456789', 2, (n) => bytes.subarray(at, (at += n)));
    expect(text).toBe('93');
  });

  it('draw all digits about equally', () => {
    const random = source('even');
    const counts = new Map<string, number>();
    for (const digit of randomText('0123456789', 20_000, random)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    // Ten cells of 2,000 expected: chi-square with 9 degrees of freedom stays under 27.9 in 999 of 1,000 draws.
    const chi = [...counts.values()].reduce((sum, n) => sum + (n - 2_000) ** 2 / 2_000, 0);
    expect(counts.size).toBe(10);
    expect(chi).toBeLessThan(27.9);
  });
});

describe('digest of a one-time code', () => {
  const digests = new OneTimeCodeDigests('a secret of at least thirty-two characters');
  const phone = Buffer.alloc(32, 1);

  it('belongs to a purpose, a phone, a code and a secret', () => {
    const all = [
      digests.of('sign_in', phone, '123456'),
      digests.of('prove_phone', phone, '123456'),
      digests.of('sign_in', Buffer.alloc(32, 2), '123456'),
      digests.of('sign_in', phone, '123457'),
      new OneTimeCodeDigests('another secret of at least thirty-two').of('sign_in', phone, '123456'),
    ].map((d) => d.toString('hex'));
    expect(new Set(all).size).toBe(all.length);
    expect(digests.of('sign_in', phone, '123456').toString('hex')).toBe(all[0]);
  });
});
