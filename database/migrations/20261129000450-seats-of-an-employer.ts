import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An employer's shifts are listed by their start: the live board of all of them. */
export class SeatsOfAnEmployer20261129000450 implements MigrationInterface {
  name = 'SeatsOfAnEmployer20261129000450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_shift_seats_employer_start` ON `shift_seats` (`employer_id`, `starts_at`)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX IF EXISTS `idx_shift_seats_employer_start` ON `shift_seats`');
  }
}
