import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Expected acceptance is learnt from the last answered offers of each source. */
export class OffersBySource20261129000030 implements MigrationInterface {
  name = 'OffersBySource20261129000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_offers_source_closed` ON `offers` (`source`, `closed_at`, `state`, `delivered_at`)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX `idx_offers_source_closed` ON `offers`');
  }
}
