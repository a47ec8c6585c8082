import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, type OfferView } from '@gg/bookings';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, Consumer, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { CallList } from '../channels/call-list';
import { SmsOutbox } from '../channels/sms-outbox';
import { regionOf } from '../channels/work-facts';
import { NOTICE_COLUMNS, type StoredNotice } from '../data/notices';
import { escalates } from '../domain/notice';

/** A notice that nobody has acknowledged, of an offer that can still be answered. */
interface Unheard {
  readonly notice: StoredNotice;
  readonly view: OfferView;
}

/**
 * Moves offers that nobody has acknowledged to the next channel: SMS, then the call list. An SMS that was sent is no
 * acknowledgement, so who does not answer it is phoned.
 */
@Injectable()
@Consumer('notifications.escalate-notices', 'notices.escalation-due.v1')
export class EscalateNotices implements OutsideConsumer<'notices.escalation-due.v1', Unheard[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(SmsOutbox) private readonly smsOutbox: SmsOutbox,
    @Inject(CallList) private readonly callList: CallList,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Looks first and writes after, so that no transaction waits for a second connection. */
  async perform({ payload }: EventOf<'notices.escalation-due.v1'>): Promise<Unheard[]> {
    const rows = await this.connections.rows<StoredNotice>(
      `SELECT ${NOTICE_COLUMNS} FROM notices n
        WHERE n.cause_id = ? AND n.chunk = ? AND n.acknowledged_at IS NULL ORDER BY n.account_id`,
      [payload.causeId, payload.chunk],
    );
    const notices = rows.filter((notice) => escalates(notice.kind));
    const views = await this.offers.views(notices.map((notice) => notice.subjectId));
    const now = this.clock.now();
    return notices.flatMap((notice) => {
      const view = views.get(notice.subjectId);
      return view && view.offer.state === 'open' && now < view.offer.expiresAt ? [{ notice, view }] : [];
    });
  }

  async confirm(unheard: Unheard[], { payload }: EventOf<'notices.escalation-due.v1'>, tx: Tx): Promise<void> {
    if (payload.to === 'sms') {
      await this.smsOutbox.queueOffers(
        tx,
        unheard.map(({ notice }) => notice),
      );
      return;
    }
    await this.callList.add(
      tx,
      unheard.map(({ notice, view }) => ({
        regionCode: regionOf(view.shift),
        offerId: notice.subjectId,
        noticeId: notice.id,
        shiftId: view.offer.shiftId,
        workerId: notice.accountId,
      })),
    );
  }
}
