import type { BlockReader } from '@gg/employers';
import { localDate, type Id } from '@gg/kernel';
import type { BatchShift, ShiftFacts } from '@gg/matching';
import type { Connections } from '@gg/platform';
import type { ShiftDetails, ShiftReader } from '@gg/postings';
import { notToBeAsked } from '../data/batches';
import type { Seats } from '../data/seats';
import { shiftFacts } from './shift-facts';

/** A shift of a batch as it is now. */
export interface BatchShiftNow extends BatchShift {
  readonly details: ShiftDetails;
  readonly row: Seats;
}

/** What reading the shifts of a batch takes. */
export interface BatchReaders {
  readonly connections: Connections;
  readonly shifts: ShiftReader;
  readonly blocks: BlockReader;
}

/** The shifts of a batch as they are now, in the order of their ids; those that take nobody any more are absent. */
export async function batchFacts(
  { connections, shifts, blocks }: BatchReaders,
  shiftIds: readonly Id[],
  now: Date,
): Promise<BatchShiftNow[]> {
  if (shiftIds.length === 0) return [];
  const [details, seats, asked] = await Promise.all([
    shifts.details(connections, shiftIds),
    connections.rows<Seats>(
      `SELECT * FROM shift_seats WHERE shift_id IN (?) AND state = 'open' AND starts_at > ? AND filled < headcount
        ORDER BY shift_id`,
      [shiftIds, now],
    ),
    notToBeAsked(connections, shiftIds),
  ]);
  const blocked = await blocks.blockedByEach(connections, [...new Set(seats.map((row) => row.employerId))]);
  return seats.flatMap((row) => {
    const shift = details.get(row.shiftId);
    if (!shift || shift.state !== 'open' || shift.postingState !== 'published' || !shift.mode.dispatch) return [];
    const facts: ShiftFacts = shiftFacts(shift, row, localDate(now));
    const leaveOut = [...(asked.get(row.shiftId) ?? []), ...(blocked.get(row.employerId) ?? [])];
    return [{ shift: facts, seats: row.headcount - row.filled, leaveOut, details: shift, row }];
  });
}
