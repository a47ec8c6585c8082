import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';

type Reader = Pick<Connections, 'rows' | 'row'>;

/** What the erasure of an account means for what the person has to do with work. */
export interface ErasureConsequences {
  /** Seats held of shifts that are not over: they stand in its way. */
  readonly seats: readonly { readonly bookingId: Id; readonly shiftId: Id; readonly start: Date; readonly end: Date }[];
  /** Applications that wait for an answer: they are withdrawn. */
  readonly applications: number;
  /** Offers that wait for an answer: they lapse. */
  readonly offers: number;
  /** Until when law keeps the records of the person's work, with name and ID number; null: there are none. */
  readonly keepUntil: Date | null;
}

/** Reads them. */
@Injectable()
export class ErasureConsequencesReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(workerId: Id): Promise<ErasureConsequences> {
    const now = this.clock.now();
    const [seats, applications, offers, keepUntil] = await Promise.all([
      heldSeats(this.connections, workerId, now),
      this.connections.row<{ count: number }>(
        "SELECT COUNT(*) AS count FROM applications WHERE worker_id = ? AND state = 'made' AND live = 1",
        [workerId],
      ),
      this.connections.row<{ count: number }>(
        `SELECT COUNT(*) AS count FROM offer_members m JOIN offers o ON o.id = m.offer_id
          WHERE m.worker_id = ? AND o.state = 'open' AND o.expires_at > ?`,
        [workerId, now],
      ),
      workKeptUntil(this.connections, workerId, now, this.config),
    ]);
    return { seats, applications: Number(applications?.count ?? 0), offers: Number(offers?.count ?? 0), keepUntil };
  }
}

/** Seats that a worker holds of shifts that are not over, soonest first. */
export function heldSeats(reader: Reader, workerId: Id, now: Date): Promise<ErasureConsequences['seats']> {
  return reader.rows(
    `SELECT id AS booking_id, shift_id, starts_at AS start, ends_at AS end FROM bookings
      WHERE worker_id = ? AND live = 1 AND ends_at > ? ORDER BY starts_at, id`,
    [workerId, now],
  );
}

/** Until when law keeps the records of a worker's work; null when there are none, or they are older than that. */
export async function workKeptUntil(
  reader: Reader,
  workerId: Id,
  now: Date,
  { settings }: Pick<Config, 'settings'>,
): Promise<Date | null> {
  const row = await reader.row<{ lastEnd: Date | null }>(
    // Of a seat that was given back nothing is owed and nothing was worked.
    `SELECT MAX(ends_at) AS last_end FROM bookings
      WHERE worker_id = ? AND state NOT IN ('cancelled_by_worker', 'cancelled_by_employer', 'released', 'replaced')`,
    [workerId],
  );
  if (!row?.lastEnd) return null;
  const until = new Date(row.lastEnd);
  until.setUTCFullYear(until.getUTCFullYear() + settings.retention.workRecordsYears);
  return until > now ? until : null;
}
