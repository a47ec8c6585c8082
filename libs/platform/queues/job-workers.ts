import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LANES } from '@gg/contracts';
import { Worker } from 'bullmq';
import { CONFIG, type Config } from '../config/config';
import { ConsumerRunner, type DeliveryKey } from '../events/consumer-runner';
import { Log } from '../observability/log';
import { Metrics } from '../observability/metrics';
import { queuePrefix } from './job-queues';
import { closeRedis, makeRedis, type RedisClient } from './redis';

/** Works the queues: one BullMQ worker a lane. Only the matching service has them. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly workers: Worker[] = [];
  private readonly clients: RedisClient[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ConsumerRunner) private readonly runner: ConsumerRunner,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const { concurrency, commandTimeoutMs } = this.config.settings.queues;
    for (const lane of LANES) {
      const client = makeRedis(this.config.REDIS_URL, 'patient', commandTimeoutMs);
      client.on('error', () => undefined);
      this.clients.push(client);
      const worker = new Worker<DeliveryKey>(lane, (job) => this.process(job.data), {
        connection: client,
        prefix: queuePrefix(this.config),
        concurrency,
        // A delivery's lease is in the database: a stalled job need not be taken over here, only not lost there.
        maxStalledCount: 1,
      });
      worker.on('error', (error) => this.log.debug({ err: error, lane }, 'worker'));
      this.workers.push(worker);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all(this.clients.map((client) => closeRedis(client)));
  }

  private async process(key: DeliveryKey): Promise<void> {
    try {
      await this.runner.run(key);
    } catch (error) {
      this.metrics.consumerFailures.inc({ consumer: key.consumer });
      this.log.error({ err: error, eventId: key.eventId, consumer: key.consumer }, 'a delivery failed');
      await this.runner.recordFailure(key, error).catch(() => undefined);
      throw error;
    }
  }
}
