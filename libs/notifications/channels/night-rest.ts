import { Inject, Injectable } from '@nestjs/common';
import type { OfferView } from '@gg/bookings';
import { CLOCK, quietUntil, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { ProfileReader } from '@gg/workers';
import type { StoredNotice } from '../data/notices';
import { keptUntil } from '../domain/night-rest';
import { seatFactsOf } from './seat-news';

/** What of texts and calls waits for the morning (夜间免打扰). */
@Injectable()
export class NightRest {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Until when telling somebody of an offer is kept back, by offer; those that are not are absent. */
  async ofOffers(views: Iterable<OfferView>): Promise<Map<Id, Date>> {
    const now = this.clock.now();
    const { quietHours } = this.config.settings;
    if (quietUntil(now, quietHours) === null) return new Map();
    const all = [...views];
    const willing = await this.profiles.mayBeWoken(
      this.connections,
      all.map(({ offer }) => offer.workerId),
    );
    return new Map(
      all.flatMap(({ offer, shift: { start } }) => {
        const matter = { about: 'offer', start, madeAt: offer.madeAt, isAllowed: willing.has(offer.workerId) } as const;
        const until = keptUntil(now, matter, quietHours);
        return until ? [[offer.id, until] as const] : [];
      }),
    );
  }

  /** Until when telling of a pair of shared employment is kept back; null: it is day. */
  ofPair(): Date | null {
    return quietUntil(this.clock.now(), this.config.settings.quietHours);
  }

  /** Until when telling the news of a seat is kept back; null: it is not. */
  ofSeat(notice: StoredNotice): Date | null {
    // A shift may have been moved from this very night, and the notice does not say from when.
    if (notice.kind === 'shift.changed') return null;
    const { start, question } = seatFactsOf(notice);
    const matter =
      question?.moment === 'evening' ? ({ about: 'evening' } as const) : ({ about: 'seat', start } as const);
    return keptUntil(this.clock.now(), matter, this.config.settings.quietHours);
  }
}
