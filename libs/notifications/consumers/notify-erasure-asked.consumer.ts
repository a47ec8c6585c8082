import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@gg/kernel';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { SmsOutbox } from '../channels/sms-outbox';
import { noticesOfCauses } from '../data/notices';

/**
 * An account's erasure was asked for: its person hears it, and until when it can be taken back. A text goes at once, by day and
 * night, whatever page has acknowledged the notice: who asked may sit before a stolen session, and its page would say that it
 * has been seen.
 */
@Injectable()
@Consumer('notifications.notify-erasure-asked', 'account.erasure-asked.v1')
export class NotifyErasureAsked implements EffectConsumer<'account.erasure-asked.v1'> {
  constructor(
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(SmsOutbox) private readonly smsOutbox: SmsOutbox,
  ) {}

  async handle(event: EventOf<'account.erasure-asked.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { accountId, dueAt } = event.payload;
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-erasure-asked',
      notices: toWorkers([accountId], {
        kind: 'account.erasure_asked',
        subjectId: accountId,
        data: { dueAt },
        expiresAt: dueAt,
      }),
    });
    const [notice] = await noticesOfCauses(tx, [{ causeId: event.id, accountId }]);
    await this.smsOutbox.queue(tx, [
      {
        // Asked, taken back and asked again all day long, it is one text.
        providerKey: `erasure-${accountId}-${localDate(tx.now)}`,
        accountId,
        purpose: 'warning',
        noticeId: notice?.id ?? null,
        offerId: null,
        facts: { dueAt },
      },
    ]);
  }
}
