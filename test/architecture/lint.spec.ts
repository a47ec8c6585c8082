import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// Two runs of the whole type checker; other suites may share the cores.
jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');

/** Lints a text as if it stood in a file of the project, with its types. @returns line → the rules that refuse it */
function lint(path: string, text: string): Record<number, string[]> {
  const eslint = join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--stdin', '--stdin-filename', path, '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, input: text, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const found: Record<number, string[]> = {};
  const [report] = JSON.parse(stdout) as { messages: { line: number; ruleId: string | null; message: string }[] }[];
  for (const { line, ruleId, message } of report!.messages) (found[line] ??= []).push(ruleId ?? message);
  return found;
}

describe('the lint rules', () => {
  it('refuse in a source what types alone let pass', () => {
    const bad: readonly (readonly [string, string])[] = [
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
    const found = lint('libs/kernel/geo.ts', bad.map(([line]) => line).join('\n'));
    const expected = bad.flatMap(([, rule], i) =>
      rule === '' ? [] : [[i + 1, [expect.stringMatching(`(^|/)${rule}$`)]]],
    );
    expect(found).toEqual(Object.fromEntries(expected));
  });

  it('refuse sleeping in a test, and let a test print', () => {
    const text = [
      "import { setTimeout as sleep } from 'node:timers/promises';",
      'export const nap = () => new Promise((done) => setTimeout(done, 500));',
      'console.log(sleep);',
    ].join('\n');
    expect(lint('test/architecture/house-rules.spec.ts', text)).toEqual({
      1: ['no-restricted-syntax'],
      2: ['no-restricted-syntax'],
    });
  });
});
