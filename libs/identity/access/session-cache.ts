import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { closeRedis, CONFIG, makeRedis, Realtime, redisKey, type Config, type RedisClient } from '@gg/platform';
import type { Id } from '@gg/kernel';

/** Redis must not slow a request down: an answer that takes longer is done without. */
const PATIENCE_MS = 200;
const STALE = 'stale';

/**
 * A short memory of sessions beside the database, which stays the truth: with Redis away everything works, slower.
 * Ending a session leaves a mark for as long as a memory lives, so that a reader who looked just before cannot put the
 * old session back. A mark that Redis did not take is made good by the end of the memory itself, within `cacheSeconds`.
 */
@Injectable()
export class SessionCache implements OnApplicationShutdown {
  private readonly redis: RedisClient;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Realtime) private readonly realtime: Realtime,
  ) {
    this.redis = makeRedis(config.REDIS_URL, 'gathering', PATIENCE_MS);
    this.redis.on('error', () => undefined);
  }

  /** What is remembered; `stale`: look in the database and do not remember; null: nothing, or Redis is away. */
  async get(digest: Buffer): Promise<string | null> {
    try {
      return await this.redis.get(this.key(digest));
    } catch {
      return null;
    }
  }

  isStale(remembered: string | null): boolean {
    return remembered === STALE;
  }

  /** Remembers a session, unless it was marked in the meantime. */
  async put(digest: Buffer, session: string): Promise<void> {
    const { cacheSeconds } = this.config.settings.sessions;
    if (cacheSeconds === 0) return;
    await this.redis.set(this.key(digest), session, 'EX', cacheSeconds, 'NX').catch(() => undefined);
  }

  /** Forgets sessions of an account that have ended or whose rights have changed, and has its sockets looked at. Never throws. */
  async forget(accountId: Id, digests: readonly Buffer[]): Promise<void> {
    const seconds = Math.max(1, this.config.settings.sessions.cacheSeconds);
    await Promise.all(
      digests.map((digest) => this.redis.set(this.key(digest), STALE, 'EX', seconds).catch(() => undefined)),
    );
    this.realtime.recheck(accountId);
  }

  async onApplicationShutdown(): Promise<void> {
    await closeRedis(this.redis);
  }

  private key(digest: Buffer): string {
    return redisKey(this.config.REDIS_PREFIX, 'session', digest.toString('base64url'));
  }
}
