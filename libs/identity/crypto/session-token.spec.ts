import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CsrfTokens, newSessionToken, sessionTokenDigest } from './session-token';

const digest = (token: string): Buffer => {
  const bytes = sessionTokenDigest(token);
  if (!bytes) throw new Error('refused');
  return bytes;
};

describe('session token', () => {
  it('is 256 bits in base64url and stored as its SHA-256', () => {
    const token = newSessionToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(digest(token)).toEqual(createHash('sha256').update(token).digest());
    expect(newSessionToken()).not.toBe(token);
  });

  it('every token that can be drawn is accepted', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(sessionTokenDigest(newSessionToken(() => Buffer.from(bytes)))).not.toBeNull();
      }),
    );
  });

  it.each([
    '',
    'x',
    'A'.repeat(44),
    `${'A'.repeat(42)}B`,
    `${'A'.repeat(42)}=`,
    `${'A'.repeat(21)} ${'A'.repeat(21)}`,
    `${'A'.repeat(43)}\n`,
  ])('no digest of %j', (text) => expect(sessionTokenDigest(text)).toBeNull());
});

describe('CSRF token', () => {
  const csrf = new CsrfTokens('a secret of at least thirty-two characters');
  const mine = digest(newSessionToken());
  const other = digest(newSessionToken());

  it('counts for its session, under its secret, and differs each time', () => {
    const token = csrf.issue(mine);
    expect(csrf.accepts(token, mine)).toBe(true);
    expect(csrf.accepts(token, other)).toBe(false);
    expect(new CsrfTokens('another secret of at least thirty-two').accepts(token, mine)).toBe(false);
    expect(csrf.issue(mine)).not.toBe(token);
  });

  it('no letter of it may change', () => {
    const token = csrf.issue(mine);
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(csrf.accepts(changed, mine)).toBe(false);
    }
  });

  it.each(['', 'undefined', 'A'.repeat(64), 'A'.repeat(63), 'A'.repeat(6400)])('refuses %j', (text) =>
    expect(csrf.accepts(text, mine)).toBe(false),
  );
});
