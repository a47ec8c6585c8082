import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerReconfirmation, CancelBooking, isLateCancellation, type BookingView } from '@gg/bookings';
import type { Channel } from '@gg/contracts';
import { CLOCK, DomainError, type Clock } from '@gg/kernel';
import { CONFIG, systemCaller, type Caller, type Config } from '@gg/platform';
import type { GivenBackFacts } from '../domain/sms-text';

/** Somebody speaks of their seat without a sign-in: by text, or through the link in one. */
export interface SeatAnswer {
  /** The worker's own, as looked up. */
  readonly booking: BookingView;
  readonly channel: Extract<Channel, 'sms' | 'link'>;
  /** What makes a repeated request the same one: the text's id, or the link. */
  readonly source: string;
  readonly trace: string;
}

/** Carries what somebody says of their seat to bookings, in the worker's own name. */
@Injectable()
export class AnswerSeat {
  constructor(
    @Inject(AnswerReconfirmation) private readonly reconfirm: AnswerReconfirmation,
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** They come. Throws what bookings refuse with: `reconfirmation.not_asked`, `booking.not_live`, `booking.started`. */
  async comes(said: SeatAnswer): Promise<void> {
    await this.reconfirm.execute(callerOf(said, 'comes'), { bookingId: said.booking.id, answer: 'coming' });
  }

  /**
   * They give it back: undone within the undo time, without any consequence, and cancelled afterwards. Given back already,
   * it answers the same. Throws what bookings refuse with: `booking.not_live`, `booking.started`.
   */
  async givesBack(said: SeatAnswer): Promise<GivenBackFacts> {
    const { booking } = said;
    if (booking.state === 'cancelled_by_worker') {
      return {
        ...consequenceOf(booking.endReason === 'undo', booking, booking.endedAt ?? this.clock.now()),
        released: 0,
      };
    }
    const undoMs = this.config.settings.dispatch.undoMinutes * 60_000;
    const inTime = this.clock.now().getTime() - booking.madeAt.getTime() <= undoMs;
    if (!inTime) return this.cancel(said, false);
    try {
      return await this.cancel(said, true);
    } catch (error) {
      // The undo time ended between the look and the write.
      if (error instanceof DomainError && error.code === 'booking.undo_too_late') return this.cancel(said, false);
      throw error;
    }
  }

  private async cancel(said: SeatAnswer, undone: boolean): Promise<GivenBackFacts> {
    const { booking } = said;
    const { released } = await this.cancelBooking.execute(callerOf(said, undone ? 'undo' : 'cancel'), {
      bookingId: booking.id,
      // Nobody types a reason on an old phone.
      reason: undone ? 'undo' : 'other',
    });
    return { ...consequenceOf(undone, booking, this.clock.now()), released: released.length };
  }
}

const consequenceOf = (undone: boolean, { startsAt }: BookingView, at: Date) => ({
  undone,
  late: !undone && isLateCancellation(startsAt, at),
});

function callerOf({ booking, channel, source, trace }: SeatAnswer, what: 'undo' | 'cancel' | 'comes'): Caller {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return {
    ...systemCaller(trace),
    kind: 'worker',
    accountId: booking.workerId,
    workerId: booking.workerId,
    channel,
    idempotency: {
      key: `${channel}-${what}-${digest(`${source} ${booking.id}`).toString('hex').slice(0, 40)}`,
      route: `${channel} ${what}`,
      bodyHash: digest(booking.id),
    },
  };
}
