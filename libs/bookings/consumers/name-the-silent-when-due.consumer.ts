import { Inject, Injectable } from '@nestjs/common';
import { quietUntil } from '@gg/kernel';
import { CONFIG, Consumer, type Config, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { unanswered } from '../data/reconfirmations';

/** Some have not said whether they come: they are to be phoned. About the evening's question nobody is at night. */
@Injectable()
@Consumer('bookings.name-the-silent-when-due', 'reconfirmations.call-due.v1')
export class NameTheSilentWhenDue implements EffectConsumer<'reconfirmations.call-due.v1'> {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async handle({ payload, cityCode }: EventOf<'reconfirmations.call-due.v1'>, tx: Tx): Promise<void> {
    const { shiftId, moment } = payload;
    const silent = (await unanswered(tx, shiftId, moment)).filter(({ answerBy }) => answerBy > tx.now);
    const [first] = silent;
    if (!first) return;
    const about = { aggregateId: shiftId, aggregateVersion: 0, cityCode };
    // It was due in the evening, and nothing worked for a while.
    const morning = moment === 'evening' ? quietUntil(tx.now, this.config.settings.quietHours) : null;
    if (morning) {
      tx.emit({ ...about, name: 'reconfirmations.call-due.v1', dueAt: morning, payload });
      return;
    }
    tx.emit({
      ...about,
      name: 'reconfirmations.silent.v1',
      payload: {
        shiftId,
        moment,
        answerBy: first.answerBy.toISOString(),
        silent: silent.map(({ bookingId, workerId, askedIn }) => ({ bookingId, workerId, askedIn })),
      },
    });
  }
}
