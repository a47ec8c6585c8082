import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil } from '../domain/notice';

/** Staff have verified who somebody is, or taken it back: the person hears it. */
@Injectable()
@Consumer('notifications.notify-identity-judged', 'identity.judged.v1')
export class NotifyIdentityJudged implements EffectConsumer<'identity.judged.v1'> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  async handle(event: EventOf<'identity.judged.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { accountId, verdict, identityState, why } = event.payload;
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-identity-judged',
      notices: toWorkers([accountId], {
        kind: 'identity.judged',
        subjectId: accountId,
        data: { verdict, identityState, why },
        expiresAt: remindUntil(tx.now),
      }),
    });
  }
}
