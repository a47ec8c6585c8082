import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { offerEnd } from '../domain/offer-end';
import { offersOf, type Offer } from '../data/offers';
import { startsOf } from '../data/seats';

export interface StartOfferClockCommand {
  readonly offerIds: readonly Id[];
  /** How the offer reached somebody first. Calls and the hall count as SMS. */
  readonly channel: 'socket' | 'sms' | 'call';
  /** Since when somebody is on the phone about them: they are left the time to answer. */
  readonly talkingSince?: Date;
}

/** Offers of one shift that end at one instant. */
interface Life {
  readonly shiftId: Id;
  readonly endsAt: Date;
  readonly offerIds: Id[];
}

/**
 * The first delivery of an offer starts its clock: from now on it lives as long as its channel allows, and never past the
 * start; while people sleep the clock stands still. Later deliveries change nothing, but that whoever is on the phone about
 * an offer has the time to answer; one that comes when the offer's time is over does not bring it back.
 */
@Injectable()
export class StartOfferClock {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many clocks were started */
  async execute(caller: Caller, { offerIds, channel, talkingSince }: StartOfferClockCommand): Promise<number> {
    if (offerIds.length === 0) return 0;
    return this.transactions.run({ ...caller, idempotency: null }, 'bookings.start-offer-clock', async (tx) => {
      const open = (await offersOf(tx, [...offerIds].sort())).filter(
        (offer) => offer.state === 'open' && offer.expiresAt > tx.now,
      );
      const waiting = open.filter((offer) => !offer.deliveredAt);
      let started = 0;
      for (const { shiftId, endsAt, offerIds: ids } of await this.lives(tx, waiting, channel)) {
        const { affectedRows } = await tx.change(
          `UPDATE offers SET delivered_at = ?, delivered_by = ?, expires_at = ?
            WHERE id IN (?) AND state = 'open' AND delivered_at IS NULL AND expires_at > ?`,
          [tx.now, channel, endsAt, ids, tx.now],
        );
        if (affectedRows === 0) continue;
        started += affectedRows;
        expireAt(tx, shiftId, endsAt);
      }
      if (talkingSince) await this.leaveTimeToTalk(tx, open, talkingSince);
      return started;
    });
  }

  /** An offer that has not ended lives on while somebody is asked on the phone; its earlier end is looked at in vain. */
  private async leaveTimeToTalk(tx: Tx, offers: readonly Offer[], since: Date): Promise<void> {
    const until = since.getTime() + this.config.settings.calls.talkMinutes * 60_000;
    const starts = await startsOf(tx, [...new Set(offers.map((offer) => offer.shiftId))]);
    for (const { id, shiftId } of offers) {
      const endsAt = new Date(Math.min(until, starts.get(shiftId)?.getTime() ?? 0));
      const longer = await tx.changedOne(
        `UPDATE offers SET expires_at = ? WHERE id = ? AND state = 'open' AND expires_at > ? AND expires_at < ?`,
        [endsAt, id, tx.now, endsAt],
      );
      if (longer) expireAt(tx, shiftId, endsAt);
    }
  }

  /** The starts of shifts are read before anything is written: a delivery never waits for somebody who takes a seat. */
  private async lives(tx: Tx, offers: readonly Offer[], channel: StartOfferClockCommand['channel']): Promise<Life[]> {
    const starts = await startsOf(tx, [...new Set(offers.map((offer) => offer.shiftId))]);
    const lives = new Map<string, Life>();
    const { quietHours } = this.config.settings;
    for (const { id, shiftId, madeAt, socketLifeMinutes, smsLifeMinutes } of offers) {
      const start = starts.get(shiftId);
      if (!start) continue;
      const minutes = channel === 'socket' ? socketLifeMinutes : smsLifeMinutes;
      const endsAt = offerEnd(tx.now, minutes * 60_000, { madeAt, start }, quietHours);
      const key = `${shiftId} ${endsAt.getTime()}`;
      const life = lives.get(key);
      if (life) life.offerIds.push(id);
      else lives.set(key, { shiftId, endsAt, offerIds: [id] });
    }
    return [...lives.values()];
  }
}

/** Has ended offers of a shift looked for at an instant. */
function expireAt(tx: Tx, shiftId: Id, dueAt: Date): void {
  tx.emit({ name: 'offers.expiry-due.v1', aggregateId: shiftId, aggregateVersion: 0, dueAt, payload: { shiftId } });
}
