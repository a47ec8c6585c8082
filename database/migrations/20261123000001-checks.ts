import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invariants that hold whoever writes; TypeORM's driver for MariaDB makes no checks from entities. */
export class Checks20261123000001 implements MigrationInterface {
  name = 'Checks20261123000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE `shift_seats` ADD CONSTRAINT `chk_shift_seats_filled` CHECK (`filled` >= 0 AND `filled` <= `headcount`)',
    );
    await runner.query('ALTER TABLE `bookings` ADD CONSTRAINT `chk_bookings_times` CHECK (`starts_at` < `ends_at`)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `bookings` DROP CONSTRAINT `chk_bookings_times`');
    await runner.query('ALTER TABLE `shift_seats` DROP CONSTRAINT `chk_shift_seats_filled`');
  }
}
