import { createPool, type Pool, type PoolOptions } from 'mysql2';
import { DataSource } from 'typeorm';
import { SnakeNaming } from './snake-naming';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** How long a statement may wait for a row lock; the server's own default unless told. */
  readonly lockWaitSeconds?: number;
}

type Classes = Function[];

/**
 * The one way to a MariaDB connection. Entities and migrations are handed in by `database/`, which knows all contexts.
 * Sessions run READ COMMITTED in UTC whatever the server's defaults are, because every invariant rests on written rows
 * and not on gap locks: each connection is set up before its first statement, the very first one too.
 */
export function makeDataSource(options: DatabaseOptions, entities: Classes, migrations: Classes = []): DataSource {
  return new DataSource({
    type: 'mariadb',
    driver: { createPool: poolMaker(options) },
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

/** Opens the pool. */
export async function openDataSource(dataSource: DataSource): Promise<DataSource> {
  return dataSource.initialize();
}

/**
 * Makes the driver's pool. The listener is there before the pool has any connection: TypeORM opens one while it
 * initialises, and what is put on a pool afterwards never sees that one.
 */
const poolMaker =
  ({ lockWaitSeconds }: DatabaseOptions) =>
  (config: PoolOptions): Pool => {
    const pool = createPool(config);
    const session = [
      "time_zone = '+00:00'",
      ...(lockWaitSeconds === undefined ? [] : [`innodb_lock_wait_timeout = ${lockWaitSeconds}`]),
    ];
    pool.on('connection', (connection) => {
      for (const what of ['TRANSACTION ISOLATION LEVEL READ COMMITTED', session.join(', ')]) {
        // A connection runs its statements in turn: these come before any that its first user sends.
        connection.query(`SET SESSION ${what}`, (error) => {
          if (error) connection.destroy();
        });
      }
    });
    return pool;
  };
