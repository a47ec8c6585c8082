import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benches } from './benches';
import type { Bench, BenchHouse } from './frame/bench';
import { proseOf, reportOf } from './frame/report';

/** What was asked on the command line. */
export interface BenchWords {
  readonly chosen: readonly Bench[];
  readonly json: boolean;
  readonly quick: boolean;
}

/** `NAME… [--json] [--quick]`; `all` means every one. Throws an Error in one sentence for what it does not understand. */
export function readBenchWords(words: readonly string[]): BenchWords {
  const names = words.filter((word) => !word.startsWith('-'));
  for (const word of words) {
    if (word.startsWith('-') && word !== '--json' && word !== '--quick') throw new Error(`There is no option ${word}.`);
  }
  const chosen = names.flatMap((name) => {
    const found = name === 'all' ? benches : benches.filter((bench) => bench.name === name);
    if (found.length === 0 && name !== 'all')
      throw new Error(`There is no benchmark ${name}; \`npm run bench\` lists them.`);
    return found;
  });
  return { chosen, json: words.includes('--json'), quick: words.includes('--quick') };
}

/** One line for each benchmark. */
export function listing(): string {
  const width = Math.max(0, ...benches.map(({ name }) => name.length));
  return benches.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
}

/**
 * Runs benchmarks one after the other; what each started is stopped before the next begins.
 * @param out takes the reports
 * @returns whether all are ok
 */
export async function runBenches(
  { chosen, json, quick }: BenchWords,
  house: Pick<BenchHouse, 'startServers' | 'startSystem' | 'browser' | 'progress'> & {
    /** Holds a folder for each benchmark. */
    readonly dataDir: string;
    /** Removes a folder of an earlier run with whatever still runs there. */
    readonly clear: (folder: string) => Promise<void>;
    readonly out: (text: string) => void;
    /** Told what would have to be stopped if this process had to go now. */
    readonly onStop: (stop: () => Promise<unknown>) => void;
  },
): Promise<boolean> {
  let allOk = true;
  for (const bench of chosen) {
    const dataDir = join(house.dataDir, quick ? `${bench.name}-quick` : bench.name);
    mkdirSync(dataDir, { recursive: true });
    const scratchDir = join(dataDir, 'scratch');
    await house.clear(scratchDir);
    const stops = [() => house.clear(scratchDir)] as (() => Promise<unknown>)[];
    const stop = async (): Promise<void> => {
      for (let next = stops.pop(); next; next = stops.pop()) await next();
    };
    house.onStop(stop);
    const since = performance.now();
    try {
      const outcome = await bench.run({ ...house, quick, dataDir, scratchDir, atEnd: (one) => stops.push(one) });
      const report = reportOf(bench.name, quick, outcome, (performance.now() - since) / 1000);
      house.out(json ? JSON.stringify(report) : proseOf(report));
      allOk &&= report.ok;
    } finally {
      await stop();
    }
  }
  return allOk;
}
