import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { closeRedis, CONFIG, makeRedis, redisKey, type Config, type RedisClient } from '@gg/platform';

/** How far an import is: rows looked at of those that could be read. */
export interface ImportSteps {
  readonly done: number;
  readonly total: number;
}

/** An import that its sender watches, by an id of the sender's own. */
export interface WatchedImport {
  readonly employerId: Id;
  readonly id: string;
}

/** An import must not wait for Redis: without it there is no progress to see, and no way to stop. */
const PATIENCE_MS = 200;
/** Longer than the longest import, and short enough that nothing piles up. */
const KEPT_SECONDS = 900;

/**
 * What is told of imports while they run, at whichever process: how far they are, and that their sender wants no more of
 * them. In Redis, since it may be lost: what was written is in the answer.
 */
@Injectable()
export class ImportProgress implements OnApplicationShutdown {
  private readonly redis: RedisClient;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.redis = makeRedis(config.REDIS_URL, 'gathering', PATIENCE_MS);
    this.redis.on('error', () => undefined);
  }

  /** Tells how far it is. @returns whether it is to stop. Never throws. */
  async tell(watched: WatchedImport, { done, total }: ImportSteps): Promise<boolean> {
    try {
      const [, stop] = await Promise.all([
        this.redis.set(this.key(watched, 'steps'), `${done}/${total}`, 'EX', KEPT_SECONDS),
        this.redis.get(this.key(watched, 'stop')),
      ]);
      return stop !== null;
    } catch {
      return false;
    }
  }

  /** How far it is; null where nothing is known of it: not begun, long over, or Redis is away. */
  async look(watched: WatchedImport): Promise<ImportSteps | null> {
    try {
      const steps = await this.redis.get(this.key(watched, 'steps'));
      if (steps === null) return null;
      const [done = 0, total = 0] = steps.split('/').map(Number);
      return { done, total };
    } catch {
      return null;
    }
  }

  /** Wants no more of it; one that begins later stops at once. @returns false where Redis is away */
  async stop(watched: WatchedImport): Promise<boolean> {
    try {
      await this.redis.set(this.key(watched, 'stop'), '1', 'EX', KEPT_SECONDS);
      return true;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await closeRedis(this.redis);
  }

  private key({ employerId, id }: WatchedImport, what: 'steps' | 'stop'): string {
    return redisKey(this.config.REDIS_PREFIX, 'import', employerId, id, what);
  }
}
