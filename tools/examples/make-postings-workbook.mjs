// Makes docs/examples/postings.xlsx from docs/examples/postings.csv: the same postings as a person would keep them in a
// spreadsheet, with a title over the table, real dates, times and numbers, and one cell for the rows of one firm.
// Run after changing the CSV: node tools/examples/make-postings-workbook.mjs
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';

const folder = new URL('../../docs/examples/', import.meta.url);
const [headers, ...rows] = parse(readFileSync(new URL('postings.csv', folder)), { bom: true });

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
const NUMBER = /^\d+(\.\d+)?$/;
/** Digits that are no quantities stay text. */
const TEXT_COLUMNS = ['编号', '统一社会信用代码', '联系电话'];

function cellOf(header, text) {
  if (text === '') return null;
  if (TEXT_COLUMNS.includes(header)) return text;
  if (DATE.test(text)) return new Date(`${text}T00:00:00Z`);
  if (TIME.test(text)) return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) / 1_440;
  return NUMBER.test(text) ? Number(text) : text;
}

const book = new exceljs.Workbook();
book.created = book.modified = new Date('2026-11-23T00:00:00Z');
const sheet = book.addWorksheet('岗位', { views: [{ state: 'frozen', ySplit: 2 }] });

sheet.addRow(['广西零工岗位导入示例（单位、电话均为虚构）']);
sheet.mergeCells(1, 1, 1, headers.length);
sheet.getCell(1, 1).font = { bold: true, size: 14 };
sheet.addRow(headers).font = { bold: true };
sheet.columns.forEach((column, i) => (column.width = headers[i].length * 2 + 6));

for (const row of rows) {
  const added = sheet.addRow(row.map((text, i) => cellOf(headers[i], text)));
  added.eachCell((cell, column) => {
    const text = row[column - 1];
    if (DATE.test(text)) cell.numFmt = 'yyyy-mm-dd';
    if (TIME.test(text)) cell.numFmt = 'hh:mm';
  });
}

// One firm's name and code over its rows, as people merge them.
for (let first = 0; first < rows.length;) {
  let last = first;
  while (last + 1 < rows.length && rows[last + 1][1] === rows[first][1]) last += 1;
  if (last > first) for (const column of [2, 3]) sheet.mergeCells(first + 3, column, last + 3, column);
  first = last + 1;
}

await book.xlsx.writeFile(fileURLToPath(new URL('postings.xlsx', folder)));
