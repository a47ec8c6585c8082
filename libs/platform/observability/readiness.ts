import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { CONFIG, type Config } from '../config/config';
import { Connections } from '../database/connections';
import { closeRedis, makeRedis, type RedisClient } from '../queues/redis';
import { Metrics } from './metrics';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly database: 'up' | 'down' | 'not_in_cluster' | 'old_schema';
  /** Redis away is a degraded service, not an unready one: requests are taken and delivered later. */
  readonly redis: 'up' | 'down';
  /** Reasons of this process's own, e.g. an index that is still loading. */
  readonly waitingFor: readonly string[];
}

/** The newest migration that the code knows; injected by `database/`. */
export const SCHEMA_VERSION = Symbol('SchemaVersion');

/** Tells whether this process can do its work now. */
@Injectable()
export class Readiness {
  private readonly redis: RedisClient;
  private readonly conditions = new Map<string, () => boolean>();

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(SCHEMA_VERSION) private readonly schemaVersion: string,
  ) {
    this.redis = makeRedis(config.REDIS_URL, 'never-wait', 500);
    this.redis.on('error', () => undefined);
  }

  /** Adds something this process must have before it is ready. */
  require(what: string, fulfilled: () => boolean): void {
    this.conditions.set(what, fulfilled);
  }

  async check(): Promise<ReadinessReport> {
    const [database, redis] = await Promise.all([this.database(), this.redisState()]);
    const waitingFor = [...this.conditions].filter(([, fulfilled]) => !fulfilled()).map(([what]) => what);
    return { ready: database === 'up' && waitingFor.length === 0, database, redis, waitingFor };
  }

  /** Refreshes the gauges that are read from the database. */
  async measure(): Promise<void> {
    const row = await this.connections
      .row<{ pending: number; stuck: number; oldest: Date | null }>(
        `SELECT COUNT(*) pending, COALESCE(SUM(attempts >= ?), 0) stuck, MIN(due_at) oldest
           FROM event_deliveries WHERE done_at IS NULL AND due_at <= ?`,
        [this.config.settings.relay.stuckAttempts, this.clock.now()],
      )
      .catch(() => null);
    if (!row) return;
    this.metrics.deliveriesPending.set(Number(row.pending));
    this.metrics.deliveriesStuck.set(Number(row.stuck));
    this.metrics.deliveryLagSeconds.set(row.oldest ? (this.clock.now().getTime() - row.oldest.getTime()) / 1_000 : 0);
  }

  async onApplicationShutdown(): Promise<void> {
    await closeRedis(this.redis);
  }

  /** Reads a table, because a node that lost its cluster still answers `SELECT 1`. */
  private async database(): Promise<ReadinessReport['database']> {
    try {
      const migrated = await this.connections.row('SELECT id FROM migrations WHERE name = ?', [this.schemaVersion]);
      if (!migrated) return 'old_schema';
      const wsrep = await this.connections.row<{ value: string }>("SHOW STATUS LIKE 'wsrep_ready'");
      return wsrep && Object.values(wsrep).includes('OFF') && (await this.inCluster()) ? 'not_in_cluster' : 'up';
    } catch {
      return 'down';
    }
  }

  private async inCluster(): Promise<boolean> {
    const on = await this.connections.row<Record<string, string>>("SHOW VARIABLES LIKE 'wsrep_on'");
    return on !== null && Object.values(on).includes('ON');
  }

  private async redisState(): Promise<'up' | 'down'> {
    try {
      await this.redis.ping();
      return 'up';
    } catch {
      return 'down';
    }
  }
}
