import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import { CONFIG, type Config } from '../config/config';
import { closeRedis, makeRedis, redisKey, type RedisClient } from '../queues/redis';

/** A request waits no longer than this for its place in the count. */
const PATIENCE_MS = 200;

/** Buckets a process remembers while Redis is away; the oldest go first. */
const MAX_LOCAL = 50_000;

/** What this process knows of a bucket in this minute. */
interface Known {
  /** As Redis last said, all replicas together. */
  total: number;
  /** Counted here and not told to Redis yet. */
  untold: number;
  telling: boolean;
}

/**
 * Counts requests in fixed minutes: in Redis, so that all replicas count together, and in this process when Redis is
 * away. Never off. A bucket that is less than half full is counted here and told to Redis beside the request, so that most
 * requests wait for nobody; from there on each waits for the count of all.
 */
@Injectable()
export class RateLimit implements OnApplicationShutdown {
  private readonly redis: RedisClient;
  private readonly local = new Map<string, number>();
  private readonly known = new Map<string, Known>();
  private thisMinute = 0;

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
    this.forgetOtherMinutes(minute);
    const known = this.known.get(bucket);
    if (known && 2 * (known.total + known.untold) < perMinute) {
      known.untold++;
      if (!known.telling) void this.tell(bucket, minute, known);
      return;
    }
    const used = (await this.countInRedis(bucket, minute)) ?? this.countHere(bucket);
    if (used > perMinute) {
      throw new DomainError('request.too_many', { seconds: Math.ceil((60_000 - (now % 60_000)) / 1_000) });
    }
  }

  /** One at a time for a bucket: what is counted meanwhile goes together. */
  private async tell(bucket: string, minute: number, known: Known): Promise<void> {
    known.telling = true;
    while (known.untold > 0 && this.known.get(bucket) === known) {
      const count = known.untold;
      known.untold = 0;
      const total = await this.add(bucket, minute, count);
      if (total === null) {
        // Redis is away: from here on this process counts alone, with what it knows.
        this.known.delete(bucket);
        this.local.set(bucket, known.total + count);
      } else known.total = total;
    }
    known.telling = false;
  }

  /** This request, and those of the bucket that nobody has been told of yet. */
  private async countInRedis(bucket: string, minute: number): Promise<number | null> {
    const before = this.known.get(bucket);
    const untold = before?.untold ?? 0;
    if (before) before.untold = 0;
    const total = await this.add(bucket, minute, 1 + untold);
    if (total === null) return null;
    const known = this.known.get(bucket);
    if (known) known.total = Math.max(known.total, total);
    else if (minute === this.thisMinute) {
      this.known.set(bucket, { total, untold: 0, telling: false });
      boundTo(MAX_LOCAL, this.known);
    }
    return total;
  }

  /** @returns how many there are then; null when Redis is away */
  private async add(bucket: string, minute: number, count: number): Promise<number | null> {
    if (this.redis.status !== 'ready') return null;
    try {
      const key = redisKey(this.config.REDIS_PREFIX, 'rate', bucket, String(minute));
      const total = await this.redis.incrby(key, count);
      // Whoever is first gives the minute's key its end, and the next one makes sure; no request waits for it.
      if (total <= count + 1) this.redis.expire(key, 120).catch(() => undefined);
      return total;
    } catch {
      return null;
    }
  }

  private countHere(bucket: string): number {
    const used = (this.local.get(bucket) ?? 0) + 1;
    this.local.delete(bucket);
    this.local.set(bucket, used);
    boundTo(MAX_LOCAL, this.local);
    return used;
  }

  private forgetOtherMinutes(minute: number): void {
    if (minute === this.thisMinute) return;
    this.local.clear();
    this.known.clear();
    this.thisMinute = minute;
  }
}

/** The oldest go first. */
function boundTo(most: number, map: Map<string, unknown>): void {
  if (map.size <= most) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}
