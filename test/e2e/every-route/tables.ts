import type { Connections } from '@gg/platform';

/** What stands in every table, as one number for each. */
export type TableStates = ReadonlyMap<string, string>;

/** Tells which tables have changed, to the last column of the last row: MariaDB reads all of them for it. */
export class Tables {
  private known: TableStates = new Map();
  private lsn = '';

  private constructor(
    private readonly connections: Connections,
    private readonly names: readonly string[],
    private readonly statement: string,
  ) {}

  static async of(connections: Connections): Promise<Tables> {
    const rows = await connections.rows<{ table: string; column: string; type: string }>(
      `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`column\`, DATA_TYPE AS type FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`,
      [],
    );
    const names = [...new Set(rows.map(({ table }) => table))];
    const tables = new Map(names.map((name) => [name, rows.filter(({ table }) => table === name)]));
    return new Tables(connections, names, aboutIds(tables));
  }

  /** Takes what stands there now as known. */
  async look(): Promise<void> {
    this.known = await this.states();
  }

  /** The tables that differ from what was known, which is what stands there now from then on. */
  async changes(except: readonly string[] = []): Promise<string[]> {
    const { known } = this;
    await this.look();
    return Tables.differing(known, this.known).filter((name) => !except.includes(name));
  }

  /** The rows in which one of these ids stands, of every table that has any. */
  async about(ids: readonly string[]): Promise<TableStates> {
    const uuids = ids.filter((id) => /^[0-9a-f]{8}-/i.test(id));
    if (uuids.length === 0) return new Map();
    const rows = await this.connections.rows<{ table: string; state: string; many: number }>(
      this.statement.replaceAll(':ids', uuids.map((id) => `'${id}'`).join(', ')),
      [],
    );
    return new Map(
      rows.filter(({ many }) => Number(many) > 0).map(({ table, state, many }) => [table, `${many} ${state}`]),
    );
  }

  /** The tables that are not the same in both. */
  static differing(before: TableStates, after: TableStates): string[] {
    const names = new Set([...before.keys(), ...after.keys()]);
    return [...names].filter((name) => before.get(name) !== after.get(name));
  }

  private async states(): Promise<TableStates> {
    // Whatever changes a row is in the server's log first: where the log has not grown, nothing has to be read.
    const [status] = await this.connections.rows<{ lsn: string }>(
      `SELECT VARIABLE_VALUE AS lsn FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'INNODB_LSN_CURRENT'`,
      [],
    );
    if (!status) throw new Error('the server does not tell how long its log is');
    if (status.lsn === this.lsn) return this.known;
    this.lsn = status.lsn;
    const list = this.names.map((name) => `\`${name}\``).join(', ');
    const rows = await this.connections.rows<{ Table: string; Checksum: unknown }>(`CHECKSUM TABLE ${list}`, []);
    return new Map(rows.map((row) => [row.Table.slice(row.Table.indexOf('.') + 1), String(row.Checksum)]));
  }
}

function aboutIds(tables: Map<string, { table: string; column: string; type: string }[]>): string {
  const parts = [...tables].flatMap(([table, columns]) => {
    const ids = columns.filter(({ type }) => type === 'uuid').map(({ column }) => `\`${column}\` IN (:ids)`);
    if (ids.length === 0) return [];
    const all = columns.map(({ column }) => `COALESCE(\`${column}\`, '~')`).join(', ');
    return [
      `SELECT '${table}' AS \`table\`, COUNT(*) AS many, BIT_XOR(CRC32(CONCAT_WS('|', ${all}))) AS state
         FROM \`${table}\` WHERE ${ids.join(' OR ')}`,
    ];
  });
  return parts.join(' UNION ALL ');
}
