import { readTime } from './read-time';

it.each([
  ['8', '08:00'],
  ['8:30', '08:30'],
  ['830', '08:30'],
  ['0830', '08:30'],
  ['１８：００', '18:00'],
  ['8点半', '08:30'],
  ['8点', '08:00'],
  ['24:00', null],
  ['8:75', null],
  ['早上', null],
  ['', null],
])('%s', (written, time) => {
  expect(readTime(written)).toBe(time);
});
