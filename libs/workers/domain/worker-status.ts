import { DomainError, ageOn, type Id, type LocalDate } from '@gg/kernel';

/**
 * 劳动者身份: facts of the person that law asks about. `adult` and `juvenile` are not among them: they follow from the
 * birth date and the day of the work, and nobody states them. Minimal on purpose (个人信息保护法 6): what no rule asks for is
 * not collected.
 */
export const STATED_STATUSES = [
  /** 在校学生 */
  'student',
  /** 超过法定退休年龄: from the ID number alone only the earliest and latest dates are known, so the person is asked. */
  'past_retirement_age',
  /** 已领取基本养老金 */
  'drawing_pension',
  /** 就业困难人员 */
  'hard_to_employ',
  /** 毕业两年内的高校毕业生 */
  'recent_graduate',
  /** 登记失业人员 */
  'registered_unemployed',
  /** 已办未成年工登记 (未成年工特殊保护规定 9) */
  'juvenile_registered',
  /** 已签超龄用工协议 */
  'over_age_agreement',
] as const;
export type StatedStatus = (typeof STATED_STATUSES)[number];

/** Said by the person → shown to staff, or found untrue by them. */
export type ProofState = 'stated' | 'proven' | 'refused';

/** How staff satisfied themselves. */
export const PROOF_METHODS = [
  /** 原件已查验: the paper itself was seen at a window. */
  'document_seen',
  /** 系统核验: a public register answered. */
  'register_query',
] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

/** By whom, how and when something stated was proven or refused. */
export interface Proof {
  readonly method: ProofMethod;
  readonly by: Id;
  readonly at: Date;
}

/** From when to when a fact holds; both dates included, null is open. */
export interface Period {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Throws `worker.period_reversed` when the end lies before the start. */
export function assertPeriod({ from, to }: Period): void {
  if (from !== null && to !== null && to < from) throw new DomainError('worker.period_reversed');
}

/** Whether a period holds on a date. */
export const holdsOn = ({ from, to }: Period, date: LocalDate): boolean =>
  (from === null || from <= date) && (to === null || date <= to);

/** Completed years from which somebody is of age (民法典 17). */
const OF_AGE = 18;

/** What the birth date says of a person on a day: 未成年 or 成年; null when it is unknown. */
export const ageStatusOn = (birthDate: LocalDate | null, date: LocalDate): 'adult' | 'juvenile' | null =>
  birthDate === null ? null : ageOn(birthDate, date) >= OF_AGE ? 'adult' : 'juvenile';

/**
 * What staff may do with a stated fact: prove it, refuse it, or take either back later when the paper turns out
 * otherwise. Nobody proves what they stated of themself; the row says who did.
 */
export function assertProofMove(from: ProofState, to: Exclude<ProofState, 'stated'>): void {
  if (from === to) throw new DomainError('worker.proof_unchanged');
}
