import type { LocalDate } from '@gg/kernel';
import type { ImportReason } from './import-reason';

/** One cell, freed of the format it came in. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A real date or time of a spreadsheet. A whole date has no minute, a time of day has no date. */
  | { readonly kind: 'moment'; readonly date: LocalDate | null; readonly minute: number | null }
  /** A cell whose content cannot be taken, and why. */
  | { readonly kind: 'refused'; readonly reason: ImportReason; readonly value: string };

export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  readonly number: number;
  /** By column, from 0; missing ones are empty. */
  readonly cells: readonly Cell[];
  /** One merged cell covers the whole row: a heading between rows. */
  readonly merged: boolean;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Excel workbooks made on old Macs count days from 1904. */
  readonly daysFrom1904: boolean;
}

export const EMPTY: Cell = { kind: 'empty' };

/** Rows with content that one file may have. */
export const MAX_ROWS = 10_000;

/** How a cell reads to the person who is told about it. */
export function shownValue(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return cell.text.slice(0, 60);
    case 'number':
      return String(cell.value);
    case 'moment':
      return [cell.date, cell.minute === null ? null : clockText(cell.minute)]
        .filter((part) => part !== null)
        .join(' ');
    case 'refused':
      return cell.value.slice(0, 60);
  }
}

/** `390` → `06:30`. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
