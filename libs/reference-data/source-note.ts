import type { LocalDate } from '@gg/kernel';

/**
 * Where a figure comes from. `lastVerified` is the date on which somebody of ours read the text itself; null means that
 * the figure came to us at second hand and nobody has read its text yet. The console shows this beside every figure.
 */
export interface SourceNote {
  /** The document, with its number: `桂政发〔2023〕24号`. */
  readonly source: string;
  readonly lastVerified: LocalDate | null;
  /** What a reader must know before relying on it. */
  readonly note?: string;
}

/** A figure or a classification that holds from a local date on (inclusive) until another takes its place. */
export interface EffectiveFrom {
  readonly effectiveFrom: LocalDate;
}

/**
 * What is in force on a date: the entry with the latest `effectiveFrom` that has begun. Of two that begin on the same
 * day the later in the list wins, so that what staff entered replaces what the release shipped.
 */
export function inForceOn<T extends EffectiveFrom>(entries: readonly T[], date: LocalDate): T | undefined {
  let found: T | undefined;
  for (const entry of entries) {
    if (entry.effectiveFrom <= date && (found === undefined || entry.effectiveFrom >= found.effectiveFrom))
      found = entry;
  }
  return found;
}
