import fc from 'fast-check';
import type { Candidate } from '../candidate';
import type { ConditionCode } from '../conditions/condition';
import { CONDITION_CODES } from '../eligibility';
import { prepareQuery } from '../prepared-query';
import { DEFAULT_DISPATCH_POLICY } from '../dispatch-policy';
import type { ShiftQuery } from '../shift-query';
import { aBooking, aQuery, at, aWorker } from '../../test/examples';
import { bruteFailures, bruteShift } from '../../test/brute-force';
import { Dice } from '../../test/dice';
import { randomPopulation, randomWorker } from '../../test/population';
import { CoarseFilter } from './coarse-filter';
import { ColumnProofs, DOUBTED } from './column-proofs';
import { PackedCandidateIndex } from './packed-candidate-index';
import { BLOCK_MASK, BLOCK_SHIFT } from './slot-block';

jest.setTimeout(120_000);

const aSeed = fc.integer({ min: 0, max: 0x7fffffff });

/** What a scan tells by itself: it looks at the trade's lists and works out the way exactly. */
const TOLD_BY_SCAN: ReadonlySet<ConditionCode> = new Set(['trade', 'distance', 'own_distance']);

/** Whoever the filter lets through, with the conditions that the columns leave in doubt; null: somebody cannot come. */
function* letThrough(
  index: PackedCandidateIndex,
  candidates: Iterable<Candidate>,
  query: ShiftQuery,
): Generator<{ candidate: Candidate; inDoubt: ReadonlySet<ConditionCode> | null }> {
  const { store } = index;
  const q = prepareQuery(query);
  const filter = new CoarseFilter(q, store);
  const proofs = new ColumnProofs(q, filter, store);
  for (const candidate of candidates) {
    const slot = store.slotOf(candidate.workerId);
    const block = store.blocks[slot >> BLOCK_SHIFT]!;
    const row = slot & BLOCK_MASK;
    if (!filter.letsThrough(slot)) continue;
    const conditions = proofs.inDoubt(block, row);
    yield { candidate, inDoubt: conditions === null ? null : new Set(conditions.map(({ code }) => code)) };
  }
}

