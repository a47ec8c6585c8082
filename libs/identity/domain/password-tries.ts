/** Tries at one sign-in name. */
export interface PasswordTryState {
  readonly tries: number;
  readonly windowStartedAt: Date | null;
}

/**
 * Ten tries in a quarter of an hour: more than anyone needs to remember a password, and a thousand a day for a guesser,
 * who faces at least twelve characters.
 */
export const PASSWORD_TRIES = { perWindow: 10, windowMinutes: 15 } as const;

export type PasswordTryDecision =
  | { readonly kind: 'try'; readonly next: PasswordTryState }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * Whether a password may be tried. The try is counted before the password is looked at, so that many at once gain
 * nothing; a success sets the count back.
 */
export function decidePasswordTry(state: PasswordTryState, now: Date, limits = PASSWORD_TRIES): PasswordTryDecision {
  const windowMs = limits.windowMinutes * 60_000;
  const age = state.windowStartedAt === null ? windowMs : now.getTime() - state.windowStartedAt.getTime();
  if (state.windowStartedAt === null || age < 0 || age >= windowMs) {
    return { kind: 'try', next: { tries: 1, windowStartedAt: now } };
  }
  if (state.tries >= limits.perWindow) return { kind: 'wait', seconds: Math.ceil((windowMs - age) / 1000) };
  return { kind: 'try', next: { tries: state.tries + 1, windowStartedAt: state.windowStartedAt } };
}
