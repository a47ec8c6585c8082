import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

/** What bookings told of a shift's seats, and the version they had then. */
export interface SeatsTold {
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly full: boolean;
  readonly version: number;
}

/** Follows bookings in whether all seats are taken: the newest counts, in whatever order it is heard. */
export async function followSeatsFull(tx: Tx, { shiftId, employerId, full, version }: SeatsTold): Promise<void> {
  await tx.change(
    `UPDATE shifts SET seats_full = ?, seats_full_version = ?
      WHERE id = ? AND employer_id = ? AND seats_full_version < ?`,
    [full, version, shiftId, employerId, version],
  );
}
