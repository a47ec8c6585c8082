/** When a shift ends to be one's own to give back. */
export interface BackTerms {
  /** Null where nothing can be undone any more. */
  readonly undoUntil: string | null;
  readonly lateFrom: string;
  readonly startsAt: string;
}

/** How a shift may still be given back. */
export interface WaysBack {
  /** Milliseconds in which it is undone as if it had not been; 0 when they are over. */
  readonly undoLeftMs: number;
  /** What a cancellation counts as; null once the shift has begun. */
  readonly cancellation: 'early' | 'late' | null;
}

/** @param now milliseconds, by the service's clock */
export function waysBack({ undoUntil, lateFrom, startsAt }: BackTerms, now: number): WaysBack {
  const undoLeftMs = undoUntil === null ? 0 : Math.max(0, Date.parse(undoUntil) - now);
  if (now >= Date.parse(startsAt)) return { undoLeftMs, cancellation: null };
  return { undoLeftMs, cancellation: now > Date.parse(lateFrom) ? 'late' : 'early' };
}
