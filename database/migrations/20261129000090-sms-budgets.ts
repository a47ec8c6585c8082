import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin"';

/** What a city spends on texts in a day, and which message was paid by it. Messages from before were paid by nobody. */
export class SmsBudgets20261129000090 implements MigrationInterface {
  name = 'SmsBudgets20261129000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS sms_budgets (
        city_code ${CITY} NOT NULL,
        day date NOT NULL,
        spent_fen bigint NOT NULL,
        PRIMARY KEY (city_code, day)
      ) ENGINE=InnoDB`);
    await runner.query(`ALTER TABLE sms_messages
        ADD COLUMN IF NOT EXISTS city_code ${CITY} NULL,
        ADD COLUMN IF NOT EXISTS cost_fen int NULL,
        ADD COLUMN IF NOT EXISTS paid_on date NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sms_messages DROP COLUMN city_code, DROP COLUMN cost_fen, DROP COLUMN paid_on');
    await runner.query('DROP TABLE IF EXISTS sms_budgets');
  }
}
