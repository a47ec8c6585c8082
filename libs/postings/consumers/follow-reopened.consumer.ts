import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { followSeatsFull } from '../data/seats-full';

/** A seat came free on a shift that was full: it is back in the lists of open work. */
@Injectable()
@Consumer('postings.follow-reopened', 'shift.reopened.v1')
export class FollowReopened implements EffectConsumer<'shift.reopened.v1'> {
  handle({ payload, aggregateVersion }: EventOf<'shift.reopened.v1'>, tx: Tx): Promise<void> {
    const { shiftId, employerId } = payload;
    return followSeatsFull(tx, { shiftId, employerId, full: false, version: aggregateVersion });
  }
}
