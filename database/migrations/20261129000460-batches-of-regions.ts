import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A batch is an employer's, or the centre's over a region: then it takes shifts of several employers. */
export class BatchesOfRegions20261129000460 implements MigrationInterface {
  name = 'BatchesOfRegions20261129000460';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE batch_assignments
        MODIFY employer_id uuid NULL,
        ADD COLUMN IF NOT EXISTS region_code varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`);
    await runner.query(`ALTER TABLE batch_assignments DROP CONSTRAINT IF EXISTS chk_batch_assignments_owner`);
    await runner.query(`ALTER TABLE batch_assignments
        ADD CONSTRAINT chk_batch_assignments_owner CHECK ((employer_id IS NULL) <> (region_code IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM batch_assignments WHERE employer_id IS NULL');
    await runner.query('ALTER TABLE batch_assignments DROP CONSTRAINT IF EXISTS chk_batch_assignments_owner');
    await runner.query(
      'ALTER TABLE batch_assignments DROP COLUMN IF EXISTS region_code, MODIFY employer_id uuid NOT NULL',
    );
  }
}
