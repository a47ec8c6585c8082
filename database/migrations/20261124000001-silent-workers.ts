import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A worker remembers whether matching was told that they have gone quiet, so that it is told once. */
export class SilentWorkers20261124000001 implements MigrationInterface {
  name = 'SilentWorkers20261124000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `workers` ADD COLUMN IF NOT EXISTS `silent` tinyint NOT NULL DEFAULT 0');
    await runner.query('CREATE INDEX IF NOT EXISTS `idx_workers_silent` ON `workers` (`silent`, `worker_id`)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX `idx_workers_silent` ON `workers`');
    await runner.query('ALTER TABLE `workers` DROP COLUMN `silent`');
  }
}
