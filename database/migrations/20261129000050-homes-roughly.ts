import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of open work know roughly where a household is; the point of the terms, which nobody is shown, stays exact. */
export class HomesRoughly20261129000050 implements MigrationInterface {
  name = 'HomesRoughly20261129000050';

  async up(runner: QueryRunner): Promise<void> {
    // In two statements, because one with a join may assign in any order.
    await runner.query(
      `UPDATE shifts s JOIN postings p ON p.id = s.posting_id
          SET s.lng = ROUND(s.lng, 2), s.lat = ROUND(s.lat, 2)
        WHERE p.legal_employer_code LIKE 'household:%'`,
    );
    await runner.query(
      `UPDATE shifts s JOIN postings p ON p.id = s.posting_id
          SET s.grid_cell = FLOOR((s.lat + 180) * 20) * 10000 + FLOOR((s.lng + 180) * 20)
        WHERE p.legal_employer_code LIKE 'household:%'`,
    );
  }

  async down(): Promise<void> {}
}
