/** What was asked of `npm run assign` on the command line. */
export interface AssignWords {
  /** The file with the instance; `-` for the standard input. */
  readonly input: string;
  readonly json: boolean;
  readonly tasksPerWorker: 'one' | 'several' | undefined;
  readonly fewestWorkers: boolean;
  /** Real seconds that getting better may take; reading and the first answer are not in it. */
  readonly seconds: number;
  readonly seed: number;
}

export const ASSIGN_USAGE =
  'npm run assign -- --input FILE [--json] [--one] [--fewest-workers] [--seconds N] [--seed N]: docs/assignment.md says more.';

const DEFAULT_SECONDS = 20;
const MOST_SECONDS = 86_400;

/** @throws Error in one sentence for what it does not understand */
export function readAssignWords(words: readonly string[]): AssignWords {
  const left = [...words];
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [name, glued] = word.startsWith('--') ? split(word) : [word, undefined];
    if (['--input', '--seconds', '--seed'].includes(name)) {
      const value = glued ?? left.shift();
      if (value === undefined) throw new Error(`${name} needs a value. ${ASSIGN_USAGE}`);
      values.set(name, value);
    } else if (['--json', '--one', '--fewest-workers'].includes(name) && glued === undefined) flags.add(name);
    else throw new Error(`There is no option ${word}. ${ASSIGN_USAGE}`);
  }
  const input = values.get('--input');
  if (input === undefined || input === '') throw new Error(`--input is missing. ${ASSIGN_USAGE}`);
  const seconds = Number(values.get('--seconds') ?? DEFAULT_SECONDS);
  if (!(seconds >= 0 && seconds <= MOST_SECONDS)) throw new Error(`--seconds is a number from 0 to ${MOST_SECONDS}.`);
  const seed = Number(values.get('--seed') ?? 1);
  if (!Number.isSafeInteger(seed)) throw new Error('--seed is a whole number.');
  if (flags.has('--one') && flags.has('--fewest-workers')) {
    throw new Error('With --one every seat has a worker of its own: --fewest-workers asks for nothing then.');
  }
  return {
    input,
    json: flags.has('--json'),
    tasksPerWorker: flags.has('--one') ? 'one' : undefined,
    fewestWorkers: flags.has('--fewest-workers'),
    seconds,
    seed,
  };
}

function split(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
