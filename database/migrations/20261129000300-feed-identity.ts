import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names the feed of candidates, so that a snapshot of another database's is told from one of this. */
export class FeedIdentity20261129000300 implements MigrationInterface {
  name = 'FeedIdentity20261129000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `candidate_feed` ADD COLUMN IF NOT EXISTS `feed_id` uuid NULL');
    await runner.query('UPDATE candidate_feed SET feed_id = UUID() WHERE feed_id IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `candidate_feed` DROP COLUMN `feed_id`');
  }
}
