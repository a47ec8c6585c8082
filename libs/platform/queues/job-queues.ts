import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { laneOf, type Lane } from '@gg/contracts';
import { groupedBy } from '@gg/kernel';
import { Queue } from 'bullmq';
import { CONFIG, type Config } from '../config/config';
import type { DeliveryKey } from '../events/consumer-runner';
import { Log } from '../observability/log';
import { closeRedis, makeRedis, type RedisClient } from './redis';

export interface QueuedDelivery extends DeliveryKey {
  /** How often it was enqueued before; part of the job's id, because a kept job blocks a second one of its id. */
  readonly attempts: number;
}

/** The port behind which the job queues stand. */
export abstract class JobQueues {
  /** Whether jobs would be taken at this moment, as far as is known. */
  get ready(): boolean {
    return true;
  }

  /** Called whenever the queues have come back, and when they are there for the first time. */
  onReady(_listener: () => void): void {}

  /** Throws when Redis does not take the jobs, or not all of them. */
  abstract enqueue(deliveries: readonly QueuedDelivery[]): Promise<void>;
}

export const queuePrefix = (config: Config): string => `{${config.REDIS_PREFIX}}`;

@Injectable()
export class BullJobQueues extends JobQueues implements OnApplicationShutdown {
  private readonly client: RedisClient;
  private readonly queues = new Map<Lane, Promise<Queue>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {
    super();
    this.client = makeRedis(config.REDIS_URL, 'never-wait', config.settings.queues.commandTimeoutMs);
    this.client.on('error', () => undefined);
  }

  override get ready(): boolean {
    return this.client.status === 'ready';
  }

  override onReady(listener: () => void): void {
    this.client.on('ready', listener);
  }

  async enqueue(deliveries: readonly QueuedDelivery[]): Promise<void> {
    await Promise.all(
      [...groupedBy(deliveries, ({ consumer }) => laneOf(consumer))].map(async ([lane, list]) =>
        (await this.queue(lane)).addBulk(
          list.map(({ eventId, consumer, chunk, attempts }) => ({
            name: consumer,
            data: { eventId, consumer, chunk } satisfies DeliveryKey,
            opts: { jobId: `${eventId}-${consumer}-${chunk}-${attempts}` },
          })),
        ),
      ),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    const queues = await Promise.allSettled([...this.queues.values()]);
    await Promise.all(queues.flatMap((queue) => (queue.status === 'fulfilled' ? [queue.value.close()] : [])));
    await closeRedis(this.client);
  }

  /**
   * The queue of a lane, made when Redis is there: a new queue asks Redis for its version once, and stays useless when
   * that question fails.
   */
  private queue(lane: Lane): Promise<Queue> {
    const known = this.queues.get(lane);
    if (known) return known;
    if (!this.ready) return Promise.reject(new Error('Redis is away'));
    const made = this.make(lane);
    this.queues.set(lane, made);
    made.catch(() => this.queues.delete(lane));
    return made;
  }

  private async make(lane: Lane): Promise<Queue> {
    const { keepCompleted, keepFailed } = this.config.settings.queues;
    const queue = new Queue(lane, {
      connection: this.client,
      prefix: queuePrefix(this.config),
      skipWaitingForReady: true,
      defaultJobOptions: {
        attempts: 1,
        removeOnComplete: { count: keepCompleted },
        removeOnFail: { count: keepFailed },
      },
    });
    queue.on('error', (error) => this.log.debug({ err: error, lane }, 'queue'));
    await queue.waitUntilReady();
    return queue;
  }
}
