import type { MigrationInterface, QueryRunner } from 'typeorm';

const CODE = 'varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin"';

/** Those who hold a seat are asked whether they come, and their answers are kept. */
export class Reconfirmations20261129000060 implements MigrationInterface {
  name = 'Reconfirmations20261129000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS reconfirmations (
        booking_id uuid NOT NULL,
        moment ${CODE} NOT NULL,
        shift_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        asked_in uuid NOT NULL,
        asked_at datetime(3) NOT NULL,
        answer_by datetime(3) NOT NULL,
        answer ${CODE} NULL,
        answered_at datetime(3) NULL,
        actor_id uuid NULL,
        on_behalf_of uuid NULL,
        channel ${CODE} NULL,
        consent_id uuid NULL,
        INDEX idx_reconfirmations_shift (shift_id, moment),
        PRIMARY KEY (booking_id, moment)
      ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS reconfirmations');
  }
}
