import { Inject, Injectable } from '@nestjs/common';
import { AcceptOffer, AnswerReconfirmation, DeclineOffer, type AcceptedOffer, type DeclineReason } from '@gg/bookings';
import { Consents } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import { audit, CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import type { Call } from '../data/calls';
import { recordStep } from '../data/delivery-steps';
import { RECONFIRMATION_KIND } from '../domain/notice';
import { CallListReader, type CallView } from '../read-models/call-list-reader';

export type CallOutcome =
  /** The person said yes, to an offer or that they come, and that staff may say so for them. */
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'declined'; readonly reason: DeclineReason }
  /** The person has heard what was to be told. */
  | { readonly outcome: 'told' }
  | { readonly outcome: 'unreachable' };

export interface EndedCall {
  readonly callId: Id;
  readonly state: 'waiting' | 'closed';
  readonly outcome: CallOutcome['outcome'];
  /** Who was seated, where it was accepted. */
  readonly accepted: AcceptedOffer | null;
}

/**
 * How a call ended (登记电话结果). An answer is given in the person's name, on the consent they gave on the phone: recorded
 * first, and good for this call alone, so that nobody acts on it ever after. Refuses with `resource.not_found`,
 * `call.not_opened`, `call.closed`, `call.outcome_unfit`, and what bookings refuse with; the call stays in hand then.
 */
@Injectable()
export class EndCall {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CallListReader) private readonly calls: CallListReader,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(AcceptOffer) private readonly acceptOffer: AcceptOffer,
    @Inject(DeclineOffer) private readonly declineOffer: DeclineOffer,
    @Inject(AnswerReconfirmation) private readonly reconfirm: AnswerReconfirmation,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute(caller: Caller, callId: Id, ended: CallOutcome): Promise<EndedCall> {
    const work = () => this.end(caller, callId, ended);
    // Of an answer, the key's first answer is that of bookings, which replay it themselves.
    const own = ended.outcome === 'unreachable' || ended.outcome === 'told';
    return own ? this.transactions.replaying(caller, work) : work();
  }

  private async end(caller: Caller, callId: Id, ended: CallOutcome): Promise<EndedCall> {
    const view = await this.calls.one(caller, callId);
    const { call } = view;
    if (call.takenBy !== caller.accountId)
      throw new DomainError(call.state === 'closed' ? 'call.closed' : 'call.not_opened');
    // The answer itself takes the offer off the list, so a repeated request may find that; bookings judge what it may do.
    const repeated = call.state === 'closed' && (call.outcome === ended.outcome || call.outcome === 'answered');
    if (call.state === 'closed' && !repeated) throw new DomainError('call.closed');
    if (ended.outcome === 'unreachable') return this.unreachable(caller, call);

    const isTold = call.offerId === null && call.news !== RECONFIRMATION_KIND;
    if (isTold !== (ended.outcome === 'told')) throw new DomainError('call.outcome_unfit');
    if (ended.outcome === 'told') return this.told(caller, call);

    const phoning: Caller = { ...caller, channel: 'phone', onBehalfOf: call.workerId };
    const consentId = await this.transactions.run(withoutKey(phoning), 'notifications.record-consent', (tx) =>
      this.consents.giveOnce(tx, call.workerId, 'act_on_behalf', callId),
    );
    const behalf: Caller = { ...phoning, consentId };
    const accepted = await this.answer(behalf, view, ended);
    await this.transactions.run(withoutKey(behalf), 'notifications.end-call', async (tx) => {
      await tx.change(
        `UPDATE call_list_entries SET state = 'closed', outcome = ?, closed_at = COALESCE(closed_at, ?), consent_id = ?
          WHERE id = ? AND taken_by = ?`,
        [ended.outcome, tx.now, consentId, callId, caller.accountId],
      );
      await recordStep(tx, 'call_answered', [call.noticeId]);
      if (call.outcome !== ended.outcome) await this.record(tx, call, ended.outcome);
    });
    return { callId, state: 'closed', outcome: ended.outcome, accepted };
  }

  /** What the person said, in their name. @returns who was seated, where an offer was accepted */
  private async answer(
    behalf: Caller,
    { call: { offerId }, seat }: CallView,
    said: Extract<CallOutcome, { outcome: 'accepted' | 'declined' }>,
  ): Promise<AcceptedOffer | null> {
    if (offerId === null) {
      const answer = said.outcome === 'accepted' ? 'coming' : 'not_coming';
      await this.reconfirm.execute(behalf, { bookingId: seat?.bookingId ?? '', answer });
      return null;
    }
    if (said.outcome === 'accepted') return this.acceptOffer.execute(behalf, { offerId });
    await this.declineOffer.execute(behalf, { offerId, reason: said.reason });
    return null;
  }

  private told(caller: Caller, call: Call): Promise<EndedCall> {
    return this.transactions.run(caller, 'notifications.end-call', async (tx) => {
      const ended = { callId: call.id, state: 'closed', outcome: 'told', accepted: null } as const;
      const closed = await tx.changedOne(
        `UPDATE call_list_entries SET state = 'closed', outcome = 'told', closed_at = ?
          WHERE id = ? AND state = 'taken' AND taken_by = ?`,
        [tx.now, call.id, caller.accountId],
      );
      // Told already, or the person acknowledged it meanwhile: either way they know.
      if (!closed) return ended;
      await recordStep(tx, 'call_told', [call.noticeId]);
      await this.record(tx, call, 'told');
      return ended;
    });
  }

  /** Back on the list for later; after some calls it is enough. */
  private async unreachable(caller: Caller, call: Call): Promise<EndedCall> {
    return this.transactions.run(caller, 'notifications.end-call', async (tx) => {
      const { againMinutes, most } = this.config.settings.calls;
      const last = call.calls >= most;
      const changed = await tx.changedOne(
        `UPDATE call_list_entries SET state = ?, outcome = 'unreachable', closed_at = ?, due_at = ?, taken_by = ?
          WHERE id = ? AND state = 'taken' AND taken_by = ?`,
        [
          last ? 'closed' : 'waiting',
          last ? tx.now : null,
          new Date(tx.now.getTime() + againMinutes * 60_000),
          last ? caller.accountId : null,
          call.id,
          caller.accountId,
        ],
      );
      if (!changed) throw new DomainError('call.not_opened');
      await recordStep(tx, 'call_unreachable', [call.noticeId]);
      await this.record(tx, call, 'unreachable');
      return {
        callId: call.id,
        state: last ? ('closed' as const) : ('waiting' as const),
        outcome: 'unreachable' as const,
        accepted: null,
      };
    });
  }

  private record(tx: Tx, call: Call, outcome: string): Promise<void> {
    return audit(tx, {
      action: `call.${outcome}`,
      subjectType: 'call',
      subjectId: call.id,
      regionCode: call.regionCode,
      facts: { workerId: call.workerId, offerId: call.offerId, news: call.news },
    });
  }
}

/** The request's key belongs to the one effect that may be replayed: the answer itself, in bookings. */
const withoutKey = (caller: Caller): Caller => ({ ...caller, idempotency: null });
