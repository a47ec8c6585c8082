import type { Candidate, ShiftQuery } from '@gg/matching';
import { addDays, localDate } from '@gg/kernel';
import type { PackedCandidateIndex } from '../../../libs/matching/domain/packed/packed-candidate-index';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import { interleaved, ROUNDS } from '../frame/interleave';
import { median, quantile } from '../frame/statistics';
import { BenchDice } from './bench-dice';
import { moved, NOW } from './guangxi';
import { keptIndex, SEED } from './kept-index';
import { madeQueries } from './made-queries';
import { employerCodeOf, madeCandidate } from './made-workers';
import { processorMs } from './processor-time';
import { searchTimesUs } from './search-times';
import { verify } from './verified';

const K = 200;
const DAY_MS = 86_400_000;
/** As the service does it between two turns of the event loop. */
const TENDED_AT_ONCE = 250;

type Change = 'move' | 'toggle' | 'book';
const CHANGES: Readonly<Record<Change, (c: Candidate, dice: BenchDice) => Candidate>> = {
  move: (c, dice) => ({ ...c, point: moved(c.point, dice.whole(-3_000, 3_000), dice.whole(-3_000, 3_000)) }),
  toggle: (c) => ({
    ...c,
    exceptions: c.exceptions.length > 0 ? [] : [{ date: addDays(localDate(NOW), 1), free: [] }],
  }),
  book: (c, dice) => {
    const start = new Date(NOW.getTime() + dice.whole(12, 300) * 3_600_000);
    const end = new Date(start.getTime() + 4 * 3_600_000);
    const booking = {
      bookingId: c.workerId,
      start,
      end,
      legalEmployerCode: employerCodeOf(dice.whole(0, 4_999)),
      engagementType: 'part_time' as const,
      paidMinutes: [{ date: localDate(start), minutes: 240 }],
      unpaidBreaks: [],
    };
    return { ...c, bookings: [...c.bookings, booking] };
  },
};

/** One worker moves, changes their time, is booked: what it costs beside a search, and how long anything ever waits. */
export const matchUpdateBench: Bench = {
  name: 'match-update',
  about: 'a worker moves, changes their time or is booked: against one search of the same index; the longest pause',
  async run(house): Promise<Outcome> {
    const { quick } = house;
    const workers = quick ? 20_000 : 1_000_000;
    const index = await keptIndex(house, workers);
    const mixed = madeQueries(SEED, quick ? 60 : 300);
    const each = quick ? 500 : 5_000;
    const pauses: number[] = [];
    let turn = 0;
    searchTimesUs(index, mixed, K);
    const runs = (change: Change) => (): number => {
      const dice = new BenchDice().seed(SEED, turn++);
      const taken: number[] = [];
      // A few at a time: what is made here is this benchmark's litter, and clearing it up would count as a pause.
      while (taken.length < each) {
        const states = Array.from({ length: Math.min(each, 100) }, () =>
          CHANGES[change](madeCandidate(SEED, dice.whole(0, workers - 1), workers), dice),
        );
        for (const state of states) taken.push(upsertUs(index, state, pauses));
        if (!index.holds(states.at(-1)!)) throw new WrongAnswer(`a ${change} did not reach the index`);
      }
      return median(taken);
    };
    const values = await interleaved(
      {
        query: () => median(searchTimesUs(index, mixed, K)),
        move: runs('move'),
        toggle: runs('toggle'),
        book: runs('book'),
      },
      quick ? 1 : ROUNDS,
    );
    const night = overMidnight(index, mixed);
    restoreAll(index, workers, quick);
    verify(index, workers, mixed.slice(0, 3), K);
    const query = median(values.query);
    const share = Math.max(median(values.move), median(values.toggle), median(values.book)) / query;
    const longest = Math.max(quantile(pauses, 1), quantile(night.slices, 1));
    return {
      data: { workers, seed: SEED, changes: pauses.length, slices: night.slices.length },
      figures: {
        query_p50_us: query,
        move_p50_us: median(values.move),
        toggle_p50_us: median(values.toggle),
        book_p50_us: median(values.book),
        share_of_a_query: share,
        update_p99_ms: quantile(pauses, 0.99),
        longest_update_ms: quantile(pauses, 1),
        longest_midnight_slice_ms: quantile(night.slices, 1),
        query_p50_before_midnight_us: night.before,
        query_p50_during_midnight_us: night.during,
        longest_pause_ms: longest,
      },
      targets: [
        { name: 'share_of_a_query', value: share, wanted: 'at most', stretch: 0.1, kind: 'speed' },
        { name: 'longest_pause_ms', value: longest, wanted: 'at most', stretch: 2, kind: 'speed' },
      ],
    };
  },
};

/** Real time of one change, microseconds; it goes to the pauses as well. */
function upsertUs(index: PackedCandidateIndex, state: Candidate, pauses: number[]): number {
  let us = 0;
  pauses.push(
    pauseMs(() => {
      const since = performance.now();
      index.upsert(state);
      us = (performance.now() - since) * 1000;
    }),
  );
  return us;
}

/**
 * How long others wait for some work, at most, milliseconds: real time, which other programs lengthen, or processor time,
 * which this process' helper threads lengthen; whichever is less.
 */
function pauseMs(work: () => void): number {
  const processor = processorMs();
  const since = performance.now();
  work();
  const real = performance.now() - since;
  return Math.min(real, processorMs() - processor);
}

/** Rolls the index on to the next day, slice by slice, with searches in between. */
function overMidnight(
  index: PackedCandidateIndex,
  mixed: readonly ShiftQuery[],
): { slices: number[]; before: number; during: number } {
  const tomorrow = new Date(NOW.getTime() + DAY_MS);
  const slices: number[] = [];
  const during: number[] = [];
  const before = median(searchTimesUs(index, mixed, K));
  for (let more = true; more;) {
    slices.push(
      pauseMs(() => {
        more = index.tend(tomorrow, TENDED_AT_ONCE);
      }),
    );
    if (slices.length % 8 === 0) during.push(...searchTimesUs(index, [mixed[slices.length % mixed.length]!], K));
  }
  return { slices, before, during: during.length > 0 ? median(during) : before };
}

/** Everybody as they were made, so that the answers can be compared. */
function restoreAll(index: PackedCandidateIndex, workers: number, quick: boolean): void {
  for (let slot = 0; slot < index.store.slots; slot++) {
    const { number } = index.store.at(slot).candidate;
    const state = madeCandidate(SEED, number, workers);
    if (!index.holds(state)) index.upsert(state);
  }
  if (index.size !== workers) throw new WrongAnswer(`${index.size} of ${workers} workers are left${quick ? '' : '!'}`);
}
