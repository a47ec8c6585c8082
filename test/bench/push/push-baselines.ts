import { createAdapter } from '@socket.io/redis-adapter';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createPool, type Pool } from 'mysql2/promise';
import { Server } from 'socket.io';
import { createServer } from 'node:http';
import { newId } from '@gg/kernel';

/** What a recipient's room is called at the baselines' server: their handshake says who they are. */
const roomOf = (account: string): string => `account:${account}`;
const FLOOR = '{bench-push}:floor';
const PREFIX = '{bench-push}';

/** A notice as a push carries it. */
interface Frame {
  readonly room: string;
  readonly data: object;
}

/**
 * The other side of the baselines, a process of its own: sockets in rooms behind the Redis adapter, and a subscription
 * that writes whole chunks to the sockets it holds.
 */
export async function serveBaselines(redisUrl: string, port: number): Promise<() => Promise<void>> {
  const redis = Array.from({ length: 3 }, () => new Redis(redisUrl, { maxRetriesPerRequest: null }));
  const [publisher, subscriber, floor] = redis as [Redis, Redis, Redis];
  const http = createServer((_request, response) => response.end('ready'));
  const io = new Server(http, { transports: ['websocket'], adapter: createAdapter(publisher, subscriber) });
  io.on('connection', (socket) => socket.join(roomOf((socket.handshake.auth as { token: string }).token)));
  await floor.subscribe(FLOOR);
  floor.on('message', (_channel, message) => {
    for (const { room, data } of JSON.parse(message) as Frame[]) io.local.to(room).emit('notice', data);
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return async () => {
    await io.close();
    http.closeAllConnections();
    for (const one of redis) one.disconnect();
  };
}

/** Sends in the two ways that are measured against. */
export class PushBaselines {
  private constructor(
    private readonly pool: Pool,
    private readonly queue: Queue,
    private readonly worker: Worker,
    private readonly emitter: Server,
    private readonly redis: readonly Redis[],
  ) {}

  static async open(databaseUrl: string, redisUrl: string): Promise<PushBaselines> {
    const redis = Array.from({ length: 4 }, () => new Redis(redisUrl, { maxRetriesPerRequest: null }));
    const [first, second, third, fourth] = redis as [Redis, Redis, Redis, Redis];
    const pool = createPool({ uri: databaseUrl, connectionLimit: 10 });
    await pool.query(
      `CREATE TABLE IF NOT EXISTS bench_notices (id UUID PRIMARY KEY, account_id UUID NOT NULL, cause_id UUID NOT NULL,
              body TEXT NOT NULL, UNIQUE KEY uq (cause_id, account_id), KEY idx_account (account_id, id))`,
    );
    // No server of its own: it only speaks to the other process' sockets.
    const emitter = new Server({ adapter: createAdapter(third, fourth) });
    const queue = new Queue('push', { connection: first, prefix: PREFIX });
    const worker = new Worker<{ account: string; causeId: string }>(
      'push',
      async ({ data: { account, causeId } }) => {
        const notice = { id: newId(), kind: 'offer.made', subject: causeId, at: new Date(), data: {} };
        await pool.query('INSERT INTO bench_notices (id, account_id, cause_id, body) VALUES (?, ?, ?, ?)', [
          notice.id,
          account,
          causeId,
          JSON.stringify(notice),
        ]);
        emitter.to(roomOf(account)).emit('notice', notice);
      },
      { connection: second, prefix: PREFIX, concurrency: 10 },
    );
    await worker.waitUntilReady();
    return new PushBaselines(pool, queue, worker, emitter, redis);
  }

  /** (a) A job, an insert and an emit for each: what a queue's manual leads to. */
  async jobEach(accounts: readonly string[], causeId: string): Promise<void> {
    await this.queue.addBulk(
      accounts.map((account) => ({ name: 'push', data: { account, causeId }, opts: { removeOnComplete: true } })),
    );
  }

  /** (b) The floor: chunks published and written to sockets, kept nowhere. */
  async floor(accounts: readonly string[], causeId: string): Promise<void> {
    const CHUNK = 500;
    for (let from = 0; from < accounts.length; from += CHUNK) {
      const frames = accounts.slice(from, from + CHUNK).map((account): Frame => {
        const data = { id: newId(), kind: 'offer.made', subject: causeId, at: new Date(), data: {} };
        return { room: roomOf(account), data };
      });
      await this.redis[0]!.publish(FLOOR, JSON.stringify(frames));
    }
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.queue.close();
    await this.emitter.of('/').adapter.close();
    await this.pool.end();
    for (const one of this.redis) one.disconnect();
  }
}
