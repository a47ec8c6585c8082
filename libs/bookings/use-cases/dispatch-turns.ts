import type { Id } from '@gg/kernel';

interface Turns {
  readonly running: Promise<void>;
  /** Begins when the running one has ended; everybody who asks meanwhile is served by it. */
  next: Promise<void> | null;
}

/**
 * Runs of one shift one after the other in this process, and no more of them than needed: whoever asks while one is running
 * shares the next one with all others who ask. That one has not looked at anything yet, so it sees what each of them saw.
 * Ten answers in a moment are two plans then, and not ten that throw each other away.
 */
export class DispatchTurns {
  private readonly shifts = new Map<Id, Turns>();

  /** Resolves when a run that began after this call has ended; rejects when that run did. */
  take(shiftId: Id, run: () => Promise<void>): Promise<void> {
    const turns = this.shifts.get(shiftId);
    if (!turns) return this.start(shiftId, run);
    turns.next ??= turns.running.catch(() => undefined).then(() => this.start(shiftId, run));
    return turns.next;
  }

  private start(shiftId: Id, run: () => Promise<void>): Promise<void> {
    const running = run().finally(() => {
      // Whoever waits starts now and takes this place; without them the shift is forgotten.
      if (turns.next === null) this.shifts.delete(shiftId);
    });
    const turns: Turns = { running, next: null };
    this.shifts.set(shiftId, turns);
    return running;
  }
}
