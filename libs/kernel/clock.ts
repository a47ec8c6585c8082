/**
 * Business time. Every rule and every stored instant asks a Clock, so that tests and simulations can move all processes
 * forward together. Leases, timeouts and latency measurements use real time instead, because a jump of the business
 * clock must not make two relays believe that a lease has run out.
 */
export interface Clock {
  /** The present business instant (UTC). */
  now(): Date;
}

/** The wall clock. The only clock that production accepts. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved; for unit tests. */
export class FixedClock implements Clock {
  private instant: number;

  constructor(instant: Date | string) {
    this.instant = new Date(instant).getTime();
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** @param ms milliseconds to move forward; negative moves back. */
  advance(ms: number): void {
    this.instant += ms;
  }
}

/** Injection token of the {@link Clock}. */
export const CLOCK = Symbol('Clock');
