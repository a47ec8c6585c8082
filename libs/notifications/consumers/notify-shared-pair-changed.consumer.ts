import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';
import { sharedPairNews } from '../domain/shared-pair-news';

/** A pair of shared employment was proposed, opened, declined or has ended: the firms concerned hear of it. */
@Injectable()
@Consumer('notifications.notify-shared-pair-changed', 'shared-pair.changed.v1')
export class NotifySharedPairChanged implements OutsideConsumer<'shared-pair.changed.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'shared-pair.changed.v1'>): Promise<NewNotice[]> {
    const { pairId, surplusId, shortageId, lenderId, borrowerId, state, heads, by, reason } = payload;
    const { kind, to, text, movesTo } = sharedPairNews(payload);
    const notices = await Promise.all(
      to.map((side) =>
        this.recipients.firmInTalks(side === 'lender' ? lenderId : borrowerId, {
          kind,
          subjectId: pairId,
          data: { pairId, surplusId, shortageId, side, state, heads, by, reason, text },
          expiresAt: remindUntil(this.clock.now()),
          ...(movesTo ? { movesTo } : {}),
        }),
      ),
    );
    return notices.flat();
  }

  async confirm(
    notices: NewNotice[],
    event: EventOf<'shared-pair.changed.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shared-pair-changed', notices });
  }
}
