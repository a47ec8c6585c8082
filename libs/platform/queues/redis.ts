import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** One connection to Redis, or to a cluster of it. */
export type RedisClient = Redis | Cluster;

/**
 * How long a client may wait for Redis. `never-wait` gives up at once when Redis is away, so that a request never hangs
 * on it; `gathering` does so too, and sends what is asked in one turn of the event loop in one write, which is most of
 * what a question costs where every request has some; `patient` reconnects for ever, for the blocking reads of workers
 * and for subscriptions.
 */
export type RedisTemper = 'never-wait' | 'gathering' | 'patient';

/**
 * The one factory of Redis clients. `REDIS_URL` is one URL, or several separated by commas for a cluster. Databases are
 * not selected, since a cluster has only one: keys are told apart by their prefix.
 */
export function makeRedis(url: string, temper: RedisTemper, commandTimeoutMs: number): RedisClient {
  const common: RedisOptions = {
    maxRetriesPerRequest: temper === 'patient' ? null : 1,
    enableOfflineQueue: temper === 'patient',
    ...(temper === 'patient' ? {} : { commandTimeout: commandTimeoutMs }),
    enableAutoPipelining: temper === 'gathering',
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 1_000),
    disconnectTimeout: 50,
    lazyConnect: false,
  };
  const urls = url.split(',').map((one) => new URL(one.trim()));
  const [first] = urls;
  if (!first) throw new Error('no Redis URL');
  if (urls.length === 1) return new Redis(url, common);
  return new Cluster(
    urls.map((one) => ({ host: one.hostname, port: Number(one.port || 6379) })),
    {
      redisOptions: { ...common, password: decodeURIComponent(first.password) || undefined },
      enableOfflineQueue: temper === 'patient',
      enableAutoPipelining: temper === 'gathering',
    },
  );
}

/** Builds keys and channel names: one hash tag, so that what belongs together lies in one slot. */
export const redisKey = (prefix: string, ...parts: string[]): string => `{${prefix}}:${parts.join(':')}`;

/** How long a client may take to say that it has ended; one that is between two connections never says so. */
const CLOSE_MS = 200;

/** Closes a client without the stray timer that a second `disconnect` leaves, whatever state it is in. */
export async function closeRedis(client: RedisClient): Promise<void> {
  if (client.status === 'end') return;
  const ended = new Promise<void>((resolve) => {
    const late = setTimeout(resolve, CLOSE_MS);
    client.once('end', () => {
      clearTimeout(late);
      resolve();
    });
  });
  client.disconnect(false);
  if ((client.status as string) !== 'end') await ended;
}
