import { SHARING_SIDES } from '@gg/compliance';
import { findingSchema, showFinding } from '@gg/postings';
import { z } from 'zod';
import { SHARED_POSTING_STATES } from '../domain/shared-posting-lifecycle';
import { pairText } from '../domain/pair-texts';
import type { SharedContact, SharedTerms } from '../domain/shared-terms';
import type { SharedPostingSummary, SharedPostingView } from '../read-models/shared-posting-reader';
import type { SharingExplanation } from '../read-models/sharing-explainer';
import type { SharingPreview } from '../use-cases/preview-sharing.use-case';
import type { SharedPostingOutcome } from '../use-cases/shared-posting-outcome';

const id = z.uuid();
const instant = z.iso.datetime();
const sentence = z.object({ zh: z.string(), en: z.string() });
const side = z.enum(SHARING_SIDES);
const state = z.enum(SHARED_POSTING_STATES);

export const sharedOutcomeSchema = z
  .object({
    postingId: id,
    state,
    version: z.number().int(),
    findings: z.array(findingSchema),
    because: z.array(z.string()).describe('why staff look at it first: ids of rules and reasons'),
  })
  .meta({ id: 'SharedPostingOutcome' });

export const showSharedOutcome = (outcome: SharedPostingOutcome): z.input<typeof sharedOutcomeSchema> => ({
  ...outcome,
  findings: outcome.findings.map(showFinding),
  because: [...outcome.because],
});

export const sharedPreviewSchema = z
  .object({
    blocked: z.boolean(),
    review: z.boolean().describe('staff would look at it first'),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'SharedPostingPreview' });

export const showSharedPreview = ({
  blocked,
  review,
  findings,
}: SharingPreview): z.input<typeof sharedPreviewSchema> => ({
  blocked,
  review,
  findings: findings.map(showFinding),
});

/** What is open to everybody: no contact, no declaration, the place by its county and address. */
const openFields = {
  title: z.string(),
  description: z.string(),
  tradeCodes: z.array(z.string()),
  skills: z.array(z.string()),
  certificates: z.array(z.string()),
  headcount: z.number().int(),
  leastGroup: z.number().int(),
  from: z.iso.date(),
  to: z.iso.date(),
  leastDays: z.number().int(),
  regionCode: z.string(),
  address: z.string(),
  pay: z.object({ unit: z.enum(['month', 'day', 'hour']), amountFen: z.number().int() }),
  board: z.object({ meals: z.boolean(), lodging: z.boolean() }),
  transport: z.boolean(),
};

const openTerms = (terms: SharedTerms) => ({
  title: terms.title,
  description: terms.description,
  tradeCodes: [...terms.tradeCodes],
  skills: [...terms.skills],
  certificates: [...terms.certificates],
  headcount: terms.headcount,
  leastGroup: terms.leastGroup,
  from: terms.from,
  to: terms.to,
  leastDays: terms.leastDays,
  regionCode: terms.place.regionCode,
  address: terms.place.address,
  pay: { ...terms.pay },
  board: { ...terms.board },
  transport: terms.transport,
});

/** A surplus or a shortage as anybody may see it. */
export const openSharedPostingSchema = z
  .object({ id, side, firm: z.string(), publishedAt: instant.nullable(), ...openFields })
  .meta({ id: 'OpenSharedPosting' });

export const openSharedPostingsSchema = z
  .object({ items: z.array(openSharedPostingSchema), next: z.string().nullable() })
  .meta({ id: 'OpenSharedPostingPage' });

type Shown = Pick<SharedPostingSummary, 'id' | 'side' | 'employerName' | 'publishedAt' | 'terms'>;

export const showOpenSharedPosting = (one: Shown): z.input<typeof openSharedPostingSchema> => ({
  id: one.id,
  side: one.side,
  firm: one.employerName,
  publishedAt: one.publishedAt?.toISOString() ?? null,
  ...openTerms(one.terms),
});

export const sharedSummarySchema = z
  .object({
    id,
    side,
    employerId: id,
    firm: z.string(),
    state,
    stateSince: instant,
    version: z.number().int(),
    title: z.string(),
    regionCode: z.string(),
    headcount: z.number().int(),
    held: z.number().int().describe('heads that opened pairs keep'),
    tradeCodes: openFields.tradeCodes,
    pay: openFields.pay,
    from: z.iso.date(),
    to: z.iso.date(),
    createdAt: instant,
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'SharedPostingSummary' });

