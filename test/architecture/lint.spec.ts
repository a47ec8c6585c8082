import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Lines that are legal TypeScript each, with the rule that refuses it; empty: none does. */
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
  ['export const sorted = [3, 20].sort();', 'require-array-sort-compare'],
  ['export const thrown = () => { throw "text"; };', 'only-throw-error'],
];

/** A tree with the project's own settings, and nothing else. */
const FILES: Readonly<Record<string, string>> = {
  'libs/kernel/geo.ts': BAD_LINES.map(([line]) => line).join('\n'),
  'libs/kernel/clock.ts': 'export interface Clock {\n  now(): Date;\n}\n',
  'test/architecture/house-rules.spec.ts': 'console.log(1);\n',
  'tools/some.mjs': 'export const missing = nowhere;\n',
};

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

const folder = mkdtempSync(join(tmpdir(), 'gg-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns file:line → the rules that refuse it */
function lint(): Record<string, string[]> {
  for (const name of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules/.bin/oxlint'),
    ['--format=json', 'libs', 'test', 'tools'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (!stdout.startsWith('{')) throw new Error(`${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const found: Record<string, string[]> = {};
  for (const { filename, labels, code } of diagnostics)
    (found[`${filename}:${labels[0]?.span.line}`] ??= []).push(code);
  return found;
}

it('the lint rules refuse in a source what types alone let pass, and let a test print', () => {
  const expected = BAD_LINES.flatMap(([, rule], i) =>
    rule === '' ? [] : [[`libs/kernel/geo.ts:${i + 1}`, [expect.stringContaining(`(${rule})`)]]],
  );
  expect(lint()).toEqual({
    ...Object.fromEntries(expected),
    'tools/some.mjs:1': [expect.stringContaining('(no-undef)')],
  });
});
