import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';

/** The harness's own look into the tables. Nobody who plays in the demonstration has it. */
export class Database {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = createPool({
      uri: url,
      connectionLimit: 4,
      timezone: 'Z',
      supportBigNumbers: true,
      // Instants are DATETIME in UTC.
      dateStrings: false,
    });
  }

  /** Rows with camelCase names. */
  async rows<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const rows = await this.raw(sql, params);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as T);
  }

  /** Rows as they are stored. */
  async raw(sql: string, params: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const [rows] = await this.pool.query<RowDataPacket[]>(sql, params as never[]);
    return rows.map((row) => ({ ...row }));
  }

  /** The number in the column `n`. */
  async count(sql: string, params: readonly unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: number }>(sql, params);
    return Number(row?.n ?? 0);
  }

  /** Spoils something, for `--sabotage`. @returns rows changed */
  async change(sql: string, params: readonly unknown[] = []): Promise<number> {
    const [changed] = await this.pool.query(sql, params as never[]);
    return (changed as { affectedRows: number }).affectedRows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
