import { describe, expect, test } from '@jest/globals';
import { CHECKS, planTests, suitesAtOnce } from './plan-tests.mjs';

const allChecks = Object.keys(CHECKS);
const allRuns = ['unit', 'architecture', 'integration', 'browser', 'faults', 'demonstration', 'benchmarks'];
const withoutPages = allRuns.filter((name) => name !== 'browser');

describe('what the arguments of npm test choose', () => {
  test.each([
    ['nothing', [], allChecks, allRuns, [], true],
    ['a run', ['unit'], [], ['unit'], [], false],
    ['runs in the order in which they run', ['faults', 'unit'], [], ['unit', 'faults'], [], false],
    ['a run that is no part of the whole', ['galera'], [], ['galera'], [], false],
    ['a check', ['lint'], ['lint'], [], [], false],
    ['a run and a place', ['unit', 'libs/kernel'], [], ['unit'], ['libs/kernel'], false],
    ['a place only', ['libs/kernel', '-i'], [], withoutPages, ['libs/kernel', '-i'], false],
    ['a page', ['test/browser'], [], allRuns, ['test/browser'], false],
    ['a name after a place is the place', ['libs', 'unit'], [], withoutPages, ['libs', 'unit'], false],
  ])('%s', (_, words, checks, runs, jestWords, whole) => {
    expect(planTests(words)).toEqual({ checks, runs, jestWords, whole, thorough: false });
  });

  test('thoroughly, and jest hears nothing of it', () => {
    const plan = { checks: [], runs: ['faults'], jestWords: [], whole: false, thorough: true };
    expect(planTests(['faults', '--all'])).toEqual(plan);
    expect(planTests(['faults', '--all', '-i'])).toEqual({ ...plan, jestWords: ['-i'] });
  });
});

test.each([
  [1, 2],
  [2, 3],
  [3, 4],
  [64, 4],
])('on %i cores, %i suites at once', (cores, atOnce) => {
  expect(suitesAtOnce(cores)).toBe(atOnce);
});
