import { BadOptions, readOptions, SABOTAGES } from './demo-options';

it('plays the full demonstration and tells its story unless told otherwise', () => {
  expect(readOptions([])).toEqual({ quick: false, json: false, keep: false, input: null, sabotage: [] });
});

it.each([
  [['--quick', '--json'], { quick: true, json: true }],
  [['--input', 'postings.csv'], { input: 'postings.csv' }],
  [['--input=a b.xlsx'], { input: 'a b.xlsx' }],
  [['--sabotage'], { sabotage: SABOTAGES }],
  [['--sabotage', '--json'], { sabotage: SABOTAGES, json: true }],
  [['--sabotage=insert-overlap'], { sabotage: ['insert-overlap'] }],
])('%j', (words, options) => {
  expect(readOptions(words)).toMatchObject(options);
});

it.each([[['--sabotage=nothing']], [['--fast']], [['file.csv']], [['--input']]])(
  '%j is refused with the usage',
  (words) => {
    expect(() => readOptions(words)).toThrow(BadOptions);
    expect(() => readOptions(words)).toThrow(/npm run demo -- /);
  },
);
