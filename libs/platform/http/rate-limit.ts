import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import { CONFIG, type Config } from '../config/config';
import { closeRedis, makeRedis, redisKey, type RedisClient } from '../queues/redis';

/** A request waits no longer than this for its place in the count. */
const PATIENCE_MS = 200;

/** Buckets a process remembers while Redis is away; the oldest go first. */
const MAX_LOCAL = 50_000;

/**
 * Counts requests in fixed minutes: in Redis, so that all replicas count together, and in this process when Redis is
 * away. Never off.
 */
@Injectable()
export class RateLimit implements OnApplicationShutdown {
  private readonly redis: RedisClient;
  private readonly local = new Map<string, number>();
  private localMinute = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.redis = makeRedis(config.REDIS_URL, 'gathering', PATIENCE_MS);
    this.redis.on('error', () => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await closeRedis(this.redis);
  }

  /** Throws `request.too_many` when the bucket has had more than its share of this minute. */
  async take(bucket: string, perMinute: number): Promise<void> {
    const now = Date.now();
    const minute = Math.floor(now / 60_000);
    const used = (await this.countInRedis(bucket, minute)) ?? this.countHere(bucket, minute);
    if (used > perMinute) {
      throw new DomainError('request.too_many', { seconds: Math.ceil((60_000 - (now % 60_000)) / 1_000) });
    }
  }

  private async countInRedis(bucket: string, minute: number): Promise<number | null> {
    if (this.redis.status !== 'ready') return null;
    try {
      const key = redisKey(this.config.REDIS_PREFIX, 'rate', bucket, String(minute));
      const count = await this.redis.incr(key);
      // Only whoever is first gives the minute's key its end, and the second makes sure.
      if (count <= 2) await this.redis.expire(key, 120);
      return count;
    } catch {
      return null;
    }
  }

  private countHere(bucket: string, minute: number): number {
    if (minute !== this.localMinute) {
      this.local.clear();
      this.localMinute = minute;
    }
    const used = (this.local.get(bucket) ?? 0) + 1;
    this.local.delete(bucket);
    this.local.set(bucket, used);
    if (this.local.size > MAX_LOCAL) {
      const oldest = this.local.keys().next();
      if (!oldest.done) this.local.delete(oldest.value);
    }
    return used;
  }
}
