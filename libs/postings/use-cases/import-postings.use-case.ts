import { createHash } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { problemReason, type ImportReason } from '../import/import-reason';
import type { ImportNote, ParsedPosting, RowProblem } from '../import/parsed-posting';
import { readPostings } from '../import/read-postings';
import type { Finding } from '@gg/compliance';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { Connections, type Caller } from '@gg/platform';
import type { PostingState } from '../domain/posting-lifecycle';
import { CreatePosting } from './create-posting.use-case';
import { ImportProgress, type WatchedImport } from './import-progress';
import { PostingAuthor, type AuthorFacts } from './posting-author';
import { judgeTerms, termsOfDraft } from './terms-of-draft';

/** Rows written at the same time: more would only queue for the pool that other requests use, too. */
const ROWS_AT_ONCE = 4;
/** Judging a row takes a fraction of a millisecond and waits for nothing: after so many others get their turn. */
const CHECKED_PER_TURN = 50;
/** How often it is told how far it is: a bar that moves, and a stop within the blink of an eye. */
const TELL_MS = 250;

export interface ImportPostingsCommand {
  readonly employerId: Id | null;
  readonly file: Buffer;
  readonly filename: string;
  /** Only say what would happen. */
  readonly dryRun: boolean;
  readonly publish: boolean;
  /** The sender's own id for it, by which its progress is looked at and it is stopped. */
  readonly progressId?: string | undefined;
}

/** What became of a row that could be read. */
export interface ImportedRow {
  readonly row: number;
  readonly reference: string | null;
  /** `refused`: nothing of it was written. `checked`: a dry run found nothing against it. */
  readonly result: 'written' | 'refused' | 'checked';
  readonly postingId: Id | null;
  readonly state: PostingState | null;
  readonly shiftIds: readonly Id[];
  readonly reason: ImportReason | null;
  /** What the rules said. */
  readonly findings: readonly Finding[];
  readonly notes: readonly ImportNote[];
}

export interface ImportReport {
  readonly rows: readonly ImportedRow[];
  readonly problems: readonly RowProblem[];
  readonly ignoredColumns: readonly string[];
  /** Rows that were not looked at, since the import was stopped. */
  readonly leftRows: number;
}

/**
 * Takes a file of postings. Each row is a posting and a transaction of its own: one that is refused does not stop the
 * others, and one that was taken before, from the same or another file, is not taken twice. Rows that are alike in one
 * file are told apart by how often they stand in it.
 */
@Injectable()
export class ImportPostings {
  constructor(
    @Inject(CreatePosting) private readonly creating: CreatePosting,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(ImportProgress) private readonly progress: ImportProgress,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `posting.import_*` when the file as a whole cannot be taken. */
  async execute(caller: Caller, command: ImportPostingsCommand): Promise<ImportReport> {
    const employer = await this.author.employerFor(this.connections, caller, command.employerId);
    const watched = command.progressId === undefined ? null : { employerId: employer.id, id: command.progressId };
    // Known before it is read: reading a long workbook takes seconds.
    if (watched) await this.progress.tell(watched, { done: 0, total: 0 });
    const file = await readPostings(command.file, command.filename);
    const keys = keysOf(file.rows);
    const take = (posting: ParsedPosting, index: number): Promise<ImportedRow> =>
      command.dryRun
        ? Promise.resolve(this.check(posting, employer))
        : this.write(caller, posting, employer, keys[index]!, command.publish);
    const rows = await this.inTurns(file.rows, take, watched);
    return {
      rows,
      problems: file.problems,
      ignoredColumns: file.ignoredColumns,
      leftRows: file.rows.length - rows.length,
    };
  }

  /**
   * Works through the rows with a few at a time, telling how far it is; the results are in the order of the rows. Stopped, it
   * ends what it has begun: what is written is answered for.
   */
  private async inTurns(
    rows: readonly ParsedPosting[],
    take: (row: ParsedPosting, index: number) => Promise<ImportedRow>,
    watched: WatchedImport | null,
  ): Promise<ImportedRow[]> {
    const results: ImportedRow[] = [];
    let [next, done, stopped] = [0, 0, false];
    const ended = new AbortController();
    const tell = async (): Promise<void> => {
      if (watched) stopped ||= await this.progress.tell(watched, { done, total: rows.length });
    };
    const tellAgain = async (): Promise<void> => {
      while (!stopped && (await passed(TELL_MS, ended.signal))) await tell();
    };
    const turn = async (): Promise<void> => {
      while (next < rows.length && !stopped) {
        const index = next++;
        results[index] = await take(rows[index]!, index);
        done += 1;
        if (done % CHECKED_PER_TURN === 0) await nextTurn();
      }
    };
    await tell();
    const telling = watched ? tellAgain() : null;
    try {
      await Promise.all(Array.from({ length: ROWS_AT_ONCE }, turn));
    } finally {
      ended.abort();
      await telling;
    }
    await tell();
    return results;
  }

  private check(posting: ParsedPosting, employer: AuthorFacts): ImportedRow {
    try {
      assertOwn(posting, employer);
      const now = this.clock.now();
      const { findings, blocked } = judgeTerms(termsOfDraft(posting.draft, employer, now), employer, now);
      return blocked ? refused(posting, blockedBy(findings)) : { ...outlineOf(posting), result: 'checked', findings };
    } catch (error) {
      return refused(posting, error);
    }
  }

  private async write(
    caller: Caller,
    posting: ParsedPosting,
    employer: AuthorFacts,
    importKey: string,
    publish: boolean,
  ): Promise<ImportedRow> {
    try {
      assertOwn(posting, employer);
      const { draft, contact } = posting;
      const rowCaller: Caller = { ...caller, channel: 'import', idempotency: null };
      const outcome = await this.creating.execute(rowCaller, {
        employerId: employer.id,
        draft,
        contact,
        publish,
        importKey,
      });
      const { postingId, state, shiftIds, findings } = outcome;
      return { ...outlineOf(posting), result: 'written', postingId, state, shiftIds, findings };
    } catch (error) {
      return refused(posting, error);
    }
  }
}

const outlineOf = ({ row, reference, notes }: ParsedPosting): ImportedRow => ({
  row,
  reference,
  result: 'refused',
  postingId: null,
  state: null,
  shiftIds: [],
  reason: null,
  findings: [],
  notes,
});

const blockedBy = (findings: readonly Finding[]): DomainError =>
  new DomainError(
    'posting.blocked',
    { count: findings.filter(({ severity }) => severity === 'block').length },
    { findings },
  );

/** A refusal of the domain refuses the row; any other error is the request's. */
function refused(posting: ParsedPosting, error: unknown): ImportedRow {
  const reason = problemReason(error);
  const findings = (error as DomainError).details?.['findings'] as readonly Finding[] | undefined;
  return { ...outlineOf(posting), reason, findings: findings ?? [] };
}

/** A row may name its employer; when it does, it must be the one who sends the file. */
function assertOwn({ employer: { creditCode } }: ParsedPosting, own: AuthorFacts): void {
  if (creditCode !== null && creditCode !== own.creditCode) throw new DomainError('posting.import_other_employer');
}

/** For each row a digest of what it says; the second of two alike has another one than the first. */
function keysOf(rows: readonly ParsedPosting[]): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ reference, draft, contact }) => {
    const content = JSON.stringify([reference, draft, contact]);
    const nth = seen.get(content) ?? 0;
    seen.set(content, nth + 1);
    return createHash('sha256').update(`${nth}:${content}`).digest('hex');
  });
}

/** @returns false where it ended before */
const passed = (ms: number, ended: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal: ended }).catch(() => false);
