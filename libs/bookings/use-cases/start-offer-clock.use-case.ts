import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { offersOf } from '../data/offers';

export interface StartOfferClockCommand {
  readonly offerIds: readonly Id[];
  /** How the offer reached somebody first. Calls and the hall count as SMS. */
  readonly channel: 'socket' | 'sms' | 'call';
  /** Since when somebody is on the phone about them: they are left the time to answer. */
  readonly talkingSince?: Date;
}

/**
 * The first delivery of an offer starts its clock: from now on it lives as long as its channel allows, and never past the
 * start. Later deliveries change nothing, but that whoever is on the phone about an offer has the time to answer.
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
      const open = (await offersOf(tx, [...offerIds].sort())).filter((offer) => offer.state === 'open');
      const started = await this.start(
        tx,
        open.filter((offer) => !offer.deliveredAt),
        channel,
      );
      if (talkingSince) await this.leaveTimeToTalk(tx, open, talkingSince);
      return started;
    });
  }

  private async start(
    tx: Tx,
    fresh: readonly OpenOffer[],
    channel: StartOfferClockCommand['channel'],
  ): Promise<number> {
    if (fresh.length === 0) return 0;
    const life = channel === 'socket' ? 'socket_life_minutes' : 'sms_life_minutes';
    const { affectedRows } = await tx.change(
      `UPDATE offers o JOIN shift_seats s ON s.shift_id = o.shift_id
          SET o.delivered_at = ?, o.delivered_by = ?,
              o.expires_at = LEAST(TIMESTAMPADD(MINUTE, o.${life}, ?), s.starts_at)
        WHERE o.id IN (?) AND o.state = 'open' AND o.delivered_at IS NULL`,
      [tx.now, channel, tx.now, fresh.map((offer) => offer.id)],
    );
    expireLater(
      tx,
      fresh.map(({ shiftId, socketLifeMinutes, smsLifeMinutes }) => ({
        shiftId,
        minutes: channel === 'socket' ? socketLifeMinutes : smsLifeMinutes,
      })),
    );
    return affectedRows;
  }

  /** An offer that has not ended lives on while somebody is asked on the phone; its earlier end is looked at in vain. */
  private async leaveTimeToTalk(tx: Tx, offers: readonly OpenOffer[], since: Date): Promise<void> {
    if (offers.length === 0) return;
    const until = new Date(since.getTime() + this.config.settings.calls.talkMinutes * 60_000);
    const longer = await tx.changedOne(
      `UPDATE offers o JOIN shift_seats s ON s.shift_id = o.shift_id
          SET o.expires_at = LEAST(?, s.starts_at)
        WHERE o.id IN (?) AND o.state = 'open' AND o.expires_at > ? AND o.expires_at < LEAST(?, s.starts_at)`,
      [until, offers.map((offer) => offer.id), tx.now, until],
    );
    if (!longer) return;
    const minutes = (until.getTime() - tx.now.getTime()) / 60_000;
    expireLater(
      tx,
      offers.map(({ shiftId }) => ({ shiftId, minutes })),
    );
  }
}

type OpenOffer = Awaited<ReturnType<typeof offersOf>>[number];

/** Has ended offers looked for after so many minutes, once a shift. */
function expireLater(tx: Tx, ends: readonly { readonly shiftId: Id; readonly minutes: number }[]): void {
  for (const [shiftId, minutes] of new Map(ends.map((end) => [end.shiftId, end.minutes]))) {
    tx.emit({
      name: 'offers.expiry-due.v1',
      aggregateId: shiftId,
      aggregateVersion: 0,
      dueAt: new Date(tx.now.getTime() + minutes * 60_000),
      payload: { shiftId },
    });
  }
}
