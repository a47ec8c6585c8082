import { afterAwake, quietUntil, restsUntil, type QuietPolicy } from '@gg/kernel';

/** What the end of an offer goes by. */
export interface OfferTerms {
  readonly madeAt: Date;
  /** Start of the work. */
  readonly start: Date;
}

/**
 * When an offer ends: after so much time, and never past the start. The minutes in which people sleep do not count, so that
 * whoever goes to bed loses nothing and the seat goes on being theirs to take in the morning; nobody else could be asked in
 * between. They count for work that cannot wait, and for what was made in quiet hours: whoever got that is awake.
 * @param from when its time begins
 */
export function offerEnd(from: Date, lifeMs: number, { madeAt, start }: OfferTerms, quiet: QuietPolicy): Date {
  const straight = new Date(from.getTime() + lifeMs);
  const asleep = quietUntil(from, quiet) === null ? straight : from;
  const counts = quietUntil(madeAt, quiet) !== null || cannotWait(asleep, start, quiet);
  const end = counts ? straight : afterAwake(from, lifeMs, quiet);
  return end < start ? end : start;
}

/** Whether work is lost that waits until the quiet hours around an instant are over. */
const cannotWait = (at: Date, start: Date, quiet: QuietPolicy): boolean =>
  quietUntil(at, quiet) !== null && restsUntil(at, start, quiet) === null;
