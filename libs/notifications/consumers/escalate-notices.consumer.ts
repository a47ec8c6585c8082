import { Inject, Injectable } from '@nestjs/common';
import { OfferReader } from '@gg/bookings';
import { CLOCK, groupedBy, type Clock } from '@gg/kernel';
import { CONFIG, Connections, Consumer, type Config, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { CallList, callAboutOffer, callAboutSeat, type NewCall } from '../channels/call-list';
import { MissingSeats } from '../channels/missing-seats';
import { NightRest } from '../channels/night-rest';
import { PairNews } from '../channels/pair-news';
import { SeatNews } from '../channels/seat-news';
import { SmsOutbox } from '../channels/sms-outbox';
import { recordStep } from '../data/delivery-steps';
import { NOTICE_COLUMNS, type StoredNotice } from '../data/notices';
import { textMatter } from '../domain/notice';

/** A notice that nobody has acknowledged and that still matters, with the call it would lead to. */
interface Unheard {
  readonly notice: StoredNotice;
  /** Null: nobody is phoned about it. */
  readonly call: NewCall | null;
  /** Until when it is kept back because people sleep; null: it is not. */
  readonly keptUntil: Date | null;
}

/**
 * Moves what nobody has acknowledged to the next channel: SMS, then the call list. An SMS that was sent is no
 * acknowledgement, so who does not answer it is phoned. At night what can wait is kept back until the morning.
 */
@Injectable()
@Consumer('notifications.escalate-notices', 'notices.escalation-due.v1')
export class EscalateNotices implements OutsideConsumer<'notices.escalation-due.v1', Unheard[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(SeatNews) private readonly news: SeatNews,
    @Inject(MissingSeats) private readonly missing: MissingSeats,
    @Inject(PairNews) private readonly pairs: PairNews,
    @Inject(SmsOutbox) private readonly smsOutbox: SmsOutbox,
    @Inject(CallList) private readonly callList: CallList,
    @Inject(NightRest) private readonly night: NightRest,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Looks first and writes after, so that no transaction waits for a second connection. */
  async perform({ payload }: EventOf<'notices.escalation-due.v1'>): Promise<Unheard[]> {
    const notices = await this.connections.rows<StoredNotice>(
      `SELECT ${NOTICE_COLUMNS} FROM notices n
        WHERE n.cause_id = ? AND n.chunk = ? AND n.acknowledged_at IS NULL AND n.moves_to IN (?) ORDER BY n.account_id`,
      [payload.causeId, payload.chunk, payload.to === 'sms' ? ['sms', 'call_list'] : ['call_list']],
    );
    const by = groupedBy(notices, textMatter);
    const offered = by.get('offer') ?? [];
    const views = await this.offers.views(offered.map((notice) => notice.subjectId));
    const news = await this.news.current(by.get('seat') ?? []);
    const missing = await this.missing.current(by.get('missing_seats') ?? []);
    const pairs = await this.pairs.current(by.get('pair') ?? []);
    const kept = await this.night.ofOffers(views.values());
    const now = this.clock.now();
    return [
      ...offered.flatMap((notice) => {
        const view = views.get(notice.subjectId);
        const open = view?.offer.state === 'open' && now < view.offer.expiresAt;
        const keptUntil = kept.get(notice.subjectId) ?? null;
        return open ? [{ notice, call: callAboutOffer(notice.id, view), keptUntil }] : [];
      }),
      ...[...news.values()].map((view) => ({
        notice: view.notice,
        call: callAboutSeat(view),
        keptUntil: this.night.ofSeat(view.notice),
      })),
      ...[...missing.values()].map(({ notice }) => ({ notice, call: null, keptUntil: this.night.ofSeat(notice) })),
      ...[...pairs.values()].map(({ notice }) => ({ notice, call: null, keptUntil: this.night.ofPair() })),
    ];
  }

  async confirm(all: Unheard[], event: EventOf<'notices.escalation-due.v1'>, tx: Tx): Promise<void> {
    const { payload } = event;
    const unheard = all.filter(({ keptUntil }) => keptUntil === null);
    this.goOnInTheMorning(tx, event, all);
    await recordStep(
      tx,
      payload.to === 'sms' ? 'sms_kept' : 'call_kept',
      all.filter(({ keptUntil }) => keptUntil !== null).map(({ notice }) => notice.id),
    );
    if (payload.to === 'sms') {
      await this.smsOutbox.queueNotices(
        tx,
        unheard.map(({ notice }) => notice),
      );
      return;
    }
    await this.callList.add(
      tx,
      unheard.flatMap(({ call }) => call ?? []),
    );
  }

  /** All of them are looked at again then; whoever has been texted, or is on the list, is not a second time. */
  private goOnInTheMorning(
    tx: Tx,
    { aggregateId, aggregateVersion, cityCode, payload }: EventOf<'notices.escalation-due.v1'>,
    all: readonly Unheard[],
  ): void {
    const morning = Math.max(...all.map(({ keptUntil }) => keptUntil?.getTime() ?? 0));
    if (all.every(({ keptUntil }) => keptUntil === null)) return;
    // Nobody is phoned about what they are just being texted.
    const afterText = payload.to === 'call_list' ? this.config.settings.escalation.callMinutes * 60_000 : 0;
    tx.emit({
      name: 'notices.escalation-due.v1',
      aggregateId,
      aggregateVersion,
      cityCode,
      dueAt: new Date(morning + afterText),
      payload,
    });
  }
}
