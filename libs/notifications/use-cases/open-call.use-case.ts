import { Inject, Injectable } from '@nestjs/common';
import { StartOfferClock } from '@gg/bookings';
import { PersonReader } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { audit, CONFIG, Connections, systemCaller, Transactions, type Caller, type Config } from '@gg/platform';
import { CallList } from '../channels/call-list';
import { SeatNews } from '../channels/seat-news';
import { recordStep } from '../data/delivery-steps';
import { noticesOf } from '../data/notices';
import { CallListReader, type CallView } from '../read-models/call-list-reader';

/** A call in hand: whom to phone, about what. */
export interface OpenedCall extends CallView {
  readonly personName: string | null;
  /** Null when the person has given up the number: the call can only end as unreachable. */
  readonly phone: string | null;
}

/**
 * A member of staff takes a call in hand and sees the number (打开电话). That is the offer's delivery: its clock starts.
 * A call that a colleague took and left is free again after a while; one about what is over leaves the list.
 * Refuses with `resource.not_found`, `call.taken`, `call.closed`, `call.offer_over`, `call.news_over`.
 */
@Injectable()
export class OpenCall {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CallListReader) private readonly calls: CallListReader,
    @Inject(CallList) private readonly callList: CallList,
    @Inject(SeatNews) private readonly news: SeatNews,
    @Inject(StartOfferClock) private readonly offerClock: StartOfferClock,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, callId: Id): Promise<OpenedCall> {
    const view = await this.calls.one(caller, callId);
    const { call } = view;
    if (call.state === 'closed') throw new DomainError('call.closed');
    if (await this.isOver(view)) {
      await this.takeOff(caller, view);
      throw new DomainError(call.offerId === null ? 'call.news_over' : 'call.offer_over');
    }
    const scope = this.calls.scope(caller);
    // The answer holds neither name nor number: it is kept for repeated requests.
    await this.transactions.run(caller, 'notifications.open-call', async (tx) => {
      const taken = await tx.changedOne(
        `UPDATE call_list_entries SET state = 'taken', taken_by = ?, taken_at = ?, calls = calls + 1
          WHERE id = ? AND ${scope.sql}
            AND (state = 'waiting' OR (state = 'taken' AND (taken_by = ? OR taken_at <= ?)))`,
        [
          caller.accountId,
          tx.now,
          callId,
          ...scope.params,
          caller.accountId,
          new Date(tx.now.getTime() - this.config.settings.calls.heldMinutes * 60_000),
        ],
      );
      if (!taken) throw new DomainError('call.taken');
      await recordStep(tx, 'call_opened', [call.noticeId]);
      const facts = { workerId: call.workerId, offerId: call.offerId, news: call.news, fields: ['name', 'phone'] };
      await audit(tx, {
        action: 'call.opened',
        subjectType: 'call',
        subjectId: callId,
        regionCode: call.regionCode,
        facts,
      });
      return { callId };
    });
    const opened = await this.calls.one(caller, callId);
    const { takenAt, calls } = opened.call;
    if (call.offerId !== null) {
      await this.offerClock.execute(systemCaller(caller.trace), {
        offerIds: [call.offerId],
        channel: 'call',
        // Nobody keeps an offer open by opening its call again and again.
        ...(takenAt && calls <= this.config.settings.calls.most ? { talkingSince: takenAt } : {}),
      });
    }
    const person = (await this.persons.contacts([call.workerId])).get(call.workerId);
    return {
      // Its clock may have moved.
      ...(await this.calls.one(caller, callId)),
      personName: person?.name ?? null,
      phone: person?.phone ?? null,
    };
  }

  /** Whether there is nothing left to be asked or told. */
  private async isOver({ call, offer }: CallView): Promise<boolean> {
    if (call.offerId !== null) return offer?.offer.state !== 'open' || this.clock.now() >= offer.offer.expiresAt;
    const notices = await noticesOf(this.connections, [call.noticeId]);
    return !(await this.news.current([...notices.values()])).has(call.noticeId);
  }

  /** An own transaction, since the refusal that follows undoes any other. */
  private async takeOff(caller: Caller, { call, offer }: CallView): Promise<void> {
    await this.transactions.run({ ...caller, idempotency: null }, 'notifications.take-off-call', async (tx) => {
      if (call.offerId === null) return this.callList.closeNews(tx, [call.noticeId], 'ended');
      const answered = offer?.offer.state === 'accepted' || offer?.offer.state === 'declined';
      return this.callList.close(tx, [call.offerId], answered ? 'answered' : 'ended');
    });
  }
}
