import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Transactions, type Caller } from '@gg/platform';
import { offersOf } from '../data/offers';

export interface StartOfferClockCommand {
  readonly offerIds: readonly Id[];
  /** How the offer reached somebody first. Calls and the hall count as SMS. */
  readonly channel: 'socket' | 'sms' | 'call';
}

/**
 * The first delivery of an offer starts its clock: from now on it lives as long as its channel allows, and never past the
 * start. Later deliveries change nothing.
 */
@Injectable()
export class StartOfferClock {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /** @returns how many clocks were started */
  async execute(caller: Caller, { offerIds, channel }: StartOfferClockCommand): Promise<number> {
    if (offerIds.length === 0) return 0;
    const life = channel === 'socket' ? 'socket_life_minutes' : 'sms_life_minutes';
    return this.transactions.run({ ...caller, idempotency: null }, 'bookings.start-offer-clock', async (tx) => {
      const before = (await offersOf(tx, [...offerIds].sort())).filter((offer) => offer.state === 'open' && !offer.deliveredAt);
      if (before.length === 0) return 0;
      const { affectedRows } = await tx.change(
        `UPDATE offers o JOIN shift_seats s ON s.shift_id = o.shift_id
            SET o.delivered_at = ?, o.delivered_by = ?,
                o.expires_at = LEAST(TIMESTAMPADD(MINUTE, o.${life}, ?), s.starts_at)
          WHERE o.id IN (?) AND o.state = 'open' AND o.delivered_at IS NULL`,
        [tx.now, channel, tx.now, before.map((offer) => offer.id)],
      );
      for (const [shiftId, minutes] of new Map(
        before.map((offer) => [offer.shiftId, channel === 'socket' ? offer.socketLifeMinutes : offer.smsLifeMinutes]),
      )) {
        tx.emit({
          name: 'offers.expiry-due.v1',
          aggregateId: shiftId,
          aggregateVersion: 0,
          dueAt: new Date(tx.now.getTime() + minutes * 60_000),
          payload: { shiftId },
        });
      }
      return affectedRows;
    });
  }
}
