import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil } from '../domain/notice';

/** Staff have proven or refused what a worker stated, or a paper: the worker hears it. */
@Injectable()
@Consumer('notifications.notify-proof-judged', 'proof.judged.v1')
export class NotifyProofJudged implements EffectConsumer<'proof.judged.v1'> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  async handle(event: EventOf<'proof.judged.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { workerId, subject, subjectId, kind, verdict } = event.payload;
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-proof-judged',
      notices: toWorkers([workerId], {
        kind: 'proof.judged',
        subjectId,
        data: { subject, subjectId, kind, verdict },
        expiresAt: remindUntil(tx.now),
      }),
    });
  }
}
