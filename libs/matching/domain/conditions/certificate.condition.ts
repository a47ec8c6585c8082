import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

const covers = (c: CompiledCandidate, kind: string, { firstDate, lastDate }: PreparedQuery): boolean =>
  c.candidate.certificates.some(
    (x) => x.kind === kind && x.validFrom <= firstDate && (x.validTo === null || lastDate <= x.validTo),
  );

const missing = (c: CompiledCandidate, q: PreparedQuery): string | undefined =>
  q.query.requiredCertificates.find((kind) => !covers(c, kind, q));

/**
 * Of every required kind one paper is valid on every local date that the shift touches, its last day included: the one that
 * is shown at the start and stands in the roster.
 */
export const certificate: Condition = {
  code: 'certificate',
  holds: (c, q) => q.query.requiredCertificates.length === 0 || missing(c, q) === undefined,
  numbers: (c, q) => ({ kind: missing(c, q) ?? '', date: q.lastDate }),
};
