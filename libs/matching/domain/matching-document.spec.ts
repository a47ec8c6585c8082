import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import { CONDITION_CODES } from './eligibility';
import { DEFAULT_SCORE_POLICY } from './score-policy';

/** docs/matching.md promises the public how they are ranked; it must say what the code does. */
describe('docs/matching.md', () => {
  const text = readFileSync(join(__dirname, '../../../docs/matching.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));

  it('lists the conditions in the order of the code', () => {
    const listed = rows
      .filter((row) => row.split('|').length === 5 && !/^\| `\w+` \| \d+ \|/.test(row))
      .flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    expect(listed).toEqual(CONDITION_CODES);
  });

  it('gives the parts of the score with their weights', () => {
    const listed = rows.flatMap((row) => {
      const match = /^\| `(\w+)` \| (\d+) \|/.exec(row);
      return match === null ? [] : [{ part: match[1], weight: Number(match[2]) }];
    });
    expect(listed).toEqual([...DEFAULT_SCORE_POLICY.personalised, ...DEFAULT_SCORE_POLICY.nonPersonalised]);
  });

  it.each<[string, RegExp, number]>([
    ['daily cap', /fewer than (\d+) offers on the local date/, DEFAULT_DISPATCH_POLICY.offersPerDay],
    ['open cap', /fewer than (\d+) unanswered/, DEFAULT_DISPATCH_POLICY.openOffers],
    ['rest between shifts', /minimum rest \((\d+) min\)/, DEFAULT_DISPATCH_POLICY.minRestMinutes],
    ['daily rest', /(\d+) minutes of unbroken rest/, DEFAULT_DISPATCH_POLICY.dailyRestMinutes],
    ['presence', /starts within (\d+) hours also from the market/, DEFAULT_DISPATCH_POLICY.presenceLeadMinutes / 60],
    ['reach of a market', /at a market within (\d+) km/, DEFAULT_DISPATCH_POLICY.presentRadiusM / 1000],
    ['wave', /at most (\d+) people/, DEFAULT_DISPATCH_POLICY.maxWavePeople],
    ['prior', /the prior (0\.\d+)/, DEFAULT_DISPATCH_POLICY.priorAcceptanceMicro / 1_000_000],
    ['prior of a source', /\(worth (\d+) offers\)/, DEFAULT_DISPATCH_POLICY.sourcePriorOffers],
    ['prior of a worker', /that \(worth (\d+)\), by the worker's/, DEFAULT_DISPATCH_POLICY.workerPriorOffers],
    ['cap retry', /leaves somebody out, (\d+) minutes/, DEFAULT_DISPATCH_POLICY.capRetryMinutes],
    ['half distance', /(\d+) \/ \(5000 \+ metres\)/, DEFAULT_SCORE_POLICY.halfDistanceM],
    ['half experience', /n \/ \(n \+ (\d+)\)/, DEFAULT_SCORE_POLICY.halfExperienceShifts],
  ])('gives the number of the policy: %s', (_, pattern, value) => expect(Number(pattern.exec(text)?.[1])).toBe(value));

  it('gives the rings of the search', () => {
    const rings = /rings of ([\d, and]+) km/.exec(text)?.[1];
    expect(rings?.match(/\d+/g)?.map((km) => Number(km) * 1000)).toEqual(DEFAULT_DISPATCH_POLICY.radiiM);
  });
});
