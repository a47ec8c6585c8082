import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { CLOCK, SystemClock, type Clock } from '@gg/kernel';
import { DataSource } from 'typeorm';
import { AccessGuard } from './access/access.guard';
import { AuditTrail } from './access/audit-trail';
import { OffsetClock } from './clock/offset-clock';
import { CONFIG, cookieName, type Config } from './config/config';
import { Connections, MariaDbConnections } from './database/connections';
import { openDataSource } from './database/data-source';
import { Transactions } from './database/transactions';
import { ConsumerRunner } from './events/consumer-runner';
import { Handover } from './events/handover';
import { Relay } from './events/relay';
import { builtPages, Front } from './http/front';
import { HealthController } from './http/health.controller';
import { RateLimit } from './http/rate-limit';
import { ProblemFilter } from './http/problem.filter';
import { IdempotencyGuard } from './http/idempotency.guard';
import { validationPipe } from './http/validation';
import { Log } from './observability/log';
import { Metrics } from './observability/metrics';
import { Readiness, SCHEMA_VERSION } from './observability/readiness';
import { BullJobQueues, JobQueues } from './queues/job-queues';
import { JobWorkers } from './queues/job-workers';
import { RedisRealtime, Realtime } from './realtime/realtime';
import { SocketHub } from './realtime/socket-hub.gateway';
import { TidyDeliveries } from './upkeep/tidy-deliveries.consumer';

/** The data source with all contexts' entities, and the newest migration's name. */
export interface Schema {
  readonly dataSource: DataSource;
  readonly version: string;
}

const clockOf = (config: Config): Clock =>
  config.CLOCK_OFFSET_FILE ? new OffsetClock(config.CLOCK_OFFSET_FILE) : new SystemClock();

/** What every service stands on. The matching service also runs the relay and the queues' workers. */
@Global()
@Module({})
export class PlatformModule {
  static forService(config: Config, schema: Schema): DynamicModule {
    const runsJobs = config.service === 'matching';
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: clockOf(config) },
        { provide: SCHEMA_VERSION, useValue: schema.version },
        { provide: DataSource, useFactory: () => openDataSource(schema.dataSource) },
        { provide: Connections, useClass: MariaDbConnections },
        { provide: Realtime, useClass: RedisRealtime },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: IdempotencyGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: Front, useValue: new Front(builtPages(config.service), cookieName(config.service)) },
        AuditTrail,
        Log,
        Metrics,
        RateLimit,
        Readiness,
        Transactions,
        { provide: JobQueues, useClass: BullJobQueues },
        Handover,
        ...(runsJobs ? [ConsumerRunner, Relay, JobWorkers, TidyDeliveries] : [SocketHub]),
      ],
      exports: [
        CONFIG,
        CLOCK,
        AuditTrail,
        DataSource,
        Connections,
        Realtime,
        Log,
        Metrics,
        Readiness,
        Transactions,
        JobQueues,
        ...(runsJobs ? [Relay] : [SocketHub]),
      ],
    };
  }
}
