import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a worker was offered lately is found by time, and not among all that they were ever offered. */
export class OfferMemberTimes20261129000020 implements MigrationInterface {
  name = 'OfferMemberTimes20261129000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `offer_members` ADD COLUMN IF NOT EXISTS `made_at` datetime(3) NULL');
    await runner.query(
      'UPDATE `offer_members` m JOIN `offers` o ON o.`id` = m.`offer_id` SET m.`made_at` = o.`made_at` WHERE m.`made_at` IS NULL',
    );
    await runner.query('ALTER TABLE `offer_members` MODIFY `made_at` datetime(3) NOT NULL');
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_offer_members_worker_made` ON `offer_members` (`worker_id`, `made_at`)',
    );
    await runner.query('DROP INDEX IF EXISTS `idx_offer_members_worker` ON `offer_members`');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_offer_members_worker` ON `offer_members` (`worker_id`, `offer_id`)',
    );
    await runner.query('DROP INDEX IF EXISTS `idx_offer_members_worker_made` ON `offer_members`');
    await runner.query('ALTER TABLE `offer_members` DROP COLUMN IF EXISTS `made_at`');
  }
}
