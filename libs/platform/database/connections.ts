import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
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

@Injectable()
export class MariaDbConnections extends Connections implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {
    super();
  }

  async begin(): Promise<OpenTransaction> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('START TRANSACTION');
    } catch (error) {
      await runner.release();
      throw error;
    }
    return new MariaDbTransaction(runner);
  }

  async query(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    return this.dataSource.query(sql, params as SqlValue[]);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

class MariaDbTransaction implements OpenTransaction {
  constructor(private readonly runner: QueryRunner) {}

  query(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    return this.runner.query(sql, params as SqlValue[]);
  }

  async commit(): Promise<void> {
    await this.end('COMMIT');
  }

  async rollback(): Promise<void> {
    await this.end('ROLLBACK');
  }

  private async end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    try {
      await this.runner.query(statement);
    } finally {
      await this.runner.release();
    }
  }
}
