import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// A run of the whole type checker; other suites may share the cores.
jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');

/** One process for both, with one checker of types: its start is what takes the time. */
const LINTER = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const reports = [];
  for (const [filePath, text] of JSON.parse(process.argv[1])) reports.push(...(await eslint.lintText(text, { filePath })));
  console.log(JSON.stringify(reports));
`;

type Found = Record<number, string[]>;

/** Lints texts with their types. @returns for each, line → the rules that refuse it */
function lint(texts: readonly (readonly [path: string, text: string])[]): Found[] {
  const args = ['--input-type=module', '--eval', LINTER, JSON.stringify(texts)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const reports = JSON.parse(stdout) as { messages: { line: number; ruleId: string | null; message: string }[] }[];
  return reports.map(({ messages }) => {
    const found: Found = {};
    for (const { line, ruleId, message } of messages) (found[line] ??= []).push(ruleId ?? message);
    return found;
  });
}

/** Each line alone is legal TypeScript. */
const BAD_LINES: readonly (readonly [line: string, refusedBy: string])[] = [
  ['import { Clock } from "./clock"; export const at = (clock: Clock) => clock;', 'consistent-type-imports'],
  ['export async function work(): Promise<void> {}', ''],
  ['export const start = () => { work(); };', 'no-floating-promises'],
  ['export const all = [1].forEach(async () => work());', 'no-misused-promises'],
  ['export const one = async () => { await 1; };', 'await-thenable'],
  ['export const any = (value: any) => value;', 'no-explicit-any'],
  ['export const same = (a: unknown) => a == 1;', 'eqeqeq'],
  ['console.log(1);', 'no-console'],
  ['export const text = String({});', 'no-base-to-string'],
  [
    'export const state = (s: "a" | "b") => { switch (s) { case "a": return 1; } return 2; };',
    'switch-exhaustiveness-check',
  ],
  ['export enum State { Open }', 'no-restricted-syntax'],
  ['export const sorted = [3, 20].sort();', 'require-array-sort-compare'],
  ['export const thrown = () => { throw "text"; };', 'only-throw-error'],
];

const IN_A_TEST = [
  "import { setTimeout as sleep } from 'node:timers/promises';",
  'export const nap = () => new Promise((done) => setTimeout(done, 500));',
  'console.log(sleep);',
];

describe('the lint rules', () => {
  let inSource: Found;
  let inTest: Found;
  beforeAll(() => {
    [inSource, inTest] = lint([
      ['libs/kernel/geo.ts', BAD_LINES.map(([line]) => line).join('\n')],
      ['test/architecture/house-rules.spec.ts', IN_A_TEST.join('\n')],
    ]) as [Found, Found];
  });

  it('refuse in a source what types alone let pass', () => {
    const expected = BAD_LINES.flatMap(([, rule], i) =>
      rule === '' ? [] : [[i + 1, [expect.stringMatching(`(^|/)${rule}$`)]]],
    );
    expect(inSource).toEqual(Object.fromEntries(expected));
  });

  it('refuse sleeping in a test, and let a test print', () => {
    expect(inTest).toEqual({ 1: ['no-restricted-syntax'], 2: ['no-restricted-syntax'] });
  });
});
