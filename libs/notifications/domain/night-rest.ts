import { quietUntil, restsUntil, type QuietPolicy } from '@gg/kernel';

/** What a text or a call is about, as far as it may wake somebody. */
export type NightMatter =
  /** An offer: nobody is woken by it who was asked by day and has not allowed it. */
  | { readonly about: 'offer'; readonly start: Date; readonly madeAt: Date; readonly isAllowed: boolean }
  /** A seat that somebody has, or has no more, or that is missing: to be known before the way to work begins. */
  | { readonly about: 'seat'; readonly start: Date }
  /** The evening's question: the one before the start asks again. */
  | { readonly about: 'evening' };

/**
 * Until when a text or a call is kept back because people sleep; null: it goes. Whoever was made an offer in quiet hours is
 * awake, or has allowed it.
 */
export function keptUntil(now: Date, matter: NightMatter, quiet: QuietPolicy): Date | null {
  const morning = quietUntil(now, quiet);
  if (morning === null) return null;
  switch (matter.about) {
    case 'evening':
      return morning;
    case 'seat':
      return restsUntil(now, matter.start, quiet);
    case 'offer':
      if (quietUntil(matter.madeAt, quiet) !== null) return null;
      return matter.isAllowed ? restsUntil(now, matter.start, quiet) : morning;
  }
}
