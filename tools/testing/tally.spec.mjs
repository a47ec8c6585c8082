import { describe, expect, test } from '@jest/globals';
import { lastLine, slowestSuites, tally } from './tally.mjs';

const suite = { project: 'unit', file: 'a.spec.ts', seconds: 1, passed: 3, failed: 1, skipped: 2 };

describe('what a test run comes to', () => {
  test('adds up over all suites', () => {
    expect(tally([suite, { ...suite, passed: 4, failed: 0, skipped: 0 }])).toEqual({
      passed: 7,
      failed: 1,
      skipped: 2,
    });
    expect(tally([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  test.each([
    [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
    [{ passed: 12, failed: 3, skipped: 0 }, '12 passed, 3 failed'],
    [{ passed: 0, failed: 1, skipped: 4 }, '0 passed, 1 failed, 4 skipped'],
  ])('says %j as CI reads it', (sum, line) => {
    expect(lastLine(sum)).toBe(line);
  });

  test('names the slowest suites first, and no more than asked for', () => {
    const suites = [1, 30, 4].map((seconds) => ({ ...suite, seconds, file: `${seconds}.spec.ts` }));
    expect(slowestSuites(suites, 2).map((line) => line.trim())).toEqual([
      '30.0 s  unit         30.spec.ts',
      '4.0 s  unit         4.spec.ts',
    ]);
  });
});
