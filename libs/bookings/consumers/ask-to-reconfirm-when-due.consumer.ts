import { Inject, Injectable } from '@nestjs/common';
import { newId } from '@gg/kernel';
import { CONFIG, Consumer, type Config, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { seatedWithWord, writeQuestions } from '../data/reconfirmations';
import { seatsOf } from '../data/seats';
import { isFresh, mayBeAsked, silenceOf } from '../domain/reconfirmation';
import { BoardPublisher } from '../read-models/board-publisher';

/**
 * The evening before, and again shortly before the start: everybody who holds a seat is asked whether they come (再确认).
 * Whoever took it later, or said so a moment ago, is spared.
 */
@Injectable()
@Consumer('bookings.ask-to-reconfirm-when-due', 'shift.reconfirmation-due.v1')
export class AskToReconfirmWhenDue implements EffectConsumer<'shift.reconfirmation-due.v1'> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  async handle({ payload }: EventOf<'shift.reconfirmation-due.v1'>, tx: Tx): Promise<void> {
    const { shiftId, moment } = payload;
    const { reconfirmation: policy, quietHours } = this.config.settings;
    const seats = await seatsOf(tx, shiftId);
    if (!seats || seats.state === 'withdrawn' || !mayBeAsked(moment, tx.now, seats.startsAt, policy, quietHours))
      return;
    const seated = (await seatedWithWord(tx, shiftId)).filter((one) => !isFresh(one.lastWord, tx.now, policy));
    if (seated.length === 0) return;
    const askedIn = newId();
    const { callAt, answerBy, releaseAt } = silenceOf(moment, tx.now, seats.startsAt, policy, quietHours);
    const written = await writeQuestions(tx, seated, { shiftId, moment, askedIn, answerBy });
    if (written.size === 0) return;
    const about = { aggregateId: shiftId, aggregateVersion: 0, cityCode: seats.cityCode };
    tx.emit({
      ...about,
      id: askedIn,
      name: 'reconfirmations.asked.v1',
      payload: {
        shiftId,
        employerId: seats.employerId,
        moment,
        start: seats.startsAt.toISOString(),
        end: seats.endsAt.toISOString(),
        answerBy: answerBy.toISOString(),
        releases: releaseAt !== null,
        asked: seated
          .filter(({ bookingId }) => written.has(bookingId))
          .map(({ bookingId, workerId, partyId }) => ({ bookingId, workerId, partyId })),
      },
    });
    if (callAt) {
      tx.emit({ ...about, name: 'reconfirmations.call-due.v1', dueAt: callAt, payload: { shiftId, moment } });
    }
    if (releaseAt)
      tx.emit({ ...about, name: 'reconfirmations.release-due.v1', dueAt: releaseAt, payload: { shiftId } });
    this.board.refreshAfterCommit(tx, shiftId);
  }
}
