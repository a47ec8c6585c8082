import type { PostingState } from '../../data/postings';
import { Mark, type Tone } from '../../ui/mark';
import { useWords } from '../../words/words';

const TONES: Readonly<Record<PostingState, Tone>> = {
  draft: 'plain',
  in_review: 'wait',
  published: 'good',
  closed: 'plain',
  expired: 'plain',
  withdrawn: 'plain',
  taken_down: 'bad',
};

export function StateMark({ state }: { state: PostingState }) {
  const words = useWords();
  return <Mark tone={TONES[state]}>{words.postings.states[state]}</Mark>;
}
