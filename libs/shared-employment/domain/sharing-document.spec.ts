import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAIR_CONDITIONS, POSSIBLE } from './pair-conditions';
import { PAIR_SCORE } from './pair-score';
import { PAIR_TEXTS } from './pair-texts';
import { PAIR_ENDINGS, SHARED_PAIR_STATES } from './shared-pair-lifecycle';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'shared-employment.md'), 'utf8');

describe('docs/shared-employment.md and the sentences', () => {
  it('tell of every condition in the order in which it is asked', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| [^|]+ \|$/gm)].map((match) => match[1]);
    expect(rows.filter((code) => (PAIR_CONDITIONS as readonly string[]).includes(code!))).toEqual([...PAIR_CONDITIONS]);
    for (const code of POSSIBLE) expect(page).toContain(`\`${code}\``);
    for (const code of [...PAIR_CONDITIONS, ...POSSIBLE]) {
      expect(Object.keys(PAIR_TEXTS)).toEqual(expect.arrayContaining([`condition.${code}`, `way.${code}`]));
    }
  });

  it('tell of every part of the score with the most it gives', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map((match) => [match[1], Number(match[2])]);
    expect(Object.fromEntries(rows)).toEqual(PAIR_SCORE);
  });

  it('tell of every state, and how each ending reads', () => {
    for (const state of SHARED_PAIR_STATES) expect(page).toContain(`\`${state}\``);
    for (const ending of PAIR_ENDINGS) expect(Object.keys(PAIR_TEXTS)).toContain(`ending.${ending}`);
  });
});
