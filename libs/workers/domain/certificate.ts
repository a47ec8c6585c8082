import { DomainError, type LocalDate } from '@gg/kernel';
import type { CertificateKind } from '@gg/reference-data';

/** A paper that a person holds (特种作业操作证, 健康证 …), by its own dates. */
export interface CertificateTerm {
  readonly kind: CertificateKind;
  readonly validFrom: LocalDate;
  /** Last valid date; null for a paper without a fixed term. */
  readonly validTo: LocalDate | null;
}

/** More papers than these belong to nobody; the limit keeps a row of the projection small. */
export const MAX_CERTIFICATES = 30;

/**
 * Checks a paper's dates. A paper that has a term by its regulation needs its last date, or an expired one would count
 * for ever. Throws `worker.period_reversed`, `worker.certificate_term_missing`, `worker.certificate_not_yet_issued`.
 * @param hasTerm whether papers of this kind have a term by regulation
 */
export function assertCertificate(term: CertificateTerm, hasTerm: boolean, today: LocalDate): void {
  if (term.validTo !== null && term.validTo < term.validFrom) throw new DomainError('worker.period_reversed');
  if (term.validTo === null && hasTerm) throw new DomainError('worker.certificate_term_missing');
  if (term.validFrom > today) throw new DomainError('worker.certificate_not_yet_issued');
}

const NUMBER = /^[\p{L}\p{N}(][\p{L}\p{N}\-/()〔〕[\].]{2,39}$/u;

/** A certificate's number as printed: no spaces. Throws `worker.certificate_number_invalid`. */
export function certificateNumber(text: string): string {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (!NUMBER.test(number)) throw new DomainError('worker.certificate_number_invalid');
  return number;
}

/** `T450103199001011234` → `****1234`: enough to tell one's own papers apart. */
export const maskCertificateNumber = (number: string): string => `****${number.slice(-4)}`;
