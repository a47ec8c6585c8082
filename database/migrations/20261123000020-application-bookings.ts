import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An application remembers the booking it became, so that choosing it again answers the same and books nobody twice. */
export class ApplicationBookings20261123000020 implements MigrationInterface {
  name = 'ApplicationBookings20261123000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `applications` ADD IF NOT EXISTS `booking_id` uuid NULL');
    // Whoever chose before: a worker has one booking of a shift by an application unless they came back to it.
    await runner.query(
      `UPDATE applications a
          SET a.booking_id = (SELECT MAX(b.id) FROM bookings b
                               WHERE b.shift_id = a.shift_id AND b.worker_id = a.worker_id AND b.how = 'application')
        WHERE a.state = 'chosen' AND a.booking_id IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `applications` DROP COLUMN `booking_id`');
  }
}