export const sharedSummariesSchema = z
  .object({ items: z.array(sharedSummarySchema), next: z.string().nullable() })
  .meta({ id: 'SharedPostingPage' });

export const showSharedSummary = (one: SharedPostingSummary): z.input<typeof sharedSummarySchema> => ({
  id: one.id,
  side: one.side,
  employerId: one.employerId,
  firm: one.employerName,
  state: one.state,
  stateSince: one.stateSince.toISOString(),
  version: one.version,
  title: one.title,
  regionCode: one.regionCode,
  headcount: one.headcount,
  held: one.held,
  tradeCodes: [...one.terms.tradeCodes],
  pay: { ...one.terms.pay },
  from: one.terms.from,
  to: one.terms.to,
  createdAt: one.createdAt.toISOString(),
  publishedAt: one.publishedAt?.toISOString() ?? null,
});

export const sharedPostingSchema = z
  .object({
    id,
    side,
    employerId: id,
    firm: z.string(),
    state,
    stateSince: instant,
    version: z.number().int(),
    createdAt: instant,
    publishedAt: instant.nullable(),
    expiresAt: instant,
    held: z.number().int(),
    terms: z.object({
      ...openFields,
      point: z.object({ lng: z.number(), lat: z.number() }).describe('WGS-84'),
      notes: z.string(),
      feeFen: z.number().int(),
      settlesThroughLender: z.boolean().nullable(),
      declaration: z
        .object({
          ownEmployees: z.boolean(),
          dispatched: z.boolean(),
          workInjuryInsured: z.boolean(),
          contracts: z.array(z.object({ until: z.iso.date().nullable(), count: z.number().int() })),
        })
        .nullable(),
      validUntil: z.iso.date().nullable(),
    }),
    findings: z.array(findingSchema),
    transitions: z.array(
      z.object({
        from: state.nullable(),
        to: state,
        version: z.number().int(),
        at: instant,
        reason: z.string().nullable(),
        because: z.array(z.string()),
        actorId: id.nullable(),
        onBehalfOf: id.nullable(),
        channel: z.string(),
      }),
    ),
    contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  })
  .meta({ id: 'SharedPosting' });

/** A posting as its firm and staff see it. @param contact null where it is not for the asker */
export function showSharedPosting(
  { posting, findings, transitions }: SharedPostingView,
  contact: SharedContact | null,
): z.input<typeof sharedPostingSchema> {
  const { terms } = posting;
  const { declaration } = terms;
  return {
    id: posting.id,
    side: posting.side,
    employerId: posting.employerId,
    firm: posting.employerName,
    state: posting.state,
    stateSince: posting.stateSince.toISOString(),
    version: posting.version,
    createdAt: posting.createdAt.toISOString(),
    publishedAt: posting.publishedAt?.toISOString() ?? null,
    expiresAt: posting.expiresAt.toISOString(),
    held: posting.held,
    terms: {
      ...openTerms(terms),
      point: { ...terms.place.point },
      notes: terms.notes,
      feeFen: terms.feeFen,
      settlesThroughLender: terms.settlesThroughLender,
      declaration: declaration && { ...declaration, contracts: declaration.contracts.map((one) => ({ ...one })) },
      validUntil: terms.validUntil,
    },
    findings: findings.map(showFinding),
    transitions: transitions.map((one) => ({ ...one, at: one.at.toISOString(), because: [...one.because] })),
    contact,
  };
}

export const sharingExplanationSchema = z
  .object({
    state,
    considered: z.number().int().describe('open postings of the other side in the city with heads to place'),
    pairs: z.number().int().describe('pairs that stand'),
    freeHeads: z.number().int(),
    failed: z
      .array(
        z.object({
          code: z.string(),
          count: z.number().int(),
          closestGap: z.number().int().nullable().describe('days, fen a month, metres or heads that are missing least'),
          text: sentence,
          wayOut: sentence,
        }),
      )
      .describe('by the first condition that is not met, the most frequent first'),
  })
  .meta({ id: 'SharingExplanation' });

export const showSharingExplanation = (one: SharingExplanation): z.input<typeof sharingExplanationSchema> => ({
  ...one,
  failed: one.failed.map((failed) => ({
    ...failed,
    text: pairText(`condition.${failed.code}`),
    wayOut: pairText(`way.${failed.code}`),
  })),
});
