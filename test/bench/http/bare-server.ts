import { fastify } from 'fastify';
import { createPool, type RowDataPacket } from 'mysql2/promise';

/**
 * The baseline: fastify and the query, and nothing of a service around them. Answers for one worker, whoever asks.
 */
async function main(): Promise<void> {
  const pool = createPool({
    uri: process.env['DATABASE_URL']!,
    connectionLimit: 20,
    timezone: 'Z',
    supportBigNumbers: true,
  });
  const workerId = process.env['BARE_WORKER_ID']!;
  const app = fastify();
  app.get('/readyz', () => 'ready');
  app.get<{ Querystring: { limit: string } }>('/api/notices', async ({ query }) => {
    const limit = Number(query.limit);
    const [rows] = await pool.query<RowDataPacket[]>(
      `SELECT id, kind, subject_id, made_at, data, acknowledged_at FROM notices
        WHERE account_id = ? AND service = 'worker' ORDER BY made_at DESC, id DESC LIMIT ?`,
      [workerId, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => ({
      id: row['id'] as string,
      kind: row['kind'] as string,
      subject: row['subject_id'] as string,
      at: (row['made_at'] as Date).toISOString(),
      data: JSON.parse(row['data'] as string) as object,
      acknowledgedAt: (row['acknowledged_at'] as Date | null)?.toISOString() ?? null,
    }));
    const last = items.at(-1);
    const next =
      rows.length > limit && last ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') : null;
    return { items, next };
  });
  await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
  process.once('SIGTERM', () => void app.close().then(() => pool.end()));
}

void main();
