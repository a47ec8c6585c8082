import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open work by place, and by start; behind the keys what it is filtered by, so that no row is fetched to be passed over. */
const INDEXES = {
  idx_shifts_free_place:
    'state, seats_full, grid_cell, listed_until, starts_at, hourly_worth_fen, trade_code, lng, lat',
  idx_shifts_free_time: 'state, seats_full, starts_at, id, listed_until, hourly_worth_fen',
} as const;

/** The same keys without what is filtered by. */
const BEFORE = {
  idx_shifts_free_cell: 'state, seats_full, grid_cell, listed_until, lng, lat',
  idx_shifts_free_start: 'state, seats_full, starts_at, id',
} as const;

/** Lists and the map of open work are filtered by pay and day where they are found, not on the page that shows them. */
export class OpenWorkFilters20261130000600 implements MigrationInterface {
  name = 'OpenWorkFilters20261130000600';

  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, INDEXES, BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, BEFORE, INDEXES);
  }
}

async function replace(
  runner: QueryRunner,
  made: Readonly<Record<string, string>>,
  gone: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, columns] of Object.entries(made)) {
    await runner.query(`CREATE INDEX IF NOT EXISTS ${name} ON shifts (${columns})`);
  }
  for (const name of Object.keys(gone)) await runner.query(`DROP INDEX IF EXISTS ${name} ON shifts`);
}
