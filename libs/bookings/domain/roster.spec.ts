import fc from 'fast-check';
import { cellText, ROSTER_PURPOSES, rosterColumns } from './roster';

it('ID numbers stand in a roster for a purpose only', () => {
  expect(rosterColumns(null)).not.toContain('id_number');
  for (const purpose of ROSTER_PURPOSES) expect(rosterColumns(purpose)).toContain('id_number');
});

it('a phone number stands in none', () => {
  for (const purpose of [null, ...ROSTER_PURPOSES]) expect(rosterColumns(purpose).join()).not.toMatch(/phone/);
});

it.each([
  ['=HYPERLINK("http://x","y")', `'=HYPERLINK("http://x","y")`],
  ['+8613800138000', "'+8613800138000"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['\t=1+1', "'=1+1"],
  ['\r\n=1', "'=1"],
  ['\u200b=1', "'=1"],
  ['韦桂芳', '韦桂芳'],
  ['仓库 3号门', '仓库 3号门'],
])('%j becomes %j', (text, cell) => {
  expect(cellText(text)).toBe(cell);
});

it('no text begins as a formula does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cellText(text)).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u);
    }),
  );
});
