import { importReason, type ImportReason, type ImportReasonCode } from './import-reason';
import type { ImportNote, RowProblem } from './parsed-posting';
import { columnHeader, type ColumnKey } from './posting-columns';
import type { Reading } from './reading';
import { EMPTY, shownValue, type Cell, type SheetRow } from './sheet';

/** The cells of one row by column, and what was wrong with them so far. Readings that failed give null. */
export class RowCells {
  readonly problems: RowProblem[] = [];
  readonly notes: ImportNote[] = [];

  constructor(
    private readonly row: SheetRow,
    private readonly places: ReadonlyMap<ColumnKey, number>,
  ) {}

  cell(key: ColumnKey): Cell {
    const place = this.places.get(key);
    const cell = place === undefined ? EMPTY : (this.row.cells[place] ?? EMPTY);
    if (cell.kind === 'refused') {
      this.refuse(key, cell.reason);
      return EMPTY;
    }
    return cell;
  }

  has(key: ColumnKey): boolean {
    const place = this.places.get(key);
    return place !== undefined && (this.row.cells[place] ?? EMPTY).kind !== 'empty';
  }

  /** The cell as text, bounded; numbers as they are shown. Empty when there is nothing. */
  text(key: ColumnKey, max: number): string {
    const text = shown(this.cell(key));
    if ([...text].length <= max) return text;
    this.refuse(key, importReason('too_long', { max }));
    return '';
  }

  /** A cell that must be filled, read. Null when it is empty or could not be read; the problem is noted. */
  required<T>(key: ColumnKey, reader: (cell: Cell) => Reading<T>): T | null {
    if (!this.has(key)) {
      this.refuse(key, importReason('required'));
      return null;
    }
    return this.optional(key, reader);
  }

  /** A cell that may be empty, read; null when it is empty or could not be read. */
  optional<T>(key: ColumnKey, reader: (cell: Cell) => Reading<T>): T | null {
    const cell = this.cell(key);
    return cell.kind === 'empty' ? null : this.take(key, reader(cell));
  }

  /** The value of a reading, or null with its problem noted. */
  take<T>(key: ColumnKey, reading: Reading<T>): T | null {
    if (reading.ok) return reading.value;
    this.refuse(key, reading.reason);
    return null;
  }

  /** Notes a problem. A cell that is refused already is not named twice. */
  refuse(key: ColumnKey | null, reason: ImportReason | ImportReasonCode): void {
    const column = key === null ? null : columnHeader(key);
    if (column !== null && this.problems.some((problem) => problem.column === column)) return;
    const place = key === null ? undefined : this.places.get(key);
    const value = place === undefined ? '' : shownValue(this.row.cells[place] ?? EMPTY);
    this.problems.push({
      row: this.row.number,
      column,
      reason: typeof reason === 'string' ? importReason(reason) : reason,
      value,
    });
  }

  note(key: ColumnKey, zh: string, en: string): void {
    this.notes.push({ column: columnHeader(key), zh, en });
  }
}

function shown(cell: Cell): string {
  return cell.kind === 'text' ? cell.text : shownValue(cell);
}

/** Reads a cell by its text. */
export const byText =
  <T>(reader: (text: string) => Reading<T>) =>
  (cell: Cell): Reading<T> =>
    reader(shown(cell));
