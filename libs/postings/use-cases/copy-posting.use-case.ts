import { Inject, Injectable } from '@nestjs/common';
import { newId, type Id, type LocalDate } from '@gg/kernel';
import { Transactions, type Caller, type Tx } from '@gg/platform';
import { plansOf, postingById, postingInScope, shiftsOf, type PostingRow } from '../data/postings';
import { patternsOn } from '../domain/repeat-shifts';
import { PostingAuthor } from './posting-author';
import type { PostingOutcome } from './posting-outcome';
import { PublishPosting } from './publish-posting.use-case';
import { SiteContacts } from './site-contacts';
import { termsOfDraft } from './terms-of-draft';

export interface CopyPostingCommand {
  readonly postingId: Id;
  /** Local dates; every pattern of the source is laid on each. */
  readonly dates: readonly LocalDate[];
  readonly publish: boolean;
  /** Whom staff act for; members write for their own. */
  readonly employerId?: Id | null;
}

/**
 * Copies a posting to new dates, as a new posting with shifts of its own: the usual way to ask for the same people again.
 * The validity of the source is left behind. Refuses as {@link PublishPosting} does, and with `resource.not_found`.
 */
@Injectable()
export class CopyPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(PublishPosting) private readonly publishing: PublishPosting,
    @Inject(SiteContacts) private readonly contacts: SiteContacts,
  ) {}

  async execute(
    caller: Caller,
    { postingId, dates, publish, employerId = null }: CopyPostingCommand,
  ): Promise<PostingOutcome> {
    if (publish) this.author.assertMayPublish(caller);
    return this.transactions.run(caller, 'postings.copy', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const source = await postingInScope(tx, postingId, scope);
      const employer = await this.author.employerFor(tx, caller, source.employerId);
      const shifts = patternsOn(plansOf(await shiftsOf(tx, [source.id])), dates);
      const terms = termsOfDraft({ ...source.terms, validUntil: null, shifts }, employer, tx.now);
      const id = newId();
      const origin = {
        copiedFrom: await originOf(tx, source),
        importKey: null,
        contact: await this.contacts.copy(tx, source.id, id),
      };
      return this.publishing.write(tx, id, terms, employer, origin, publish);
    });
  }
}

/**
 * What a copy counts as copied from: the source, or, where the source is itself a copy that was never public, what that
 * one was copied from, so that a detour over a draft does not wash off a take-down.
 */
export async function originOf(tx: Tx, source: PostingRow): Promise<Id> {
  const before =
    source.copiedFrom === null || source.publishedAt !== null ? null : await postingById(tx, source.copiedFrom);
  return before?.state === 'taken_down' ? before.id : source.id;
}
