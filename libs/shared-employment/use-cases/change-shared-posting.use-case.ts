import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { PostingAuthor, type AuthorFacts, type PostingScope } from '@gg/postings';
import { auditShared, recordSharedTransition, storeSharedJudgement } from '../data/shared-records';
import { sharedPostingInScope, sharedPostingsById, type SharedPostingRow } from '../data/shared-postings';
import { livePairsOfPosting, type SharedPairRow } from '../data/shared-pairs';
import { decideSharedPublication } from '../domain/judged-sharing';
import { isMaterialChange } from '../domain/material-change';
import type { SharedContact, SharedTerms } from '../domain/shared-terms';
import { sharedColumns } from './create-shared-posting.use-case';
import { checkTerms, judgeTerms } from './judge-terms';
import { endPairs, movePair, recordPairs, tellOfPair } from './pair-moves';
import { askForSharedReview } from './publish-shared-posting.use-case';
import { SharedCities } from './shared-cities';
import { SharedContacts } from './shared-contacts';
import { firmOf, moveSharedPosting, scheduleSharedExpiry } from './shared-posting-moves';
import { judgeStanding, postingsOf } from './standing-pair';
import { sharedOutcome, type SharedPostingOutcome } from './shared-posting-outcome';

export interface ChangeSharedPostingCommand {
  readonly postingId: Id;
  /** The version that was edited; another's change in between refuses. */
  readonly version: number;
  /** What changes; the rest stays. A surplus stays one. */
  readonly changes: Partial<Omit<SharedTerms, 'side'>>;
  readonly contact?: SharedContact | undefined;
  /** Whom staff act for; members write for their own. */
  readonly employerId?: Id | null;
}

/**
 * Changes a draft, or a posting while it is open: then the rules are asked again, pairs that were opened on other terms
 * lapse, those in talks stay while they are still possible, and the city's pairs are looked at anew.
 *
 * Refuses with `resource.not_found`, `shared-posting.not_editable`, `shared-posting.changed_meanwhile`,
 * `shared-posting.blocked`, `shared-posting.heads_in_talks`, `access.denied`, and its shape.
 */
