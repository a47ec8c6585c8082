import { solveAssignment, type AssignmentAnswer } from '@gg/matching';
import loadHighs, { type Highs } from 'highs';
import { wrongIn } from '../../../libs/matching/test/assignment-oracle';
import { WrongAnswer, type Bench, type BenchHouse, type Outcome } from '../frame/bench';
import { elapsedMs, interleaved, ROUNDS } from '../frame/interleave';
import { median } from '../frame/statistics';
import type { Target } from '../frame/target';
import { assignMarket, type MarketSize } from './assign-market';
import { assignmentLp, solveLp, type LpOptimum } from './assignment-lp';

const SEED = 5;
const SEATS = 2_000;
const MODES = { a: 'one', b: 'several' } as const;

const FULL: Readonly<Record<string, MarketSize>> = {
  '2k': { seed: SEED, seats: SEATS, workers: 2_000, reach: 40 },
  '3k': { seed: SEED, seats: SEATS, workers: 3_000, reach: 40 },
  '20k': { seed: SEED, seats: SEATS, workers: 20_000, reach: 10 },
};
const QUICK: typeof FULL = { '300': { seed: SEED, seats: 300, workers: 300, reach: 40 } };

/** Both are handed the problem in their own form's raw material: ours as it comes, HiGHS's as a matrix already built. */
async function measure(highs: Highs, name: string, size: MarketSize, rounds: number): Promise<Outcome> {
  const figures: Record<string, number> = {};
  const targets: Target[] = [];
  const problem = assignMarket(size);
  for (const [mode, tasksPerWorker] of Object.entries(MODES)) {
    const lp = assignmentLp(problem, tasksPerWorker);
    let answer: AssignmentAnswer | undefined;
    let optimum: LpOptimum | undefined;
    const ms = await interleaved(
      {
        ours: () => elapsedMs(() => void (answer = solveAssignment(problem, { tasksPerWorker }))),
        highs: () => (optimum = solveLp(highs, lp)).seconds * 1000,
      },
      rounds,
    );
    if (!answer || !optimum) throw new Error('nobody ran');
    const at = `${mode}_${name}`;
    const [wrong] = wrongIn(answer, problem, mode === 'a' ? 1 : Infinity);
    if (wrong !== undefined) throw new WrongAnswer(`${at}: ${wrong}`);
    const fill = (100 * answer.filled) / optimum.filled;
    const score = (100 * answer.score) / optimum.score;
    if (mode === 'a' && !isOptimum(answer, optimum)) {
      throw new WrongAnswer(
        `${at}: ${answer.filled} seats, score ${answer.score}, and HiGHS has ${optimum.filled}, ${optimum.score}`,
      );
    }
    if (answer.bound.seats < Math.floor(optimum.filled + 1e-6) && mode === 'b')
      throw new WrongAnswer(`${at}: a bound too low`);
    const ratio = median(ms.highs) / median(ms.ours);
    Object.assign(figures, {
      [`${at}_ours_ms`]: median(ms.ours),
      [`${at}_highs_ms`]: median(ms.highs),
      [`${at}_ratio`]: ratio,
      [`${at}_filled`]: answer.filled,
      [`${at}_fill_percent`]: fill,
      [`${at}_score_percent`]: score,
      [`${at}_own_gap_percent`]: 100 * (1 - answer.score / answer.bound.score),
    });
    targets.push({
      name: `${at}_ratio`,
      value: ratio,
      wanted: 'at least',
      stretch: mode === 'a' ? 5 : 3,
      kind: 'speed',
    });
    if (mode === 'b') {
      targets.push(
        { name: `${at}_fill_percent`, value: fill, wanted: 'at least', stretch: 99.9, kind: 'quality' },
        { name: `${at}_score_percent`, value: score, wanted: 'at least', stretch: 99.6, kind: 'quality' },
      );
    }
  }
  return { data: {}, figures, targets };
}

/** As many seats as the optimum and its score, but for what floating point leaves uncertain. */
const isOptimum = (answer: AssignmentAnswer, optimum: LpOptimum): boolean =>
  answer.filled === Math.round(optimum.filled) && Math.abs(answer.score - optimum.score) <= 1e-7 * optimum.score;

/** Batch assignment against the linear programme that says the optimum (one shift a worker) or bounds it (several). */
export const assignBench: Bench = {
  name: 'assign',
  about:
    'assigning 2,000 seats to 2,000, 3,000 and 20,000 workers, one shift a worker (a) and several (b), against the LP in HiGHS',
  async run({ quick, progress }: BenchHouse) {
    const highs = await loadHighs();
    const sizes = quick ? QUICK : FULL;
    const outcome = { figures: {}, targets: [] as Target[] };
    for (const [name, size] of Object.entries(sizes)) {
      const one = await progress.step(`${size.seats} seats, ${size.workers} workers`, () =>
        measure(highs, name, size, quick ? 1 : ROUNDS),
      );
      Object.assign(outcome.figures, one.figures);
      outcome.targets.push(...one.targets);
    }
    const [first] = Object.values(sizes);
    return { data: { seed: SEED, seats: first!.seats, sizes: Object.keys(sizes).join(' ') }, ...outcome };
  },
};
