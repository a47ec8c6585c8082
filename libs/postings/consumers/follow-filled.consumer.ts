import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { followSeatsFull } from '../data/seats-full';

/** The last seat of a shift is taken: it leaves the lists of open work. */
@Injectable()
@Consumer('postings.follow-filled', 'shift.filled.v1')
export class FollowFilled implements EffectConsumer<'shift.filled.v1'> {
  handle({ payload, aggregateVersion }: EventOf<'shift.filled.v1'>, tx: Tx): Promise<void> {
    const { shiftId, employerId } = payload;
    return followSeatsFull(tx, { shiftId, employerId, full: true, version: aggregateVersion });
  }
}