@Injectable()
export class ChangeSharedPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SharedCities) private readonly cities: SharedCities,
    @Inject(SharedContacts) private readonly contacts: SharedContacts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, command: ChangeSharedPostingCommand): Promise<SharedPostingOutcome> {
    const { postingId, changes, employerId = null } = command;
    return this.transactions.run(caller, 'shared-postings.change', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const seen = await sharedPostingInScope(tx, postingId, scope);
      const terms: SharedTerms = { ...seen.terms, ...changes };
      checkTerms(terms, tx.now);
      await this.cities.hold(tx, seen.cityCode, terms.place.regionCode.slice(0, 4));
      const before = await this.standing(tx, command, scope, seen);
      const employer = await this.author.employerFor(tx, caller, before.employerId);
      if (before.state === 'published') this.author.assertMayPublish(caller);
      const after = await this.write(tx, before, terms, employer, command.contact);
      await auditShared(tx, after, 'changed');
      return after.state === 'draft' ? sharedOutcome(after) : this.whileOpen(tx, before, after, employer);
    });
  }

  /** The posting as it is once its city is held, and as it was when it was edited. */
  private async standing(
    tx: Tx,
    { postingId, version }: ChangeSharedPostingCommand,
    scope: PostingScope,
    seen: SharedPostingRow,
  ): Promise<SharedPostingRow> {
    const posting = await sharedPostingInScope(tx, postingId, scope);
    if (posting.state !== 'draft' && posting.state !== 'published') {
      throw new DomainError('shared-posting.not_editable', { state: posting.state });
    }
    if (posting.version !== version || posting.cityCode !== seen.cityCode) {
      throw new DomainError('shared-posting.changed_meanwhile');
    }
    return posting;
  }

  private async write(
    tx: Tx,
    before: SharedPostingRow,
    terms: SharedTerms,
    employer: AuthorFacts,
    contact: SharedContact | undefined,
  ): Promise<SharedPostingRow> {
    if (terms.headcount < before.held) throw new DomainError('shared-posting.heads_in_talks', { held: before.held });
    const version = before.version + 1;
    const materialVersion = isMaterialChange(before.terms, terms) ? version : before.materialVersion;
    const columns = sharedColumns(terms, employer);
    const { employerName, cityCode, regionCode, title, headcount, expiresAt } = columns;
    const changed = await tx.changedOne(
      `UPDATE shared_postings SET employer_name = ?, city_code = ?, region_code = ?, title = ?, headcount = ?, terms = ?,
              expires_at = ?, version = ?, material_version = ? WHERE id = ? AND version = ? AND held <= ?`,
      [
        employerName,
        cityCode,
        regionCode,
        title,
        headcount,
        JSON.stringify(terms),
        expiresAt,
        version,
        materialVersion,
        before.id,
        before.version,
        headcount,
      ],
    );
    if (!changed) throw new DomainError('shared-posting.changed_meanwhile');
    if (contact) {
      const sealed = await this.contacts.seal(tx, before.id, contact);
      await tx.change('UPDATE shared_postings SET contact_name = ?, contact_phone = ? WHERE id = ?', [
        sealed.contactName,
        sealed.contactPhone,
        before.id,
      ]);
    }
    const after = { ...before, ...columns, terms, version, materialVersion };
    await recordSharedTransition(tx, { posting: after, from: before.state });
    return after;
  }

  private async whileOpen(
    tx: Tx,
    before: SharedPostingRow,
    after: SharedPostingRow,
    employer: AuthorFacts,
  ): Promise<SharedPostingOutcome> {
    const judged = judgeTerms(after.terms, employer, tx.now);
    const { to, because } = decideSharedPublication(judged.findings, employer.verified);
    await storeSharedJudgement(tx, after, 'change', judged);
    let posting = after;
    if (to === 'in_review') {
      posting = await moveSharedPosting(tx, after, to, { because });
      await endPairs(tx, after.id, { to: 'withdrawn', reason: 'posting_in_review', by: firmOf(after) });
      askForSharedReview(tx, posting, because);
    } else if (after.materialVersion !== before.materialVersion) {
      await this.lookAtPairs(tx, after);
    }
    for (const city of new Set([before.cityCode, after.cityCode])) await this.cities.askAllocation(tx, city);
    if (after.expiresAt.getTime() !== before.expiresAt.getTime()) scheduleSharedExpiry(tx, posting);
    return sharedOutcome(posting, judged.findings, because);
  }

  /** Who said yes to other terms is asked again; who talks hears of it, as long as there is something to talk about. */
  private async lookAtPairs(tx: Tx, changed: SharedPostingRow): Promise<void> {
    const pairs = await livePairsOfPosting(tx, changed.id);
    const by = firmOf(changed);
    const rows = await sharedPostingsById(
      tx,
      pairs.flatMap(({ surplusId, shortageId }) => [surplusId, shortageId]),
    );
    for (const pair of pairs) {
      if (pair.state === 'proposed') continue;
      const postings = postingsOf(pair, rows);
      const possible =
        pair.state === 'in_talks' &&
        postings.surplus.cityCode === postings.shortage.cityCode &&
        judgeStanding(pair, postings, this.config.settings.sharedEmployment, tx.now).met;
      if (!possible) await movePair(tx, pair, { to: 'lapsed', reason: 'terms_changed', by });
      else await this.tellInTalks(tx, pair, changed);
    }
  }

  /** The talks are about the new terms from now on: a refusal is one of these. */
  private async tellInTalks(tx: Tx, pair: SharedPairRow, changed: SharedPostingRow): Promise<void> {
    const by = firmOf(changed);
    const material =
      by === 'lender' ? { surplusMaterial: changed.materialVersion } : { shortageMaterial: changed.materialVersion };
    const now = { ...pair, ...material, version: pair.version + 1, reason: 'terms_changed' };
    const moved = await tx.changedOne(
      `UPDATE shared_pairs SET version = ?, reason = ?, surplus_material = ?, shortage_material = ?
        WHERE id = ? AND version = ?`,
      [now.version, now.reason, now.surplusMaterial, now.shortageMaterial, pair.id, pair.version],
    );
    if (!moved) throw new DomainError('shared-pair.changed_meanwhile');
    await recordPairs(tx, [{ pair: now, from: pair.state }]);
    tellOfPair(tx, now, by);
  }
}
