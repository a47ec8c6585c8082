import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { plannedShifts } from '../data/shift-rows';
import type { PostingDraft } from '../domain/posting-terms';
import { PostingAuthor, type AuthorFacts } from '../use-cases/posting-author';
import { termColumns } from '../use-cases/insert-posting';
import { termsOfDraft } from '../use-cases/terms-of-draft';

/** A posting whose shifts are over, from before this system or from a seed. */
export interface PastPosting {
  readonly id: Id;
  readonly employerId: Id;
  /** The member who published it. */
  readonly authorId: Id;
  readonly publishedAt: Date;
  readonly draft: PostingDraft;
  /** By the start of the shifts. */
  readonly shiftIds: readonly Id[];
}

/** Draft, published, expired; its shifts planned, open, closed. */
const LAST_VERSION = 3;

/**
 * Writes postings that are over, many at once: shaped and completed as any draft, public from when they were until their
 * last shift ended. What the rules said of them then is not known here, so no judgement is stored. For seeds and imports.
 */
@Injectable()
export class PastPostingWriter {
  constructor(@Inject(PostingAuthor) private readonly authors: PostingAuthor) {}

  /** Throws what the shape of a draft throws; `posting.shift_ahead` for a shift that is not over. */
  async insert(tx: Tx, rows: readonly PastPosting[]): Promise<void> {
    const employers = await this.employersOf(tx, rows);
    const written = rows.map((row) => pastRows(row, employers.get(row.employerId)!, tx.now));
    await tx.insert(
      'postings',
      written.map(({ posting }) => posting),
    );
    await tx.insert(
      'posting_transitions',
      written.flatMap(({ transitions }) => transitions),
    );
    await tx.insert(
      'shifts',
      written.flatMap(({ shifts }) => shifts),
    );
  }

  private async employersOf(tx: Tx, rows: readonly PastPosting[]): Promise<Map<Id, AuthorFacts>> {
    const employers = new Map<Id, AuthorFacts>();
    for (const { employerId } of rows) {
      if (employers.has(employerId)) continue;
      const facts = await this.authors.facts(tx, employerId);
      if (!facts) throw new DomainError('resource.not_found');
      employers.set(employerId, facts);
    }
    return employers;
  }
}

function pastRows(
  { id, employerId, authorId, publishedAt, draft, shiftIds }: PastPosting,
  employer: AuthorFacts,
  now: Date,
) {
  // Shifts are ahead of the day on which it was published.
  const terms = termsOfDraft(draft, employer, publishedAt);
  const columns = termColumns(terms, employer);
  const { expiresAt } = columns;
  if (expiresAt > now) throw new DomainError('posting.shift_ahead');
  const provenance = { actorId: authorId, onBehalfOf: null, channel: 'app', consentId: null };
  const step = (fromState: string | null, toState: string, at: Date, who: object) => ({
    id: newId(),
    postingId: id,
    fromState,
    toState,
    at,
    reason: null,
    because: '[]',
    ...who,
  });
  return {
    posting: {
      id,
      employerId,
      state: 'expired',
      stateSince: expiresAt,
      version: LAST_VERSION,
      ...columns,
      copiedFrom: null,
      cleared: false,
      importKey: null,
      contactName: null,
      contactPhone: null,
      createdAt: publishedAt,
      publishedAt,
      ...provenance,
    },
    transitions: [
      step(null, 'draft', publishedAt, provenance),
      step('draft', 'published', publishedAt, provenance),
      step('published', 'expired', expiresAt, { ...provenance, actorId: null, channel: 'system' }),
    ],
    shifts: plannedShifts({ id, employerId }, terms).map((shift, i) => ({
      ...shift,
      id: shiftIds[i] ?? shift.id,
      state: 'closed',
      version: LAST_VERSION,
    })),
  };
}
