import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id } from '@gg/kernel';
import { isDuplicate, Transactions, type Caller, type Tx } from '@gg/platform';
import { importedBefore } from '../data/postings';
import type { SiteContact } from '../domain/posting-terms';
import { PostingAuthor } from './posting-author';
import type { PostingOutcome } from './posting-outcome';
import { outcomeOf, PublishPosting } from './publish-posting.use-case';
import { SiteAssemblies, type DraftInput } from './site-assemblies';
import { SiteContacts } from './site-contacts';
import { termsOfDraft } from './terms-of-draft';

export interface CreatePostingCommand {
  /** For whom staff write; members write for their own organisation. */
  readonly employerId: Id | null;
  readonly draft: DraftInput;
  readonly contact: SiteContact | null;
  /** Publish at once; else it stays a draft. */
  readonly publish: boolean;
  /** Digest of a file's row: the same row never makes two postings of one employer. */
  readonly importKey?: string;
}

/**
 * Writes a posting, and publishes it when asked to: one transaction, so that a posting which a rule blocks leaves nothing
 * behind. Refuses as the shape of the draft, {@link PublishPosting} and {@link PostingAuthor} do.
 */
@Injectable()
export class CreatePosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(PublishPosting) private readonly publishing: PublishPosting,
    @Inject(SiteContacts) private readonly contacts: SiteContacts,
    @Inject(SiteAssemblies) private readonly sites: SiteAssemblies,
  ) {}

  async execute(caller: Caller, command: CreatePostingCommand): Promise<PostingOutcome> {
    if (command.publish) this.author.assertMayPublish(caller);
    try {
      return await this.transactions.run(caller, 'postings.create', (tx) => this.create(tx, command));
    } catch (error) {
      // A twin import was first; its posting is there now.
      if (command.importKey === undefined || !isDuplicate(error, 'uq_postings_import')) throw error;
      return this.transactions.run(caller, 'postings.create', (tx) => this.create(tx, command));
    }
  }

  private async create(
    tx: Tx,
    { employerId, draft, contact, publish, importKey }: CreatePostingCommand,
  ): Promise<PostingOutcome> {
    const employer = await this.author.employerFor(tx, tx.caller, employerId);
    if (importKey !== undefined) {
      const before = await importedBefore(tx, employer.id, importKey);
      if (before) return outcomeOf(before.posting, before.shifts);
    }
    const assembly = await this.sites.pointOf(tx, employer.id, draft.assembly);
    const terms = termsOfDraft({ ...draft, assembly }, employer, tx.now);
    const id = newId();
    const sealed = contact && (await this.contacts.seal(tx, id, contact));
    const origin = { copiedFrom: null, importKey: importKey ?? null, contact: sealed };
    return this.publishing.write(tx, id, terms, employer, origin, publish);
  }
}
