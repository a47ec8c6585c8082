import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the nightly upkeep removes is found by an index, not by reading whole tables. */
export class RetentionIndexes20261123000003 implements MigrationInterface {
  name = 'RetentionIndexes20261123000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX IF NOT EXISTS `idx_sign_in_codes_day` ON `sign_in_codes` (`day`)');
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_password_tries_window` ON `password_tries` (`window_started_at`)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX `idx_password_tries_window` ON `password_tries`');
    await runner.query('DROP INDEX `idx_sign_in_codes_day` ON `sign_in_codes`');
  }
}
