import type { PostingDraft, SiteContact } from '../domain/posting-terms';
import type { ImportReason } from './import-reason';

/** Something about a row that its sender should know, though it is taken. */
export interface ImportNote {
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

/** A row that became a posting. */
export interface ParsedPosting {
  /** As the spreadsheet program counts, from 1. */
  readonly row: number;
  /** 编号 of the sender, or null. */
  readonly reference: string | null;
  /** For whom the row is, as written; a signed-in employer's own rows may leave it out. */
  readonly employer: { readonly name: string | null; readonly creditCode: string | null };
  readonly draft: PostingDraft;
  readonly contact: SiteContact | null;
  readonly notes: readonly ImportNote[];
}

/** A cell, or a row, that could not be taken. A row with a problem is no posting; the others go on. */
export interface RowProblem {
  readonly row: number;
  /** Chinese header of the column; null when it is about the whole row. */
  readonly column: string | null;
  readonly reason: ImportReason;
  readonly value: string;
}

/** What a file holds. Every row with content is either among the rows or has a problem. */
export interface PostingFile {
  readonly rows: readonly ParsedPosting[];
  readonly problems: readonly RowProblem[];
  /** Headers that no column is named after; what stands under them was not read. */
  readonly ignoredColumns: readonly string[];
}
