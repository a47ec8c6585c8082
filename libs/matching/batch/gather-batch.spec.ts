import { DEFAULT_DISPATCH_POLICY } from '../domain/dispatch-policy';
import { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { aShift, aWorker, at } from '../test/examples';
import { gatherBatch } from './gather-batch';

const terms = {
  now: at('2026-11-23 20:10'),
  radiusM: 20_000,
  policy: DEFAULT_DISPATCH_POLICY,
  shiftsPerWorker: 'several',
  travel: { kmPerHour: 15, detourPercent: 30 },
} as const;

it('everybody else gets their turn between two searches', async () => {
  const index = new PackedCandidateIndex();
  index.upsert(aWorker());
  let others = 0;
  let searches = 0;
  let ended = false;
  const another = (): void => {
    others++;
    if (!ended) setImmediate(another);
  };
  const counted = {
    search: (...asked: Parameters<typeof index.search>) => {
      searches++;
      return index.search(...asked);
    },
    get: index.get.bind(index),
  };
  setImmediate(another);
  const shifts = Array.from({ length: 20 }, (_, n) => ({
    shift: aShift({ shiftId: `shift-${n}` }),
    seats: 1,
    leaveOut: [],
  }));
  const input = await gatherBatch(shifts, counted, terms);
  ended = true;
  expect(searches).toBe(20);
  expect(others).toBeGreaterThanOrEqual(19);
  // One person, however many shifts they suit.
  expect(input.candidates).toHaveLength(1);
  expect(input.ranked.map(({ candidate }) => [...candidate])).toEqual(shifts.map(() => [0]));
});
