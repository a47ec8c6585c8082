import { DataSource } from 'typeorm';
import { SnakeNaming } from './snake-naming';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
}

interface DriverPool {
  on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void;
}

type Classes = Function[];

/**
 * The one way to a MariaDB connection. Entities and migrations are handed in by `database/`, which knows all contexts.
 * Sessions run READ COMMITTED in UTC whatever the server's defaults are, because every invariant rests on written rows
 * and not on gap locks.
 */
export function makeDataSource(options: DatabaseOptions, entities: Classes, migrations: Classes = []): DataSource {
  return new DataSource({
    type: 'mariadb',
    url: options.url.replace(/^mariadb:/, 'mysql:'),
    poolSize: options.poolSize,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    timezone: 'Z',
    charset: 'utf8mb4',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: false,
    synchronize: false,
    logging: false,
    extra: { maxIdle: options.poolSize, enableKeepAlive: true },
  });
}

/** Opens the pool; each new connection is set to READ COMMITTED before its first statement. */
export async function openDataSource(dataSource: DataSource): Promise<DataSource> {
  await dataSource.initialize();
  const { pool } = dataSource.driver as unknown as { pool: DriverPool };
  pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    connection.query("SET SESSION time_zone = '+00:00'");
  });
  return dataSource;
}
