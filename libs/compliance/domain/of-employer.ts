import type { AcceptanceFacts, OtherWork } from './facts';

/** Credit codes are compared without regard to case and blanks. */
const sameCode = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toUpperCase() === b.trim().toUpperCase();

/**
 * The worker's other work for the same legal employer, by credit code and not by site or by engagement type: calling a
 * shift by another name does not make it another employer's.
 */
export const ofEmployer = ({ otherWork, legalEmployerCreditCode }: AcceptanceFacts): OtherWork[] =>
  otherWork.filter((other) => sameCode(other.legalEmployerCreditCode, legalEmployerCreditCode));

/** Whether any of the work is of the employer. */
export const isOfEmployer = (otherWork: readonly OtherWork[], legalEmployerCreditCode: string | null): boolean =>
  otherWork.some((other) => sameCode(other.legalEmployerCreditCode, legalEmployerCreditCode));
