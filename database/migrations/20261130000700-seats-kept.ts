import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of seats is learnt by the source of the offer that brought them, from work that has begun; and nobody's seat
 * is released for silence before they were put on the call list.
 */
export class SeatsKept20261130000700 implements MigrationInterface {
  name = 'SeatsKept20261130000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE `bookings` ADD COLUMN IF NOT EXISTS `offer_source` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL',
    );
    await runner.query(
      `UPDATE bookings b JOIN offers o ON o.id = b.offer_id SET b.offer_source = o.source WHERE b.offer_source IS NULL`,
    );
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_bookings_source_start` ON `bookings` (`offer_source`, `starts_at`, `state`, `end_reason`)',
    );
    await runner.query('ALTER TABLE `reconfirmations` ADD COLUMN IF NOT EXISTS `listed_in` uuid NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `reconfirmations` DROP COLUMN IF EXISTS `listed_in`');
    await runner.query('DROP INDEX IF EXISTS `idx_bookings_source_start` ON `bookings`');
    await runner.query('ALTER TABLE `bookings` DROP COLUMN IF EXISTS `offer_source`');
  }
}
