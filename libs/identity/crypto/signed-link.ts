import type { KeyObject } from 'node:crypto';
import { DomainError, isId, type Id } from '@gg/kernel';
import { deriveKey, mac, sameBytes } from './derived-key';
import { idFromBytes, idToBytes } from './id-bytes';

/** What a link is good for. One purpose's link is void for another. */
export const LINK_PURPOSES = ['offer', 'reconfirm', 'party_invitation', 'wage_confirmation', 'roster'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export interface LinkSubject {
  readonly subjectId: Id;
  /** Whole seconds. */
  readonly expiresAt: Date;
}

/** Subject (16 bytes), expiry in seconds (4), MAC (16): 36 bytes are exactly 48 letters, with no spare bits to vary. */
const LENGTHS = { id: 16, expiry: 4, mac: 16 } as const;
const TEXT = /^[A-Za-z0-9_-]{48}$/;
const LATEST_S = 0xffff_ffff;

/**
 * Short links in SMS that open one thing without a sign-in: 48 letters with a MAC of 128 bits (RFC 2104 5: at least half
 * of HMAC-SHA-256). Whoever holds the link may answer that one offer, as whoever holds the phone may.
 */
export class SignedLinks {
  private readonly keys: ReadonlyMap<LinkPurpose, KeyObject>;

  /** @param secret `LINK_SECRET` */
  constructor(secret: string) {
    this.keys = new Map(LINK_PURPOSES.map((purpose) => [purpose, deriveKey(secret, `signed-link/v1/${purpose}`)]));
  }

  /** @param expiresAt rounded down to a second. RangeError for a subject that is no id or an expiry outside 1970–2106 */
  sign(purpose: LinkPurpose, subjectId: Id, expiresAt: Date): string {
    const seconds = Math.floor(expiresAt.getTime() / 1000);
    if (!isId(subjectId) || !(seconds >= 0 && seconds <= LATEST_S)) throw new RangeError('nothing a link can carry');
    const expiry = Buffer.alloc(LENGTHS.expiry);
    expiry.writeUInt32BE(seconds);
    const body = Buffer.concat([idToBytes(subjectId), expiry]);
    return Buffer.concat([body, this.macOf(purpose, body)]).toString('base64url');
  }

  /** Reads a link. Throws `identity.link_invalid`, or `identity.link_expired` for a genuine one that is over. */
  read(purpose: LinkPurpose, text: string, now: Date): LinkSubject {
    if (!TEXT.test(text)) throw new DomainError('identity.link_invalid');
    const bytes = Buffer.from(text, 'base64url');
    const body = bytes.subarray(0, LENGTHS.id + LENGTHS.expiry);
    if (!sameBytes(bytes.subarray(body.length), this.macOf(purpose, body)))
      throw new DomainError('identity.link_invalid');
    const expiresAt = new Date(body.readUInt32BE(LENGTHS.id) * 1000);
    if (now >= expiresAt) throw new DomainError('identity.link_expired');
    return { subjectId: idFromBytes(body.subarray(0, LENGTHS.id)), expiresAt };
  }

  private macOf(purpose: LinkPurpose, body: Buffer): Buffer {
    const key = this.keys.get(purpose);
    if (!key) throw new RangeError('unknown purpose of a link');
    return mac(key, body).subarray(0, LENGTHS.mac);
  }
}
