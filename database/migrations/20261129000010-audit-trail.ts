import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail is read by region, person and time, and what stands in it can neither be changed nor taken away. */
export class AuditTrail20261129000010 implements MigrationInterface {
  name = 'AuditTrail20261129000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX IF NOT EXISTS `idx_audit_records_at` ON `audit_records` (`at`)');
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_audit_records_region` ON `audit_records` (`region_code`, `at`)',
    );
    await runner.query(
      'CREATE INDEX IF NOT EXISTS `idx_audit_records_on_behalf_of` ON `audit_records` (`on_behalf_of`, `at`)',
    );
    for (const act of ['update', 'delete']) {
      await runner.query(
        `CREATE OR REPLACE TRIGGER audit_records_no_${act} BEFORE ${act.toUpperCase()} ON audit_records FOR EACH ROW
           SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_records is append-only'`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const act of ['update', 'delete']) await runner.query(`DROP TRIGGER IF EXISTS audit_records_no_${act}`);
    await runner.query('DROP INDEX `idx_audit_records_on_behalf_of` ON `audit_records`');
    await runner.query('DROP INDEX `idx_audit_records_region` ON `audit_records`');
    await runner.query('DROP INDEX `idx_audit_records_at` ON `audit_records`');
  }
}
