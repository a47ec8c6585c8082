import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever took back the consent to personal ranking meant it: from now on the profile alone says so. */
const OBJECTED = `SELECT account_id FROM consents WHERE purpose = 'personalised_matching'
  GROUP BY account_id HAVING MAX(COALESCE(live, 0)) = 0`;

/** One truth about personal ranking; the consent that nothing read is no longer asked for. */
export class PersonalRanking20261129000040 implements MigrationInterface {
  name = 'PersonalRanking20261129000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE workers SET personalised = 0 WHERE worker_id IN (${OBJECTED})`);
    await runner.query(
      `UPDATE candidates SET profile = REPLACE(profile, '"personalised":true', '"personalised":false')
        WHERE worker_id IN (${OBJECTED})`,
    );
  }

  async down(): Promise<void> {}
}
