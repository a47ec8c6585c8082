import type { Id } from '@gg/kernel';
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
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
}

export function offerOf(reader: Reader, offerId: Id): Promise<Offer | null> {
  return reader.row<Offer>('SELECT * FROM offers WHERE id = ?', [offerId]);
}

export async function offersOf(reader: Reader, offerIds: readonly Id[]): Promise<Offer[]> {
  return offerIds.length === 0 ? [] : reader.rows<Offer>('SELECT * FROM offers WHERE id IN (?)', [offerIds]);
}

/** Everybody an offer is for, in the order of their ids. */
export async function offerMembers(reader: Reader, offerId: Id): Promise<Id[]> {
  const rows = await reader.rows<{ workerId: Id }>('SELECT worker_id FROM offer_members WHERE offer_id = ? ORDER BY worker_id', [offerId]);
  return rows.map((row) => row.workerId);
}
