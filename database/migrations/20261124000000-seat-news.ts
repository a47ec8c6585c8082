import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * News about a seat moves on as offers do: a notice says how far it goes, somebody may be phoned about no offer, and a
 * reply code may stand for a booking. A consent may be good for one call only.
 */
export class SeatNews20261124000000 implements MigrationInterface {
  name = 'SeatNews20261124000000';

  async up(runner: QueryRunner): Promise<void> {
    const ascii = 'CHARACTER SET ascii COLLATE ascii_bin';
    await runner.query(`ALTER TABLE \`notices\` ADD COLUMN IF NOT EXISTS \`moves_to\` varchar(10) ${ascii} NULL`);
    // Offers that are under way are still moved on.
    await runner.query(
      "UPDATE `notices` SET `moves_to` = 'call_list' WHERE `kind` = 'offer.made' AND `acknowledged_at` IS NULL AND `moves_to` IS NULL",
    );
    await runner.query('ALTER TABLE `call_list_entries` MODIFY `offer_id` uuid NULL');
    await runner.query(`ALTER TABLE \`call_list_entries\` ADD COLUMN IF NOT EXISTS \`news\` varchar(32) ${ascii} NULL`);
    await runner.query('ALTER TABLE `call_list_entries` ADD COLUMN IF NOT EXISTS `until_at` datetime(3) NULL');
    await runner.query(
      'CREATE UNIQUE INDEX IF NOT EXISTS `uq_call_list_entries_notice` ON `call_list_entries` (`notice_id`)',
    );
    await runner.query('ALTER TABLE `sms_reply_codes` MODIFY `offer_id` uuid NULL');
    await runner.query('ALTER TABLE `sms_reply_codes` ADD COLUMN IF NOT EXISTS `booking_id` uuid NULL');
    await runner.query(
      'CREATE UNIQUE INDEX IF NOT EXISTS `uq_sms_reply_codes_booking` ON `sms_reply_codes` (`booking_id`)',
    );
    await runner.query('ALTER TABLE `consents` ADD COLUMN IF NOT EXISTS `only_for` uuid NULL');
    await runner.query('CREATE INDEX IF NOT EXISTS `idx_consents_only_for` ON `consents` (`only_for`)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX `idx_consents_only_for` ON `consents`');
    await runner.query('ALTER TABLE `consents` DROP COLUMN `only_for`');
    await runner.query('DROP INDEX `uq_sms_reply_codes_booking` ON `sms_reply_codes`');
    await runner.query('ALTER TABLE `sms_reply_codes` DROP COLUMN `booking_id`');
    await runner.query('DELETE FROM `sms_reply_codes` WHERE `offer_id` IS NULL');
    await runner.query('ALTER TABLE `sms_reply_codes` MODIFY `offer_id` uuid NOT NULL');
    await runner.query('DROP INDEX `uq_call_list_entries_notice` ON `call_list_entries`');
    await runner.query('ALTER TABLE `call_list_entries` DROP COLUMN `until_at`');
    await runner.query('ALTER TABLE `call_list_entries` DROP COLUMN `news`');
    await runner.query('DELETE FROM `call_list_entries` WHERE `offer_id` IS NULL');
    await runner.query('ALTER TABLE `call_list_entries` MODIFY `offer_id` uuid NOT NULL');
    await runner.query('ALTER TABLE `notices` DROP COLUMN `moves_to`');
  }
}
