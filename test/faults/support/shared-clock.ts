import { renameSync, writeFileSync } from 'node:fs';

/** The business clock of all processes of a system, moved by a file that all of them read. It never goes back. */
export class SharedClock {
  private offsetMs = 0;

  /** @param file what `CLOCK_OFFSET_FILE` names */
  constructor(readonly file: string) {
    this.write();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  advance(ms: number): void {
    this.offsetMs += ms;
    this.write();
  }

  /** Does nothing when it is later already. */
  advanceTo(instant: Date): void {
    const ms = instant.getTime() - this.now().getTime();
    if (ms > 0) this.advance(ms);
  }

  /** At once or not at all: a process that read half a number would be in another century. */
  private write(): void {
    writeFileSync(`${this.file}.new`, String(this.offsetMs));
    renameSync(`${this.file}.new`, this.file);
  }
}
