import { timingSafeEqual } from 'node:crypto';
import { localDate, type LocalDate } from '@gg/kernel';

/** Limits of one-time codes; the values are settings (`codes`). */
export interface OneTimeCodePolicy {
  readonly lifeMinutes: number;
  /** Wrong tries a code survives; after that even the right one is refused. */
  readonly attempts: number;
  /** Codes in 60 seconds. */
  readonly perMinute: number;
  /** Codes in a local calendar day. */
  readonly perDay: number;
}

/** What is stored of one phone number. The digest is a keyed HMAC: a million codes are tried in a second without a key. */
export interface OneTimeCodeState {
  readonly codeDigest: Buffer | null;
  readonly expiresAt: Date | null;
  /** Tries made at the present code. */
  readonly tries: number;
  /** The day the count belongs to. */
  readonly day: LocalDate;
  readonly sentThatDay: number;
  readonly windowStartedAt: Date;
  readonly sentInWindow: number;
}

export type SendDecision =
  | { readonly kind: 'send'; readonly next: OneTimeCodeState; readonly expiresAt: Date }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'enough_today' };

const MINUTE_MS = 60_000;

/**
 * Whether a new code may go out. A new code makes an older one void.
 * @param state what is stored of the number; null if it never asked
 * @param codeDigest keyed digest of the new code
 */
export function decideSend(
  state: OneTimeCodeState | null,
  codeDigest: Buffer,
  now: Date,
  policy: OneTimeCodePolicy,
): SendDecision {
  const today = localDate(now);
  const sentToday = state?.day === today ? state.sentThatDay : 0;
  const age = state ? now.getTime() - state.windowStartedAt.getTime() : MINUTE_MS;
  // A clock that was set back must not lock anyone out: a window that starts in the future is over.
  const inWindow = state !== null && age >= 0 && age < MINUTE_MS;
  const sentInWindow = inWindow ? state.sentInWindow : 0;

  if (sentToday >= policy.perDay) return { kind: 'enough_today' };
  if (sentInWindow >= policy.perMinute) {
    return { kind: 'wait', seconds: Math.ceil((MINUTE_MS - age) / 1000) };
  }
  const expiresAt = new Date(now.getTime() + policy.lifeMinutes * MINUTE_MS);
  return {
    kind: 'send',
    expiresAt,
    next: {
      codeDigest,
      expiresAt,
      tries: 0,
      day: today,
      sentThatDay: sentToday + 1,
      windowStartedAt: inWindow ? state.windowStartedAt : now,
      sentInWindow: sentInWindow + 1,
    },
  };
}

export type TryDecision =
  /** The code was right and is used up. */
  | { readonly kind: 'accepted'; readonly next: OneTimeCodeState }
  | { readonly kind: 'wrong'; readonly next: OneTimeCodeState; readonly triesLeft: number }
  /** No code is open: none was sent, it ran out, it was used, or it was tried too often. Nothing to store. */
  | { readonly kind: 'void'; readonly why: 'none' | 'expired' | 'too_many_tries' };

/** Judges a try. @param presented keyed digest of what was typed, made as for {@link decideSend} */
export function decideTry(
  state: OneTimeCodeState | null,
  presented: Buffer,
  now: Date,
  policy: OneTimeCodePolicy,
): TryDecision {
  if (!state?.codeDigest || !state.expiresAt) return { kind: 'void', why: 'none' };
  if (now >= state.expiresAt) return { kind: 'void', why: 'expired' };
  if (state.tries >= policy.attempts) return { kind: 'void', why: 'too_many_tries' };
  const right = presented.length === state.codeDigest.length && timingSafeEqual(presented, state.codeDigest);
  if (right) return { kind: 'accepted', next: { ...state, codeDigest: null, expiresAt: null } };
  const tries = state.tries + 1;
  return { kind: 'wrong', next: { ...state, tries }, triesLeft: policy.attempts - tries };
}

/** A code is exactly six digits; full-width ones and spaces between are understood. Null if it cannot be one. */
export function readOneTimeCode(text: string): string | null {
  const code = text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? code : null;
}
