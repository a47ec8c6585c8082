import { TransitionTable } from '@gg/kernel';

export const POSTING_STATES = [
  'draft',
  'in_review',
  'published',
  'closed',
  'expired',
  'withdrawn',
  'taken_down',
] as const;
export type PostingState = (typeof POSTING_STATES)[number];

/**
 * The life of a posting. A draft or a posting in review that is given up is `withdrawn`; one in review whose last shift
 * has begun unreviewed is `expired`. `taken_down` is final, too: an appeal that is upheld clears the record and lets the
 * posting be copied without another review, but a shift that was closed is never opened a second time.
 */
export const POSTING_LIFECYCLE = new TransitionTable<PostingState>('posting', 'draft', {
  draft: ['in_review', 'published', 'withdrawn'],
  in_review: ['published', 'draft', 'withdrawn', 'expired'],
  published: ['closed', 'expired', 'withdrawn', 'taken_down'],
  closed: [],
  expired: [],
  withdrawn: [],
  taken_down: [],
});

export const SHIFT_STATES = ['planned', 'open', 'closed', 'withdrawn'] as const;
export type ShiftState = (typeof SHIFT_STATES)[number];

/** A shift is `planned` until its posting is public, `open` while people may come, then `closed` or `withdrawn`. */
export const SHIFT_LIFECYCLE = new TransitionTable<ShiftState>('shift', 'planned', {
  planned: ['open', 'closed'],
  open: ['closed', 'withdrawn'],
  closed: ['withdrawn'],
  withdrawn: [],
});
