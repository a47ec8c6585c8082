import type { PostingDraft } from '@gg/postings';
import type { EmployerPlan, MadeTerms, PostingPlan } from '../generate/world';

/**
 * The draft that somebody would send. What an agent posts names the firm it is for, and has no site of the agent's own;
 * what an employer posts for itself leaves its own name to be filled in.
 */
export function draftOf(
  terms: MadeTerms,
  poster: EmployerPlan,
  { mode, reserves }: Pick<PostingPlan, 'mode' | 'reserves'>,
): PostingDraft {
  const { responsibility, siteId, assembly, certificates, ...rest } = terms;
  const forAnother = poster.kind === 'agent';
  return {
    engagementType: rest.engagementType,
    tradeCode: rest.tradeCode,
    title: rest.title,
    description: rest.description,
    conditions: rest.conditions,
    responsibility: {
      legalEmployer: forAnother ? responsibility.legalEmployer : null,
      actualUser: forAnother ? responsibility.actualUser : null,
      labourDispatch: false,
      payer: responsibility.payer,
      insurer: responsibility.insurer,
      insuranceKind: responsibility.insuranceKind,
      intermediary: null,
    },
    pay: rest.pay,
    settlement: rest.settlement,
    assembly: { ...assembly, siteId: forAnother ? null : siteId },
    loads: rest.loads,
    hazards: rest.hazards,
    venue: 'ordinary',
    outdoor: null,
    tools: rest.tools,
    meals: rest.meals,
    transport: rest.transport,
    minAge: rest.minAge,
    maxAge: rest.maxAge,
    requiredCertificates: certificates,
    probationDays: null,
    contractDays: rest.contractDays,
    validUntil: null,
    mode,
    reserves,
    shifts: rest.shifts,
  };
}
