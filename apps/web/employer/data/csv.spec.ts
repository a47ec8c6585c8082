import { csvOf } from './csv';

it.each([
  [[['甲', 1, null]], '甲,1,'],
  [[['a,b', 'say "so"', 'two\nlines']], '"a,b","say ""so""","two\nlines"'],
  [[['=1+1', '-3', -3]], "'=1+1,'-3,-3"],
])('%j', (rows, text) => {
  expect(csvOf(rows)).toBe(`\uFEFF${text}\r\n`);
});
