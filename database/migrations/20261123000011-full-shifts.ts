import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of the indexes by which open work is found: what comes after the state, before and now. */
const INDEXES = {
  start: 'starts_at, id',
  cell: 'grid_cell, listed_until, lng, lat',
  city: 'city_code, starts_at, id',
  trade: 'trade_code, starts_at, id',
} as const;

/** Lists of open work leave out what is full. What is full already is taken from bookings' seats, once. */
export class FullShifts20261123000011 implements MigrationInterface {
  name = 'FullShifts20261123000011';

  async up(runner: QueryRunner): Promise<void> {
    // With defaults: services of the version before go on writing shifts while this one is rolled out.
    await runner.query(
      `ALTER TABLE shifts
         ADD COLUMN IF NOT EXISTS seats_full tinyint NOT NULL DEFAULT 0,
         ADD COLUMN IF NOT EXISTS seats_full_version int NOT NULL DEFAULT 0`,
    );
    await runner.query(
      `UPDATE shifts s JOIN shift_seats t ON t.shift_id = s.id
          SET s.seats_full = 1, s.seats_full_version = t.version
        WHERE t.state = 'open' AND t.filled >= t.headcount AND s.seats_full_version < t.version`,
    );
    for (const [name, columns] of Object.entries(INDEXES)) {
      await runner.query(
        `CREATE INDEX IF NOT EXISTS idx_shifts_free_${name} ON shifts (state, seats_full, ${columns})`,
      );
      await runner.query(`DROP INDEX IF EXISTS idx_shifts_open_${name} ON shifts`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(INDEXES)) {
      await runner.query(`CREATE INDEX idx_shifts_open_${name} ON shifts (state, ${columns})`);
      await runner.query(`DROP INDEX idx_shifts_free_${name} ON shifts`);
    }
    await runner.query('ALTER TABLE shifts DROP COLUMN seats_full_version, DROP COLUMN seats_full');
  }
}
