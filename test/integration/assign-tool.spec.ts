import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssignmentReport } from '../../libs/matching/assign-file/assignment-report';
import { testFolder } from '../support/test-folder';

const root = join(__dirname, '../..');
const example = join(root, 'docs/examples/assignment.json');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** Runs the tool as `npm run assign` does. */
function assign(words: readonly string[], input?: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const tool = spawn(process.execPath, [join(root, 'tools/assign.mjs'), ...words], { cwd: root });
    let out = '';
    let told = '';
    tool.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
    tool.stderr.setEncoding('utf8').on('data', (part: string) => (told += part));
    tool.on('error', reject);
    tool.on('close', (code) => resolve({ code, out, told }));
    // A tool that ends before it has read all is no matter of who writes.
    tool.stdin.on('error', () => undefined);
    tool.stdin.end(input ?? '');
  });
}

const json = (instance: object): string => JSON.stringify(instance);
const task = (change: object): object => ({ id: 'a', start: 0, end: 60, ...change });
const only = (tasks: object[], more: object = {}): string => json({ tasks, workers: [], ...more });
/** What it says last, without the steps before. */
const sentence = ({ told }: Ended): string => told.trimEnd().split('\n').at(-1)!;

it('writes nothing but its answer to standard output, in one line of JSON', async () => {
  const { code, out } = await assign(['--input', example, '--json', '--seconds', '1']);
  expect(code).toBe(0);
  expect(out).toMatch(/^\{.*\}\n$/);
  const report = JSON.parse(out) as AssignmentReport;
  expect(report).toMatchObject({ tasks: 4, seats: 9, filled: 8, bound: { seats: 9 } });
  expect(report.assignment).toHaveLength(8);
});

it('reads standard input, and tells a person in sentences', async () => {
  const { code, out } = await assign(['--input', '-', '--seconds', '1'], readFileSync(example, 'utf8'));
  expect(code).toBe(0);
  expect(out).toContain('8 of 9 seats filled (88.89 %)');
});

it.each([
  ['nothing', { tasks: [], workers: [] }, { seats: 0, filled: 0, fill: 1, assignment: [] }],
  ['nobody', { tasks: [task({ seats: 2 })], workers: [] }, { filled: 0, unfilled: [{ task: 'a', seats: 2 }] }],
  ['no tasks', { tasks: [], workers: [{ id: 'w', tasks: [] }] }, { workers: 1, filled: 0 }],
])('answers an instance of %s', async (_, instance, expected) => {
  const { code, out } = await assign(['--input', '-', '--json'], json(instance));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ ...expected, timeOver: false });
});

it.each([
  ['no file', [], '', /^--input is missing/],
  ['a file that is not there', ['--input', '/nowhere.json'], '', /^\/nowhere\.json cannot be read: /],
  ['no JSON', ['--input', '-'], '{', /^the file is no JSON: /],
  ['a time that is turned round', ['--input', '-'], only([task({ end: -1 })]), /^task "a": it ends no later than/],
  ['a time of no length', ['--input', '-'], only([task({ end: 0 })]), /^task "a": it ends no later than it starts$/],
  ['an id twice', ['--input', '-'], only([task({}), task({})]), /^two tasks have the id "a"$/],
  [
    'a way that leads nowhere',
    ['--input', '-'],
    only([task({})], { travel: [{ from: 'x', to: 'y', time: 1 }] }),
    /^travel: no task is at "x"$/,
  ],
])('ends with 1 and one sentence on %s', async (_, words, input, expected) => {
  const ended = await assign([...words, '--json'], input);
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(sentence(ended)).toMatch(expected);
  expect(ended.told).not.toMatch(/^\s+at /m);
});

it('refuses a million tasks soon and by number', async () => {
  const file = join(testFolder('assign'), 'million.json');
  const tasks = Array.from({ length: 1_000_000 }, (_, id) => `{"id":${id},"start":${id},"end":${id + 9}}`);
  writeFileSync(file, `{"tasks":[${tasks.join(',')}],"workers":[]}`);
  const ended = await assign(['--input', file, '--json']);
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(sentence(ended)).toBe('1000000 tasks: at most 200000');
});
