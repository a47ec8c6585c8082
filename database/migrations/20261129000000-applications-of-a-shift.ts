import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications are listed by shift and state in the order in which they came, and remember with which closing they ended. */
export class ApplicationsOfAShift20261129000000 implements MigrationInterface {
  name = 'ApplicationsOfAShift20261129000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `applications` ADD COLUMN IF NOT EXISTS `closing_id` uuid NULL');
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_applications_shift_state` ON `applications` (`shift_id`, `state`, `made_at`)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS `idx_applications_shift_state` ON `applications`');
    await runner.query('ALTER TABLE `applications` DROP COLUMN IF EXISTS `closing_id`');
  }
}
