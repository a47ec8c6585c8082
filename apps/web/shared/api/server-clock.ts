/** A round trip that took longer says less about the clock than the one before it. */
const BEST_FOR_MS = 120_000;

/**
 * The clock that decides: offers end by the time of the service, however wrong that of the phone is. Every answer tells it;
 * the one with the shortest way counts, for a while.
 */
export class ServerClock {
  private offsetMs = 0;
  private best: { readonly roundTripMs: number; readonly atMs: number } | null = null;

  constructor(private readonly deviceNow: () => number = Date.now) {}

  /** Milliseconds since 1970, as the service counts them. */
  now(): number {
    return this.deviceNow() + this.offsetMs;
  }

  /**
   * @param time `x-server-time` of an answer
   * @param sentMs when the request was sent, by the device
   */
  hear(time: string | null, sentMs: number): void {
    const told = time === null ? Number.NaN : Date.parse(time);
    if (Number.isNaN(told)) return;
    const atMs = this.deviceNow();
    const roundTripMs = atMs - sentMs;
    const { best } = this;
    if (best && roundTripMs > best.roundTripMs && atMs - best.atMs < BEST_FOR_MS) return;
    this.best = { roundTripMs, atMs };
    this.offsetMs = Math.round(told + roundTripMs / 2 - atMs);
  }
}
