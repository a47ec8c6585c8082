import { TransitionTable } from '@gg/kernel';

export const SHARED_POSTING_STATES = ['draft', 'in_review', 'published', 'withdrawn', 'expired', 'taken_down'] as const;
export type SharedPostingState = (typeof SHARED_POSTING_STATES)[number];

/**
 * The life of a surplus or a shortage. One that is open may be changed; a change at which staff must look puts it back in
 * review. What is withdrawn, expired or taken down is never opened again: its firm writes a new one.
 */
export const SHARED_POSTING_LIFECYCLE = new TransitionTable<SharedPostingState>('shared_posting', 'draft', {
  draft: ['in_review', 'published', 'withdrawn'],
  in_review: ['published', 'draft', 'withdrawn', 'expired'],
  published: ['in_review', 'withdrawn', 'expired', 'taken_down'],
  withdrawn: [],
  expired: [],
  taken_down: [],
});
