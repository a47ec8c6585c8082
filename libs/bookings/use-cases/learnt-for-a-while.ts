/** What this process has learnt from the past last: it changes slowly, and a plan is made every second. */
export class LearntForAWhile<T> {
  private learnt: { readonly at: Date; readonly value: Promise<T> } | null = null;

  /** @param seconds of business time after which it is learnt again */
  constructor(
    private readonly learn: (now: Date) => Promise<T>,
    private readonly seconds: number,
  ) {}

  /** As of an instant, or a little earlier. Whoever asks at once shares one look; one that failed is made again. */
  at(now: Date): Promise<T> {
    if (this.learnt && Math.abs(now.getTime() - this.learnt.at.getTime()) < this.seconds * 1_000) {
      return this.learnt.value;
    }
    const learnt = { at: now, value: this.learn(now) };
    this.learnt = learnt;
    learnt.value.catch(() => {
      if (this.learnt === learnt) this.learnt = null;
    });
    return learnt.value;
  }
}
