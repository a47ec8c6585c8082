import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A worker says whether offers of work that cannot wait for the morning may wake them. Nobody has said so yet. */
export class NightOffers20261129000080 implements MigrationInterface {
  name = 'NightOffers20261129000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `workers` ADD COLUMN IF NOT EXISTS `night_offers` tinyint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `workers` DROP COLUMN `night_offers`');
  }
}
