import type { DecisionRecord, Dispatch } from '@gg/matching';
import { keptDecisions } from './wave-decisions';

const waves = [1, 2, 3].map((wave) => ({ wave, picks: wave === 1 ? [] : [{}] })) as unknown as Dispatch['waves'];
const record = (people: number): DecisionRecord =>
  ({
    searches: [
      Array.from({ length: people }, (_, number) => ({
        id: '0190a0a0-0000-7000-8000-000000000000',
        number,
        distanceM: 900,
        arrivedAt: null,
        offers: 0,
        accepts: 0,
        parts: [],
      })),
    ],
    partySearches: [],
  }) as unknown as DecisionRecord;

it('the first wave that is written keeps the decision, the others say which', () => {
  const kept = keptDecisions(waves, record(3), ['gone'])!;
  expect([...kept.keys()]).toEqual([1, 2, 3]);
  expect(kept.get(2)).toMatchObject({ cut: ['gone'], decision: { people: expect.any(Array) } });
  expect(kept.get(3)).toEqual({ decidedWith: 2, cut: ['gone'] });
});

it('says that a decision is too long, instead of keeping nothing in silence', () => {
  expect(keptDecisions(waves, record(5_000), [])).toBeNull();
  expect(keptDecisions(waves, null, [])).toEqual(new Map());
});
