import { gatherBatch, type BatchShift } from '../batch/gather-batch';
import { aBooking, aShift, aWorker, at } from '../test/examples';
import { northOf } from '../test/places-and-days';
import type { Candidate } from './candidate';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import { PackedCandidateIndex } from './packed/packed-candidate-index';
import { planBatch, type BatchPlan } from './plan-batch';
import type { ShiftFacts } from './shift-query';

const shiftOf = (n: number, from: string, to: string, change: Partial<ShiftFacts> = {}): ShiftFacts =>
  aShift({
    shiftId: `shift-${n}`,
    window: { start: at(`2026-11-24 ${from}`), end: at(`2026-11-24 ${to}`) },
    unpaidBreaks: [],
    ...change,
  });

/** A kilometre as the crow flies in five minutes. */
const travel = { kmPerHour: 15, detourPercent: 25 };

const open = (shift: ShiftFacts, seats = 1, leaveOut: string[] = []): BatchShift => ({ shift, seats, leaveOut });

async function plan(
  shifts: BatchShift[],
  people: Candidate[],
  shiftsPerWorker: 'one' | 'several' = 'several',
): Promise<BatchPlan> {
  const index = new PackedCandidateIndex();
  for (const one of people) index.upsert(one);
  const terms = {
    now: at('2026-11-23 20:10'),
    radiusM: 20_000,
    policy: DEFAULT_DISPATCH_POLICY,
    shiftsPerWorker,
    travel,
  };
  // As it goes to another thread.
  return planBatch(structuredClone(await gatherBatch(shifts, index, terms)));
}

const given = ({ picks }: BatchPlan): string[] => picks.map(({ shiftId, workerId }) => `${shiftId} ${workerId}`);

it('keeps for the second shift who alone can do it, where a first come would not', async () => {
  const both = aWorker({
    number: 1,
    trades: ['sorter', 'loader'].map((code) => ({ code, experienceShifts: 30, experienceMonths: 24 })),
  });
  const sorter = aWorker({ number: 2 });
  const shifts = [open(shiftOf(1, '06:00', '10:00')), open(shiftOf(2, '08:00', '12:00', { trade: 'loader' }))];
  const result = await plan(shifts, [both, sorter]);
  expect(given(result)).toEqual(['shift-1 worker-2', 'shift-2 worker-1']);
  expect(result).toMatchObject({ seats: 2, filled: 2, firstCome: { filled: 1 }, bound: { seats: 2 } });
});

it.each<[string, BatchShift[], Partial<Candidate>, number]>([
  [
    'two shifts with rest between them',
    [open(shiftOf(1, '06:00', '10:00')), open(shiftOf(2, '10:30', '14:00'))],
    {},
    2,
  ],
  [
    'two with less than the minimum rest',
    [open(shiftOf(1, '06:00', '10:00')), open(shiftOf(2, '10:29', '14:00'))],
    {},
    1,
  ],
  ['two that overlap', [open(shiftOf(1, '06:00', '10:00')), open(shiftOf(2, '09:00', '13:00'))], {}, 1],
  ...(
    [
      ['two shifts as far apart as the rest between them allows', 6_000, '10:30', 2],
      ['two to which the way takes a minute longer than the rest', 6_200, '10:30', 1],
      ['two to which the way takes as long as there is time', 12_000, '11:00', 2],
      ['two to which the way takes longer than there is time', 12_010, '11:00', 1],
    ] as const
  ).map(([name, apartM, from, filled]): [string, BatchShift[], Partial<Candidate>, number] => [
    name,
    [
      open(shiftOf(1, '06:00', '10:00', { assemblyPoint: northOf(apartM / 2) })),
      open(shiftOf(2, from, '14:00', { assemblyPoint: northOf(-apartM / 2) })),
    ],
    {},
    filled,
  ]),
  [
    'no more than the week leaves with one employer, minute for minute',
    [open(shiftOf(1, '06:00', '10:00')), open(shiftOf(2, '11:00', '15:01'))],
    { bookings: [aBooking('2026-11-26 06:00', '2026-11-26 22:00', { legalEmployerCode: 'CODE-A' })] },
    1,
  ],
  [
    'exactly what the week leaves',
    [open(shiftOf(1, '06:00', '10:00')), open(shiftOf(2, '11:00', '15:00'))],
    { bookings: [aBooking('2026-11-26 06:00', '2026-11-26 22:00', { legalEmployerCode: 'CODE-A' })] },
    2,
  ],
  [
    'no night without sleep',
    [open(shiftOf(1, '06:00', '13:00')), open(shiftOf(2, '15:00', '23:30'))],
    { bookings: [aBooking('2026-11-24 00:00', '2026-11-24 04:00')] },
    1,
  ],
  [
    'no more than they may still be asked',
    [open(shiftOf(1, '06:00', '08:00')), open(shiftOf(2, '09:00', '11:00'))],
    { openOffers: 2 },
    1,
  ],
  [
    'nothing that they are to be left out of',
    [open(shiftOf(1, '06:00', '08:00')), open(shiftOf(2, '09:00', '11:00'), 1, ['worker-1'])],
    {},
    1,
  ],
  [
    'nothing of a shift that is full',
    [open(shiftOf(1, '06:00', '08:00')), open(shiftOf(2, '09:00', '11:00'), 0)],
    {},
    1,
  ],
])('one worker is given %s', async (_, shifts, change, filled) => {
  const result = await plan(shifts, [aWorker(change)]);
  expect(result.filled).toBe(filled);
  expect(result.filled).toBeLessThanOrEqual(result.bound.seats);
});

it('gives one shift a worker where that is asked, and carries score and distance of each', async () => {
  const result = await plan(
    [open(shiftOf(1, '06:00', '08:00')), open(shiftOf(2, '09:00', '11:00'))],
    [aWorker()],
    'one',
  );
  expect(result.filled).toBe(1);
  expect(result.picks[0]).toMatchObject({ workerId: 'worker-1', distanceM: 1_000 });
  expect(result.picks[0]!.score).toBe(result.score);
});

const crowd = (size: number): Candidate[] => Array.from({ length: size }, (_, i) => aWorker({ number: i + 1 }));

it('like shifts at one hour do not all have the same few people', async () => {
  const shifts = Array.from({ length: 60 }, (_, n) => open(shiftOf(n, '06:00', '10:00'), 10));
  expect(await plan(shifts, crowd(700))).toMatchObject({ seats: 600, filled: 600, cutShifts: 0 });
});

it.each([
  [221, 0],
  [222, 1],
])('of %i who qualify for one seat: says whether some were not compared', async (people, cutShifts) => {
  const result = await plan([open(shiftOf(1, '06:00', '10:00'))], crowd(people));
  expect(result).toMatchObject({ filled: 1, cutShifts });
});

it('nothing open is an answer too', async () => {
  expect(await plan([open(shiftOf(1, '06:00', '08:00'), 0)], [aWorker()])).toMatchObject({
    seats: 0,
    filled: 0,
    picks: [],
  });
});
