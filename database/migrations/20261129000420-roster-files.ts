import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rosters that employers asked for as files: who, for what, how often opened. */
export class RosterFiles20261129000420 implements MigrationInterface {
  name = 'RosterFiles20261129000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS roster_files (
        id uuid NOT NULL,
        shift_id uuid NOT NULL,
        employer_id uuid NOT NULL,
        account_id uuid NOT NULL,
        purpose varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
        made_at datetime(3) NOT NULL,
        hour datetime(3) NOT NULL,
        number int NOT NULL,
        expires_at datetime(3) NOT NULL,
        downloads int NOT NULL,
        PRIMARY KEY (id),
        UNIQUE INDEX uq_roster_files_hour (employer_id, hour, number)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roster_files');
  }
}
