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

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  row<T>(sql: string, params?: readonly SqlValue[]): Promise<T | null>;
}

export function dispatchRow(reader: Reader, shiftId: Id): Promise<DispatchRow | null> {
  return reader.row<DispatchRow>('SELECT * FROM dispatches WHERE shift_id = ?', [shiftId]);
}

/** Every offer ever made for a shift, as planning wants it. */
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
  }>(
    `SELECT o.wave, o.party_id, GROUP_CONCAT(m.worker_id ORDER BY m.worker_id) AS members, o.state, o.source, o.expires_at,
            o.material_version, o.expected_acceptance_micro
       FROM offers o JOIN offer_members m ON m.offer_id = o.id
      WHERE o.shift_id = ? GROUP BY o.id`,
    [shiftId],
  );
  return rows.map(({ members, ...offer }) => ({ ...offer, memberIds: members.split(',') }));
}

/**
 * Which of these workers have as many offers open, or had as many today, as one may have. Right only after
 * `guardOffers` in the same transaction.
 */
export async function overCap(tx: Tx, workerIds: readonly Id[], policy: EligibilityPolicy): Promise<Set<Id>> {
  if (workerIds.length === 0) return new Set();
  const today = localDate(tx.now);
  const rows = await tx.rows<{ workerId: Id; open: number; today: number }>(
    `SELECT m.worker_id, CAST(SUM(o.state = 'open') AS SIGNED) AS open,
            CAST(SUM(o.made_at >= ? AND o.made_at < ?) AS SIGNED) AS today
       FROM offer_members m JOIN offers o ON o.id = m.offer_id
      WHERE m.worker_id IN (?) AND (o.state = 'open' OR o.made_at >= ?)
      GROUP BY m.worker_id`,
    [instantOf(today, 0), instantOf(addDays(today, 1), 0), workerIds, instantOf(today, 0)],
  );
  return new Set(
    rows.filter((row) => row.open >= policy.openOffers || row.today >= policy.offersPerDay).map((row) => row.workerId),
  );
}
