import type { AcceptanceContent, OtherWork } from '@gg/compliance';
import type { Candidate } from './candidate';

/** A candidate as the rules of compliance look at a worker. */
export interface JudgedPerson {
  /**
   * Null without birth date and sex. Statuses and papers are left out: the papers are a condition of their own, and no rule
   * refuses anybody for a status; a test keeps it so.
   */
  readonly person: AcceptanceContent['worker'] | null;
  /** Worked out when it is asked for: few rules look at it, and of few people. */
  readonly otherWork: () => readonly OtherWork[];
}

/** 统一社会信用代码 of a legal employer as bookings and postings store it; null for a household. */
export const creditCodeOf = (legalEmployerCode: string): string | null =>
  legalEmployerCode.startsWith('household:') ? null : legalEmployerCode;

const NOTHING = { statuses: [], certificates: [], overAgeAgreement: false, juvenileRegistered: false } as const;

export function judgedPersonOf(candidate: Candidate): JudgedPerson {
  const { birthDate, sex } = candidate;
  return {
    person: birthDate === null || sex === undefined ? null : { birthDate, sex, ...NOTHING },
    otherWork: () =>
      candidate.bookings.map(({ start, end, unpaidBreaks, legalEmployerCode, engagementType }) => ({
        shift: { start, end, breaks: unpaidBreaks.map((pause) => ({ ...pause, paid: false })) },
        legalEmployerCreditCode: creditCodeOf(legalEmployerCode),
        engagementType,
      })),
  };
}
