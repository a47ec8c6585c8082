import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type Tx } from '@gg/platform';
import { deriveKey, mac } from '../crypto/derived-key';
import { decidePasswordTry, type PasswordTryDecision, type PasswordTryState } from '../domain/password-tries';

/** How often passwords were tried at sign-in names. Names are kept as keyed digests: people mistype passwords as names. */
@Injectable()
export class PasswordTries {
  private readonly key: KeyObject;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = deriveKey(config.BLIND_INDEX_KEY, 'digest/v1/sign_in_name');
  }

  /** Counts a try before it is made; the row is its guard. */
  async count(tx: Tx, name: string): Promise<PasswordTryDecision> {
    const nameDigest = mac(this.key, name);
    await tx.insert(
      'password_tries',
      { nameDigest, version: 1, tries: 0, windowStartedAt: null },
      'ON DUPLICATE KEY UPDATE version = version + 1',
    );
    const state = await tx.row<PasswordTryState>(
      'SELECT tries, window_started_at FROM password_tries WHERE name_digest = ?',
      [nameDigest],
    );
    const decision = decidePasswordTry(state ?? { tries: 0, windowStartedAt: null }, tx.now);
    if (decision.kind === 'try') {
      await tx.change('UPDATE password_tries SET tries = ?, window_started_at = ? WHERE name_digest = ?', [
        decision.next.tries,
        decision.next.windowStartedAt,
        nameDigest,
      ]);
    }
    return decision;
  }

  /** After a success the count begins anew. */
  async reset(tx: Tx, name: string): Promise<void> {
    await tx.change('UPDATE password_tries SET tries = 0, window_started_at = NULL WHERE name_digest = ?', [
      mac(this.key, name),
    ]);
  }
}
