import { Inject, Injectable } from '@nestjs/common';
import { StartOfferClock } from '@gg/bookings';
import { PersonReader } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { audit, CONFIG, systemCaller, Transactions, type Caller, type Config } from '@gg/platform';
import { recordStep } from '../data/delivery-steps';
import { CallListReader, type CallView } from '../read-models/call-list-reader';

/** A call in hand: whom to phone, about what. */
export interface OpenedCall extends CallView {
  readonly personName: string | null;
  /** Null when the person has given up the number: the call can only end as unreachable. */
  readonly phone: string | null;
}

/**
 * A member of staff takes a call in hand and sees the number (打开电话). That is the offer's delivery: its clock starts.
 * A call that a colleague took and left is free again after a while.
 * Refuses with `resource.not_found`, `call.taken`, `call.closed`, `call.offer_over`.
 */
@Injectable()
export class OpenCall {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CallListReader) private readonly calls: CallListReader,
    @Inject(StartOfferClock) private readonly offerClock: StartOfferClock,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, callId: Id): Promise<OpenedCall> {
    const { call, offer } = await this.calls.one(caller, callId);
    if (call.state === 'closed') throw new DomainError('call.closed');
    if (offer.offer.state !== 'open' || this.clock.now() >= offer.offer.expiresAt) {
      throw new DomainError('call.offer_over');
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
      const facts = { workerId: call.workerId, offerId: call.offerId, fields: ['name', 'phone'] };
      await audit(tx, {
        action: 'call.opened',
        subjectType: 'call',
        subjectId: callId,
        regionCode: call.regionCode,
        facts,
      });
      return { callId };
    });
    await this.offerClock.execute(systemCaller(caller.trace), { offerIds: [call.offerId], channel: 'call' });
    const person = (await this.persons.contacts([call.workerId])).get(call.workerId);
    return {
      ...(await this.calls.one(caller, callId)),
      personName: person?.name ?? null,
      phone: person?.phone ?? null,
    };
  }
}
