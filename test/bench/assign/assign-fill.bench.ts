import { solveAssignment } from '@gg/matching';
import { wrongIn } from '../../../libs/matching/test/assignment-oracle';
import { WrongAnswer, type Bench, type Outcome } from '../frame/bench';
import type { Target } from '../frame/target';
import { assignMarket } from './assign-market';
import { greedilyFilled } from './greedy';

const SEEDS = [1, 2, 3, 4, 5];
/** Tight: in A as many workers as seats, each able to take a handful of shifts; in B fewer workers than the busiest hour asks for. */
const MARKETS = {
  a: { tasksPerWorker: 'one', most: 1, workersPerThousand: 1_000, reach: 7, stretch: 10 },
  b: { tasksPerWorker: 'several', most: Infinity, workersPerThousand: 450, reach: 20, stretch: 3 },
} as const;

/** Seats filled by assigning together, against filling shift after shift from the top of each list. */
export const assignFillBench: Bench = {
  name: 'assign-fill',
  about: 'seats filled on a tight market, one shift a worker (a) and several (b), against first-come greedy',
  run({ quick, progress }): Promise<Outcome> {
    const seats = quick ? 300 : 2_000;
    const seeds = quick ? SEEDS.slice(0, 2) : SEEDS;
    return progress.step(`${seeds.length} tight markets of ${seats} seats`, () => {
      const figures: Record<string, number> = {};
      const targets: Target[] = [];
      for (const [mode, market] of Object.entries(MARKETS)) {
        let together = 0;
        let firstCome = 0;
        for (const seed of seeds) {
          const workers = (seats * market.workersPerThousand) / 1_000;
          const problem = assignMarket({ seed, seats, workers, reach: market.reach * (2_000 / seats) });
          const answer = solveAssignment(problem, { tasksPerWorker: market.tasksPerWorker });
          const wrong = wrongIn(answer, problem, market.most);
          if (wrong.length > 0) throw new WrongAnswer(`${mode}, seed ${seed}: ${wrong[0]}`);
          const greedy = greedilyFilled(problem, market.most);
          if (answer.firstCome.filled !== greedy) {
            throw new WrongAnswer(`${mode}, seed ${seed}: first come fills ${answer.firstCome.filled}, not ${greedy}`);
          }
          together += answer.filled;
          firstCome += greedy;
        }
        const gain = 100 * (together / firstCome - 1);
        Object.assign(figures, {
          [`${mode}_filled`]: together,
          [`${mode}_first_come`]: firstCome,
          [`${mode}_gain_percent`]: gain,
        });
        targets.push({
          name: `${mode}_gain_percent`,
          value: gain,
          wanted: 'at least',
          stretch: market.stretch,
          kind: 'quality',
        });
      }
      return Promise.resolve({ data: { seeds: seeds.join(' '), seats: seats * seeds.length }, figures, targets });
    });
  },
};
