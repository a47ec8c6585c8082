import { parseArgs } from 'node:util';

/** What somebody spoils on purpose, to see that the count notices. */
export const SABOTAGES = ['delete-notice', 'insert-overlap', 'drop-push'] as const;
export type Sabotage = (typeof SABOTAGES)[number];

/** What the command line asked for. */
export interface DemoOptions {
  /** Twenty postings instead of two hundred and more. */
  readonly quick: boolean;
  /** One line of JSON on standard output and nothing else. */
  readonly json: boolean;
  /** Empty: none. */
  readonly sabotage: readonly Sabotage[];
  /** A CSV or Excel file whose postings take the place of the made ones. */
  readonly input: string | null;
  /** The data directory is left for who wants to look. */
  readonly keep: boolean;
}

/** A command line that cannot be understood; the message is for the person who typed it. */
export class BadOptions extends Error {}

export const USAGE = `npm run demo -- [--quick] [--json] [--input FILE] [--sabotage[=KIND]] [--keep]
  --quick           20 postings and 300 workers instead of 210 and 20,000
  --json            one line of JSON instead of the story
  --input FILE      postings from a CSV or Excel file (docs/posting-import.md)
  --sabotage[=KIND] spoil something at the end and see that the count notices: ${SABOTAGES.join(', ')}; all unless told
  --keep            leave the data in .data/demo-<pid>`;

/** Throws {@link BadOptions}. */
export function readOptions(words: readonly string[]): DemoOptions {
  // `--sabotage` alone means all kinds; the parser wants a value.
  const given = words.map((word) => (word === '--sabotage' ? '--sabotage=all' : word));
  const values = parsed(given);
  const kind = values.sabotage;
  if (kind !== undefined && kind !== 'all' && !SABOTAGES.includes(kind as Sabotage))
    throw new BadOptions(`There is no sabotage ${kind}.\n${USAGE}`);
  return {
    quick: values.quick === true,
    json: values.json === true,
    keep: values.keep === true,
    input: values.input ?? null,
    sabotage: kind === undefined ? [] : kind === 'all' ? SABOTAGES : [kind as Sabotage],
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        quick: { type: 'boolean' },
        json: { type: 'boolean' },
        keep: { type: 'boolean' },
        input: { type: 'string' },
        sabotage: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new BadOptions(`${(error as Error).message}\n${USAGE}`);
  }
}
