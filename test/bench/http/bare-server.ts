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
  app.get<{ Querystring: { limit: string } }>('/api/bookings', async ({ query }) => {
    const limit = Number(query.limit);
    const [rows] = await pool.query<RowDataPacket[]>(
      `SELECT id, shift_id shiftId, employer_id employerId, worker_id workerId, party_id partyId, offer_id offerId, how,
              state, starts_at startsAt, ends_at endsAt, made_at madeAt, ended_at endedAt, end_reason endReason, channel
         FROM bookings WHERE worker_id = ? ORDER BY starts_at DESC, id DESC LIMIT ?`,
      [workerId, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next =
      rows.length > limit && last
        ? Buffer.from(JSON.stringify([(last['startsAt'] as Date).toISOString(), last['id']])).toString('base64url')
        : null;
    return { items, next };
  });
  await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
  process.once('SIGTERM', () => void app.close().then(() => pool.end()));
}

void main();
