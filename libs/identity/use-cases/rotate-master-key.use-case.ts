import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@gg/platform';
import { DevelopmentKeyFile } from '../crypto/development-key-file';
import { KEY_MANAGEMENT, KeyRefused, type KeyManagement } from '../crypto/key-management';
import { PersonKeys } from '../data/person-keys';

/** A master key and what depends on it. */
export interface MasterKeyUse {
  readonly masterKeyId: string;
  readonly active: boolean;
  /** Data keys wrapped with it: one for each person, and one for each employer's phone lists. */
  readonly dataKeys: number;
  /** Whether the key is there. Data under one that is not cannot be read. */
  readonly held: boolean;
}

export interface Rotation {
  readonly activeKeyId: string;
  /** Data keys that were wrapped anew; sealed data is not touched. */
  readonly rewrapped: number;
  /** Old master keys that were destroyed. */
  readonly retired: readonly string[];
}

/** Hears each step once it has been made. */
export type RotationListener = (
  step:
    | { readonly kind: 'resumed' }
    | { readonly kind: 'added' | 'retired'; readonly masterKeyId: string }
    | { readonly kind: 'rewrapped'; readonly done: number; readonly all: number }
    | { readonly kind: 'settling'; readonly ms: number },
) => void;

/**
 * Rotates the master key beside running services: a new key (in development; a key service has its own way), all data
 * keys wrapped with it, and then the end of the old ones. It may be killed at any point and run again, and goes on then:
 * an old key stays until nothing is wrapped with it, so that everything can be read all the time. Two at once are not
 * allowed for; the command takes care of that.
 */
@Injectable()
export class RotateMasterKey {
  constructor(
    @Inject(KEY_MANAGEMENT) private readonly kms: KeyManagement,
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(CONFIG) private readonly config: Pick<Config, 'settings'>,
  ) {}

  /** All master keys that are there or needed, the active one first. */
  async uses(): Promise<MasterKeyUse[]> {
    const [counted, held] = [await this.keys.countByMasterKey(), await this.heldIds()];
    const active = this.kms.activeKeyId();
    const ids = new Set([active, ...held, ...counted.keys()]);
    return [...ids].map((masterKeyId) => ({
      masterKeyId,
      active: masterKeyId === active,
      dataKeys: counted.get(masterKeyId) ?? 0,
      held: held.includes(masterKeyId),
    }));
  }

  /**
   * Begins a rotation, or goes on with one that was cut short.
   * @param retireOld false where something outside this database is wrapped with the old keys too
   * Throws KeyRefused, before anything is changed, when a master key is missing or nothing is wrapped here at all: then
   * the old key belongs to another database, and to retire it would end that one's data.
   */
  async rotate(retireOld: boolean, hear: RotationListener = () => undefined): Promise<Rotation> {
    await this.keys.assertReadable();
    if ((await this.keys.countByMasterKey()).size === 0) {
      throw new KeyRefused('this database holds no data keys: there is nothing to rotate');
    }
    if (await this.isUnfinished(retireOld)) hear({ kind: 'resumed' });
    else if (this.kms instanceof DevelopmentKeyFile) hear({ kind: 'added', masterKeyId: await this.kms.addKey() });
    let rewrapped = await this.rewrapAll(hear);
    const retired: string[] = [];
    for (let old = await this.retirable(retireOld); old.length > 0; old = await this.retirable(retireOld)) {
      const ms = this.config.settings.masterKeys.settleMs;
      hear({ kind: 'settling', ms });
      await pause(ms);
      for (const id of old)
        await this.keys.leave(id, this.kms.activeKeyId(), this.config.settings.masterKeys.rewrapBatch);
      const late = await this.rewrapAll(hear);
      rewrapped += late;
      // What came late may not have been the last.
      if (late > 0) continue;
      for (const masterKeyId of old) {
        await this.retire(masterKeyId);
        retired.push(masterKeyId);
        hear({ kind: 'retired', masterKeyId });
      }
    }
    return { activeKeyId: this.kms.activeKeyId(), rewrapped, retired };
  }

  /** Destroys an old master key. Throws KeyRefused while anything is wrapped with it, and for the active one. */
  async retire(keyId: string): Promise<void> {
    const wrapped = (await this.keys.countByMasterKey()).get(keyId) ?? 0;
    if (wrapped > 0) throw new KeyRefused(`${wrapped} data keys are still wrapped with ${keyId}: rotate first`);
    if (!(this.kms instanceof DevelopmentKeyFile)) throw new KeyRefused('the key service retires its own keys');
    await this.kms.retire(keyId);
  }

  private async isUnfinished(retireOld: boolean): Promise<boolean> {
    return (await this.oldIds()).length > 0 || (await this.retirable(retireOld)).length > 0;
  }

  private async rewrapAll(hear: RotationListener): Promise<number> {
    const { rewrapBatch } = this.config.settings.masterKeys;
    let done = 0;
    // Until nothing is left, and not once through: a key may be stored under an old master key behind our back.
    for (let old = await this.oldIds(); old.length > 0; old = await this.oldIds()) {
      const all = done + old.reduce((sum, { dataKeys }) => sum + dataKeys, 0);
      for (const { masterKeyId } of old) {
        let last: string | null = null;
        do {
          const batch = await this.keys.rewrapBatch(masterKeyId, last, rewrapBatch);
          last = batch.last;
          done += batch.rewrapped;
          if (last !== null) hear({ kind: 'rewrapped', done, all: Math.max(done, all) });
        } while (last !== null);
      }
    }
    return done;
  }

  /** Master keys other than the active one that wrap something. */
  private async oldIds(): Promise<MasterKeyUse[]> {
    return (await this.uses()).filter(({ active, dataKeys }) => !active && dataKeys > 0);
  }

  /** Master keys that are there and wrap nothing here. */
  private async retirable(retireOld: boolean): Promise<string[]> {
    if (!retireOld || !(this.kms instanceof DevelopmentKeyFile)) return [];
    return (await this.uses())
      .filter(({ active, dataKeys }) => !active && dataKeys === 0)
      .map((use) => use.masterKeyId);
  }

  private async heldIds(): Promise<string[]> {
    if (this.kms instanceof DevelopmentKeyFile) return this.kms.keyIds();
    const ids = [this.kms.activeKeyId(), ...(await this.keys.countByMasterKey()).keys()];
    await this.kms.assertHolds(ids);
    return ids;
  }
}
