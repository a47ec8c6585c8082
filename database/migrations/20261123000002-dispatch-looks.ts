import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dispatch remembers the look that was asked for last, so that every answer does not ask for one of its own. */
export class DispatchLooks20261123000002 implements MigrationInterface {
  name = 'DispatchLooks20261123000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `dispatches` ADD `look_at` datetime(3) NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `dispatches` DROP COLUMN `look_at`');
  }
}