it('leaves in doubt whatever somebody may fail at, before, while and after days are worked out', () => {
  const certain = { people: 0, working: 0 };
  let refused = 0;
  const doubted: Partial<Record<ConditionCode, number>> = {};
  fc.assert(
    fc.property(aSeed, (seed) => {
      const { query, candidates } = randomPopulation(seed, 25);
      const dice = new Dice(seed ^ 5);
      const shift = bruteShift(query);
      const index = new PackedCandidateIndex();
      const state = new Map(candidates.map((c) => [c.workerId, c]));
      for (const c of candidates) index.upsert(c);
      for (const before of [30 * 24, 15 * 24, 48, 25, 1, 0]) {
        const now = new Date(query.now.getTime() - (before + dice.whole(0, 3)) * 3_600_000);
        for (let left = dice.whole(0, 40); left > 0 && index.tend(now, dice.whole(1, 7)); left--);
        for (let step = dice.whole(0, 5); step > 0; step--) {
          const next = randomWorker(query, dice.pick(candidates).number, dice);
          index.upsert(next);
          state.set(next.workerId, next);
        }
        if (dice.percent(70)) while (index.tend(now, 3));
        for (const { candidate, inDoubt } of letThrough(index, state.values(), query)) {
          const failing = bruteFailures(candidate, shift) as ConditionCode[];
          if (inDoubt === null) {
            expect(failing).not.toEqual([]);
            refused++;
            continue;
          }
          expect(failing.filter((code) => !inDoubt.has(code) && !TOLD_BY_SCAN.has(code))).toEqual([]);
          for (const code of inDoubt) doubted[code] = (doubted[code] ?? 0) + 1;
          if (inDoubt.size > 0) continue;
          certain.people++;
          if (candidate.bookings.length > 0) certain.working++;
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(certain.people).toBeGreaterThan(500);
  expect(certain.working).toBeGreaterThan(5);
  expect(refused).toBeGreaterThan(20);
  const seldom: readonly ConditionCode[] = ['open_offers', 'quiet_hours'];
  for (const { code } of DOUBTED) {
    if (!seldom.includes(code)) expect([code, (doubted[code] ?? 0) > 20]).toEqual([code, true]);
  }
});

const nearWork: readonly ConditionCode[] = ['booked', 'rest', 'daily_rest', 'hours_day'];
const allWeek = (startMinute: number, endMinute: number): Candidate['weeklyAvailability'] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute }));
const freeOn = (date: string, startMinute: number): Candidate['exceptions'] => [
  { date, free: [{ startMinute, endMinute: 1440 }] },
];
const paper = (validFrom: string, validTo: string | null): Candidate['certificates'][number] => ({
  kind: 'health',
  validFrom,
  validTo,
});
const PAPERS: Partial<ShiftQuery> = { requiredCertificates: ['health'] };
const CAP = { policy: { ...DEFAULT_DISPATCH_POLICY, openOffers: 300 } };
const NIGHT = {
  now: at('2026-11-23 23:30'),
  policy: { ...DEFAULT_DISPATCH_POLICY, quietHours: { fromHour: 22, untilHour: 5, urgentMinutes: 600 } },
};
const HERE: Candidate['presence'] = {
  marketId: 'm',
  point: null,
  arrivedAt: at('2026-11-23 22:00'),
  until: at('2026-11-24 05:00'),
};

it.each<[string, Partial<Candidate>, Partial<ShiftQuery>, readonly ConditionCode[] | null]>([
  ['nobody in particular', {}, {}, []],
  ['work the day before', { bookings: [aBooking('2026-11-23 08:00', '2026-11-23 10:00')] }, {}, nearWork],
  ['work into the day before', { bookings: [aBooking('2026-11-22 20:00', '2026-11-23 00:30')] }, {}, nearWork],
  ['work two days before', { bookings: [aBooking('2026-11-22 08:00', '2026-11-22 16:00')] }, {}, []],
  ['work in a week', { bookings: [aBooking('2026-12-01 08:00', '2026-12-01 16:00')] }, {}, []],
  [
    'work for the employer',
    { bookings: [aBooking('2026-12-01 08:00', '2026-12-01 16:00', { legalEmployerCode: 'CODE-A' })] },
    {},
    ['hours_week'],
  ],
  [
    'as another writes the code',
    { bookings: [aBooking('2026-12-01 08:00', '2026-12-01 16:00', { legalEmployerCode: ' code-a' })] },
    {},
    ['hours_week'],
  ],
  ['hours that end too early by the minute', { weeklyAvailability: allWeek(0, 865) }, {}, null],
  ['odd hours that are enough', { weeklyAvailability: allWeek(10, 875) }, {}, []],
  ['a day of other hours', { exceptions: freeOn('2026-11-24', 345) }, {}, ['available']],
  ['a day of whole half-hours', { exceptions: freeOn('2026-11-24', 330) }, {}, []],
  [
    'an employer that is blocked',
    { blockedEmployerIds: [aQuery({}).employerId] },
    {},
    ['blocked_by_employer', 'blocked_by_worker'],
  ],
  [
    'an employer that has blocked',
    { blockedByEmployerIds: [aQuery({}).employerId] },
    {},
    ['blocked_by_employer', 'blocked_by_worker'],
  ],
  ['another employer that is blocked', { blockedEmployerIds: ['someone'] }, {}, []],
  ['more offers than are told apart', { openOffers: 299 }, CAP, ['open_offers']],
  ['sixteen years of age', { birthDate: '2009-05-01' }, {}, ['rules']],
  ['papers without a term', { certificates: [paper('2026-01-01', null)] }, PAPERS, []],
  ['papers of these days', { certificates: [paper('2026-11-24', '2026-11-24')] }, PAPERS, []],
  [
    'papers of which another is over',
    { certificates: [paper('2024-01-01', '2025-12-31'), paper('2026-01-01', null)] },
    PAPERS,
    [],
  ],
  ['papers that begin a day too late', { certificates: [paper('2026-11-25', '2027-12-31')] }, PAPERS, ['certificate']],
  [
    'papers beside some of another kind that was over',
    { certificates: [paper('2026-01-01', null), { ...paper('2025-01-01', '2026-11-20'), kind: 'driver' }] },
    PAPERS,
    [],
  ],
  [
    'papers beside some of another kind that is over',
    { certificates: [paper('2026-01-01', null), { ...paper('2025-01-01', '2026-11-23'), kind: 'driver' }] },
    PAPERS,
    ['certificate'],
  ],
  [
    'a shift that is too long whoever works it',
    {},
    { window: { start: at('2026-11-24 06:00'), end: at('2026-11-25 12:00') } },
    [...nearWork, 'hours_week'],
  ],
  ['somebody at a market by night', { presence: HERE }, NIGHT, ['quiet_hours']],
])('%s', (_, facts, asked, expected) => {
  const query = aQuery(asked);
  const worker = aWorker(facts);
  const index = new PackedCandidateIndex();
  while (index.tend(at('2026-11-21 12:00'), 1));
  index.upsert(worker);
  expect([...letThrough(index, [worker], query)].map(({ inDoubt }) => inDoubt && [...inDoubt])).toEqual([expected]);
});

it('asks the papers themselves about a day that is over', () => {
  const worker = aWorker({ certificates: [paper('2026-01-01', '2026-11-24')] });
  const query = aQuery({ ...PAPERS });
  const index = new PackedCandidateIndex();
  while (index.tend(at('2026-11-26 12:00'), 1));
  index.upsert(worker);
  // As if the clock had been put back.
  while (index.tend(at('2026-11-23 12:00'), 1));
  expect([...letThrough(index, [worker], query)].map(({ inDoubt }) => [...inDoubt!])).toEqual([
    expect.arrayContaining(['certificate']),
  ]);
});

it('is sure of papers only while their kinds have a bit each', () => {
  const kinds = Array.from({ length: 33 }, (_, i) => `kind-${i}`);
  const worker = aWorker({ certificates: kinds.map((kind) => ({ ...paper('2026-01-01', null), kind })) });
  const index = new PackedCandidateIndex();
  while (index.tend(at('2026-11-21 12:00'), 1));
  index.upsert(worker);
  const inDoubt = kinds.map((kind) => {
    const [one] = letThrough(index, [worker], aQuery({ requiredCertificates: [kind] }));
    return one!.inDoubt!.size;
  });
  expect(inDoubt).toEqual(kinds.map((_, i) => (i < 31 ? 0 : 1)));
});

it('heeds work of the day that has just gone, while its place is being given to another', () => {
  const worker = aWorker({ bookings: [aBooking('2026-11-23 16:00', '2026-11-23 23:45')] });
  const query = aQuery({
    now: at('2026-11-24 00:10'),
    window: { start: at('2026-11-24 01:00'), end: at('2026-11-24 05:00') },
    unpaidBreaks: [],
  });
  const index = new PackedCandidateIndex();
  const inDoubt = (): string[][] => [...letThrough(index, [worker], query)].map((one) => [...one.inDoubt!]);
  index.upsert(worker);
  while (index.tend(at('2026-11-23 12:00'), 1));
  expect(inDoubt()).toEqual([nearWork]);
  do expect(inDoubt()).toEqual([nearWork]);
  while (index.tend(query.now, 1));
  expect(inDoubt()).toEqual([nearWork]);
});

it('names every condition that has a record to ask', () => {
  const told: readonly ConditionCode[] = ['active', 'identity', 'age', 'protected_work', 'daily_offers'];
  expect([...DOUBTED.map(({ code }) => code), ...told, ...TOLD_BY_SCAN].sort()).toEqual([...CONDITION_CODES].sort());
});
