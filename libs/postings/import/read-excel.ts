import type { Cell as ExcelCell, Worksheet } from 'exceljs';
import { DomainError } from '@gg/kernel';
import { assertBoundedZip } from './bounded-zip';
import { importReason } from './import-reason';
import { EMPTY, MAX_ROWS, type Cell, type Sheet, type SheetRow } from './sheet';

const SPARE_ROWS = 20;
const MAX_COLUMNS = 200;
const DAY_MINUTES = 1_440;

/** Reads the first sheet with content of an .xlsx workbook. Throws `posting.import_*`. */
export async function readExcel(file: Buffer): Promise<Sheet> {
  assertBoundedZip(file);
  // Loaded when the first workbook comes: it would be a seventh of the start of every service.
  const { Workbook } = await import('exceljs');
  const workbook = new Workbook();
  try {
    // Styles, pictures and the like are not wanted; fewer parts are fewer ways to trip.
    await workbook.xlsx.load(file as never, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'hyperlinks', 'picture', 'drawing', 'extLst'],
    });
  } catch {
    throw new DomainError('posting.import_unreadable');
  }
  const sheet = workbook.worksheets.find(({ state, actualRowCount }) => state === 'visible' && actualRowCount > 0);
  if (!sheet) throw new DomainError('posting.import_no_header');
  if (sheet.actualRowCount > MAX_ROWS + SPARE_ROWS) {
    throw new DomainError('posting.import_too_many_rows', { max: MAX_ROWS });
  }
  return { rows: rowsOf(sheet), daysFrom1904: workbook.properties.date1904 };
}

function rowsOf(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: Cell[] = [];
    const masters = new Set<string>();
    let filled = 0;
    const width = Math.min(row.cellCount, MAX_COLUMNS);
    for (let column = 1; column <= width; column++) {
      const cell = row.getCell(column);
      const taken = takeCell(cell);
      cells.push(taken);
      if (taken.kind !== 'empty' || cell.isMerged) {
        filled += 1;
        masters.add(cell.isMerged ? cell.master.address : cell.address);
      }
    }
    if (cells.some(({ kind }) => kind !== 'empty')) {
      rows.push({ number, cells, merged: filled > 1 && masters.size === 1 });
    }
  });
  return rows;
}

/**
 * A cell merged downwards counts for each of its rows, as a reader of the sheet takes it (one firm for five lines); one
 * merged sideways counts only in its first column.
 */
function takeCell(cell: ExcelCell): Cell {
  if (cell.isMerged && cell.master.address !== cell.address) {
    return cell.master.col === cell.col ? cellOf(cell.master) : EMPTY;
  }
  return cellOf(cell);
}

function cellOf(cell: ExcelCell): Cell {
  return cell.formula !== undefined ? resultOf(cell) : valueOf(cell.value);
}

/** A formula stands for the result that the spreadsheet program stored beside it; nothing is computed here. */
function resultOf(cell: ExcelCell): Cell {
  const { result, formula } = cell as unknown as { result: unknown; formula: string };
  if (result === undefined || result === null) {
    return { kind: 'refused', reason: importReason('formula_without_result'), value: `=${formula}` };
  }
  return valueOf(result);
}

function valueOf(value: unknown): Cell {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? '是' : '否' };
  if (value instanceof Date) return momentOf(value);
  if (typeof value === 'object') {
    if ('error' in value) {
      const error = String(value.error);
      return { kind: 'refused', reason: importReason('formula_failed', { error }), value: error };
    }
    if ('richText' in value && Array.isArray(value.richText)) {
      return textCell(value.richText.map(({ text }: { text?: string }) => text ?? '').join(''));
    }
    if ('text' in value) return valueOf(value.text);
  }
  return { kind: 'refused', reason: importReason('cell_unknown'), value: '' };
}

function textCell(text: string): Cell {
  const trimmed = text.trim();
  return trimmed === '' ? EMPTY : { kind: 'text', text: trimmed };
}

/** Excel's moments have no zone; the reader gives them as if they were UTC. Day 0 (1899-12-30) stands for a mere time. */
function momentOf(value: Date): Cell {
  const ms = value.getTime();
  if (Number.isNaN(ms)) return { kind: 'refused', reason: importReason('date_unknown'), value: '' };
  const minutes = Math.round(ms / 60_000);
  const rounded = new Date(minutes * 60_000);
  const minute = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const isTimeOnly = rounded.getUTCFullYear() < 1905;
  const date = isTimeOnly ? null : rounded.toISOString().slice(0, 10);
  return { kind: 'moment', date, minute: date !== null && minute === 0 ? null : minute };
}
