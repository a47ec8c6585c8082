import { migrate } from '@database/migrate';
import { FullShifts20261123000011 } from '@database/migrations/20261123000011-full-shifts';
import { OpenWorkFilters20261130000600 } from '@database/migrations/20261130000600-open-work-filters';
import { dataSourceFor } from '@database/schema';
import { openDataSource } from '@gg/platform';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase(migrate);
  dataSource = await openDataSource(dataSourceFor(database.url, 2));
});
afterAll(async () => {
  await dataSource.destroy();
});

it('entities and migrations say the same', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map((query) => query.query)).toEqual([]);
});

it('migrating again does nothing', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

it('shifts that are full already are known as such when the lists learn to leave them out', async () => {
  const [full, free] = ['01a207e2-0000-7000-8000-000000000011', '01a207e2-0000-7000-8000-000000000012'];
  const migration = new FullShifts20261123000011();
  const runner = dataSource.createQueryRunner();
  // Backwards in the order of time.
  const later = new OpenWorkFilters20261130000600();
  await later.down(runner);
  await migration.down(runner);
  for (const [id, filled] of [
    [full, 2],
    [free, 1],
  ]) {
    await dataSource.query(
      `INSERT INTO shifts (id, posting_id, employer_id, state, version, material_version, seats_version, starts_at, ends_at,
          listed_until, breaks, headcount, trade_code, city_code, region_code, lng, lat, grid_cell, hourly_worth_fen)
        VALUES (?, UUID(), UUID(), 'open', 1, 1, 0, '2026-11-24', '2026-11-25', '2026-11-24', '[]', 2, '4-02-05-01', '4501',
                '450105', 108, 22, 1, 2000)`,
      [id],
    );
    await dataSource.query(
      `INSERT INTO shift_seats (shift_id, posting_id, employer_id, city_code, headcount, filled, state, version, starts_at, ends_at)
        VALUES (?, UUID(), UUID(), '4501', 2, ?, 'open', 7, '2026-11-24', '2026-11-25')`,
      [id, filled],
    );
  }
  await migration.up(runner);
  // Killed in the middle, it is run again.
  await migration.up(runner);
  await later.up(runner);
  await runner.release();
  const rows = await dataSource.query<object[]>(
    'SELECT id, seats_full, seats_full_version FROM shifts WHERE id IN (?, ?) ORDER BY id',
    [full, free],
  );
  expect(rows).toEqual([
    { id: full, seats_full: 1, seats_full_version: 7 },
    { id: free, seats_full: 0, seats_full_version: 0 },
  ]);
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map((query) => query.query)).toEqual([]);
});

it('every table has a primary key, and no column takes business time from the database', async () => {
  const without = await dataSource.query<{ name: string }[]>(
    `SELECT t.TABLE_NAME AS name FROM information_schema.TABLES t
      WHERE t.TABLE_SCHEMA = DATABASE() AND NOT EXISTS
        (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS c
          WHERE c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME AND c.CONSTRAINT_TYPE = 'PRIMARY KEY')`,
  );
  expect(without).toEqual([]);
  const timed = await dataSource.query<{ name: string }[]>(
    `SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) AS name FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() AND (COLUMN_DEFAULT LIKE '%timestamp%' OR EXTRA LIKE '%on update%')`,
  );
  expect(timed).toEqual([]);
});

it('the seats of a shift cannot be overfilled, whoever writes them', async () => {
  const insert = (filled: number) =>
    dataSource.query(
      `INSERT INTO shift_seats (shift_id, posting_id, employer_id, city_code, headcount, filled, state, version, starts_at, ends_at)
       VALUES (UUID(), UUID(), UUID(), '4501', 2, ?, 'open', 1, '2026-11-24', '2026-11-25')`,
      [filled],
    );
  await insert(2);
  await expect(insert(3)).rejects.toThrow(/chk_shift_seats_filled/);
});

it('one worker cannot hold two live seats of a shift, whoever writes them', async () => {
  const insert = (live: 1 | null) =>
    dataSource.query(
      `INSERT INTO bookings (id, shift_id, employer_id, worker_id, how, state, live, starts_at, ends_at, legal_employer_code,
                             engagement_type, trade_code, breaks, findings, made_at, channel)
       VALUES (UUID(), '01a207e2-0000-7000-8000-000000000001', UUID(), '01a207e2-0000-7000-8000-000000000002', 'claim', 'booked', ?,
               '2026-11-24', '2026-11-25', 'household:x', 'casual', '4-02-05-01', '[]', '[]', '2026-11-23', 'app')`,
      [live],
    );
  await insert(1);
  // Given back before, as often as it may be.
  await insert(null);
  await insert(null);
  await expect(insert(1)).rejects.toThrow(/uq_bookings_shift_worker_live/);
});
