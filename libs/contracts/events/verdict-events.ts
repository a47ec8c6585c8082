import { z } from 'zod';
import { id } from './fields';

/** What staff found of somebody, so that they hear of it. The states themselves are told by the rooms that own them. */
export const verdictEvents = {
  /** An employer was verified, or refused with a reason. */
  'employer.judged.v1': z.object({
    employerId: id,
    verdict: z.enum(['verified', 'refused']),
    reason: z.string().nullable(),
  }),
  /** A person's identity was verified, or a verification or number was taken back. */
  'identity.judged.v1': z.object({
    accountId: id,
    verdict: z.enum(['verified', 'withdrawn']),
    identityState: z.enum(['unverified', 'format_ok', 'verified']),
    /** A code: how it was verified, or why it was taken back. */
    why: z.string(),
  }),
  /** What a worker stated of themself, or a paper of theirs, was proven or refused. */
  'proof.judged.v1': z.object({
    workerId: id,
    subject: z.enum(['status', 'certificate']),
    subjectId: id,
    kind: z.string(),
    verdict: z.enum(['proven', 'refused']),
  }),
} as const;
