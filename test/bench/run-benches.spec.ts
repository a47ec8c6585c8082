import { listing, readBenchWords } from './run-benches';

it('understands names and two options', () => {
  expect(readBenchWords(['all', '--json', '--quick'])).toMatchObject({ json: true, quick: true });
  expect(readBenchWords([]).chosen).toEqual([]);
});

it.each([[['nothing-like-it']], [['--fast']]])('says what it does not understand: %j', (words) => {
  expect(() => readBenchWords(words)).toThrow(/^There is no (benchmark|option) /);
});

it('lists each in a line of its own', () => {
  expect(listing().split('\n').filter(Boolean)).toHaveLength(readBenchWords(['all']).chosen.length);
});
