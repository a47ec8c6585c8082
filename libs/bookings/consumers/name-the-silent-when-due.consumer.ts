import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { unanswered } from '../data/reconfirmations';

/** Some have not said whether they come: they are to be phoned. */
@Injectable()
@Consumer('bookings.name-the-silent-when-due', 'reconfirmations.call-due.v1')
export class NameTheSilentWhenDue implements EffectConsumer<'reconfirmations.call-due.v1'> {
  async handle({ payload, cityCode }: EventOf<'reconfirmations.call-due.v1'>, tx: Tx): Promise<void> {
    const { shiftId, moment } = payload;
    const silent = (await unanswered(tx, shiftId, moment)).filter(({ answerBy }) => answerBy > tx.now);
    const [first] = silent;
    if (!first) return;
    tx.emit({
      name: 'reconfirmations.silent.v1',
      aggregateId: shiftId,
      aggregateVersion: 0,
      cityCode,
      payload: {
        shiftId,
        moment,
        answerBy: first.answerBy.toISOString(),
        silent: silent.map(({ bookingId, workerId, askedIn }) => ({ bookingId, workerId, askedIn })),
      },
    });
  }
}
