import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ServerToClientEvents } from '@gg/contracts';
import { CONFIG, type Config, type ServiceName } from '../config/config';
import { Log } from '../observability/log';
import { closeRedis, makeRedis, redisKey, type RedisClient } from '../queues/redis';

/** One message for the sockets in a room. */
export interface Frame<E extends keyof ServerToClientEvents = keyof ServerToClientEvents> {
  /** `account:<id>` or `shift:<id>`. */
  readonly room: string;
  readonly event: E;
  readonly data: Parameters<ServerToClientEvents[E]>[0];
}

export type Nudge = 'relay' | 'index';

/**
 * The port to what is live: hints to other processes and frames for open pages. Everything sent here may be lost;
 * the truth is in the database.
 */
export abstract class Realtime {
  /** Tells every process that listens that there may be something to do. Never throws. */
  abstract nudge(what: Nudge): void;
  abstract onNudge(what: Nudge, listener: () => void): void;
  /** One PUBLISH per call to all processes of a service. Throws when Redis does not take it. */
  abstract push(service: ServiceName, frames: readonly Frame[]): Promise<void>;
  /** After COMMIT: an account's sessions or rights have changed; its open sockets are looked at anew. Never throws. */
  abstract recheck(accountId: string): void;
  /** Called with the account whose sockets are to be looked at. */
  abstract onRecheck(listener: (accountId: string) => void): void;
  /** @param frames called with what other processes pushed to this service; @param gap called when messages may have been missed */
  abstract onPush(service: ServiceName, frames: (frames: Frame[]) => void, gap: () => void): void;
  /** Records that accounts have a page open (or none any more), for the choice of the first channel. Never throws. */
  abstract seen(accountIds: readonly string[], open: boolean): void;
  /** Which of the accounts have a page open, as far as is known. With Redis away: all, and escalation mends it. */
  abstract open(accountIds: readonly string[]): Promise<Set<string>>;
}

/** An open page renews its mark every 20 s; a mark older than this is a page that was lost without a word. */
const SEEN_MS = 60_000;

@Injectable()
export class RedisRealtime extends Realtime implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly publisher: RedisClient;
  private subscriber: RedisClient | undefined;
  private readonly listeners = new Map<string, ((message: string) => void)[]>();
  private readonly local = new Map<Nudge, (() => void)[]>();
  private readonly gaps: (() => void)[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {
    super();
    this.publisher = makeRedis(config.REDIS_URL, 'never-wait', config.settings.queues.commandTimeoutMs);
    this.publisher.on('error', () => undefined);
  }

  onApplicationBootstrap(): void {
    if (this.listeners.size === 0) return;
    const subscriber = makeRedis(this.config.REDIS_URL, 'patient', this.config.settings.queues.commandTimeoutMs);
    this.subscriber = subscriber;
    subscriber.on('error', () => undefined);
    let connected = false;
    subscriber.on('ready', () => {
      // ioredis subscribes again by itself; what was published in between is lost and has to be caught up with.
      if (connected) for (const gap of this.gaps) gap();
      connected = true;
    });
    subscriber.on('message', (channel: string, message: string) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(message);
    });
    subscriber.subscribe(...this.listeners.keys()).catch((error: unknown) => this.log.debug({ err: error }, 'subscribe'));
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.subscriber) await closeRedis(this.subscriber);
    await closeRedis(this.publisher);
  }

  nudge(what: Nudge): void {
    for (const listener of this.local.get(what) ?? []) listener();
    this.publisher.publish(this.channel('nudge', what), '').catch(() => undefined);
  }

  onNudge(what: Nudge, listener: () => void): void {
    this.local.set(what, [...(this.local.get(what) ?? []), listener]);
    this.listen(this.channel('nudge', what), listener);
  }

  recheck(accountId: string): void {
    this.publisher.publish(this.channel('recheck'), accountId).catch(() => undefined);
  }

  onRecheck(listener: (accountId: string) => void): void {
    this.listen(this.channel('recheck'), listener);
  }

  async push(service: ServiceName, frames: readonly Frame[]): Promise<void> {
    if (frames.length > 0) await this.publisher.publish(this.channel('push', service), JSON.stringify(frames));
  }

  onPush(service: ServiceName, frames: (frames: Frame[]) => void, gap: () => void): void {
    this.listen(this.channel('push', service), (message) => frames(JSON.parse(message) as Frame[]));
    this.gaps.push(gap);
  }

  seen(accountIds: readonly string[], open: boolean): void {
    if (accountIds.length === 0) return;
    const key = this.channel('open');
    const now = Date.now();
    const done = open
      ? this.publisher.zadd(key, ...accountIds.flatMap((id) => [now, id]))
      : this.publisher.zrem(key, ...accountIds);
    done.then(() => this.publisher.zremrangebyscore(key, 0, now - 2 * SEEN_MS)).catch(() => undefined);
  }

  async open(accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set();
    try {
      const scores = await this.publisher.zmscore(this.channel('open'), ...accountIds);
      const oldest = Date.now() - SEEN_MS;
      return new Set(accountIds.filter((_id, at) => Number(scores[at] ?? 0) > oldest));
    } catch {
      return new Set(accountIds);
    }
  }

  private listen(channel: string, listener: (message: string) => void): void {
    this.listeners.set(channel, [...(this.listeners.get(channel) ?? []), listener]);
  }

  private channel(...parts: string[]): string {
    return redisKey(this.config.REDIS_PREFIX, ...parts);
  }
}
