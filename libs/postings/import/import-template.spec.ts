import { Workbook } from 'exceljs';
import { COLUMN_NOTES } from './column-notes';
import { templateCsv, templateWorkbook, type TemplateFacts } from './import-template';
import { columnOf, POSTING_COLUMNS } from './posting-columns';
import { readPostings } from './read-postings';

const facts: TemplateFacts = {
  employer: { name: '邕桂示例快运有限公司', creditCode: '91450105MA5000001M' },
  site: {
    name: '沙井 "3" 号门',
    address: '沙井大道 18 号, 东侧',
    regionCode: '450105',
    point: { lng: 108.2435, lat: 22.7789 },
  },
  now: new Date('2026-11-30T02:00:00Z'),
};

it.each([
  ['with a site', facts],
  ['without one', { ...facts, site: null }],
])('both templates %s are read by the reader as one posting without a fault', async (_what, given) => {
  const files = [
    [Buffer.from(templateCsv(given)), '模板.csv'],
    [await templateWorkbook(given), '模板.xlsx'],
  ] as const;
  for (const [file, name] of files) {
    const read = await readPostings(file, name);
    expect([name, read.problems, read.ignoredColumns]).toEqual([name, [], []]);
    expect(read.rows).toHaveLength(1);
    expect(read.rows[0]).toMatchObject({ employer: { creditCode: facts.employer.creditCode } });
  }
});

it('the workbook explains every column the reader knows', async () => {
  const book = new Workbook();
  await book.xlsx.load((await templateWorkbook(facts)) as never);
  const notes = book.getWorksheet('填写说明')!;
  const named = notes.getColumn(1).values.slice(2).map(String);
  expect(named.map(columnOf)).toEqual(POSTING_COLUMNS.map(({ key }) => key));
  for (const { key } of POSTING_COLUMNS) expect([key, COLUMN_NOTES[key][0].length > 1]).toEqual([key, true]);
});
