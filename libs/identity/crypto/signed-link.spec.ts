import { DomainError, newId } from '@gg/kernel';
import fc from 'fast-check';
import { LINK_PURPOSES, SignedLinks } from './signed-link';

const links = new SignedLinks('a secret of at least thirty-two characters');
const now = new Date('2026-11-23T12:00:00Z');
const expiresAt = new Date('2026-11-23T12:20:00Z');
const invalid = new DomainError('identity.link_invalid');

describe('signed link', () => {
  it('carries its subject and expiry in 48 letters', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), fc.integer({ min: 1, max: 2 ** 32 - 1 }), (id, seconds) => {
        const text = links.sign('offer', id, new Date(seconds * 1000 + 999));
        expect(text).toMatch(/^[\w-]{48}$/);
        expect(links.read('offer', text, new Date(0))).toEqual({ subjectId: id, expiresAt: new Date(seconds * 1000) });
      }),
    );
  });

  it('ends with its expiry', () => {
    const text = links.sign('offer', newId(), expiresAt);
    expect(() => links.read('offer', text, new Date(expiresAt.getTime() - 1))).not.toThrow();
    expect(() => links.read('offer', text, expiresAt)).toThrow(new DomainError('identity.link_expired'));
  });

  it('serves its purpose only', () => {
    const id = newId();
    for (const made of LINK_PURPOSES) {
      for (const used of LINK_PURPOSES) {
        const read = (): unknown => links.read(used, links.sign(made, id, expiresAt), now);
        if (made === used) expect(read).not.toThrow();
        else expect(read).toThrow(invalid);
      }
    }
  });

  it('cannot be altered, prolonged, or made without the secret', () => {
    const text = links.sign('offer', newId(), expiresAt);
    for (let at = 0; at < text.length; at++) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      expect(() => links.read('offer', changed, now)).toThrow(invalid);
    }
    const foreign = new SignedLinks('another secret of at least thirty-two').sign('offer', newId(), expiresAt);
    expect(() => links.read('offer', foreign, now)).toThrow(invalid);
  });

  it('an expired link of another secret is invalid rather than expired', () => {
    const foreign = new SignedLinks('another secret of at least thirty-two').sign('offer', newId(), now);
    expect(() => links.read('offer', foreign, now)).toThrow(invalid);
  });

  it.each(['', 'A'.repeat(48), 'A'.repeat(47), `${'A'.repeat(48)}=`, 'x'.repeat(10_000)])('refuses %j', (text) =>
    expect(() => links.read('offer', text, now)).toThrow(invalid),
  );

  it.each([
    ['no id', 'x', expiresAt],
    ['too late an expiry', newId(), new Date('2107-01-01')],
    ['no expiry', newId(), new Date(NaN)],
  ])('signs nothing with %s', (_what, id, expiry) => expect(() => links.sign('offer', id, expiry)).toThrow(RangeError));
});
