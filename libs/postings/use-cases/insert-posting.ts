import type { Id } from '@gg/kernel';
import { provenanceOf, type Tx } from '@gg/platform';
import { auditOnBehalf, recordTransitions } from '../data/posting-records';
import type { PostingRow, ShiftRow } from '../data/postings';
import { withNewCode } from '../data/public-code';
import { insertShifts } from '../data/shift-rows';
import { writeTerms } from '../data/stored-terms';
import { legalEmployerCode } from '../domain/complete-draft';
import type { PostingTerms } from '../domain/posting-terms';
import type { Publication } from '../domain/publication';
import { expiryOf } from '../domain/repeat-shifts';
import type { AuthorFacts } from './posting-author';
import { workOf } from './terms-of-draft';

/** What a posting has besides its terms. */
export interface PostingOrigin {
  readonly copiedFrom: Id | null;
  readonly importKey: string | null;
  readonly contact: SealedContact | null;
}

/** Name and number of the site contact, sealed for the row. */
export interface SealedContact {
  readonly name: Buffer;
  readonly phone: Buffer;
}

export interface InsertedPosting {
  readonly posting: PostingRow;
  readonly shifts: readonly ShiftRow[];
}

/**
 * Writes a new posting with its shifts. One that is published at once is written as it is then, with the steps that it
 * took: no draft stands in the table for a moment.
 * @param id chosen by the caller, because the contact is sealed for it
 */
export async function insertPosting(
  tx: Tx,
  id: Id,
  terms: PostingTerms,
  employer: AuthorFacts,
  { copiedFrom, importKey, contact }: PostingOrigin,
  goes: { readonly to: 'draft' } | Publication = { to: 'draft' },
): Promise<InsertedPosting> {
  const columns = termColumns(terms, employer);
  const isPublic = goes.to === 'published';
  const row = {
    id,
    employerId: employer.id,
    state: goes.to,
    stateSince: tx.now,
    version: goes.to === 'draft' ? 1 : 2,
    copiedFrom,
    cleared: false,
    createdAt: tx.now,
    publishedAt: isPublic ? tx.now : null,
  };
  const insert = (publicCode: string | null): Promise<void> =>
    tx.insert('postings', {
      ...row,
      ...columns,
      importKey,
      contactName: contact?.name ?? null,
      contactPhone: contact?.phone ?? null,
      publicCode,
      ...provenanceOf(tx.caller),
    });
  const publicCode = isPublic ? (await withNewCode(insert)).publicCode : null;
  if (!isPublic) await insert(null);
  const because = goes.to === 'in_review' ? goes.because : [];
  await recordTransitions(tx, [
    { postingId: id, from: null, to: 'draft' },
    ...(goes.to === 'draft' ? [] : [{ postingId: id, from: 'draft' as const, to: goes.to, because }]),
  ]);
  const shifts = await insertShifts(tx, { id, employerId: employer.id }, terms, isPublic);
  await auditOnBehalf(tx, { id, regionCode: columns.regionCode }, 'written');
  const { cityCode, regionCode, expiresAt, title, legalEmployerCode: code } = columns;
  const posting = { ...row, cityCode, regionCode, legalEmployerCode: code, title, terms, expiresAt, publicCode };
  return { posting, shifts };
}

/** The columns that follow from the terms. */
export function termColumns(terms: PostingTerms, employer: AuthorFacts) {
  const { regionCode } = terms.assembly;
  return {
    engagementType: terms.engagementType,
    tradeCode: terms.tradeCode,
    cityCode: regionCode.slice(0, 4),
    regionCode,
    legalEmployerCode: legalEmployerCode(terms.responsibility, employer.id),
    title: terms.title,
    terms: writeTerms(terms, workOf(terms, employer)),
    expiresAt: expiryOf(terms.validUntil, terms.shifts),
  };
}
