import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { BookingState } from '../domain/lifecycles';
import type { OwnOffer, OwnSeat } from '../domain/why-not-asked';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** What a worker was offered of a shift, singly or in a party, the latest last. */
export function ownOffers(reader: Reader, shiftId: Id, workerId: Id): Promise<OwnOffer[]> {
  return reader.rows<OwnOffer>(
    `SELECT o.state, o.made_at, o.expires_at, o.closed_at, o.close_reason, o.delivered_at, o.material_version
       FROM offers o JOIN offer_members m ON m.offer_id = o.id AND m.worker_id = ?
      WHERE o.shift_id = ? ORDER BY o.made_at, o.id`,
    [workerId, shiftId],
  );
}

/** The seats of a shift that a worker holds or held, the latest last. */
export async function ownSeatsOf(reader: Reader, shiftId: Id, workerId: Id): Promise<OwnSeat[]> {
  const rows = await reader.rows<Omit<OwnSeat, 'isLive'> & { state: BookingState; live: number | null }>(
    `SELECT state, live, made_at, ended_at, end_reason FROM bookings
      WHERE shift_id = ? AND worker_id = ? ORDER BY made_at, id`,
    [shiftId, workerId],
  );
  return rows.map(({ live, ...seat }) => ({ ...seat, isLive: live !== null }));
}
