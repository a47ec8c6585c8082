import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import type { PoolConnection } from 'mysql2';
import { DataSource, QueryFailedError } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import { CONFIG, type Config } from '../config/config';
import { runningTransaction, watchTransactions } from './running-transaction';
import { camelRows, type Changed, type SqlValue } from './sql';

/** One open database transaction. */
export interface OpenTransaction {
  query(sql: string, params: readonly SqlValue[]): Promise<unknown>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * The port behind which the database stands. The transaction runner and all reads go through it; fault tests put their
 * own around it.
 */
export abstract class Connections {
  abstract begin(): Promise<OpenTransaction>;
  abstract query(sql: string, params: readonly SqlValue[]): Promise<unknown>;

  /** Rows of a plain read outside any transaction, with camelCase properties. */
  async rows<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return camelRows<T>((await this.query(sql, params)) as Record<string, unknown>[]);
  }

  /** The only row, or null. */
  async row<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | null> {
    return (await this.rows<T>(sql, params))[0] ?? null;
  }

  /** A single statement that is its own transaction. */
  async change(sql: string, params: readonly SqlValue[] = []): Promise<Changed> {
    return (await this.query(sql, params)) as Changed;
  }
}

/**
 * A connection of the data source's pool in hand. It must be given back by `release`, or ended by `destroy`. Its statements go
 * straight to the driver: what a query runner does around each of them was half of what a read costs here.
 */
class HeldConnection {
  private isHeld = true;

  constructor(private readonly connection: PoolConnection) {}

  /** Throws QueryFailedError, as the data source's own repositories do. */
  query(sql: string, params: readonly SqlValue[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.connection.query(sql, params as SqlValue[], (error, rows) => {
        if (error) reject(new QueryFailedError(sql, params as SqlValue[], error));
        else resolve(rows);
      });
    });
  }

  release(): void {
    if (this.isHeld) this.connection.release();
    this.isHeld = false;
  }

  /** Ends a connection whose state is not known: whoever got it next would work within what was left open on it. */
  destroy(): void {
    this.isHeld = false;
    this.connection.destroy();
  }
}

@Injectable()
export class MariaDbConnections extends Connections implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'NODE_ENV' | 'settings'>,
  ) {
    super();
    if (this.config.NODE_ENV === 'test') watchTransactions();
  }

  async begin(): Promise<OpenTransaction> {
    const held = await this.acquire();
    try {
      await held.query('START TRANSACTION');
    } catch (error) {
      held.destroy();
      throw error;
    }
    return new MariaDbTransaction(held);
  }

  async query(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    const held = await this.acquire();
    try {
      return await held.query(sql, params);
    } finally {
      held.release();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** Throws `database.no_connection` when none is free in time; the driver itself would wait for ever. */
  private async acquire(): Promise<HeldConnection> {
    this.assertNotHoldingOne();
    const driver = this.dataSource.driver as MysqlDriver;
    const connecting = driver.obtainMasterConnection() as Promise<PoolConnection>;
    const connection = await within(this.config.settings.database.acquireMs, connecting);
    if (connection) return new HeldConnection(connection);
    // Its turn still comes: then it goes straight back.
    connecting.then((late) => late.release()).catch(() => undefined);
    throw new DomainError('database.no_connection');
  }

  /**
   * Who holds one connection and waits for a second may wait for others who do the same, and all of them for ever. Under
   * little load nothing shows of it, so it is refused in tests.
   */
  private assertNotHoldingOne(): void {
    const name = runningTransaction();
    if (name === undefined) return;
    throw new Error(`${name} asks for a second connection inside its transaction: hand the transaction on instead`);
  }
}

/** What a promise gives in this time; null when it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

class MariaDbTransaction implements OpenTransaction {
  private ended = false;

  constructor(private readonly held: HeldConnection) {}

  query(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    return this.held.query(sql, params);
  }

  async commit(): Promise<void> {
    try {
      await this.held.query('COMMIT');
    } catch (error) {
      // Nobody asks for more after this, and what the server made of it is not known.
      await this.rollback().catch(() => undefined);
      throw error;
    }
    this.ended = true;
    this.held.release();
  }

  /** Does nothing once the transaction has ended: its connection may be another's by then. */
  async rollback(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    try {
      await this.held.query('ROLLBACK');
    } catch (error) {
      this.held.destroy();
      throw error;
    }
    this.held.release();
  }
}
