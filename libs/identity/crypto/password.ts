import { argon2id, hash, needsRehash, verify } from 'argon2';
import { normalisePassword, PASSWORD_MAX_LENGTH } from '../domain/password-policy';
import { systemRandom } from './random-source';

/** Cost of one hash. */
export interface PasswordCost {
  /** Memory in KiB. */
  readonly memoryCost: number;
  /** Passes. */
  readonly timeCost: number;
  readonly parallelism: number;
}

/**
 * The least that OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, 2 passes, 1 lane; about 60 ms on one
 * core. More memory would let a burst of sign-ins crowd out the services on a small server.
 */
export const PASSWORD_COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface PasswordVerdict {
  readonly ok: boolean;
  /** The hash to store instead, when the password was right and the cost has changed since; else null. */
  readonly rehashed: string | null;
}

/** Hashes and checks passwords with Argon2id (RFC 9106). */
export class Passwords {
  private decoy: Promise<string> | null = null;

  constructor(private readonly cost: PasswordCost = PASSWORD_COST) {}

  /** @returns a PHC string (`$argon2id$v=19$…`) with its own random salt */
  async hash(password: string): Promise<string> {
    return hash(normalisePassword(password), { type: argon2id, ...this.cost });
  }

  /**
   * Checks a password. For an unknown name hand in null: the same work is done against a decoy, so that the time of the
   * answer does not tell which names exist.
   */
  async verify(stored: string | null, password: string): Promise<PasswordVerdict> {
    this.decoy ??= this.hash(systemRandom(24).toString('base64'));
    const decoy = await this.decoy;
    // Over-long input is no password of anyone; it is cut so that its hashing costs no more than another's.
    const text = password.slice(0, PASSWORD_MAX_LENGTH * 2);
    const matches = await verify(stored ?? decoy, normalisePassword(text));
    const ok = matches && stored !== null && text === password;
    return { ok, rehashed: ok && needsRehash(stored, this.cost) ? await this.hash(password) : null };
  }
}
