import type { OfferSource, SeatHistory } from '@gg/matching';
import { seatsKeptBySource } from '../data/seats-kept-by-source';

type Kept = Readonly<Partial<Record<OfferSource, SeatHistory>>>;

/** How often seats are kept, as this process has learnt it last. It changes by the day, and a plan is made every second. */
export class KeptSeats {
  private learnt: { readonly at: Date; readonly kept: Promise<Kept> } | null = null;

  constructor(
    private readonly reader: Parameters<typeof seatsKeptBySource>[0],
    private readonly settings: {
      readonly learntFromSeats: number;
      readonly learntFromDays: number;
      readonly learntAgainSeconds: number;
    },
  ) {}

  /** As of an instant, or a little earlier. Whoever asks at once shares one look; one that failed is made again. */
  at(now: Date): Promise<Kept> {
    const { learntFromSeats: last, learntFromDays: days, learntAgainSeconds } = this.settings;
    if (this.learnt && Math.abs(now.getTime() - this.learnt.at.getTime()) < learntAgainSeconds * 1_000) {
      return this.learnt.kept;
    }
    const learnt = { at: now, kept: seatsKeptBySource(this.reader, now, { last, days }) };
    this.learnt = learnt;
    learnt.kept.catch(() => {
      if (this.learnt === learnt) this.learnt = null;
    });
    return learnt.kept;
  }
}
