import { DomainError, FixedClock } from '@gg/kernel';
import {
  EventDeliveryEntity,
  Handover,
  EventEntity,
  IdempotencyKeyEntity,
  AuditRecordEntity,
  JobQueues,
  Realtime,
  loadConfig,
  makeDataSource,
  openDataSource,
  Log,
  MariaDbConnections,
  Metrics,
  Relay,
  systemCaller,
  Transactions,
  type Caller,
  type Config,
  type Frame,
  type Nudge,
  type QueuedDelivery,
} from '@gg/platform';
import type { DataSource } from 'typeorm';
import { redisPrefix, testRedisUrl } from './test-database';

/** A configuration as a service would load it, on the tests' servers. */
export function testConfig(databaseUrl: string, settings: object = {}, more: NodeJS.ProcessEnv = {}): Config {
  return loadConfig('matching', {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    REDIS_URL: testRedisUrl(),
    REDIS_PREFIX: redisPrefix,
    MASTER_KEY_FILE: 'unused',
    BLIND_INDEX_KEY: 'b'.repeat(32),
    CSRF_SECRET: 'c'.repeat(32),
    LINK_SECRET: 'l'.repeat(32),
    SMS_GATEWAY_TOKEN: 's'.repeat(32),
    LOG_LEVEL: 'silent',
    SETTINGS: JSON.stringify(settings),
    ...more,
  });
}

/** A queue that only remembers, or refuses like a Redis that is away. */
export class RememberingQueues extends JobQueues {
  readonly enqueued: QueuedDelivery[] = [];
  refuse = false;
  refusals = 0;

  async enqueue(deliveries: readonly QueuedDelivery[]): Promise<void> {
    if (this.refuse) {
      this.refusals++;
      throw new Error('Redis is away');
    }
    this.enqueued.push(...deliveries);
  }
}

/** Nudges within this process only; nobody has a page open. */
export class QuietRealtime extends Realtime {
  private readonly listeners = new Map<Nudge, (() => void)[]>();
  readonly pushed: Frame[] = [];

  nudge(what: Nudge): void {
    for (const listener of this.listeners.get(what) ?? []) listener();
  }

  onNudge(what: Nudge, listener: () => void): void {
    this.listeners.set(what, [...(this.listeners.get(what) ?? []), listener]);
  }

  async push(_service: string, frames: readonly Frame[]): Promise<void> {
    this.pushed.push(...frames);
  }

  recheck(): void {}
  onRecheck(): void {}
  onPush(): void {}
  seen(): void {}

  async open(): Promise<Set<string>> {
    return new Set();
  }
}

/** The platform's database side without a service around it. */
export interface PlatformParts {
  readonly dataSource: DataSource;
  readonly connections: MariaDbConnections;
  readonly transactions: Transactions;
  readonly queues: RememberingQueues;
  readonly realtime: QuietRealtime;
  readonly clock: FixedClock;
  readonly config: Config;
  relay(): Relay;
  /** Transactions that enqueue themselves what they leave due. */
  handingOver(): { readonly handover: Handover; readonly transactions: Transactions };
  close(): Promise<void>;
}

export async function platformParts(databaseUrl: string, settings: object = {}): Promise<PlatformParts> {
  const entities = [EventEntity, EventDeliveryEntity, IdempotencyKeyEntity, AuditRecordEntity];
  const config = testConfig(databaseUrl, settings);
  const { poolSize } = config.settings.database;
  const dataSource = await openDataSource(makeDataSource({ url: databaseUrl, poolSize }, entities));
  await dataSource.synchronize(false);
  const connections = new MariaDbConnections(dataSource, config);
  const clock = new FixedClock('2026-11-23T12:00:00Z');
  const realtime = new QuietRealtime();
  const queues = new RememberingQueues();
  const metrics = new Metrics(config);
  const log = new Log(config);
  const transactions = new Transactions(connections, realtime, clock, config, metrics);
  const relays: Relay[] = [];
  return {
    dataSource,
    connections,
    transactions,
    queues,
    realtime,
    clock,
    config,
    relay: () => {
      const relay = new Relay(connections, queues, realtime, clock, config, metrics, log);
      relays.push(relay);
      return relay;
    },
    handingOver: () => {
      const handover = new Handover(connections, queues, realtime, config, metrics, log);
      return { handover, transactions: new Transactions(connections, realtime, clock, config, metrics, handover) };
    },
    close: async () => {
      for (const relay of relays) await relay.beforeApplicationShutdown();
      await dataSource.destroy();
    },
  };
}

/** Somebody signed in, with a request that may be sent twice. */
export function callerWithKey(accountId: string, key: string, body: string): Caller {
  return {
    ...systemCaller('test'),
    kind: 'worker',
    accountId,
    workerId: accountId,
    idempotency: { key, route: 'POST /api/test', bodyHash: Buffer.from(body.padEnd(32, '.')) },
  };
}

/** The code of the refusal that a promise ends with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  throw new Error('was not refused');
}
