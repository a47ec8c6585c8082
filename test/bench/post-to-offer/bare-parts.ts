import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Queue, QueueEvents, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createPool, type Pool } from 'mysql2/promise';
import { Server as SocketServer } from 'socket.io';
import { newId } from '@gg/kernel';
import { elapsedMs } from '../frame/interleave';
import { OpenPages } from '../sockets/open-pages';

/** The four things without which no offer reaches anybody, each alone and as short as it can be. */
export interface BareParts {
  readonly commitMs: number;
  readonly queueHopMs: number;
  readonly bulkInsertMs: number;
  readonly socketWriteMs: number;
}

/** A table, a queue and a socket server of the baseline's own, on the same MariaDB and Redis. */
export class BareHouse {
  private constructor(
    private readonly pool: Pool,
    private readonly queue: Queue,
    private readonly worker: Worker,
    private readonly events: QueueEvents,
    private readonly redis: readonly Redis[],
    private readonly http: Server,
    private readonly sockets: SocketServer,
    private readonly pages: OpenPages,
    private readonly heard: { resolve: () => void },
  ) {}

  static async open(databaseUrl: string, redisUrl: string): Promise<BareHouse> {
    const pool = createPool({ uri: databaseUrl, connectionLimit: 2 });
    await pool.query(
      `CREATE TABLE IF NOT EXISTS bench_rows (id UUID PRIMARY KEY, account_id UUID NOT NULL, body TEXT NOT NULL,
              KEY idx_account (account_id, id)) ENGINE = InnoDB`,
    );
    const redis = Array.from({ length: 3 }, () => new Redis(redisUrl, { maxRetriesPerRequest: null }));
    const [first, second, third] = redis as [Redis, Redis, Redis];
    const heard = { resolve: () => undefined as void };
    const prefix = '{bench}';
    const queue = new Queue('bench', { connection: first, prefix });
    const worker = new Worker('bench', async () => heard.resolve(), { connection: second, prefix });
    const events = new QueueEvents('bench', { connection: third, prefix });
    await worker.waitUntilReady();
    const http = createServer();
    const sockets = new SocketServer(http, { transports: ['websocket'] });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const pages = await OpenPages.open(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, ['nobody']);
    return new BareHouse(pool, queue, worker, events, redis, http, sockets, pages, heard);
  }

  /** Does each once. @param recipients rows of the bulk insert, as many as the wave had */
  async measure(recipients: number): Promise<BareParts> {
    const insert = (rows: number): Promise<unknown> =>
      this.pool.query('INSERT INTO bench_rows (id, account_id, body) VALUES ?', [
        Array.from({ length: rows }, () => [newId(), newId(), 'x'.repeat(200)]),
      ]);
    return {
      commitMs: await elapsedMs(() => insert(1)),
      queueHopMs: await elapsedMs(async () => {
        const done = new Promise<void>((resolve) => (this.heard.resolve = resolve));
        await this.queue.add('hop', {}, { removeOnComplete: true });
        await done;
      }),
      bulkInsertMs: await elapsedMs(() => insert(recipients)),
      socketWriteMs: await elapsedMs(async () => {
        const heard = this.pages.hears(1, () => true);
        this.sockets.emit('notice', { id: newId(), kind: 'offer.made', data: 'x'.repeat(200) });
        await heard;
      }),
    };
  }

  async close(): Promise<void> {
    this.pages.close();
    await this.worker.close();
    await this.events.close();
    await this.queue.close();
    await this.sockets.close();
    this.http.closeAllConnections();
    await this.pool.end();
    for (const one of this.redis) one.disconnect();
  }
}
