import type { AssignmentProblem } from '@gg/matching';
import { Dice } from '../../../libs/matching/test/dice';

/** A day's shifts and people of a region, in minutes. */
export interface MarketSize {
  readonly seed: number;
  readonly seats: number;
  readonly workers: number;
  /** Of a worker's trades' shifts, the share they can reach and are free for, in hundredths. */
  readonly reach: number;
}

/** Trades by popularity, as a market has them: few with most of the work, many with little. */
const TRADES = 24;
const HALF_HOUR = 30;
const REST = 30;

/** Popular trades come up more often: the lower of two throws. */
const trade = (dice: Dice): number => Math.min(dice.whole(0, TRADES - 1), dice.whole(0, TRADES - 1));

/**
 * Shifts of 3 to 9 hours between 06:00 and 24:00, of 1 to 10 seats; workers of 1 to 4 trades; scores as ranking gives them,
 * better where both are near. The same seed gives the same market.
 */
export function assignMarket({ seed, seats, workers, reach }: MarketSize): AssignmentProblem {
  const dice = new Dice(seed);
  const tasks: { id: string; start: number; end: number; seats: number; trade: number; x: number; y: number }[] = [];
  for (let left = seats; left > 0;) {
    const start = 360 + HALF_HOUR * dice.whole(0, 28);
    const length = HALF_HOUR * dice.whole(6, 18);
    const wanted = Math.min(left, Math.min(dice.whole(1, 10), dice.whole(1, 10)));
    const end = Math.min(1_440, start + length);
    tasks.push({
      id: `s${tasks.length}`,
      start,
      end,
      seats: wanted,
      trade: trade(dice),
      x: dice.whole(0, 999),
      y: dice.whole(0, 999),
    });
    left -= wanted;
  }
  const byTrade = Array.from({ length: TRADES }, (_, one) => tasks.filter((task) => task.trade === one));
  return {
    rest: REST,
    tasks: tasks.map(({ id, start, end, seats: wanted }) => ({ id, start, end, seats: wanted })),
    workers: Array.from({ length: workers }, (_, w) => {
      const [x, y, skill] = [dice.whole(0, 999), dice.whole(0, 999), dice.whole(0, 300_000)];
      const own = new Set(Array.from({ length: dice.whole(1, 4) }, () => trade(dice)));
      return {
        id: `w${w}`,
        tasks: [...own]
          .flatMap((one) => byTrade[one]!)
          .filter(() => dice.percent(reach))
          .map((task) => ({
            taskId: task.id,
            score: skill + Math.round(700_000 / (1 + (Math.abs(task.x - x) + Math.abs(task.y - y)) / 300)),
          })),
      };
    }),
  };
}
