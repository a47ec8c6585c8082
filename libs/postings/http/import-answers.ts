import { z } from 'zod';
import { POSTING_STATES } from '../domain/posting-lifecycle';
import type { ImportReport } from '../use-cases/import-postings.use-case';
import { findingSchema, showFinding } from './posting-answers';

/** 8 MiB: ten thousand full rows as a spreadsheet take a third of it. */
export const MAX_IMPORT_BYTES = 8 * 1_048_576;

export const importPostingsQuery = z.object({
  dryRun: z.stringbool().default(false).describe('only say what would happen'),
  publish: z.stringbool().default(true).describe('false: keep drafts'),
});

/** 32 hexadecimal digits, made by the sender. */
export const importProgressId = z.string().regex(/^[0-9a-f]{32}$/);

/** A member may watch it. */
export const watchedImportQuery = importPostingsQuery.extend({
  progressId: importProgressId.optional().describe('of the sender’s own choice: by it the progress is looked at'),
});

/** Said with what it says, so that a request that says something else is not taken for it. */
export const stopImportBody = z.strictObject({ stop: z.literal(true) }).meta({ id: 'StopImport' });

export const importStepsSchema = z
  .object({ done: z.number().int().describe('rows looked at'), total: z.number().int() })
  .meta({ id: 'ImportSteps' });

const reasonSchema = z.object({ code: z.string(), zh: z.string(), en: z.string() });

export const importReportSchema = z
  .object({
    rows: z.array(
      z.object({
        row: z.number().int().describe('as the spreadsheet program counts'),
        reference: z.string().nullable(),
        result: z.enum(['written', 'refused', 'checked']),
        postingId: z.uuid().nullable(),
        state: z.enum(POSTING_STATES).nullable(),
        shiftIds: z.array(z.uuid()),
        reason: reasonSchema.nullable(),
        findings: z.array(findingSchema),
        notes: z.array(z.object({ column: z.string(), zh: z.string(), en: z.string() })),
      }),
    ),
    problems: z.array(
      z.object({ row: z.number().int(), column: z.string().nullable(), reason: reasonSchema, value: z.string() }),
    ),
    ignoredColumns: z.array(z.string()),
    leftRows: z.number().int().describe('rows that were not looked at, since the import was stopped'),
  })
  .meta({ id: 'PostingImport' });

/** What became of a file. */
export const showImport = ({
  rows,
  problems,
  ignoredColumns,
  leftRows,
}: ImportReport): z.input<typeof importReportSchema> => ({
  rows: rows.map((row) => ({
    ...row,
    shiftIds: [...row.shiftIds],
    findings: row.findings.map(showFinding),
    notes: [...row.notes],
  })),
  problems: [...problems],
  ignoredColumns: [...ignoredColumns],
  leftRows,
});
