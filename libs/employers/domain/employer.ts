import { DomainError, TransitionTable, type LocalDate } from '@gg/kernel';
import type { EmployerKind } from '@gg/compliance';

/** 核验: staff look at an employer before its first posting is public, and again later. */
export type VerificationState = 'awaiting' | 'verified' | 'refused';

/**
 * Back to `awaiting` when the facts that were verified change; `verified` to `refused` when they turn out to have been
 * wrong. Whoever was refused corrects the facts and is looked at again.
 */
export const verificationLifecycle = new TransitionTable<VerificationState>('employer_verification', 'awaiting', {
  awaiting: ['verified', 'refused'],
  verified: ['awaiting', 'refused', 'verified'],
  refused: ['awaiting', 'verified'],
});

/** How staff satisfied themselves. */
export const EMPLOYER_PROOFS = [
  /** 营业执照原件或电子营业执照已查验 */
  'licence_seen',
  /** 国家企业信用信息公示系统核验 */
  'register_query',
  /** 家庭: 户主身份证已查验 */
  'identity_seen',
] as const;
export type EmployerProof = (typeof EMPLOYER_PROOFS)[number];

/** What is asked of an employer of each kind. */
interface KindRule {
  readonly creditCode: boolean;
  readonly licence: boolean;
  readonly proofs: readonly EmployerProof[];
}

const KIND_RULES: Readonly<Record<EmployerKind, KindRule>> = {
  organisation: { creditCode: true, licence: false, proofs: ['licence_seen', 'register_query'] },
  sole_trader: { creditCode: true, licence: false, proofs: ['licence_seen', 'register_query'] },
  household: { creditCode: false, licence: false, proofs: ['identity_seen'] },
  /** 职业中介 needs the 人力资源服务许可证 (就业促进法 40; 人力资源市场暂行条例 18). */
  agent: { creditCode: true, licence: true, proofs: ['licence_seen', 'register_query'] },
};

/** 人力资源服务许可证. */
export interface Licence {
  readonly number: string;
  readonly validFrom: LocalDate;
  /** Last valid date; null when the licence names none. */
  readonly validTo: LocalDate | null;
}

/** Whether a licence counts on a date. */
export const licenceHolds = (licence: Licence | null, on: LocalDate): boolean =>
  licence !== null && licence.validFrom <= on && (licence.validTo === null || on <= licence.validTo);

/** Throws `employer.credit_code_missing`, or `employer.credit_code_unwanted` for a household. */
export function assertCodeFits(kind: EmployerKind, hasCreditCode: boolean): void {
  if (KIND_RULES[kind].creditCode && !hasCreditCode) throw new DomainError('employer.credit_code_missing');
  if (!KIND_RULES[kind].creditCode && hasCreditCode) throw new DomainError('employer.credit_code_unwanted');
}

/** Facts that stand when staff verify. */
export interface VerificationFacts {
  readonly kind: EmployerKind;
  readonly state: VerificationState;
  readonly licence: Licence | null;
  /** Whether an owner's ID number is known with a right check character. */
  readonly ownerIdentified: boolean;
}

/**
 * Whether staff may verify on this proof today. Throws `employer.proof_unfit`, `employer.licence_missing`,
 * `employer.owner_unidentified`, `state.transition_refused`.
 */
export function assertVerifiable(facts: VerificationFacts, proof: EmployerProof, today: LocalDate): void {
  verificationLifecycle.assert(facts.state, 'verified');
  const rule = KIND_RULES[facts.kind];
  if (!rule.proofs.includes(proof)) throw new DomainError('employer.proof_unfit');
  if (rule.licence && !licenceHolds(facts.licence, today)) throw new DomainError('employer.licence_missing');
  if (facts.kind === 'household' && !facts.ownerIdentified) throw new DomainError('employer.owner_unidentified');
}

/** Qualifications are looked at again every six months (网络招聘信息管理要求, 2026-01). */
const RECHECK_MONTHS = 6;

/** The local date from which staff are asked to look again. */
export function recheckDueOn(verifiedOn: LocalDate): LocalDate {
  const [year, month, day] = verifiedOn.split('-').map(Number) as [number, number, number];
  const months = year * 12 + month - 1 + RECHECK_MONTHS;
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(Math.floor(months / 12), months % 12, Math.min(day, lastDay)));
  return date.toISOString().slice(0, 10);
}

const LICENCE_NUMBER = /^[\p{L}\p{N}()[\]〔〕\-.·]{4,60}$/u;

/** A licence's number as printed: half-width, no blanks. Throws `employer.licence_number_invalid`. */
export function licenceNumber(text: string): string {
  const number = text.normalize('NFKC').replace(/\s/g, '');
  if (!LICENCE_NUMBER.test(number)) throw new DomainError('employer.licence_number_invalid');
  return number;
}

/** Throws `employer.licence_dates` for a term that ends before it starts, or has ended. */
export function assertLicence({ validFrom, validTo }: Licence, today: LocalDate): void {
  if (validTo !== null && (validTo < validFrom || validTo < today)) throw new DomainError('employer.licence_dates');
}
