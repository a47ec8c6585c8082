import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Transactions, type Caller, type Tx } from '@gg/platform';
import { offersOf, type Offer } from '../data/offers';
import { startsOf } from '../data/seats';

export interface StartOfferClockCommand {
  readonly offerIds: readonly Id[];
  /** How the offer reached somebody first. Calls and the hall count as SMS. */
  readonly channel: 'socket' | 'sms' | 'call';
}

/** Offers of one shift that end at one instant. */
interface Life {
  readonly shiftId: Id;
  readonly endsAt: Date;
  readonly offerIds: Id[];
}

/**
 * The first delivery of an offer starts its clock: from now on it lives as long as its channel allows, and never past the
 * start. Later deliveries change nothing, and one that comes when the offer's time is over does not bring it back.
 */
@Injectable()
export class StartOfferClock {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /** @returns how many clocks were started */
  async execute(caller: Caller, { offerIds, channel }: StartOfferClockCommand): Promise<number> {
    if (offerIds.length === 0) return 0;
    return this.transactions.run({ ...caller, idempotency: null }, 'bookings.start-offer-clock', async (tx) => {
      const waiting = (await offersOf(tx, [...offerIds].sort())).filter(
        (offer) => offer.state === 'open' && !offer.deliveredAt && offer.expiresAt > tx.now,
      );
      let started = 0;
      for (const { shiftId, endsAt, offerIds: ids } of await this.lives(tx, waiting, channel)) {
        const { affectedRows } = await tx.change(
          `UPDATE offers SET delivered_at = ?, delivered_by = ?, expires_at = ?
            WHERE id IN (?) AND state = 'open' AND delivered_at IS NULL AND expires_at > ?`,
          [tx.now, channel, endsAt, ids, tx.now],
        );
        if (affectedRows === 0) continue;
        started += affectedRows;
        tx.emit({
          name: 'offers.expiry-due.v1',
          aggregateId: shiftId,
          aggregateVersion: 0,
          dueAt: endsAt,
          payload: { shiftId },
        });
      }
      return started;
    });
  }

  /** The starts of shifts are read before anything is written: a delivery never waits for somebody who takes a seat. */
  private async lives(tx: Tx, offers: readonly Offer[], channel: StartOfferClockCommand['channel']): Promise<Life[]> {
    const starts = await startsOf(tx, [...new Set(offers.map((offer) => offer.shiftId))]);
    const lives = new Map<string, Life>();
    for (const { id, shiftId, socketLifeMinutes, smsLifeMinutes } of offers) {
      const start = starts.get(shiftId);
      if (!start) continue;
      const minutes = channel === 'socket' ? socketLifeMinutes : smsLifeMinutes;
      const endsAt = new Date(Math.min(tx.now.getTime() + minutes * 60_000, start.getTime()));
      const key = `${shiftId} ${endsAt.getTime()}`;
      const life = lives.get(key);
      if (life) life.offerIds.push(id);
      else lives.set(key, { shiftId, endsAt, offerIds: [id] });
    }
    return [...lives.values()];
  }
}
