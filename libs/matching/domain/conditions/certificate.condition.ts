import type { LocalDate } from '@gg/kernel';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

const isValidOn = (c: CompiledCandidate, kind: string, date: LocalDate): boolean =>
  c.candidate.certificates.some(
    (x) => x.kind === kind && x.validFrom <= date && (x.validTo === null || date <= x.validTo),
  );

function firstGap(c: CompiledCandidate, q: PreparedQuery): { kind: string; date: LocalDate } | null {
  for (const kind of q.query.requiredCertificates) {
    for (const { date } of q.days) if (!isValidOn(c, kind, date)) return { kind, date };
  }
  return null;
}

/**
 * Every required certificate is valid on every local date that the shift touches, its last day included. A renewal counts
 * with its predecessor: each date may be covered by another paper of the same kind.
 */
export const certificate: Condition = {
  code: 'certificate',
  holds: (c, q) => q.query.requiredCertificates.length === 0 || firstGap(c, q) === null,
  numbers: (c, q) => ({ ...firstGap(c, q) }),
};
