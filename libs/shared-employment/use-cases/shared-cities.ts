import { Inject, Injectable } from '@nestjs/common';
import { newId } from '@gg/kernel';
import { CONFIG, type Config, type Tx } from '@gg/platform';

/**
 * The guard of a city: whatever bears on its pairs writes its row first, before any posting or pair, so that publishing,
 * talks and allocations of one city come one after the other on every node.
 */
@Injectable()
export class SharedCities {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Holds cities until the transaction ends; in one order, whoever asks. */
  async hold(tx: Tx, ...cityCodes: readonly string[]): Promise<void> {
    for (const cityCode of [...new Set(cityCodes)].sort()) {
      await tx.insert(
        'shared_cities',
        {
          cityCode,
          id: newId(),
          version: 1,
          pending: false,
          allocation: 0,
          cut: false,
          proven: true,
          allocatedAt: null,
        },
        'ON DUPLICATE KEY UPDATE version = version + 1',
      );
    }
  }

  /** Has the pairs of a city looked at anew, once for all that changes until then. The city is held. */
  async askAllocation(tx: Tx, cityCode: string): Promise<void> {
    const asked = await tx.changedOne(
      'UPDATE shared_cities SET pending = TRUE WHERE city_code = ? AND pending = FALSE',
      [cityCode],
    );
    if (!asked) return;
    const city = await tx.row<{ id: string; version: number }>(
      'SELECT id, version FROM shared_cities WHERE city_code = ?',
      [cityCode],
    );
    tx.emit({
      name: 'shared-pairs.allocation-due.v1',
      aggregateId: city!.id,
      aggregateVersion: city!.version,
      cityCode,
      dueAt: new Date(tx.now.getTime() + this.config.settings.sharedEmployment.settleSeconds * 1_000),
      payload: { cityCode },
    });
  }

  /**
   * Takes the allocation of a city in hand, and holds it.
   * @returns its number, or null when another has done it
   */
  async takeAllocation(tx: Tx, cityCode: string): Promise<number | null> {
    const taken = await tx.changedOne(
      `UPDATE shared_cities SET pending = FALSE, version = version + 1, allocation = allocation + 1, allocated_at = ?
        WHERE city_code = ? AND pending = TRUE`,
      [tx.now, cityCode],
    );
    if (!taken) return null;
    const city = await tx.row<{ allocation: number }>('SELECT allocation FROM shared_cities WHERE city_code = ?', [
      cityCode,
    ]);
    return city!.allocation;
  }
}
