import { payWorth } from '@gg/compliance';
import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { coarsePoint, isHousehold } from '../domain/coarse-point';
import { legalEmployerCode } from '../domain/complete-draft';
import { gridCell } from '../domain/grid-cell';
import type { PostingTerms } from '../domain/posting-terms';
import type { ShiftRow } from './postings';
import { writeBreaks } from './stored-terms';

interface OwnerOfShifts {
  readonly id: Id;
  readonly employerId: Id;
}

/**
 * Writes the shifts of a posting that has none yet.
 * @param opened the posting is public: they are as if they had been planned and opened
 * @returns them in the order of the terms
 */
export async function insertShifts(
  tx: Tx,
  posting: OwnerOfShifts,
  terms: PostingTerms,
  opened = false,
): Promise<ShiftRow[]> {
  const planned = plannedShifts(posting, terms);
  const rows = opened ? planned.map((row) => ({ ...row, state: 'open' as const, version: row.version + 1 })) : planned;
  await tx.insert('shifts', rows);
  return rows.map(({ id, state, version }, n) => ({ ...terms.shifts[n]!, id, postingId: posting.id, state, version }));
}

/** Writes the shifts of a draft; those it had are replaced. @returns them in the order of the terms */
export async function replaceShifts(tx: Tx, posting: OwnerOfShifts, terms: PostingTerms): Promise<ShiftRow[]> {
  await tx.change("DELETE FROM shifts WHERE posting_id = ? AND state = 'planned'", [posting.id]);
  return insertShifts(tx, posting, terms);
}

/** The rows of a posting's shifts before it is public. */
export function plannedShifts(posting: OwnerOfShifts, terms: PostingTerms) {
  const { regionCode } = terms.assembly;
  // These are for lists that everybody sees; matching and those who are booked take the point of the terms.
  const household = isHousehold(legalEmployerCode(terms.responsibility, posting.employerId));
  const point = household ? coarsePoint(terms.assembly.point) : terms.assembly.point;
  return terms.shifts.map((shift) => ({
    id: newId(),
    postingId: posting.id,
    employerId: posting.employerId,
    state: 'planned' as const,
    version: 1,
    materialVersion: 1,
    seatsVersion: 0,
    startsAt: shift.start,
    endsAt: shift.end,
    listedUntil: terms.validUntil !== null && terms.validUntil < shift.start ? terms.validUntil : shift.start,
    breaks: writeBreaks(shift.breaks),
    headcount: shift.headcount,
    tradeCode: terms.tradeCode,
    cityCode: regionCode.slice(0, 4),
    regionCode,
    lng: point.lng,
    lat: point.lat,
    gridCell: gridCell(point),
    hourlyWorthFen: payWorth(terms.pay, [shift]).hourlyFen ?? 0,
  }));
}
