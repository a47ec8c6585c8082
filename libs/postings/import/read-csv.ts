import { parse } from 'csv-parse/sync';
import { DomainError } from '@gg/kernel';
import { decodeText } from './decode-text';
import { EMPTY, MAX_ROWS, type Cell, type Sheet, type SheetRow } from './sheet';

/** Rows before the header, and the header, on top of what a file may hold. */
const SPARE_ROWS = 20;
const MAX_COLUMNS = 200;
const DELIMITERS = [',', '\t', ';', '，'] as const;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads delimited text. Throws `posting.import_*`. */
export function readCsv(file: Buffer): Sheet {
  const text = decodeText(file);
  let parsed: ParsedRecord[];
  try {
    parsed = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
      to: MAX_ROWS * 2,
    }) as unknown as ParsedRecord[];
  } catch {
    throw new DomainError('posting.import_unreadable');
  }
  const rows = parsed
    .map(({ record }, index): SheetRow => ({
      number: index + 1,
      cells: record.slice(0, MAX_COLUMNS).map(cellOf),
      merged: false,
    }))
    .filter(({ cells }) => cells.some(({ kind }) => kind !== 'empty'));
  if (rows.length > MAX_ROWS + SPARE_ROWS) throw new DomainError('posting.import_too_many_rows', { max: MAX_ROWS });
  return { rows, daysFrom1904: false };
}

function cellOf(text: string): Cell {
  const trimmed = text.trim();
  return trimmed === '' ? EMPTY : { kind: 'text', text: trimmed };
}

/** The delimiter that occurs most in the first lines: Excel writes tabs or semicolons where the system says so. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4_000).split(/\r?\n/, 10).join('\n');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}
