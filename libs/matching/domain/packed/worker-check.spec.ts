import fc from 'fast-check';
import type { Candidate } from '../candidate';
import { DEFAULT_SCORE_POLICY } from '../score-policy';
import { imageFacts, imagePieces, restoredIndex } from './index-image';
import { PackedCandidateIndex } from './packed-candidate-index';
import type { RowRun } from './row-run';
import { BLOCK_SLOTS, ROW, ROW32, ROW32_NUMBERS, ROW_NUMBERS, type SlotBlock } from './slot-block';
import { bruteSearch } from '../../test/brute-force';
import { Dice } from '../../test/dice';
import { aBooking, aQuery, at, aWorker } from '../../test/examples';
import { changeSomebody, randomPopulation } from '../../test/population';

jest.setTimeout(60_000);

const aSeed = fc.integer({ min: 0, max: 0x7fffffff });
const aSize = fc.integer({ min: 1, max: 30 });

function renew(index: PackedCandidateIndex, candidate: Candidate): void {
  const work = index.renew(candidate);
  while (work.next().done !== true);
}

/** Who is not as they should be. */
const wrong = (index: PackedCandidateIndex, all: Iterable<Candidate>): string[] =>
  [...all].filter((c) => !index.holds(c)).map(({ workerId }) => workerId);

/** The index that a snapshot makes, whatever day was in hand. */
function reborn(index: PackedCandidateIndex): PackedCandidateIndex {
  const pieces = [...imagePieces(index)].map((piece) => piece.slice());
  return restoredIndex(structuredClone(imageFacts(index)), pieces.values(), DEFAULT_SCORE_POLICY);
}

it('finds nothing wrong with whatever became of an index, over midnights, weeks, snapshots and papers that are over', () => {
  fc.assert(
    fc.property(aSeed, aSize, (seed, size) => {
      const { query, candidates } = randomPopulation(seed, size);
      const dice = new Dice(seed ^ 5);
      let index = new PackedCandidateIndex();
      const state = new Map<string, Candidate>();
      let now = query.now.getTime() - dice.whole(0, 40) * 86_400_000;
      for (let round = 0; round < 6; round++) {
        for (let step = dice.whole(1, size); step > 0; step--) {
          changeSomebody(index, state, { query, candidates }, dice);
          if (dice.percent(20)) index.tend(new Date(now), dice.whole(1, 7));
        }
        if (dice.percent(30)) index = reborn(index);
        while (index.tend(new Date(now), dice.whole(1, 7)));
        expect(wrong(index, state.values())).toEqual([]);
        now += dice.pick([1, 12, 24, 72, 15 * 24, 20 * 24, 40 * 24]) * 3_600_000;
      }
    }),
    { numRuns: 60 },
  );
});

/** A column of a row that a test turns a bit of. */
const columns: [string, (block: SlotBlock, row: number) => void][] = [
  ...Object.entries(ROW).map(([name, i]): [string, (block: SlotBlock, row: number) => void] => [
    name,
    ({ rows32 }, row) => (rows32[2 * (row * ROW_NUMBERS + i) + 1]! ^= 1 << 9),
  ]),
  ...Object.entries(ROW32).map(([name, i]): [string, (block: SlotBlock, row: number) => void] => [
    name,
    ({ rows32 }, row) => (rows32[row * ROW32_NUMBERS + i]! ^= 4),
  ]),
  ['a day’s first half-hours', ({ low }, row) => (low[5]![row]! ^= 1 << 20)],
  ['a day’s last half-hours', ({ high }, row) => (high[9]![row]! ^= 2)],
  ['the hash of the id', ({ idHashes }, row) => (idHashes[row]! ^= 1 << 7)],
];

