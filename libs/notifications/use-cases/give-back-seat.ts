import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CancelBooking, isLateCancellation, type BookingView } from '@gg/bookings';
import type { Channel } from '@gg/contracts';
import { CLOCK, DomainError, type Clock } from '@gg/kernel';
import { CONFIG, systemCaller, type Caller, type Config } from '@gg/platform';
import type { GivenBackFacts } from '../domain/sms-text';

/** Somebody gives a seat back without a sign-in: by text, or through the link in one. */
export interface SeatGivenBack {
  /** The worker's own, as looked up. */
  readonly booking: BookingView;
  readonly channel: Extract<Channel, 'sms' | 'link'>;
  /** What makes a repeated request the same one: the text's id, or the link. */
  readonly source: string;
  readonly trace: string;
}

/**
 * Gives a worker's seat back in the worker's own name: undone within the undo time, without any consequence, and cancelled
 * afterwards. Given back already, it answers the same.
 */
@Injectable()
export class GiveBackSeat {
  constructor(
    @Inject(CancelBooking) private readonly cancelBooking: CancelBooking,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws what bookings refuse with: `booking.not_live`, `booking.started`. */
  async execute(said: SeatGivenBack): Promise<GivenBackFacts> {
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

  private async cancel(said: SeatGivenBack, undone: boolean): Promise<GivenBackFacts> {
    const { booking } = said;
    const { released } = await this.cancelBooking.execute(callerOf(said, undone), {
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

function callerOf({ booking, channel, source, trace }: SeatGivenBack, undone: boolean): Caller {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const what = undone ? 'undo' : 'cancel';
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
