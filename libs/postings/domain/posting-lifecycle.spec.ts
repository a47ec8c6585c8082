import { POSTING_LIFECYCLE, POSTING_STATES, SHIFT_LIFECYCLE, type PostingState } from './posting-lifecycle';

it.each<[PostingState, PostingState[]]>([
  ['draft', ['in_review', 'published', 'withdrawn']],
  ['in_review', ['draft', 'published', 'expired', 'withdrawn']],
  ['published', ['closed', 'expired', 'withdrawn', 'taken_down']],
  ['closed', []],
  ['expired', []],
  ['withdrawn', []],
  ['taken_down', []],
])('a posting that is %s may become %p and nothing else', (from, to) => {
  expect(POSTING_STATES.filter((state) => POSTING_LIFECYCLE.allows(from, state))).toEqual(
    POSTING_STATES.filter((state) => to.includes(state)),
  );
});

it('what is closed never opens again', () => {
  expect(SHIFT_LIFECYCLE.states.filter((state) => SHIFT_LIFECYCLE.allows('closed', state))).toEqual(['withdrawn']);
  expect(SHIFT_LIFECYCLE.isFinal('withdrawn')).toBe(true);
});
