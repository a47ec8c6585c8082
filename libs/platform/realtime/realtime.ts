import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ServerToClientEvents } from '@gg/contracts';
import { newId } from '@gg/kernel';
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
  /**
   * Records that accounts have a page of this service open at this process (or none any more), for the choice of the
   * first channel. Never throws.
   */
  abstract seen(accountIds: readonly string[], open: boolean): void;
  /**
   * Which of the accounts have a page of a service open, at any of its processes, as far as is known. With Redis away:
   * all, and escalation mends it.
   */
  abstract open(service: ServiceName, accountIds: readonly string[]): Promise<Set<string>>;
}

/** An open page renews its mark every 20 s; a mark older than this is a page that was lost without a word. */
const SEEN_MS = 60_000;

@Injectable()
export class RedisRealtime extends Realtime implements OnApplicationShutdown {
  /** Tells this process from the others. */
  private readonly processId = newId();
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

  async onApplicationShutdown(): Promise<void> {
    if (this.subscriber) await closeRedis(this.subscriber);
    await closeRedis(this.publisher);
  }

  nudge(what: Nudge): void {
    for (const listener of this.local.get(what) ?? []) listener();
    this.publisher.publish(this.channel('nudge', what), this.processId).catch(() => undefined);
  }

  onNudge(what: Nudge, listener: () => void): void {
    this.local.set(what, [...(this.local.get(what) ?? []), listener]);
    // What this process said itself, it has heard already.
    this.listen(this.channel('nudge', what), (from) => {
      if (from !== this.processId) listener();
    });
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
    const now = Date.now();
    const own = this.openAt(this.config.service, this.processId);
    const marks = this.publisher.multi();
    if (open) {
      const processes = this.openAt(this.config.service);
      marks.zadd(own, ...accountIds.flatMap((id) => [now, id])).pexpire(own, 2 * SEEN_MS);
      marks.zremrangebyscore(own, 0, now - SEEN_MS);
      marks.zadd(processes, now, this.processId).zremrangebyscore(processes, 0, now - SEEN_MS);
    } else {
      marks.zrem(own, ...accountIds);
    }
    marks.exec().catch(() => undefined);
  }

  async open(service: ServiceName, accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set();
    try {
      const oldest = Date.now() - SEEN_MS;
      const processes = await this.publisher.zrangebyscore(this.openAt(service), oldest, '+inf');
      const marks = await Promise.all(
        processes.map((process) => this.publisher.zmscore(this.openAt(service, process), ...accountIds)),
      );
      return new Set(accountIds.filter((_id, at) => marks.some((scores) => Number(scores[at] ?? 0) > oldest)));
    } catch {
      return new Set(accountIds);
    }
  }

  private listen(channel: string, listener: (message: string) => void): void {
    const listeners = this.listeners.get(channel);
    if (listeners) {
      listeners.push(listener);
      return;
    }
    this.listeners.set(channel, [listener]);
    this.subscriber ??= this.makeSubscriber();
    this.subscriber.subscribe(channel).catch((error: unknown) => this.log.debug({ err: error }, 'subscribe'));
  }

  /** Made for the first who listens, whenever that is: those who start last listen last. */
  private makeSubscriber(): RedisClient {
    const subscriber = makeRedis(this.config.REDIS_URL, 'patient', this.config.settings.queues.commandTimeoutMs);
    subscriber.on('error', () => undefined);
    let connected = false;
    subscriber.on('ready', () => {
      // ioredis subscribes again by itself; what was published in between is lost and has to be caught up with.
      if (connected) this.catchUp();
      connected = true;
    });
    subscriber.on('message', (channel: string, message: string) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(message);
    });
    return subscriber;
  }

  private catchUp(): void {
    for (const gap of this.gaps) gap();
    for (const listeners of this.local.values()) for (const listener of listeners) listener();
  }

  /** Where the open pages of a process are marked, and without one, which processes a service has. */
  private openAt(service: ServiceName, ...process: string[]): string {
    return this.channel('open', service, ...process);
  }

  private channel(...parts: string[]): string {
    return redisKey(this.config.REDIS_PREFIX, ...parts);
  }
}
