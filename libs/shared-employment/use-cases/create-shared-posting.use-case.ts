import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import { provenanceOf, Transactions, type Caller, type Tx } from '@gg/platform';
import { PostingAuthor, type AuthorFacts } from '@gg/postings';
import { auditShared, recordSharedTransition } from '../data/shared-records';
import type { SharedPostingRow } from '../data/shared-postings';
import { expiryOf } from '../domain/assert-terms';
import type { SharedContact, SharedTerms } from '../domain/shared-terms';
import { checkTerms } from './judge-terms';
import { PublishSharedPosting } from './publish-shared-posting.use-case';
import { SharedContacts } from './shared-contacts';
import { sharedOutcome, type SharedPostingOutcome } from './shared-posting-outcome';

export interface CreateSharedPostingCommand {
  /** For whom staff write; members write for their own firm. */
  readonly employerId: Id | null;
  readonly terms: SharedTerms;
  readonly contact: SharedContact;
  /** Publish at once; else it stays a draft. */
  readonly publish: boolean;
}

/**
 * Writes a surplus or a shortage, and publishes it when asked to: one transaction, so that one which a rule blocks leaves
 * nothing behind. Refuses as its shape, {@link PublishSharedPosting} and {@link PostingAuthor} do.
 */
@Injectable()
export class CreateSharedPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(PublishSharedPosting) private readonly publishing: PublishSharedPosting,
    @Inject(SharedContacts) private readonly contacts: SharedContacts,
  ) {}

  async execute(caller: Caller, command: CreateSharedPostingCommand): Promise<SharedPostingOutcome> {
    const { employerId, terms, contact, publish } = command;
    if (publish) this.author.assertMayPublish(caller);
    return this.transactions.run(caller, 'shared-postings.create', async (tx) => {
      const employer = await this.author.employerFor(tx, caller, employerId);
      checkTerms(terms, tx.now);
      const draft = await this.insert(tx, terms, contact, employer);
      await auditShared(tx, draft, 'written');
      return publish ? this.publishing.publish(tx, draft, employer) : sharedOutcome(draft);
    });
  }

  private async insert(
    tx: Tx,
    terms: SharedTerms,
    contact: SharedContact,
    employer: AuthorFacts,
  ): Promise<SharedPostingRow> {
    const draft: SharedPostingRow = {
      id: newId(),
      employerId: employer.id,
      state: 'draft',
      stateSince: tx.now,
      version: 1,
      materialVersion: 1,
      held: 0,
      createdAt: tx.now,
      publishedAt: null,
      terms,
      ...sharedColumns(terms, employer),
    };
    await tx.insert('shared_postings', {
      ...draft,
      ...(await this.contacts.seal(tx, draft.id, contact)),
      ...provenanceOf(tx.caller),
    });
    await recordSharedTransition(tx, { posting: draft, from: null });
    return draft;
  }
}

/** The columns that follow from the terms. */
export const sharedColumns = (terms: SharedTerms, employer: AuthorFacts) => ({
  side: terms.side,
  employerName: employer.name,
  cityCode: terms.place.regionCode.slice(0, 4),
  regionCode: terms.place.regionCode,
  title: terms.title,
  headcount: terms.headcount,
  expiresAt: expiryOf(terms),
});
