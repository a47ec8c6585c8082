import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shifts assigned together: what was asked, its preview, and what became of each shift. */
export class BatchAssignments20261129000070 implements MigrationInterface {
  name = 'BatchAssignments20261129000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS batch_assignments (
        id uuid NOT NULL,
        employer_id uuid NOT NULL,
        state varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        shifts_per_worker varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        asked_at datetime(3) NOT NULL,
        changed_at datetime(3) NOT NULL,
        expires_at datetime(3) NULL,
        stage varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
        seats int NOT NULL,
        filled int NOT NULL,
        preview longtext NULL,
        actor_id uuid NULL,
        on_behalf_of uuid NULL,
        channel varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
        consent_id uuid NULL,
        PRIMARY KEY (id),
        INDEX idx_batch_assignments_employer_asked (employer_id, asked_at)
      )`);
    await runner.query(`CREATE TABLE IF NOT EXISTS batch_shifts (
        batch_id uuid NOT NULL,
        shift_id uuid NOT NULL,
        seats int NOT NULL,
        planned int NULL,
        offered int NULL,
        left_out longtext NULL,
        wave int NULL,
        done_at datetime(3) NULL,
        PRIMARY KEY (batch_id, shift_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE batch_shifts');
    await runner.query('DROP TABLE batch_assignments');
  }
}
