import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, StartOfferClock } from '@gg/bookings';
import type { Id } from '@gg/kernel';
import {
  Connections,
  Consumer,
  systemCaller,
  Transactions,
  type Caller,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';
import { CallList, callAboutOffer, callAboutSeat, type NewCall } from '../channels/call-list';
import { SeatNews } from '../channels/seat-news';
import { SmsBudget } from '../channels/sms-budget';
import { SmsComposer, type Composed } from '../channels/sms-composer';
import { SmsRefused, SmsSender } from '../channels/sms-sender';
import { recordStep } from '../data/delivery-steps';
import { noticesOf } from '../data/notices';
import { recordAttempt, waitingSms, type SmsState, type WaitingSms } from '../data/sms-messages';
import { smsSegments } from '../domain/sms-segments';

/** A message that waits for the morning. */
interface KeptSms {
  readonly messageId: Id;
  readonly noticeId: Id | null;
  readonly until: Date;
}

/** What became of one message at this attempt. */
interface Attempt {
  readonly message: WaitingSms;
  readonly state: SmsState;
  readonly error: string | null;
}

/**
 * Hands texts to the gateway. Each attempt has the message's own key, so that a repeated one is refused there and counts
 * as sent here. What the gateway did not take is tried again with the delivery's lease; what it never will, and what the
 * city has no money for, goes to the call list at once.
 */
@Injectable()
@Consumer('notifications.send-sms', 'sms.send-due.v1')
export class SendSms implements OutsideConsumer<'sms.send-due.v1', KeptSms[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SmsComposer) private readonly composer: SmsComposer,
    @Inject(SmsBudget) private readonly budget: SmsBudget,
    @Inject(SmsSender) private readonly sender: SmsSender,
    @Inject(StartOfferClock) private readonly offerClock: StartOfferClock,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(SeatNews) private readonly news: SeatNews,
    @Inject(CallList) private readonly callList: CallList,
  ) {}

  /** @returns those that are kept back because their readers sleep */
  async perform({ payload, trace }: EventOf<'sms.send-due.v1'>): Promise<KeptSms[]> {
    const messages = await waitingSms(this.connections, payload.messageIds);
    if (messages.length === 0) return [];
    const composed = await this.composer.compose(messages);
    const kept = messages.flatMap(({ id: messageId, noticeId }): KeptSms[] => {
      const what = composed.get(messageId);
      return what?.kind === 'keep' ? [{ messageId, noticeId, until: what.until }] : [];
    });
    const caller = systemCaller(trace);
    const unpaid = await this.unpaid(caller, composed);
    const attempts = await Promise.all(
      messages.flatMap((message) => {
        const what = unpaid.has(message.id) ? OVER_BUDGET : composed.get(message.id);
        return what?.kind === 'keep' ? [] : [this.attempt(message, what)];
      }),
    );
    const [sent, failed] = [of(attempts, 'sent'), of(attempts, 'failed')];
    // Before it is recorded as sent: should this process die in between, the repeated attempt starts the clock.
    await this.offerClock.execute(caller, { offerIds: offersOf(sent), channel: 'sms' });
    const calls = await this.callsFor(failed);
    await this.transactions.run(caller, 'notifications.record-sms', async (tx) => {
      await record(tx, attempts);
      await this.budget.giveBack(
        tx,
        failed.map(({ message }) => message.id),
      );
      await this.callList.add(tx, calls);
    });
    const again = of(attempts, 'waiting');
    const [first] = again;
    if (first) throw new Error(`${again.length} of ${attempts.length} texts were not taken: ${first.error}`);
    return kept;
  }

  /** What was tried is recorded message by message, so that one that fails does not make the others wait. */
  async confirm(kept: KeptSms[], _event: EventOf<'sms.send-due.v1'>, tx: Tx): Promise<void> {
    await recordStep(
      tx,
      'sms_kept',
      kept.flatMap(({ noticeId }) => noticeId ?? []),
    );
    for (const until of new Set(kept.map((one) => one.until.getTime()))) {
      const messageIds = kept.filter((one) => one.until.getTime() === until).map(({ messageId }) => messageId);
      tx.emit({
        name: 'sms.send-due.v1',
        aggregateId: messageIds[0]!,
        aggregateVersion: 0,
        dueAt: new Date(until),
        payload: { messageIds },
      });
    }
  }

  /** Those for which their city has no money left. */
  private unpaid(caller: Caller, composed: ReadonlyMap<Id, Composed>): Promise<ReadonlySet<Id>> {
    return this.budget.pay(
      caller,
      [...composed].flatMap(([messageId, what]) =>
        what.kind === 'send' && what.charge ? [{ messageId, ...what.charge, segments: smsSegments(what.text) }] : [],
      ),
    );
  }

  private async attempt(
    message: WaitingSms,
    composed: Exclude<Composed, { kind: 'keep' }> | undefined,
  ): Promise<Attempt> {
    if (composed?.kind !== 'send') {
      return { message, state: composed?.kind === 'fail' ? 'failed' : 'dropped', error: composed?.why ?? null };
    }
    try {
      await this.sender.send({ key: message.providerKey, to: composed.to, text: composed.text });
      return { message, state: 'sent', error: null };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { message, state: error instanceof SmsRefused ? 'failed' : 'waiting', error: why };
    }
  }

  /** Whom no text can reach is phoned at once: about an offer always, about a seat when its start is near. */
  private async callsFor(failed: readonly Attempt[]): Promise<NewCall[]> {
    const views = await this.offers.views(offersOf(failed));
    const notices = await noticesOf(
      this.connections,
      failed.flatMap(({ message: { purpose, noticeId } }) =>
        purpose === 'news' && noticeId !== null ? [noticeId] : [],
      ),
    );
    const news = await this.news.current([...notices.values()].filter((notice) => notice.movesTo === 'call_list'));
    return [
      ...failed.flatMap(({ message: { purpose, offerId, noticeId } }) => {
        const view = offerId === null ? undefined : views.get(offerId);
        if (purpose !== 'offer' || view?.offer.state !== 'open' || noticeId === null) return [];
        return [callAboutOffer(noticeId, view)];
      }),
      ...[...news.values()].filter(({ facts }) => this.news.isNear(facts)).map(callAboutSeat),
    ];
  }
}

