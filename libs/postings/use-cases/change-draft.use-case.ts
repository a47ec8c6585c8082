import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Transactions, type Caller, type SqlValue, type Tx } from '@gg/platform';
import { auditOnBehalf } from '../data/posting-records';
import { plansOf, postingInScope, shiftsOf, type PostingRow } from '../data/postings';
import { replaceShifts } from '../data/shift-rows';
import type { PostingDraft, SiteContact } from '../domain/posting-terms';
import { PostingAuthor } from './posting-author';
import type { PostingOutcome } from './posting-outcome';
import { outcomeOf } from './publish-posting.use-case';
import { termColumns } from './insert-posting';
import { SiteAssemblies, type DraftInput } from './site-assemblies';
import { SiteContacts } from './site-contacts';
import { termsOfDraft } from './terms-of-draft';

export interface ChangeDraftCommand {
  readonly postingId: Id;
  /** The version that was edited; another's change in between refuses. Absent: the newest. */
  readonly version?: number | undefined;
  /** What changes; the rest stays. */
  readonly changes: Partial<DraftInput>;
  /** Null takes the contact away; absent leaves it. */
  readonly contact?: SiteContact | null | undefined;
  /** Whom staff act for; members write for their own. */
  readonly employerId?: Id | null;
}

/** Changes a draft. Refuses with `resource.not_found`, `posting.not_editable`, `posting.changed_meanwhile`, and its shape. */
@Injectable()
export class ChangeDraft {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SiteContacts) private readonly contacts: SiteContacts,
    @Inject(SiteAssemblies) private readonly sites: SiteAssemblies,
  ) {}

  async execute(caller: Caller, command: ChangeDraftCommand): Promise<PostingOutcome> {
    const { employerId = null } = command;
    return this.transactions.run(caller, 'postings.change-draft', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const posting = await postingInScope(tx, command.postingId, scope);
      if (posting.state !== 'draft') throw new DomainError('posting.not_editable', { state: posting.state });
      const employer = await this.author.employerFor(tx, caller, posting.employerId);
      const shifts = plansOf(await shiftsOf(tx, [posting.id]));
      const { assembly, ...changes } = command.changes;
      const place = assembly ? { assembly: await this.sites.pointOf(tx, employer.id, assembly) } : {};
      const draft = withChanges({ ...posting.terms, shifts }, { ...changes, ...place });
      const terms = termsOfDraft(draft, employer, tx.now);
      await this.write(tx, posting, command, termColumns(terms, employer));
      const written = await replaceShifts(tx, posting, terms);
      await auditOnBehalf(tx, posting, 'changed');
      return outcomeOf({ ...posting, version: posting.version + 1 }, written);
    });
  }

  private async write(
    tx: Tx,
    posting: PostingRow,
    { version, contact }: ChangeDraftCommand,
    columns: ReturnType<typeof termColumns>,
  ): Promise<void> {
    const sealed = contact ? await this.contacts.seal(tx, posting.id, contact) : null;
    const set: [string, SqlValue][] = [
      ['engagement_type', columns.engagementType],
      ['trade_code', columns.tradeCode],
      ['city_code', columns.cityCode],
      ['region_code', columns.regionCode],
      ['legal_employer_code', columns.legalEmployerCode],
      ['title', columns.title],
      ['terms', columns.terms],
      ['expires_at', columns.expiresAt],
    ];
    if (contact !== undefined)
      set.push(['contact_name', sealed?.name ?? null], ['contact_phone', sealed?.phone ?? null]);
    const changed = await tx.changedOne(
      `UPDATE postings SET ${set.map(([name]) => `${name} = ?`).join(', ')}, version = version + 1
        WHERE id = ? AND version = ? AND state = 'draft'`,
      [...set.map(([, value]) => value), posting.id, version ?? posting.version],
    );
    if (!changed) throw new DomainError('posting.changed_meanwhile');
  }
}

/** Another trade brings its own exposure and papers, unless they are said again. */
function withChanges(standing: PostingDraft, changes: Partial<PostingDraft>): PostingDraft {
  const newTrade = changes.tradeCode !== undefined && changes.tradeCode !== standing.tradeCode;
  return {
    ...standing,
    ...(newTrade ? { outdoor: null, hazards: [], requiredCertificates: null } : {}),
    ...changes,
  };
}
