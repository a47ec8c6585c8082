import { nextLook } from './next-look';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 6, minute));

it.each<[string, Date | null, Date, Date | null]>([
  ['nothing was asked for yet', null, at(20), at(20)],
  ['a look comes before: it will ask for the next one', at(10), at(20), null],
  ['a look comes at that very instant', at(20), at(20), null],
  ['a look comes too late', at(21), at(20), at(20)],
  ['the look was a moment ago', at(4), at(20), at(20)],
  ['the look is now, and is perhaps this one', at(5), at(20), at(20)],
])('%s', (_what, settled, until, asked) => {
  expect(nextLook(settled, at(5), until)).toEqual(asked);
});

it('a hundred answers in a minute leave one look behind', () => {
  let settled: Date | null = null;
  let asked = 0;
  for (let second = 0; second < 60; second++) {
    const now = new Date(at(5).getTime() + second * 1_000);
    const next = nextLook(settled, now, new Date(at(25).getTime() + second * 1_000));
    if (next === null) continue;
    settled = next;
    asked++;
  }
  expect(asked).toBe(1);
});
