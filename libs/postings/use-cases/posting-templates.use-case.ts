import { Inject, Injectable } from '@nestjs/common';
import { DomainError, newId, type Id, type LocalDate } from '@gg/kernel';
import { Connections, isDuplicate, Transactions, type Caller, type Tx } from '@gg/platform';
import { plansOf, postingById, postingInScope, shiftsOf } from '../data/postings';
import { templateById, templatesOf, writeShifts, type PostingTemplate } from '../data/posting-templates';
import { writeTerms } from '../data/stored-terms';
import { patternsOn } from '../domain/repeat-shifts';
import { originOf } from './copy-posting.use-case';
import { PostingAuthor } from './posting-author';
import type { PostingOutcome } from './posting-outcome';
import { PublishPosting } from './publish-posting.use-case';
import { SiteContacts } from './site-contacts';
import { termsOfDraft, workOf } from './terms-of-draft';

/** More than these nobody finds again; the list comes whole. */
export const MAX_TEMPLATES = 100;

export interface SaveTemplateCommand {
  readonly postingId: Id;
  readonly name: string;
}

export interface UseTemplateCommand {
  readonly templateId: Id;
  /** Local dates; every pattern of the template is laid on each. */
  readonly dates: readonly LocalDate[];
  readonly publish: boolean;
}

/** Templates (岗位模板) of the caller's own organisation: saved from a posting, listed, used for a new one, removed. */
@Injectable()
export class PostingTemplates {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(PublishPosting) private readonly publishing: PublishPosting,
    @Inject(SiteContacts) private readonly contacts: SiteContacts,
  ) {}

  list(caller: Caller): Promise<PostingTemplate[]> {
    return templatesOf(this.connections, ownEmployer(caller));
  }

  /** Throws `resource.not_found`, for another's too. */
  async one(caller: Caller, templateId: Id): Promise<PostingTemplate> {
    return mustFind(await templateById(this.connections, ownEmployer(caller), templateId));
  }

  /** Throws `resource.not_found`, `posting.template_name_taken`, `posting.templates_too_many`. */
  async save(caller: Caller, { postingId, name }: SaveTemplateCommand): Promise<{ templateId: Id }> {
    const employerId = ownEmployer(caller);
    return this.transactions.run(caller, 'postings.save-template', async (tx) => {
      const source = await postingInScope(tx, postingId, { kind: 'employer', employerId });
      const employer = await this.author.employerFor(tx, caller, employerId);
      const shifts = plansOf(await shiftsOf(tx, [source.id]));
      const id = newId();
      const terms = { ...source.terms, validUntil: null, shifts };
      try {
        await tx.insert('posting_templates', {
          id,
          employerId,
          name,
          sourceId: source.id,
          terms: writeTerms(terms, workOf(terms, employer)),
          shifts: writeShifts(shifts),
          savedAt: tx.now,
          actorId: caller.accountId,
        });
      } catch (error) {
        if (isDuplicate(error, 'uq_posting_templates_name'))
          throw new DomainError('posting.template_name_taken', { name });
        throw error;
      }
      await assertFew(tx, employerId);
      return { templateId: id };
    });
  }

  /** Throws `resource.not_found`. */
  async remove(caller: Caller, templateId: Id): Promise<void> {
    const employerId = ownEmployer(caller);
    await this.transactions.run(caller, 'postings.remove-template', async (tx) => {
      const removed = await tx.changedOne('DELETE FROM posting_templates WHERE id = ? AND employer_id = ?', [
        templateId,
        employerId,
      ]);
      if (!removed) throw new DomainError('resource.not_found');
    });
  }

  /**
   * A new posting from a template, with the site contact of the posting that it was made of. What staff took down is
   * reviewed again, however it comes back. Refuses as {@link PublishPosting} does, and with `resource.not_found`.
   */
  async use(caller: Caller, { templateId, dates, publish }: UseTemplateCommand): Promise<PostingOutcome> {
    if (publish) this.author.assertMayPublish(caller);
    const employerId = ownEmployer(caller);
    return this.transactions.run(caller, 'postings.use-template', async (tx) => {
      const template = mustFind(await templateById(tx, employerId, templateId));
      const employer = await this.author.employerFor(tx, caller, employerId);
      const shifts = patternsOn(template.shifts, dates);
      const terms = termsOfDraft({ ...template.terms, validUntil: null, shifts }, employer, tx.now);
      const id = newId();
      const source = await postingById(tx, template.sourceId);
      const origin = {
        copiedFrom: source ? await originOf(tx, source) : template.sourceId,
        importKey: null,
        contact: await this.contacts.copy(tx, template.sourceId, id),
      };
      return this.publishing.write(tx, id, terms, employer, origin, publish);
    });
  }
}

function ownEmployer({ employerId }: Caller): Id {
  if (employerId === null) throw new DomainError('resource.not_found');
  return employerId;
}

function mustFind(template: PostingTemplate | null): PostingTemplate {
  if (!template) throw new DomainError('resource.not_found');
  return template;
}

async function assertFew(tx: Tx, employerId: Id): Promise<void> {
  const row = await tx.row<{ saved: number }>('SELECT COUNT(*) AS saved FROM posting_templates WHERE employer_id = ?', [
    employerId,
  ]);
  if (Number(row?.saved) > MAX_TEMPLATES) throw new DomainError('posting.templates_too_many', { most: MAX_TEMPLATES });
}
