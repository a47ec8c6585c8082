import { readFileSync } from 'node:fs';
import type { Clock } from '@gg/kernel';

/** How long an offset read from the file is believed, in real milliseconds. */
const FRESH_MS = 5;

/**
 * The wall clock plus the milliseconds written in a file. All processes of a test or a simulation read the same file, so
 * they move together however many they are, with Redis up or down. A missing or empty file means no offset.
 */
export class OffsetClock implements Clock {
  private offset = 0;
  private readAt = -Infinity;

  constructor(private readonly file: string) {}

  now(): Date {
    const real = Date.now();
    if (real - this.readAt > FRESH_MS) {
      this.offset = this.read();
      this.readAt = real;
    }
    return new Date(real + this.offset);
  }

  private read(): number {
    try {
      const offset = Number(readFileSync(this.file, 'utf8'));
      return Number.isFinite(offset) ? offset : 0;
    } catch {
      return 0;
    }
  }
}
