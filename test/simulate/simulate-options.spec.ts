import { BadOptions, readOptions } from './simulate-options';

it.each([
  [[], { minutes: 30, people: 60, employers: 6, everySeconds: 12 }],
  [['--minutes', '5', '--every=3'], { minutes: 5, people: 60, employers: 6, everySeconds: 3 }],
  [['--people', '200', '--employers', '1'], { minutes: 30, people: 200, employers: 1, everySeconds: 12 }],
])('%j', (words, options) => {
  expect(readOptions(words)).toEqual(options);
});

it.each([
  [['--minutes', '0']],
  [['--people', '10000']],
  [['--every', 'soon']],
  [['--every']],
  [['--for-ever']],
  [['5']],
])('%j is refused with the usage', (words) => {
  expect(() => readOptions(words)).toThrow(BadOptions);
  expect(() => readOptions(words)).toThrow(/npm run simulate -- /);
});
