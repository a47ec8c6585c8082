import type { startServers } from '../../../tools/servers/start-servers.mjs';
import type { startSystem, SystemProgress } from '../../../tools/system.mjs';
import type { Target } from './target';

/** What a benchmark is given. */
export interface BenchHouse {
  /** A smoke of the same code on little data: everything is verified, speeds are shown and not judged. */
  readonly quick: boolean;
  /** The benchmark's own folder. What it keeps there is found again by its next run: name files by what they hold. */
  readonly dataDir: string;
  /** Empty at the start, removed at the end: for a system that is made anew each time. */
  readonly scratchDir: string;
  readonly progress: SystemProgress;
  readonly startServers: typeof startServers;
  readonly startSystem: typeof startSystem;
  /** Builds the services' pages, and installs a browser where there is none. @returns the browser's program */
  readonly browser: () => Promise<string>;
  /** Called in the reverse order of asking when the benchmark ends, however it ends. */
  readonly atEnd: (stop: () => Promise<unknown>) => void;
}

/** What a benchmark found. */
export interface Outcome {
  /** Sizes and the seed of the data, in the order they are told. */
  readonly data: Readonly<Record<string, number | string>>;
  /** Every figure that was measured; the unit is the name's end (`subject_p50_us`). */
  readonly figures: Readonly<Record<string, number>>;
  /** What the figures are held against. A benchmark that found a wrong answer throws instead of returning. */
  readonly targets: readonly Target[];
}

export interface Bench {
  readonly name: string;
  /** What is measured against what, in one line. */
  readonly about: string;
  run(house: BenchHouse): Promise<Outcome>;
}

/** An answer that is measured is wrong: no figure of this run counts. */
export class WrongAnswer extends Error {}
