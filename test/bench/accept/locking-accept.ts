import { createPool, type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { EVENTS, SUBSCRIPTIONS } from '@gg/contracts';
import { newId, type Id } from '@gg/kernel';

/** Conflicts after which a transaction is begun again. */
const AGAIN = new Set([1213, 1205]);

export interface Attempt {
  readonly offerId: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
}

/**
 * The baseline: what most would write first. The same rows are written, but the shift's row is locked before anything else
 * (`SELECT … FOR UPDATE`), so that all who want the same shift stand in one queue, those who come too late as well. It
 * looks neither at the law nor at who the worker is.
 */
export class LockingAccept {
  private readonly pool: Pool;

  constructor(
    databaseUrl: string,
    connections: number,
    private readonly employerId: Id,
    private readonly tradeCode: string,
  ) {
    this.pool = createPool({ uri: databaseUrl, connectionLimit: connections, timezone: 'Z', supportBigNumbers: true });
    this.pool.pool.on('connection', (connection) => {
      connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', () => undefined);
    });
  }

  /** @returns `accepted`, or why not, in the words of the use case */
  async accept(attempt: Attempt): Promise<string> {
    for (;;) {
      const connection = await this.pool.getConnection();
      try {
        await connection.query('START TRANSACTION');
        const outcome = await this.within(connection, attempt);
        await connection.query(outcome === 'accepted' ? 'COMMIT' : 'ROLLBACK');
        return outcome;
      } catch (error) {
        await connection.query('ROLLBACK');
        if (!AGAIN.has((error as { errno?: number }).errno ?? 0)) throw error;
      } finally {
        connection.release();
      }
    }
  }

  end(): Promise<void> {
    return this.pool.end();
  }

  private async within(connection: PoolConnection, { offerId, shiftId, workerId }: Attempt): Promise<string> {
    const now = new Date();
    const [shifts] = await connection.query<RowDataPacket[]>(
      'SELECT * FROM shift_seats WHERE shift_id = ? FOR UPDATE',
      [shiftId],
    );
    const seats = shifts[0]!;
    if (seats['state'] !== 'open') return 'shift.not_open';
    if (seats['filled'] >= seats['headcount']) return 'shift.full';
    await connection.query(
      `INSERT INTO worker_calendars (worker_id, version, offers_version, offers, accepts, shows, no_shows,
              late_cancellations) VALUES (?, 1, 1, 0, 0, 0, 0, 0) ON DUPLICATE KEY UPDATE version = version + 1`,
      [workerId],
    );
    const [clashes] = await connection.query<RowDataPacket[]>(
      'SELECT id FROM bookings WHERE worker_id = ? AND live = 1 AND ends_at > ? AND starts_at < ?',
      [workerId, seats['starts_at'], seats['ends_at']],
    );
    if (clashes.length > 0) return 'booking.overlaps';
    const [marked] = await connection.query<ResultSetHeader>(
      `UPDATE offers SET state = 'accepted', closed_at = ?, actor_id = ?, channel = 'app'
        WHERE id = ? AND state = 'open' AND expires_at > ?`,
      [now, workerId, offerId, now],
    );
    if (marked.affectedRows === 0) return 'offer.closed';
    await connection.query('UPDATE worker_calendars SET accepts = accepts + 1 WHERE worker_id = ?', [workerId]);
    const bookingId = newId();
    await connection.query(
      `INSERT INTO bookings (id, shift_id, employer_id, worker_id, offer_id, how, state, live, starts_at, ends_at,
              legal_employer_code, engagement_type, trade_code, breaks, findings, made_at, actor_id, channel)
       VALUES (?, ?, ?, ?, ?, 'offer', 'booked', 1, ?, ?, 'none', 'part_time', ?, '[]', '[]', ?, ?, 'app')`,
      [
        bookingId,
        shiftId,
        this.employerId,
        workerId,
        offerId,
        seats['starts_at'],
        seats['ends_at'],
        this.tradeCode,
        now,
        workerId,
      ],
    );
    await connection.query(
      `INSERT INTO booking_records (id, subject, subject_id, from_state, to_state, at, actor_id, channel) VALUES ?`,
      [
        [
          [newId(), 'offer', offerId, 'open', 'accepted', now, workerId, 'app'],
          [newId(), 'booking', bookingId, null, 'booked', now, workerId, 'app'],
        ],
      ],
    );
    await connection.query('UPDATE shift_seats SET filled = filled + 1, version = version + 1 WHERE shift_id = ?', [
      shiftId,
    ]);
    await this.writeEvents(connection, now, { offerId, shiftId, workerId, bookingId }, seats);
    return 'accepted';
  }

  /** The events of an acceptance, with a delivery for each consumer. */
  private async writeEvents(
    connection: PoolConnection,
    now: Date,
    { offerId, shiftId, workerId, bookingId }: Attempt & { readonly bookingId: Id },
    seats: RowDataPacket,
  ): Promise<void> {
    const { employerId } = this;
    const full = seats['filled'] + 1 >= seats['headcount'];
    const told = [
      {
        name: 'booking.made.v1' as const,
        aggregateId: bookingId,
        payload: {
          bookingId,
          shiftId,
          employerId,
          workerId,
          partyId: null,
          offerId,
          how: 'offer' as const,
          start: (seats['starts_at'] as Date).toISOString(),
          end: (seats['ends_at'] as Date).toISOString(),
        },
      },
      ...(full
        ? [
            {
              name: 'shift.filled.v1' as const,
              aggregateId: shiftId,
              payload: { shiftId, employerId, headcount: seats['headcount'] },
            },
          ]
        : []),
      {
        name: 'offer.answered.v1' as const,
        aggregateId: offerId,
        payload: {
          offerId,
          shiftId,
          employerId,
          workerId,
          partyId: null,
          memberIds: [workerId],
          answer: 'accepted' as const,
          reason: null,
        },
      },
    ].map((event) => ({ ...event, id: newId() }));
    await connection.query(
      `INSERT INTO events (id, name, aggregate_id, aggregate_version, occurred_at, actor_id, channel, city_code, trace,
              payload) VALUES ?`,
      [
        told.map(({ id, name, aggregateId, payload }) => [
          id,
          name,
          aggregateId,
          1,
          now,
          workerId,
          'app',
          seats['city_code'],
          'bench',
          JSON.stringify(EVENTS[name].parse(payload)),
        ]),
      ],
    );
    await connection.query(
      'INSERT INTO event_deliveries (event_id, consumer, chunk, due_at, next_try_at, attempts) VALUES ?',
      [told.flatMap(({ id, name }) => SUBSCRIPTIONS[name].map((consumer) => [id, consumer, 0, now, new Date(0), 0]))],
    );
  }
}
