import type { Id, TimeWindow } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { OfferState } from '../domain/lifecycles';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

export interface Offer {
  readonly id: Id;
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly wave: number;
  /** Who answers: the worker, or the party's leader. */
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly materialVersion: number;
  readonly rank: number;
  readonly state: OfferState;
  readonly source: string;
  readonly distanceM: number;
  readonly reasons: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly socketLifeMinutes: number;
  readonly smsLifeMinutes: number;
  readonly deliveredAt: Date | null;
  /** socket | sms | call */
  readonly deliveredBy: string | null;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  /** By which the answer came. */
  readonly channel: string | null;
}

export function offerOf(reader: Reader, offerId: Id): Promise<Offer | null> {
  return reader.row<Offer>('SELECT * FROM offers WHERE id = ?', [offerId]);
}

export async function offersOf(reader: Reader, offerIds: readonly Id[]): Promise<Offer[]> {
  return offerIds.length === 0 ? [] : reader.rows<Offer>('SELECT * FROM offers WHERE id IN (?)', [offerIds]);
}

/** An open offer that somebody is in. */
export interface OpenOffer {
  readonly offerId: Id;
  readonly shiftId: Id;
  readonly partyId: Id | null;
  readonly shift: TimeWindow;
}

/**
 * Open offers that a worker is in, singly or in a party, for shifts that share a time.
 * @param since when the oldest of them was made
 */
export async function openOffersAt(reader: Reader, workerId: Id, time: TimeWindow, since: Date): Promise<OpenOffer[]> {
  const rows = await reader.rows<Omit<OpenOffer, 'shift'> & { startsAt: Date; endsAt: Date }>(
    `SELECT o.id AS offer_id, o.shift_id, o.party_id, s.starts_at, s.ends_at
       FROM offer_members m JOIN offers o ON o.id = m.offer_id JOIN shift_seats s ON s.shift_id = o.shift_id
      WHERE m.worker_id = ? AND m.made_at >= ? AND o.state = 'open' AND s.starts_at < ? AND s.ends_at > ? ORDER BY o.id`,
    [workerId, since, time.end, time.start],
  );
  return rows.map(({ startsAt, endsAt, ...offer }) => ({ ...offer, shift: { start: startsAt, end: endsAt } }));
}

/** Everybody an offer is for, in the order of their ids. */
export async function offerMembers(reader: Reader, offerId: Id): Promise<Id[]> {
  const rows = await reader.rows<{ workerId: Id }>(
    'SELECT worker_id FROM offer_members WHERE offer_id = ? ORDER BY worker_id',
    [offerId],
  );
  return rows.map((row) => row.workerId);
}
