import { Inject, Injectable } from '@nestjs/common';
import { Connections } from '@gg/platform';
import { DevelopmentKeyFile } from '../crypto/development-key-file';
import { KEY_MANAGEMENT, KeyRefused, type KeyManagement } from '../crypto/key-management';
import { PersonKeys } from '../data/person-keys';

/** Data keys that are re-wrapped between two looks at the table. */
const BATCH = 500;

export interface Rotation {
  readonly activeKeyId: string;
  /** Data keys that were wrapped anew; sealed data is not touched. */
  readonly rewrapped: number;
}

/**
 * Rotates the master key beside running services: a new key (in development; a key service has its own way), then all
 * data keys wrapped with it. The old key is retired in a second step, on another day: a service may have wrapped with it
 * a moment before. Both may be run again.
 */
@Injectable()
export class RotateMasterKey {
  constructor(
    @Inject(KEY_MANAGEMENT) private readonly kms: KeyManagement,
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  async rotate(): Promise<Rotation> {
    if (this.kms instanceof DevelopmentKeyFile) await this.kms.addKey();
    let rewrapped = 0;
    for (let batch = await this.keys.rotateBatch(BATCH); batch > 0; batch = await this.keys.rotateBatch(BATCH))
      rewrapped += batch;
    return { activeKeyId: this.kms.activeKeyId(), rewrapped };
  }

  /** Destroys an old master key. Throws KeyRefused while anything is wrapped with it, and for the active one. */
  async retire(keyId: string): Promise<void> {
    const row = await this.connections.row<{ n: number }>(
      'SELECT COUNT(*) AS n FROM person_keys WHERE master_key_id = ? AND wrapped_key IS NOT NULL',
      [keyId],
    );
    if (Number(row?.n ?? 0) > 0)
      throw new KeyRefused(`${row?.n} data keys are still wrapped with ${keyId}: rotate first`);
    if (!(this.kms instanceof DevelopmentKeyFile)) throw new KeyRefused('the key service retires its own keys');
    await this.kms.retire(keyId);
  }
}
