import { createHash, type KeyObject } from 'node:crypto';
import { deriveKey, mac, sameBytes } from './derived-key';
import { systemRandom, type RandomSource } from './random-source';

/** 256 bits in base64url. The last letter carries four bits only, so it is one of sixteen. */
const TOKEN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** A new opaque session token. It is shown once, to the client; the database holds its {@link sessionTokenDigest}. */
export const newSessionToken = (random: RandomSource = systemRandom): string => random(32).toString('base64url');

/**
 * SHA-256 of a token, 32 bytes; null for a text that cannot be one. A plain hash is enough: there is nothing to guess in
 * 256 random bits.
 */
export const sessionTokenDigest = (token: string): Buffer | null =>
  TOKEN.test(token) ? createHash('sha256').update(token, 'ascii').digest() : null;

/** Random part and MAC, 16 and 32 bytes. */
const NONCE = 16;
const CSRF = /^[A-Za-z0-9_-]{64}$/;

/**
 * Signed double-submit tokens against cross-site requests: the page sends in a header what it reads from a cookie, and
 * the token counts for its session only, so that a cookie planted from a sister domain is of no use.
 */
export class CsrfTokens {
  private readonly key: KeyObject;

  /** @param secret `CSRF_SECRET` */
  constructor(
    secret: string,
    private readonly random: RandomSource = systemRandom,
  ) {
    this.key = deriveKey(secret, 'csrf/v1');
  }

  /** @param sessionDigest digest of the session's token */
  issue(sessionDigest: Buffer): string {
    const nonce = this.random(NONCE);
    return Buffer.concat([nonce, mac(this.key, sessionDigest, nonce)]).toString('base64url');
  }

  accepts(token: string, sessionDigest: Buffer): boolean {
    if (!CSRF.test(token)) return false;
    const bytes = Buffer.from(token, 'base64url');
    return sameBytes(bytes.subarray(NONCE), mac(this.key, sessionDigest, bytes.subarray(0, NONCE)));
  }
}
