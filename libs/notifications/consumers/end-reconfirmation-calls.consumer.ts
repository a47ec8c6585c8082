import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { CallList } from '../channels/call-list';
import { noticesOfCauses } from '../data/notices';

/** A question was answered, or needs no answer any more: it moves to no further channel, and nobody is phoned about it. */
@Injectable()
@Consumer('notifications.end-reconfirmation-calls', 'reconfirmations.ended.v1')
export class EndReconfirmationCalls implements EffectConsumer<'reconfirmations.ended.v1'> {
  constructor(@Inject(CallList) private readonly callList: CallList) {}

  async handle({ payload }: EventOf<'reconfirmations.ended.v1'>, tx: Tx): Promise<void> {
    for (const [answered, outcome] of [
      [payload.ended.filter(({ answer }) => answer === 'coming' || answer === 'not_coming'), 'answered'],
      [payload.ended.filter(({ answer }) => answer === 'silent' || answer === 'void'), 'ended'],
    ] as const) {
      const notices = await noticesOfCauses(
        tx,
        answered.map(({ askedIn, workerId }) => ({ causeId: askedIn, accountId: workerId })),
      );
      const ids = notices.map((notice) => notice.id).sort();
      if (ids.length === 0) continue;
      await tx.change('UPDATE notices SET acknowledged_at = ? WHERE id IN (?) AND acknowledged_at IS NULL', [
        tx.now,
        ids,
      ]);
      await this.callList.closeQuestions(tx, ids, outcome);
    }
  }
}