describe('a turned bit', () => {
  const free = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
  const people = (): Candidate[] =>
    Array.from({ length: 40 }, (_, number) =>
      aWorker({
        number,
        workerId: `01980000-0000-7000-8000-${String(number).padStart(12, '0')}`,
        weeklyAvailability: free,
        lastOfferAt: at('2026-11-20 08:00'),
        reliability: { shows: number % 7, noShows: 0, cancellations: 0 },
        bookings: number % 3 === 0 ? [aBooking('2026-11-25 08:00', '2026-11-25 10:00')] : [],
      }),
    );
  const built = (): [PackedCandidateIndex, Candidate[]] => {
    const all = people();
    const index = new PackedCandidateIndex();
    while (index.tend(at('2026-11-23 12:00'), 100));
    for (const one of all) index.upsert(one);
    return [index, all];
  };

  function expectPutRight(index: PackedCandidateIndex, all: Candidate[]): void {
    const found = wrong(index, all);
    expect(found).not.toEqual([]);
    for (const one of all) if (!index.holds(one)) renew(index, one);
    expect(wrong(index, all)).toEqual([]);
    const query = aQuery();
    expect(index.search(query, { k: 100 }).map(({ workerId, score }) => [workerId, score])).toEqual(
      bruteSearch(all, query).map(({ workerId, score }) => [workerId, score]),
    );
    expect(index.size).toBe(all.length);
    // Goes on: everybody is found, changed and removed as ever.
    for (const one of all)
      index.upsert({ ...one, reliability: { shows: 1, noShows: 1, cancellations: 1 }, trades: [] });
    for (const one of all) expect(index.remove(one.workerId)).toBe(true);
    expect([index.size, index.store.trades.size]).toEqual([0, 0]);
  }

  it.each(columns)('in a row, of %s, is found and put right', (_, turnBit) => {
    const [index, all] = built();
    turnBit(index.store.blocks[0]!, index.store.slotOf(all[12]!.workerId));
    expectPutRight(index, all);
  });

  const postings: [string, (run: RowRun, at: number) => void][] = [
    ['a bound', (run, i) => (run.postings[i]! ^= 1 << 12)],
    ['the slot, which is then another’s', (run, i) => (run.postings[i + 1]! ^= 1)],
    ['the slot, which is then nobody’s', (run, i) => (run.postings[i + 1]! ^= 1 << 11)],
    ['the slot, far beyond', (run, i) => (run.postings[i + 1]! ^= 1 << 30)],
    ['the slot, below all', (run, i) => (run.postings[i + 1]! ^= 1 << 31)],
    ['a column', (run, i) => (run.postings[i + 2]! ^= 1 << 3)],
    ['a week', (run, i) => (run.postings[i + 2]! ^= 1 << 18)],
    ['a day unlike the week’s', (run, i) => (run.postings[i + 3]! ^= 1 << 3)],
    ['a month of birth', (run, i) => (run.postings[i + 3]! ^= 1 << 20)],
  ];
  it.each(postings)('in a posting, of %s, is found and put right', (_, turnBit) => {
    for (const place of [0, 17, 39]) {
      const [index, all] = built();
      const [run] = [...index.store.trades.values()][0]!.rows.values();
      turnBit(run!, place * 4);
      expectPutRight(index, all);
    }
  });

  it('anywhere in a record or a row is found, and does not stay', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 39 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.boolean(),
        (who, n, inRecord) => {
          const [index, all] = built();
          const { store } = index;
          const slot = store.slotOf(all[who]!.workerId);
          if (inRecord) {
            const { memory, at: start } = store.arena.at(store.blocks[0]!.reference(slot));
            memory.bytes[start + (Math.floor(n / 8) % 60)]! ^= 1 << (n % 8);
          } else {
            const bytes = new Uint8Array(
              store.blocks[0]!.rows32.buffer,
              store.blocks[0]!.rows32.byteOffset,
              BLOCK_SLOTS * 96,
            );
            bytes[slot * 96 + (Math.floor(n / 8) % 96)]! ^= 1 << (n % 8);
          }
          expectPutRight(index, all);
        },
      ),
      { numRuns: 100 },
    );
  });
});
