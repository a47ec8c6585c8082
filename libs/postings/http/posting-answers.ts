import { ENGAGEMENT_TYPES, INSURANCE_KINDS, type Finding } from '@gg/compliance';
import { z } from 'zod';
import { POSTING_STATES, SHIFT_STATES } from '../domain/posting-lifecycle';
import type { SiteContact } from '../domain/posting-terms';
import type { PublicLinks } from '../read-models/posting-links';
import type { PostingSummary, PostingView } from '../read-models/posting-reader';
import type { PostingOutcome } from '../use-cases/posting-outcome';

const id = z.uuid();
const instant = z.iso.datetime();
const sentence = z.object({ zh: z.string(), en: z.string() });

export const findingSchema = z
  .object({
    ruleId: z.string(),
    ruleVersion: z.number().int(),
    key: z.string(),
    severity: z.enum(['block', 'warn', 'info']),
    review: z.boolean().describe('staff look at the posting because of it'),
    basis: z
      .object({ kind: z.enum(['law', 'market_policy']), zh: z.string(), en: z.string() })
      .describe('the articles, or the policy, which is no law'),
    sentence,
    wayOut: sentence.describe('how to put it right'),
    numbers: z.record(z.string(), z.number()),
    quote: z.string().nullable(),
  })
  .meta({ id: 'Finding' });

export const showFinding = (finding: Finding): z.input<typeof findingSchema> => {
  const { ruleId, ruleVersion, key, severity, review, basis, sentence: words, wayOut, numbers, quote } = finding;
  return {
    ruleId,
    ruleVersion,
    key,
    severity,
    review,
    wayOut,
    numbers,
    quote,
    basis: { kind: basis.kind, zh: basis.zh, en: basis.en },
    sentence: words,
  };
};

const partySchema = z.object({ name: z.string(), creditCode: z.string().nullable() });

export const responsibilitySchema = z
  .object({
    legalEmployer: partySchema.describe('用人单位'),
    actualUser: partySchema.describe('实际用工单位'),
    labourDispatch: z.boolean(),
    payer: z.string().nullable().describe('发薪单位'),
    insurer: z.string().nullable(),
    insuranceKind: z.enum(INSURANCE_KINDS).nullable(),
    intermediary: z
      .object({ name: z.string(), licence: z.string().nullable(), licenceValidUntil: z.iso.date().nullable() })
      .nullable(),
  })
  .describe('责任卡')
  .meta({ id: 'Responsibility' });

export const termsSchema = z
  .object({
    engagementType: z.enum(ENGAGEMENT_TYPES),
    tradeCode: z.string(),
    title: z.string(),
    description: z.string(),
    conditions: z.string(),
    responsibility: responsibilitySchema,
    pay: z.object({
      kind: z.enum(['hourly', 'daily', 'piece']),
      amountFen: z.number().int(),
      unit: z.string().nullable().optional(),
      expectedOutput: z.number().nullable().optional(),
      expectedMinutes: z.number().nullable().optional(),
      preTax: z.boolean(),
    }),
    settlement: z.object({ cycle: z.enum(['daily', 'per_shift', 'weekly', 'monthly']), days: z.number().int() }),
    assembly: z.object({
      point: z.object({ lng: z.number(), lat: z.number() }).describe('WGS-84'),
      name: z.string(),
      address: z.string(),
      regionCode: z.string(),
      minutesBefore: z.number().int(),
      siteId: id.nullable(),
    }),
    loads: z.object({ maxKg: z.number(), repeated: z.boolean() }).nullable(),
    hazards: z.array(z.string()),
    venue: z.string(),
    outdoor: z.boolean(),
    tools: z.string(),
    meals: z.string(),
    transport: z.string(),
    minAge: z.number().int().nullable(),
    maxAge: z.number().int().nullable(),
    requiredCertificates: z.array(z.string()),
    probationDays: z.number().int().nullable(),
    contractDays: z.number().int().nullable(),
    validUntil: instant.nullable(),
    mode: z.object({ dispatch: z.boolean(), claim: z.boolean(), application: z.boolean() }),
    reserves: z.number().int(),
  })
  .meta({ id: 'PostingTerms' });

export const outcomeSchema = z
  .object({
    postingId: id,
    state: z.enum(POSTING_STATES),
    version: z.number().int(),
    shiftIds: z.array(id),
    findings: z.array(findingSchema),
    because: z.array(z.string()).describe('why staff look at it first: ids of rules and reasons'),
  })
  .meta({ id: 'PostingOutcome' });

export const showOutcome = (outcome: PostingOutcome): z.input<typeof outcomeSchema> => ({
  ...outcome,
  shiftIds: [...outcome.shiftIds],
  because: [...outcome.because],
  findings: outcome.findings.map(showFinding),
});

