import type { Tone } from '../ui/mark';
import type { People, SeatHolder, Shift, ShiftOffer } from './shifts';

/** What all shifts of a board come to, in people. */
export interface Sums {
  readonly needed: number;
  readonly confirmed: number;
  readonly waiting: number;
  readonly missing: number;
}

/** Shifts that are over or were taken back need nobody. */
const counts = ({ board }: Shift): boolean => board.state !== 'withdrawn' && board.state !== 'ended';

export function sumsOf(shifts: readonly Shift[]): Sums {
  const counted = shifts.filter(counts).map(({ board }) => board);
  const sum = (of: (board: Shift['board']) => number): number => counted.reduce((all, board) => all + of(board), 0);
  return {
    needed: sum(({ headcount }) => headcount),
    confirmed: sum(({ filled }) => filled),
    waiting: sum(({ openOffers }) => openOffers),
    missing: sum(({ headcount, filled }) => Math.max(0, headcount - filled)),
  };
}

/** States of a booking in which somebody comes or came. */
const COMING: ReadonlySet<string> = new Set(['booked', 'checked_in', 'checked_out', 'settled']);

export const isComing = ({ state }: SeatHolder): boolean => COMING.has(state);

/** How a shift stands, in one word. */
export type Standing = 'withdrawn' | 'ended' | 'under_way' | 'full' | 'nobody_left' | 'short' | 'filling' | 'open';

const HOUR_MS = 3_600_000;
/** With so little time left and so many seats empty somebody has to look. */
const SHORT = { withinMs: 6 * HOUR_MS, below: 0.6 };

export function standingOf({ board, start, end, mode }: Shift, now: number): Standing {
  if (board.state === 'withdrawn') return 'withdrawn';
  if (board.state === 'ended' || Date.parse(end) <= now) return 'ended';
  if (Date.parse(start) <= now) return 'under_way';
  if (board.filled >= board.headcount) return 'full';
  if (board.state === 'exhausted') return 'nobody_left';
  const soon = Date.parse(start) - now < SHORT.withinMs;
  if (soon && board.filled < board.headcount * SHORT.below) return 'short';
  return mode.dispatch ? 'filling' : 'open';
}

export const STANDING_TONES: Readonly<Record<Standing, Tone>> = {
  withdrawn: 'plain',
  ended: 'plain',
  under_way: 'plain',
  full: 'good',
  nobody_left: 'bad',
  short: 'wait',
  filling: 'busy',
  open: 'busy',
};

/** Whether its seats can still be changed. */
export const isOpen = (shift: Shift, now: number): boolean => counts(shift) && Date.parse(shift.start) > now;

/** A seat as it is drawn. */
export type Seat =
  | { readonly kind: 'held'; readonly holder: SeatHolder }
  | { readonly kind: 'asked'; readonly offer: ShiftOffer }
  | { readonly kind: 'empty' };

/**
 * The seats of a shift in the order in which they filled: who comes, then those who were asked, as far as there are seats
 * left, then the empty ones. More people are asked than there are seats: those beyond are told as a number.
 */
export function seatsOf(shift: Shift, people: People | undefined): { seats: Seat[]; alsoAsked: number } {
  const { headcount, filled } = shift.board;
  const held = (people?.holders ?? []).filter(isComing).map((holder): Seat => ({ kind: 'held', holder }));
  const asked = (people?.offers ?? []).filter(({ state }) => state === 'open');
  const left = Math.max(0, headcount - Math.max(filled, held.length));
  const shown = asked.slice(0, left).map((offer): Seat => ({ kind: 'asked', offer }));
  const empty = Array.from({ length: left - shown.length }, (): Seat => ({ kind: 'empty' }));
  return {
    seats: [...held, ...shown, ...empty],
    alsoAsked: Math.max(0, Math.max(asked.length, shift.board.openOffers) - shown.length),
  };
}

/** How many declined for each reason, the most frequent first. */
export function declinesOf(offers: readonly ShiftOffer[]): { reason: string; count: number }[] {
  const counted = new Map<string, number>();
  for (const { state, closeReason } of offers) {
    if (state === 'declined') counted.set(closeReason ?? 'other', (counted.get(closeReason ?? 'other') ?? 0) + 1);
  }
  return [...counted].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** Something that happened on the board. */
export interface News {
  readonly at: string;
  readonly what:
    | 'asked'
    | 'accepted'
    | 'claimed'
    | 'chosen'
    | 'declined'
    | 'gave_back'
    | 'undone'
    | 'released'
    | 'cut'
    | 'full';
  readonly shift: Shift;
  readonly name: string | null;
  readonly count: number;
  readonly reason: string | null;
}

const HOW = { offer: 'accepted', claim: 'claimed', application: 'chosen' } as const;

/** What happened at a shift, as its seats and offers tell it; the latest first. */
export function newsOf(shift: Shift, people: People): News[] {
  const news: News[] = [];
  const tell = (at: string, what: News['what'], more: Partial<News> = {}): void => {
    news.push({ at, what, shift, name: null, count: 1, reason: null, ...more });
  };
  for (const { madeAt, endedAt, endReason, state, how, name } of people.holders) {
    tell(madeAt, HOW[how as keyof typeof HOW] ?? 'accepted', { name });
    if (endedAt === null || COME.has(state)) continue;
    tell(endedAt, ENDS[state] ?? (endReason === 'undo' ? 'undone' : 'gave_back'), { name, reason: endReason });
  }
  const waves = new Map<string, number>();
  for (const { madeAt, state, closedAt, closeReason, name, seats } of people.offers) {
    waves.set(madeAt, (waves.get(madeAt) ?? 0) + seats);
    if (state === 'declined' && closedAt) tell(closedAt, 'declined', { name, reason: closeReason });
  }
  for (const [at, count] of waves) tell(at, 'asked', { count });
  const { filled, headcount } = shift.board;
  const last = people.holders.filter(isComing).at(-1);
  if (filled >= headcount && last) tell(last.madeAt, 'full', { count: headcount });
  return news.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const COME: ReadonlySet<string> = new Set(['checked_out', 'settled']);
const ENDS: Readonly<Record<string, News['what']>> = { cancelled_by_employer: 'cut', released: 'released' };
