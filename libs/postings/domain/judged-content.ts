import type { EmployerKind, PostingContent } from '@gg/compliance';
import type { PostingTerms } from './posting-terms';

/** The terms as the rules want them. */
export function judgedContent(terms: PostingTerms, employerKind: EmployerKind): PostingContent {
  const { assembly, conditions } = terms;
  return {
    engagementType: terms.engagementType,
    employerKind,
    tradeCode: terms.tradeCode,
    title: terms.title,
    description: allWords(terms),
    conditionsText: conditions === '' ? null : conditions,
    responsibility: terms.responsibility,
    headcount: Math.max(...terms.shifts.map(({ headcount }) => headcount)),
    regionCode: assembly.regionCode,
    placeText: [assembly.name, assembly.address].filter((part) => part !== '').join(' ') || null,
    pay: terms.pay,
    settlement: terms.settlement,
    loads: terms.loads,
    hazards: terms.hazards,
    venue: terms.venue,
    minAge: terms.minAge,
    maxAge: terms.maxAge,
    certificates: terms.requiredCertificates,
    probationDays: terms.probationDays,
    contractDays: terms.contractDays,
    shifts: terms.shifts,
    validUntil: terms.validUntil,
  };
}

/**
 * Every free text counts: a deposit asked for under "meals" is asked for. An empty description stays empty, so that the
 * other texts do not hide that the work itself is not described.
 */
const allWords = ({ description, tools, meals, transport }: PostingTerms): string =>
  description === '' ? '' : [description, tools, meals, transport].filter((part) => part !== '').join('\n');
