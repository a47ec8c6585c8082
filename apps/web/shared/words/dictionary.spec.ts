import { translationFaults } from './dictionary';

const zh = { a: '甲', deep: { b: (n: number) => `乙${n}` } };

it.each<[string, object, string[]]>([
  ['nothing is missing', { a: 'A', deep: { b: (): string => 'B' } }, []],
  ['a phrase is missing', { a: 'A' }, ['deep.b is missing']],
  ['a phrase too many', { a: 'A', c: 'C', deep: { b: (): string => 'B' } }, ['c is no phrase']],
  ['a phrase that says nothing', { a: ' ', deep: { b: (): string => 'B' } }, ['a says nothing']],
  ['a phrase that was not translated', { a: 'A', deep: { b: (): string => '乙' } }, ['deep.b is Chinese']],
])('%s', (_what, en, faults) => {
  expect(translationFaults(zh, en)).toEqual(faults);
});
