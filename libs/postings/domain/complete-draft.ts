import { paidMinutes, type EmployerKind, type PayOffer, type Responsibility } from '@gg/compliance';
import { distanceM, DomainError, type GeoPoint, type LocalDate } from '@gg/kernel';
import type { Trade } from '@gg/reference-data';
import type { PostingDraft, PostingTerms } from './posting-terms';

/** What is known of the employer who posts. */
export interface PostingEmployer {
  readonly id: string;
  readonly kind: EmployerKind;
  readonly name: string;
  readonly creditCode: string | null;
  /** 人力资源服务许可证 of an agent. */
  readonly licence: { readonly number: string; readonly validTo: LocalDate | null } | null;
}

/** What is known of the trade and the place. */
export interface PostingPlace {
  readonly trade: Trade;
  /** Of the county of the assembly point. */
  readonly region: { readonly name: string; readonly centre: GeoPoint };
}

/** No place of a county lies farther from the county's centre, metres: beyond it the axes are exchanged or the county is wrong. */
const FARTHEST_IN_COUNTY_M = 120_000;

/**
 * The terms of a posting from what the employer said: the responsibility card, the certificates and the exposure that
 * follow from the employer's own facts and from the trade are filled in. What law asks for a trade cannot be left out.
 *
 * Throws `posting.legal_employer_foreign` when somebody but an agency names another legal employer: the hours of that
 * firm's workers are counted under its code, so nobody may write it on a posting of their own.
 */
export function completeDraft(
  draft: PostingDraft,
  employer: PostingEmployer,
  { trade, region }: PostingPlace,
): PostingTerms {
  assertCoherent(draft);
  if (distanceM(draft.assembly.point, region.centre) > FARTHEST_IN_COUNTY_M) {
    throw new DomainError('posting.point_outside', { region: region.name });
  }
  const lawful = trade.certificates.filter(({ requirement }) => requirement === 'law').map(({ kind }) => kind);
  return {
    ...draft,
    responsibility: completeResponsibility(draft.responsibility, employer),
    outdoor: draft.outdoor ?? trade.outdoor,
    hazards: [...new Set([...trade.hazards, ...draft.hazards])],
    requiredCertificates: [...new Set([...lawful, ...(draft.requiredCertificates ?? [])])],
    pay: completePay(draft),
    shifts: [...draft.shifts].sort(
      (a, b) => a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime(),
    ),
  };
}

/** Day pay is for the longest shift of the posting: what an hour is worth must not be flattered by a shorter one. */
function completePay({ pay, shifts }: PostingDraft): PayOffer {
  if (pay.kind === 'piece') return pay;
  const expectedMinutes = pay.kind === 'daily' ? Math.max(...shifts.map(paidMinutes)) : null;
  return { ...pay, unit: null, expectedOutput: null, expectedMinutes };
}

function completeResponsibility(said: PostingDraft['responsibility'], employer: PostingEmployer): Responsibility {
  const own = { name: employer.name, creditCode: employer.creditCode };
  const legalEmployer = said.legalEmployer ?? own;
  const isOwn =
    legalEmployer.creditCode === own.creditCode && (own.creditCode !== null || legalEmployer.name === own.name);
  if (!isOwn && employer.kind !== 'agent') throw new DomainError('posting.legal_employer_foreign');
  return {
    legalEmployer: isOwn ? own : legalEmployer,
    actualUser: said.actualUser ?? (isOwn ? own : legalEmployer),
    labourDispatch: said.labourDispatch,
    payer: said.payer ?? legalEmployer.name,
    insurer: said.insurer,
    insuranceKind: said.insuranceKind,
    intermediary: intermediaryOf(said, employer),
  };
}

/** An agency stands on every posting of its own, with the licence that staff have seen, whatever the form says. */
function intermediaryOf(
  said: PostingDraft['responsibility'],
  employer: PostingEmployer,
): Responsibility['intermediary'] {
  if (employer.kind !== 'agent') return said.intermediary;
  if (said.intermediary !== null && said.intermediary.name !== employer.name) {
    throw new DomainError('posting.intermediary_foreign');
  }
  const { licence } = employer;
  return { name: employer.name, licence: licence?.number ?? null, licenceValidUntil: licence?.validTo ?? null };
}

function assertCoherent({ pay, mode, minAge, maxAge }: PostingDraft): void {
  if (mode.application && mode.claim) throw new DomainError('posting.mode_conflict');
  if (!mode.application && !mode.claim && !mode.dispatch) throw new DomainError('posting.mode_missing');
  if (minAge !== null && maxAge !== null && minAge > maxAge) throw new DomainError('posting.ages_reversed');
  if (pay.kind === 'piece' && !(pay.unit && pay.expectedOutput && pay.expectedMinutes)) {
    throw new DomainError('posting.piece_incomplete');
  }
}

/**
 * Whose hours the law adds up: the credit code of the legal employer, or a key of its own for a household, which has none.
 */
export const legalEmployerCode = (responsibility: Responsibility, employerId: string): string =>
  responsibility.legalEmployer.creditCode ?? `household:${employerId}`;
