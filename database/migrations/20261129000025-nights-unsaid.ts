import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether somebody wants nights, avoids them or has not said are three things. Until now nobody could say the second apart
 * from the third, and it counted as the third.
 */
export class NightsUnsaid20261129000025 implements MigrationInterface {
  name = 'NightsUnsaid20261129000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `workers` MODIFY `nights` tinyint NULL');
    await runner.query('UPDATE `workers` SET `nights` = NULL WHERE `nights` = 0');
    await runner.query(
      `UPDATE candidates SET profile = REPLACE(profile, '"nights":false', '"nights":null') WHERE profile LIKE '%"nights":false%'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE `workers` SET `nights` = 0 WHERE `nights` IS NULL');
    await runner.query('ALTER TABLE `workers` MODIFY `nights` tinyint NOT NULL');
  }
}
