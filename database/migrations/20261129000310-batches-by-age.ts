import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Batches past their term are found by an index. */
export class BatchesByAge20261129000310 implements MigrationInterface {
  name = 'BatchesByAge20261129000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX IF NOT EXISTS `idx_batch_assignments_asked` ON `batch_assignments` (`asked_at`)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX `idx_batch_assignments_asked` ON `batch_assignments`');
  }
}
