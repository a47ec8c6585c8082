import { publicStanding, PUBLIC_STANDINGS, shiftStanding, STANDING_WORDS, type ShiftStanding } from './public-standing';

const now = new Date('2026-11-24T04:00:00Z');
const shift = {
  state: 'open' as const,
  start: new Date('2026-11-25T00:00:00Z'),
  end: new Date('2026-11-25T08:00:00Z'),
  full: false,
  validUntil: null,
};

it.each<[string, Partial<Parameters<typeof shiftStanding>[0]>, ShiftStanding]>([
  ['ahead with a seat left', {}, 'open'],
  ['ahead without one', { full: true }, 'full'],
  ['withdrawn, however long ago it was', { state: 'withdrawn', end: now }, 'withdrawn'],
  ['closed before it began', { state: 'closed' }, 'ended'],
  ['past its validity', { validUntil: now }, 'ended'],
  ['still valid', { validUntil: new Date(now.getTime() + 1) }, 'open'],
  ['at the very start', { start: now }, 'begun'],
  ['under way, though it was closed to newcomers', { state: 'closed', start: now }, 'begun'],
  ['at the very end', { start: new Date(0), end: now }, 'ended'],
])('a shift %s', (_what, more, standing) => {
  expect(shiftStanding({ ...shift, ...more }, now)).toBe(standing);
});

it.each([
  ['published', ['ended', 'open', 'full'], 'open'],
  ['published', ['ended', 'full'], 'full'],
  ['published', ['ended', 'withdrawn'], 'over'],
  ['published', ['begun'], 'over'],
  ['published', ['withdrawn', 'withdrawn'], 'withdrawn'],
  ['expired', ['ended'], 'over'],
  ['closed', ['open'], 'closed'],
  ['withdrawn', ['open'], 'withdrawn'],
  ['taken_down', ['open'], 'taken_down'],
] as const)('a posting that is %s with shifts %j', (state, shifts, standing) => {
  expect(publicStanding(state, shifts)).toBe(standing);
});

it('every standing has its words in both languages', () => {
  for (const standing of PUBLIC_STANDINGS) {
    expect(STANDING_WORDS[standing]).toEqual({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/[a-z]/),
    });
  }
});