export const previewSchema = z
  .object({
    blocked: z.boolean(),
    review: z.boolean().describe('staff would look at it first'),
    findings: z.array(findingSchema),
    requiredCertificates: z.array(z.string()),
    responsibility: responsibilitySchema,
  })
  .meta({ id: 'PostingPreview' });

export const summarySchema = z
  .object({
    id,
    employerId: id,
    state: z.enum(POSTING_STATES),
    stateSince: instant,
    version: z.number().int(),
    title: z.string(),
    tradeCode: z.string(),
    engagementType: z.string(),
    regionCode: z.string(),
    createdAt: instant,
    publishedAt: instant.nullable(),
    firstStart: instant.nullable(),
    shiftCount: z.number().int(),
    headcount: z.number().int(),
    because: z.array(z.string()),
  })
  .meta({ id: 'PostingSummary' });

export const summariesSchema = z
  .object({ items: z.array(summarySchema), next: z.string().nullable() })
  .meta({ id: 'PostingPage' });

export const showSummary = (one: PostingSummary): z.input<typeof summarySchema> => ({
  ...one,
  stateSince: one.stateSince.toISOString(),
  createdAt: one.createdAt.toISOString(),
  publishedAt: one.publishedAt?.toISOString() ?? null,
  firstStart: one.firstStart?.toISOString() ?? null,
  because: [...one.because],
});

export const appealSchema = z
  .object({
    postingId: id,
    state: z.enum(['made', 'upheld', 'dismissed']),
    statement: z.string(),
    madeAt: instant,
    decision: z.string().nullable(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'PostingAppeal' });

export const breakSchema = z.object({ start: instant, end: instant, paid: z.boolean() });

export const postingSchema = z
  .object({
    id,
    employerId: id,
    state: z.enum(POSTING_STATES),
    stateSince: instant,
    version: z.number().int(),
    createdAt: instant,
    publishedAt: instant.nullable(),
    expiresAt: instant,
    copiedFrom: id.nullable(),
    terms: termsSchema,
    shifts: z.array(
      z.object({
        id,
        state: z.enum(SHIFT_STATES),
        start: instant,
        end: instant,
        breaks: z.array(breakSchema),
        headcount: z.number().int(),
      }),
    ),
    findings: z.array(findingSchema),
    transitions: z.array(
      z.object({
        from: z.enum(POSTING_STATES).nullable(),
        to: z.enum(POSTING_STATES),
        at: instant,
        reason: z.string().nullable(),
        because: z.array(z.string()),
        actorId: id.nullable(),
        onBehalfOf: id.nullable(),
        channel: z.string(),
      }),
    ),
    appeal: appealSchema.nullable(),
    contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
    links: z
      .object({ code: z.string(), url: z.url(), posterUrl: z.url(), qrSvgUrl: z.url(), qrPngUrl: z.url() })
      .nullable()
      .describe('where everybody sees it, for chats and walls; null while it has never been public'),
  })
  .meta({ id: 'Posting' });

/**
 * A posting as its employer and staff see it.
 * @param contact null where it is not for the asker
 * @param links of its code
 */
export function showPosting(
  view: PostingView,
  contact: SiteContact | null,
  links: PublicLinks | null,
): z.input<typeof postingSchema> {
  const { posting, shifts, findings, transitions, appeal } = view;
  const { validUntil, hazards, requiredCertificates, ...terms } = posting.terms;
  return {
    id: posting.id,
    employerId: posting.employerId,
    state: posting.state,
    stateSince: posting.stateSince.toISOString(),
    version: posting.version,
    createdAt: posting.createdAt.toISOString(),
    publishedAt: posting.publishedAt?.toISOString() ?? null,
    expiresAt: posting.expiresAt.toISOString(),
    copiedFrom: posting.copiedFrom,
    terms: {
      ...terms,
      hazards: [...hazards],
      requiredCertificates: [...requiredCertificates],
      validUntil: validUntil?.toISOString() ?? null,
    },
    shifts: shifts.map((shift) => ({
      id: shift.id,
      state: shift.state,
      start: shift.start.toISOString(),
      end: shift.end.toISOString(),
      breaks: shift.breaks.map(({ start, end, paid }) => ({
        start: start.toISOString(),
        end: end.toISOString(),
        paid,
      })),
      headcount: shift.headcount,
    })),
    findings: findings.map(showFinding),
    transitions: transitions.map((one) => ({ ...one, at: one.at.toISOString(), because: [...one.because] })),
    appeal,
    contact,
    links,
  };
}
