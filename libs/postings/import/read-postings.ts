import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '@gg/kernel';
import { CountyBook } from './county-book';
import { importReason } from './import-reason';
import type { ParsedPosting, PostingFile, RowProblem } from './parsed-posting';
import { columnHeader, columnOf, POSTING_COLUMNS, type ColumnKey } from './posting-columns';
import { readCsv } from './read-csv';
import { readExcel } from './read-excel';
import { readPostingRow } from './read-posting-row';
import { RowCells } from './row-cells';
import { MAX_ROWS, type Sheet, type SheetRow } from './sheet';

/** Rows above the header that a title, a note or a logo may take. */
const MAX_ROWS_ABOVE = 12;
/** From so many known names on, a row is the header. */
const LEAST_HEADERS = 4;

/** Rows read before other requests get their turn: some 20 ms. */
const ROWS_PER_TURN = 200;

const ZIP = Buffer.from([0x50, 0x4b]);
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Reads postings from a file: CSV (UTF-8 with or without mark, UTF-16, GBK) or Excel (.xlsx). What it is, its first bytes
 * say; the name only serves the refusal of other kinds. Columns are those of docs/posting-import.md, in any order.
 *
 * A row with a problem is reported with row, column, reason and value, and the others go on. Nothing is looked up but
 * reference data, and nothing depends on the day on which it is read.
 *
 * Throws `posting.import_*` when the file as a whole cannot be taken.
 */
export async function readPostings(file: Buffer, filename: string): Promise<PostingFile> {
  const sheet = await readSheet(file, filename);
  const header = findHeader(sheet);
  const rows: ParsedPosting[] = [];
  const problems: RowProblem[] = [];
  const body = sheet.rows.filter(({ number }) => number > header.number);
  if (body.length > MAX_ROWS) throw new DomainError('posting.import_too_many_rows', { max: MAX_ROWS });
  const counties = new CountyBook();
  for (const [index, row] of body.entries()) {
    // A long file must not keep everybody else waiting.
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
    const cells = new RowCells(row, header.places);
    const faults = shapeFaults(row, header);
    if (faults) cells.refuse(null, faults);
    const posting = faults
      ? null
      : readPostingRow(cells, { number: row.number, daysFrom1904: sheet.daysFrom1904, counties });
    if (posting) rows.push(posting);
    else problems.push(...cells.problems);
  }
  return { rows, problems, ignoredColumns: header.ignored };
}

async function readSheet(file: Buffer, filename: string): Promise<Sheet> {
  if (file.length === 0) throw new DomainError('posting.import_no_header');
  if (file.subarray(0, 2).equals(ZIP)) return readExcel(file);
  if (file.subarray(0, 4).equals(OLD_EXCEL)) throw new DomainError('posting.import_old_excel');
  if (!/\.(csv|txt|tsv)$/i.test(filename)) throw new DomainError('posting.import_unreadable');
  return readCsv(file);
}

interface Header {
  readonly number: number;
  readonly places: ReadonlyMap<ColumnKey, number>;
  readonly ignored: readonly string[];
  /** Columns up to the last one with a name. */
  readonly width: number;
}

/** The first row that names enough columns. Throws when there is none, one stands twice, or a required one is missing. */
function findHeader(sheet: Sheet): Header {
  const row = sheet.rows
    .slice(0, MAX_ROWS_ABOVE)
    .find((one) => namesIn(one).filter(({ key }) => key).length >= LEAST_HEADERS);
  if (!row) throw new DomainError('posting.import_no_header');
  const places = new Map<ColumnKey, number>();
  const ignored: string[] = [];
  let width = 0;
  for (const { text, place, key } of namesIn(row)) {
    width = place + 1;
    if (!key) ignored.push(text.slice(0, 40));
    else if (places.has(key)) throw new DomainError('posting.import_column_twice', { column: columnHeader(key) });
    else places.set(key, place);
  }
  const missing = POSTING_COLUMNS.filter(({ key, required }) => required && !places.has(key));
  if (missing.length > 0) {
    throw new DomainError('posting.import_columns_missing', { columns: missing.map(({ zh }) => zh).join('、') });
  }
  return { number: row.number, places, ignored, width };
}

const namesIn = (row: SheetRow): { text: string; place: number; key: ColumnKey | undefined }[] =>
  row.cells.flatMap((cell, place) =>
    cell.kind === 'text' ? [{ text: cell.text, place, key: columnOf(cell.text) }] : [],
  );

/** Rows that are no rows of the table: headings merged over it, and text whose quotes or commas went astray. */
function shapeFaults(row: SheetRow, header: Header) {
  if (row.merged) return importReason('heading_row');
  const beyond = row.cells.slice(header.width).some(({ kind }) => kind !== 'empty');
  return beyond ? importReason('columns_differ') : null;
}
