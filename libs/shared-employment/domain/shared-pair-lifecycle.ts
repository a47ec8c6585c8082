import { TransitionTable } from '@gg/kernel';

export const SHARED_PAIR_STATES = [
  'proposed',
  'opened_by_lender',
  'opened_by_borrower',
  'in_talks',
  'declined',
  'lapsed',
  'withdrawn',
] as const;
export type SharedPairState = (typeof SHARED_PAIR_STATES)[number];

/** The two firms of a pair: 原企业 and 缺工企业. */
export type PairSide = 'lender' | 'borrower';

/**
 * The life of a pair. Proposed by the software; opened by one firm, then by the other: they talk. Either may decline at any
 * time. `lapsed`: nobody answered, the terms changed, or a better allocation took its heads; `withdrawn`: one of the
 * postings is no longer open. An agreement (合作协议) will follow from `in_talks`.
 */
export const SHARED_PAIR_LIFECYCLE = new TransitionTable<SharedPairState>('shared_pair', 'proposed', {
  proposed: ['opened_by_lender', 'opened_by_borrower', 'declined', 'lapsed', 'withdrawn'],
  opened_by_lender: ['in_talks', 'declined', 'lapsed', 'withdrawn'],
  opened_by_borrower: ['in_talks', 'declined', 'lapsed', 'withdrawn'],
  in_talks: ['declined', 'lapsed', 'withdrawn'],
  declined: [],
  lapsed: [],
  withdrawn: [],
});

/** Whether a pair's heads are kept for it: a firm has said yes. */
export const holdsHeads = (state: SharedPairState): boolean =>
  state === 'opened_by_lender' || state === 'opened_by_borrower' || state === 'in_talks';

/** Where a pair goes when a side opens the talks; null when there is nothing to do, for it has done so before. */
export function opened(
  state: SharedPairState,
  side: PairSide,
): 'opened_by_lender' | 'opened_by_borrower' | 'in_talks' | null {
  if (state === 'proposed') return `opened_by_${side}`;
  if (state === 'in_talks' || state === `opened_by_${side}`) return null;
  return 'in_talks';
}

/** Why a pair ended without anybody saying no. */
export const PAIR_ENDINGS = [
  'unanswered',
  'terms_changed',
  'reallocated',
  'posting_withdrawn',
  'posting_expired',
  'posting_taken_down',
  'posting_in_review',
] as const;
export type PairEnding = (typeof PAIR_ENDINGS)[number];
