import { renameSync, writeFileSync } from 'node:fs';

/** A stretch of real time in which business time ran beside it. */
interface Stretch {
  readonly fromRealMs: number;
  readonly offsetMs: number;
}

/**
 * The clock that all processes share: the wall clock plus the milliseconds in a file. Only this moves it, and only
 * forward. Keeps what it did, so that an instant of business time can be told in real time.
 */
export class SharedClock {
  private readonly stretches: Stretch[] = [];

  constructor(
    private readonly file: string,
    start: Date,
    private readonly realNow: () => number = Date.now,
  ) {
    this.set(start.getTime() - this.realNow());
  }

  now(): Date {
    return new Date(this.realNow() + this.offsetMs);
  }

  /** Does nothing when that instant is over already. */
  advanceTo(instant: Date): void {
    const offset = instant.getTime() - this.realNow();
    if (offset > this.offsetMs) this.set(offset);
  }

  /** When, in real milliseconds, it was this instant; the beginning of what was skipped, where it was skipped. */
  realMsOf(instant: Date): number {
    const at = instant.getTime();
    let stretch = this.stretches[0]!;
    for (const next of this.stretches) {
      if (next.fromRealMs + next.offsetMs > at) break;
      stretch = next;
    }
    const following = this.stretches[this.stretches.indexOf(stretch) + 1];
    const real = at - stretch.offsetMs;
    return following ? Math.min(real, following.fromRealMs) : real;
  }

  private get offsetMs(): number {
    return this.stretches.at(-1)?.offsetMs ?? -Infinity;
  }

  private set(offsetMs: number): void {
    this.stretches.push({ fromRealMs: this.realNow(), offsetMs });
    // By a rename: a process that reads it in this moment sees the whole of the one or the other.
    writeFileSync(`${this.file}.new`, String(offsetMs));
    renameSync(`${this.file}.new`, this.file);
  }
}
