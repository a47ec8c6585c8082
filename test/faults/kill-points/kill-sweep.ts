import type { FaultPoint } from '../harness/fault-plan';
import { choosePoints, eveningsOf } from './choose-points';
import { KillLane, type EveningOutcome, type Kill } from './kill-lane';

/** Systems that play evenings side by side: while one waits for a process to start, the other goes on. */
const LANES = 2;
/** A point that an evening did not come to is tried again in others: which of two is first is chance. */
const TRIES = 3;
/** Points kept in hand for those that are never reached. */
const SPARE = 15;

export interface SweepOptions {
  readonly seed: number;
  /** How many points to kill; all of them when left out. */
  readonly count?: number;
  /** These points only, for a closer look. */
  readonly only?: readonly FaultPoint[];
  readonly progress: (line: string) => void;
}

export interface Sweep {
  /** Points of all evenings in which nobody died. */
  readonly recorded: number;
  /** Those that each of these evenings has; the others come about by chance. */
  readonly dependable: readonly FaultPoint[];
  readonly kills: readonly Kill[];
  readonly unreached: readonly FaultPoint[];
  /** What did not hold, with the points of its evening. */
  readonly broken: readonly string[];
}

/** Plays evenings until the chosen points have been killed. */
export async function killSweep({ seed, count, only, progress }: SweepOptions): Promise<Sweep> {
  const lanes = await startLanes();
  try {
    const recordings = await Promise.all(lanes.map((lane) => lane.record()));
    const recorded = inOrder(recordings.map(({ points }) => points));
    const dependable = recorded.filter((point) => recordings.every(({ points }) => points.includes(point)));
    const broken = recordings.flatMap((recording) => recording.broken.map((one) => `nobody died: ${one}`));
    const chosen = count === undefined ? recorded : chosenOf(dependable, seed, count);
    const queue = new PointQueue(only ?? chosen, recorded, count);
    const kills: Kill[] = [];
    const work = async (lane: KillLane): Promise<void> => {
      for (let points = queue.next(); points; points = queue.next()) {
        const outcome = await lane.kill(points);
        kills.push(...outcome.kills);
        queue.done(outcome);
        for (const one of outcome.broken) {
          broken.push(`[${points.join(' | ')}] ${one}`);
          progress(broken.at(-1)!);
        }
        for (const { point, pid, signal, backAfterMs } of outcome.kills) {
          progress(`${String(kills.length).padStart(4)}  ${signal} ${pid}  ${point}  back after ${backAfterMs} ms`);
        }
      }
    };
    await Promise.all(lanes.map(work));
    return { recorded: recorded.length, dependable, kills, unreached: queue.unreached, broken };
  } finally {
    await Promise.all(lanes.map((lane) => lane.stop()));
  }
}

/** The points of the day, and behind them some for those that are not reached. */
function chosenOf(dependable: readonly FaultPoint[], seed: number, count: number): readonly FaultPoint[] {
  const chosen = choosePoints(dependable, seed, count);
  const others = dependable.filter((point) => !chosen.includes(point));
  return [...chosen, ...choosePoints(others, seed, SPARE)];
}

/** Every point of several evenings once, about where they come to it. */
function inOrder(evenings: readonly (readonly FaultPoint[])[]): FaultPoint[] {
  const places = new Map<FaultPoint, number>();
  for (const points of evenings) {
    for (const [at, point] of points.entries()) places.set(point, Math.min(at, places.get(point) ?? at));
  }
  return [...places].sort(([, a], [, b]) => a - b).map(([point]) => point);
}

async function startLanes(): Promise<KillLane[]> {
  const started = await Promise.allSettled(Array.from({ length: LANES }, () => KillLane.start()));
  const lanes = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failure = started.find((one) => one.status === 'rejected');
  if (!failure) return lanes;
  await Promise.all(lanes.map((lane) => lane.stop()));
  throw failure.reason;
}

/** What is still to be killed, given out evening by evening. */
class PointQueue {
  readonly unreached: FaultPoint[] = [];
  private readonly tries = new Map<FaultPoint, number>();
  private waiting: FaultPoint[];
  private underWay = 0;
  private killed = 0;

  /**
   * @param recorded every point of an evening, in order
   * @param enough how many kills end it; all points when left out
   */
  constructor(
    points: readonly FaultPoint[],
    private readonly recorded: readonly FaultPoint[],
    private readonly enough = points.length,
  ) {
    this.waiting = [...points];
  }

  next(): FaultPoint[] | undefined {
    const most = Math.max(0, this.enough - this.killed - this.underWay);
    const [evening] = eveningsOf(this.waiting.slice(0, most), this.recorded);
    if (!evening) return undefined;
    this.waiting = this.waiting.filter((point) => !evening.includes(point));
    this.underWay += evening.length;
    return evening;
  }

  done({ kills, unreached, untried }: EveningOutcome): void {
    this.underWay -= kills.length + unreached.length + untried.length;
    this.killed += kills.length;
    this.waiting.unshift(...untried);
    for (const point of unreached) {
      const tries = (this.tries.get(point) ?? 0) + 1;
      this.tries.set(point, tries);
      if (tries < TRIES) this.waiting.push(point);
      else this.unreached.push(point);
    }
  }
}
