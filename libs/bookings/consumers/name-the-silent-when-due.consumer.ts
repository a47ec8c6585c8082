import { Inject, Injectable } from '@nestjs/common';
import { newId, quietUntil } from '@gg/kernel';
import { CONFIG, Consumer, type Config, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { putOnCallList, unanswered } from '../data/reconfirmations';
import { seatsOf } from '../data/seats';
import { calledUntil } from '../domain/reconfirmation';

/**
 * Some have not said whether they come: they are to be phoned, each once about a question. About the evening's nobody is at
 * night. About the one before the start they are as long as the work has not begun, however late it is: no seat is released
 * before, and from then on there is time for the call.
 */
@Injectable()
@Consumer('bookings.name-the-silent-when-due', 'reconfirmations.call-due.v1')
export class NameTheSilentWhenDue implements EffectConsumer<'reconfirmations.call-due.v1'> {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async handle({ payload, cityCode }: EventOf<'reconfirmations.call-due.v1'>, tx: Tx): Promise<void> {
    const { shiftId, moment } = payload;
    const { reconfirmation: policy, quietHours } = this.config.settings;
    const seats = await seatsOf(tx, shiftId);
    if (!seats || seats.state === 'withdrawn' || tx.now >= seats.startsAt) return;
    const silent = (await unanswered(tx, shiftId, moment)).filter(
      ({ answerBy, listedIn }) => listedIn === null && (moment === 'before_start' || answerBy > tx.now),
    );
    if (silent.length === 0) return;
    const about = { aggregateId: shiftId, aggregateVersion: 0, cityCode };
    // It was due in the evening, and nothing worked for a while.
    const morning = moment === 'evening' ? quietUntil(tx.now, quietHours) : null;
    if (morning) {
      tx.emit({ ...about, name: 'reconfirmations.call-due.v1', dueAt: morning, payload });
      return;
    }
    const listedIn = newId();
    const until = moment === 'before_start' ? calledUntil(tx.now, seats.startsAt, policy) : null;
    const listed = await putOnCallList(tx, silent, { shiftId, moment, listedIn, until });
    if (listed.length === 0) return;
    tx.emit({
      ...about,
      id: listedIn,
      name: 'reconfirmations.silent.v1',
      payload: {
        shiftId,
        moment,
        answerBy: new Date(Math.min(...listed.map(({ answerBy }) => answerBy.getTime()))).toISOString(),
        silent: listed.map(({ bookingId, workerId, askedIn }) => ({ bookingId, workerId, askedIn })),
      },
    });
    const waits = until !== null && until < seats.startsAt && silent.some(({ answerBy }) => answerBy < until);
    if (waits) tx.emit({ ...about, name: 'reconfirmations.release-due.v1', dueAt: until, payload: { shiftId } });
  }
}
