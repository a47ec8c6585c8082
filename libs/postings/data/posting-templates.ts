import type { Id } from '@gg/kernel';
import type { ShiftPlan } from '../domain/posting-terms';
import type { Reader } from './reader';
import { readBreaksColumn, readTerms, writeBreaks, type StandingTerms } from './stored-terms';

/** A template as it is used. */
export interface PostingTemplate {
  readonly id: Id;
  readonly name: string;
  readonly sourceId: Id;
  readonly savedAt: Date;
  readonly terms: StandingTerms;
  readonly shifts: readonly ShiftPlan[];
}

/** `[start, end, breaks, headcount]`, instants in milliseconds, breaks as in their own column. */
type ShiftsDocument = readonly (readonly [number, number, string, number])[];

export const writeShifts = (shifts: readonly ShiftPlan[]): string =>
  JSON.stringify(
    shifts.map(({ start, end, breaks, headcount }) => [
      start.getTime(),
      end.getTime(),
      writeBreaks(breaks),
      headcount,
    ]) satisfies ShiftsDocument,
  );

const readShifts = (text: string): ShiftPlan[] =>
  (JSON.parse(text) as ShiftsDocument).map(([start, end, breaks, headcount]) => ({
    start: new Date(start),
    end: new Date(end),
    breaks: readBreaksColumn(breaks),
    headcount,
  }));

type StoredTemplate = Pick<PostingTemplate, 'id' | 'name' | 'sourceId' | 'savedAt'> & {
  readonly terms: string;
  readonly shifts: string;
};

const COLUMNS = 'id, name, source_id, saved_at, terms, shifts';

const templateOf = ({ terms, shifts, ...row }: StoredTemplate): PostingTemplate => ({
  ...row,
  terms: readTerms(terms).terms,
  shifts: readShifts(shifts),
});

/** An employer's templates by name: few, and they come whole. */
export async function templatesOf(reader: Reader, employerId: Id): Promise<PostingTemplate[]> {
  const rows = await reader.rows<StoredTemplate>(
    `SELECT ${COLUMNS} FROM posting_templates WHERE employer_id = ? ORDER BY name, id`,
    [employerId],
  );
  return rows.map(templateOf);
}

/** An employer's template; null for another's too. */
export async function templateById(reader: Reader, employerId: Id, id: Id): Promise<PostingTemplate | null> {
  const row = await reader.row<StoredTemplate>(
    `SELECT ${COLUMNS} FROM posting_templates WHERE id = ? AND employer_id = ?`,
    [id, employerId],
  );
  return row && templateOf(row);
}
