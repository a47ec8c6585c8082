import { parseArgs } from 'node:util';

/** What the command line asked for. Everything has an end. */
export interface SimulateOptions {
  /** Real time after which it ends by itself. */
  readonly minutes: number;
  /** Workers who have the app open and answer. */
  readonly people: number;
  readonly employers: number;
  /** Real time between two postings. */
  readonly everySeconds: number;
}

/** A command line that cannot be understood; the message is for the person who typed it. */
export class BadOptions extends Error {}

/** Least, most, and what holds unless told. */
const BOUNDS = {
  minutes: [1, 240, 30],
  people: [1, 200, 60],
  employers: [1, 20, 6],
  every: [2, 3_600, 12],
} as const;
type Name = keyof typeof BOUNDS;

const bounds = (name: Name): string => `${BOUNDS[name][0]}–${BOUNDS[name][1]}, ${BOUNDS[name][2]} unless told`;

export const USAGE = `npm run simulate -- [--minutes N] [--people N] [--employers N] [--every SECONDS]
  --minutes N      ends after so long (${bounds('minutes')}); Ctrl-C ends it at once
  --people N       workers who answer (${bounds('people')})
  --employers N    employers who post (${bounds('employers')})
  --every SECONDS  between two postings (${bounds('every')})`;

/** Throws {@link BadOptions}. */
export function readOptions(words: readonly string[]): SimulateOptions {
  const values = parsed([...words]);
  const numberOf = (name: Name): number => {
    const [least, most, usual] = BOUNDS[name];
    const given = values[name];
    const number = given === undefined ? usual : Number(given);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new BadOptions(`--${name} ${given} is not a whole number of ${least}–${most}.\n${USAGE}`);
    }
    return number;
  };
  return {
    minutes: numberOf('minutes'),
    people: numberOf('people'),
    employers: numberOf('employers'),
    everySeconds: numberOf('every'),
  };
}

function parsed(args: string[]): Partial<Record<Name, string>> {
  const value = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { minutes: value, people: value, employers: value, every: value } }).values;
  } catch (error) {
    throw new BadOptions(`${(error as Error).message}\n${USAGE}`);
  }
}
