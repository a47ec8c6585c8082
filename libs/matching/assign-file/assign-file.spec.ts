import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongIn } from '../test/assignment-oracle';
import { solveAssignment } from '../domain/assignment/solve-assignment';
import { assignFile } from './assign-file';
import { proseOfAssignment } from './assignment-report';
import { readAssignWords } from './assign-words';
import { readInstance } from './read-instance';

const example = readFileSync(join(__dirname, '../../../docs/examples/assignment.json'), 'utf8');
const words = readAssignWords(['--input', 'x', '--seconds', '0.2']);
const clock = (): number => performance.now();

it('assigns the example of the document', () => {
  const { problem, tasksPerWorker } = readInstance(example);
  expect(tasksPerWorker).toBe('several');
  expect(wrongIn(solveAssignment(problem, { tasksPerWorker }), problem)).toEqual([]);
  const report = assignFile(example, words, clock);
  expect(report).toMatchObject({
    tasks: 4,
    workers: 5,
    seats: 9,
    filled: 8,
    unfilled: [{ task: 'fair-evening', seats: 1 }],
  });
  expect(proseOfAssignment(report)).toContain('8 of 9 seats filled (88.89 %)');
});

it('takes numbers for times and ids, and instants with their offset', () => {
  const { problem } = readInstance('{"tasks":[{"id":0,"start":5,"end":9}],"workers":[{"id":7,"tasks":[0]}],"rest":3}');
  expect(problem).toMatchObject({
    tasks: [{ id: '0', start: 5, end: 9 }],
    workers: [{ id: '7', tasks: [{ taskId: '0' }] }],
    rest: 3,
  });
  const instants = readInstance(example).problem;
  expect(instants.tasks[0]).toMatchObject({ start: Date.UTC(2026, 11, 6, 22), end: Date.UTC(2026, 11, 7, 2) });
  expect(instants.rest).toBe(30 * 60_000);
  expect(instants.travel?.('Fair', 'Shajing')).toBe(40 * 60_000);
});

const one = (task: object): string => JSON.stringify({ tasks: [{ id: 'a', start: 0, end: 1, ...task }], workers: [] });

const withWays = (ways: readonly (readonly [from: string, to: string, time: number])[]): string =>
  JSON.stringify({
    tasks: ['A', 'B'].map((place) => ({ id: place, start: 0, end: 1, place })),
    workers: [],
    travel: ways.map(([from, to, time]) => ({ from, to, time })),
  });

it.each([
  [[['A', 'B', 10]], [10, 10]],
  [
    [
      ['A', 'B', 10],
      ['B', 'A', 30],
    ],
    [10, 30],
  ],
  [
    [
      ['B', 'A', 30],
      ['A', 'B', 10],
      ['A', 'A', 0],
    ],
    [10, 30],
  ],
] as const)('ways there and back are alike unless both are given: %j', (ways, [there, back]) => {
  const { travel } = readInstance(withWays(ways)).problem;
  expect([travel?.('A', 'B'), travel?.('B', 'A')]).toEqual([there, back]);
});

it.each([
  ['', /^the file is no JSON/],
  ['{', /^the file is no JSON/],
  ['[]', /^the file: /],
  ['{"tasks":[]}', /^workers: /],
  [one({ seat: 2 }), /^tasks\.0: /],
  [one({ start: '2026-12-07T06:00Z' }), 'task a: times are all numbers or all instants, not both'],
  [
    one({ start: '2026-12-07T06:00:00', end: '2026-12-07T07:00:00Z' }),
    'task a: 2026-12-07T06:00:00 is no instant with its offset',
  ],
  [
    one({ start: '2026-13-07T06:00Z', end: '2026-12-07T07:00Z' }),
    'task a: 2026-13-07T06:00Z is no instant with its offset',
  ],
  [
    withWays([
      ['A', 'B', 10],
      ['A', 'B', 30],
    ]),
    'travel: the way from "A" to "B" is given twice',
  ],
  [withWays([['A', 'Bb', 10]]), 'travel: no task is at "Bb"'],
  [withWays([['A', 'A', 10]]), 'travel: the way from "A" to "A" leads nowhere else'],
  [one({ end: 0 }), 'task "a": it ends no later than it starts'],
  [one({ end: -3 }), 'task "a": it ends no later than it starts'],
])('says what is wrong with %j', (text, sentence) => {
  expect(() => assignFile(text, words, clock)).toThrow(sentence);
});

it.each([
  [[], /^--input is missing/],
  [['--input'], /^--input needs a value/],
  [['--input', 'x', '--fast'], /^There is no option --fast/],
  [['--input', 'x', '--seconds', 'soon'], /^--seconds is a number/],
  [['--input', 'x', '--seed', '1.5'], /^--seed is a whole number/],
  [['--input', 'x', '--one', '--fewest-workers'], /^With --one/],
])('says what it does not understand: %j', (asked, sentence) => {
  expect(() => readAssignWords(asked)).toThrow(sentence);
});
