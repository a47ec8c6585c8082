import type { ReactNode } from 'react';

export type Tone = 'good' | 'busy' | 'wait' | 'bad' | 'plain';

/** A state as a word and a colour. */
export const Mark = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`mark mark-${tone}`}>{children}</span>
);
