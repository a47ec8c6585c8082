import { addDays, instantOf, localDate, type Id } from '@gg/kernel';
import type { EligibilityPolicy, OfferSoFar, OfferSource } from '@gg/matching';
import type { SqlValue, Tx } from '@gg/platform';
import type { OfferState } from '../domain/lifecycles';

export interface DispatchRow {
  readonly shiftId: Id;
  readonly state: 'running' | 'full' | 'exhausted' | 'stopped';
  readonly waves: number;
  readonly radiusM: number;
  readonly version: number;
  readonly reason: string | null;
  readonly lookAt: Date | null;
}

/** The dispatch of a shift whose seats are just being opened: what a plan for it counts on, and what is written. */
export const openingRow = (shiftId: Id): DispatchRow => ({
  shiftId,
  state: 'running',
  waves: 0,
  radiusM: 0,
  version: 1,
  reason: null,
  lookAt: null,
});

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

export function dispatchRow(reader: Reader, shiftId: Id): Promise<DispatchRow | null> {
  return reader.row<DispatchRow>('SELECT * FROM dispatches WHERE shift_id = ?', [shiftId]);
}

/**
 * Every offer ever made for a shift, as planning wants it. Who lost a seat because too few of their party were left has not
 * answered for themselves, and is no part of that offer any more.
 */
export async function offersSoFar(reader: Reader, shiftId: Id): Promise<OfferSoFar[]> {
  const rows = await reader.rows<{
    wave: number;
    partyId: Id | null;
    members: string;
    state: OfferState;
    source: OfferSource;
    expiresAt: Date;
    materialVersion: number;
    expectedAcceptanceMicro: number;
    reached: number;
  }>(
    `SELECT o.wave, o.party_id, GROUP_CONCAT(m.worker_id ORDER BY m.worker_id) AS members, o.state, o.source, o.expires_at,
            o.material_version, o.expected_acceptance_micro, o.delivered_at IS NOT NULL AS reached
       FROM offers o JOIN offer_members m ON m.offer_id = o.id
      WHERE o.shift_id = ?
        AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.shift_id = o.shift_id AND b.worker_id = m.worker_id
                           AND b.offer_id = o.id AND b.state = 'released' AND b.end_reason = 'party_below_minimum')
      GROUP BY o.id`,
    [shiftId],
  );
  return rows.map(({ members, reached, ...offer }) => ({
    ...offer,
    memberIds: members.split(','),
    reached: Boolean(Number(reached)),
  }));
}

/** Those whose seat of a shift was released because they gave no word: it is not offered to them again. */
export async function silentOn(reader: Reader, shiftId: Id): Promise<Id[]> {
  const rows = await reader.rows<{ workerId: Id }>(
    `SELECT DISTINCT worker_id FROM bookings WHERE shift_id = ? AND state = 'released' AND end_reason = 'silent'`,
    [shiftId],
  );
  return rows.map(({ workerId }) => workerId);
}

/** Looked back so far for offers that count: it holds the local day, and no offer lives that long. */
const CAP_WINDOW_MS = 86_400_000;

/**
 * Which of these workers have as many offers open, or had as many today, as one may have. Looks at the last day only, and
 * not at all they ever had. Right only after `guardOffers` in the same transaction.
 */
export async function overCap(tx: Tx, workerIds: readonly Id[], policy: EligibilityPolicy): Promise<Set<Id>> {
  if (workerIds.length === 0) return new Set();
  const today = localDate(tx.now);
  const rows = await tx.rows<{ workerId: Id; open: number; today: number }>(OFFERS_THAT_COUNT, [
    instantOf(today, 0),
    instantOf(addDays(today, 1), 0),
    workerIds,
    new Date(tx.now.getTime() - CAP_WINDOW_MS),
  ]);
  return new Set(
    rows.filter((row) => row.open >= policy.openOffers || row.today >= policy.offersPerDay).map((row) => row.workerId),
  );
}

/** Open offers, and those made between two instants, of workers by what they got since a third. */
export const OFFERS_THAT_COUNT = `
  SELECT m.worker_id, CAST(SUM(o.state = 'open') AS SIGNED) AS open,
         CAST(SUM(m.made_at >= ? AND m.made_at < ?) AS SIGNED) AS today
    FROM offer_members m JOIN offers o ON o.id = m.offer_id
   WHERE m.worker_id IN (?) AND m.made_at >= ?
   GROUP BY m.worker_id`;
