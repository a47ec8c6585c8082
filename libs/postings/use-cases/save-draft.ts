import type { Id } from '@gg/kernel';
import { provenanceOf, type Tx } from '@gg/platform';
import { recordTransition } from '../data/posting-records';
import type { PostingRow, ShiftRow } from '../data/postings';
import { insertShifts } from '../data/shift-rows';
import { writeTerms } from '../data/stored-terms';
import { legalEmployerCode } from '../domain/complete-draft';
import type { PostingTerms } from '../domain/posting-terms';
import { expiryOf } from '../domain/repeat-shifts';
import type { AuthorFacts } from './posting-author';
import { workOf } from './terms-of-draft';

/** What a draft has besides its terms. */
export interface DraftOrigin {
  readonly copiedFrom: Id | null;
  readonly importKey: string | null;
  readonly contact: SealedContact | null;
}

/** Name and number of the site contact, sealed for the row. */
export interface SealedContact {
  readonly name: Buffer;
  readonly phone: Buffer;
}

export interface SavedDraft {
  readonly posting: PostingRow;
  readonly shifts: readonly ShiftRow[];
}

/** Writes a new draft with its shifts. @param id chosen by the caller, because the contact is sealed for it */
export async function insertDraft(
  tx: Tx,
  id: Id,
  terms: PostingTerms,
  employer: AuthorFacts,
  { copiedFrom, importKey, contact }: DraftOrigin,
): Promise<SavedDraft> {
  const columns = termColumns(terms, employer);
  await tx.insert('postings', {
    id,
    employerId: employer.id,
    state: 'draft',
    stateSince: tx.now,
    version: 1,
    ...columns,
    copiedFrom,
    cleared: false,
    importKey,
    contactName: contact?.name ?? null,
    contactPhone: contact?.phone ?? null,
    createdAt: tx.now,
    publishedAt: null,
    publicCode: null,
    ...provenanceOf(tx.caller),
  });
  await recordTransition(tx, { postingId: id, from: null, to: 'draft' });
  const shifts = await insertShifts(tx, { id, employerId: employer.id }, terms);
  const { cityCode, regionCode, expiresAt, title, legalEmployerCode: code } = columns;
  const posting: PostingRow = {
    id,
    employerId: employer.id,
    state: 'draft',
    stateSince: tx.now,
    version: 1,
    cityCode,
    regionCode,
    legalEmployerCode: code,
    title,
    terms,
    expiresAt,
    copiedFrom,
    cleared: false,
    createdAt: tx.now,
    publishedAt: null,
    publicCode: null,
  };
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
