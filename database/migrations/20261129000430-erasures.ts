import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures that people ask for, and the way from an erased person to the lists that name them. */
export class Erasures20261129000430 implements MigrationInterface {
  name = 'Erasures20261129000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS erasures (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        state varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        live tinyint NULL,
        asked_at datetime(3) NOT NULL,
        due_at datetime(3) NOT NULL,
        ended_at datetime(3) NULL,
        keep_until datetime(3) NULL,
        actor_id uuid NULL,
        on_behalf_of uuid NULL,
        channel varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        consent_id uuid NULL,
        PRIMARY KEY (id),
        UNIQUE INDEX uq_erasures_live (account_id, live)
      )`);
    await runner.query('CREATE INDEX IF NOT EXISTS idx_employer_regulars_person ON employer_regulars (worker_id)');
    await runner.query(
      'CREATE INDEX IF NOT EXISTS idx_employer_regulars_matched ON employer_regulars (matched_worker_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX idx_employer_regulars_matched ON employer_regulars');
    await runner.query('DROP INDEX idx_employer_regulars_person ON employer_regulars');
    await runner.query('DROP TABLE erasures');
  }
}