const OVER_BUDGET = { kind: 'fail', why: 'over_budget' } as const;

const of = (attempts: readonly Attempt[], state: SmsState): Attempt[] => attempts.filter((one) => one.state === state);

/** Offers that these messages carried. Answers to somebody's text start no clock. */
const offersOf = (attempts: readonly Attempt[]): Id[] =>
  attempts.flatMap(({ message }) => (message.purpose === 'offer' && message.offerId !== null ? [message.offerId] : []));

async function record(tx: Tx, attempts: readonly Attempt[]): Promise<void> {
  const noticesOf = (state: SmsState, which: (one: Attempt) => boolean = () => true) =>
    of(attempts, state)
      .filter(which)
      .flatMap(({ message }) => message.noticeId ?? []);
  const byResult = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const key = JSON.stringify([attempt.state, attempt.error]);
    byResult.set(key, [...(byResult.get(key) ?? []), attempt]);
  }
  for (const [first, ...rest] of byResult.values()) {
    if (first)
      await recordAttempt(
        tx,
        first.state,
        [first, ...rest].map(({ message }) => message.id),
        first.error,
      );
  }
  await recordStep(tx, 'sms_sent', noticesOf('sent'));
  await recordStep(tx, 'sms_dropped', noticesOf('dropped'));
  const isOverBudget = ({ error }: Attempt): boolean => error === OVER_BUDGET.why;
  await recordStep(
    tx,
    'sms_failed',
    noticesOf('failed', (one) => !isOverBudget(one)),
  );
  await recordStep(tx, 'sms_over_budget', noticesOf('failed', isOverBudget));
}
