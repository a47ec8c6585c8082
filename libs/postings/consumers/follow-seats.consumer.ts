import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';

/** The number of seats is bookings' truth; the posting shows the newest that it has heard of, in whatever order it comes. */
@Injectable()
@Consumer('postings.follow-seats', 'shift.seats-changed.v1')
export class FollowSeats implements EffectConsumer<'shift.seats-changed.v1'> {
  async handle({ payload }: EventOf<'shift.seats-changed.v1'>, tx: Tx): Promise<void> {
    const { shiftId, employerId, headcount, version } = payload;
    await tx.change(
      `UPDATE shifts SET headcount = ?, seats_version = ?, version = version + 1
        WHERE id = ? AND employer_id = ? AND seats_version < ?`,
      [headcount, version, shiftId, employerId, version],
    );
  }
}
