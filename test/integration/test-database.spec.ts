import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { cleanTables, createTestDatabase, type TestDatabase } from '../support/test-database';

/** Tables with everything that makes emptying them hard: foreign keys both ways, and a journal that refuses deletes. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS migrations (id INT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS regions (code CHAR(6) PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS parents (id INT PRIMARY KEY, favourite INT NULL);
  CREATE TABLE IF NOT EXISTS children (id INT PRIMARY KEY, parent_id INT NOT NULL REFERENCES parents (id));
  ALTER TABLE parents ADD CONSTRAINT parents_favourite FOREIGN KEY IF NOT EXISTS (favourite) REFERENCES children (id);
  CREATE TABLE IF NOT EXISTS journal (id INT PRIMARY KEY);
  CREATE TRIGGER IF NOT EXISTS journal_keeps BEFORE DELETE ON journal FOR EACH ROW SIGNAL SQLSTATE '45000';
  CREATE OR REPLACE VIEW everybody AS SELECT id FROM parents;`;
const ROWS = `
  INSERT INTO migrations VALUES (1);
  INSERT INTO regions VALUES ('450100');
  INSERT INTO parents VALUES (1, NULL);
  INSERT INTO children VALUES (1, 1);
  UPDATE parents SET favourite = 1;
  INSERT INTO journal VALUES (1);`;
const COUNTS = `SELECT (SELECT COUNT(*) FROM migrations) AS migrations, (SELECT COUNT(*) FROM regions) AS regions,
  (SELECT COUNT(*) FROM parents) AS parents, (SELECT COUNT(*) FROM children) AS children,
  (SELECT COUNT(*) FROM journal) AS journal`;

async function query(url: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    return (await connection.query<RowDataPacket[]>(sql))[0];
  } finally {
    await connection.end();
  }
}

describe("a jest worker's own database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.drop();
    database = await createTestDatabase((url) => query(url, TABLES));
  });
  afterAll(() => database.drop());

  test('is named after its worker', () => {
    expect(new URL(database.url).pathname).toBe(`/gg_test_${process.env['JEST_WORKER_ID']}`);
  });

  test('is emptied but for the migrations and what is to be kept, whatever its foreign keys and triggers', async () => {
    await query(database.url, ROWS);
    await cleanTables(database.url, ['regions']);
    expect(await query(database.url, COUNTS)).toEqual([
      { migrations: 1, regions: 1, parents: 0, children: 0, journal: 0 },
    ]);
    await cleanTables(database.url);
    expect(await query(database.url, COUNTS)).toEqual([
      { migrations: 1, regions: 0, parents: 0, children: 0, journal: 0 },
    ]);
    // The checks were off for that one round trip only.
    await expect(query(database.url, 'INSERT INTO children VALUES (2, 99)')).rejects.toThrow(/foreign key/i);
  });

  test('is the same one for the next suite, empty again', async () => {
    await query(database.url, 'INSERT INTO parents VALUES (5, NULL)');
    const again = await createTestDatabase((url) => query(url, TABLES));
    expect(again.url).toBe(database.url);
    expect((await query(again.url, COUNTS))[0]).toMatchObject({ migrations: 1, parents: 0 });
  });
});
