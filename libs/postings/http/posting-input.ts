import { ENGAGEMENT_TYPES, INSURANCE_KINDS } from '@gg/compliance';
import { parseCreditCode, parsePersonName, parsePhone } from '@gg/identity';
import { CERTIFICATES, type CertificateKind, type Hazard } from '@gg/reference-data';
import { z } from 'zod';
import { DEFAULT_FILLING_MODE, type ShiftPlan, type SiteContact } from '../domain/posting-terms';
import { repeatOn } from '../domain/repeat-shifts';
import { SHIFT_BOUNDS } from '../domain/shift-plan';
import { TERM_BOUNDS } from '../domain/term-bounds';
import type { DraftInput } from '../use-cases/site-assemblies';

const CERTIFICATE_KINDS = CERTIFICATES.map(({ kind }) => kind) as [CertificateKind, ...CertificateKind[]];

const HAZARDS = [
  'mine',
  'height',
  'toxic',
  'dust',
  'radiation',
  'fire_explosion_burn',
  'cold',
  'heat',
  'heavy_labour_grade_4',
  'logging',
  'field_survey',
  'diving_tunnel',
  'vibrating_tools',
  'forced_posture',
  'boiler',
  'electricity',
] as const satisfies readonly Hazard[];

const VENUES = ['ordinary', 'entertainment', 'bar', 'net_cafe'] as const;

const text = (max: number) => z.string().trim().max(max);
const name = (max: number) => z.string().trim().min(1).max(max);
const instant = z.iso.datetime({ offset: true });
const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const age = whole(TERM_BOUNDS.leastAge, TERM_BOUNDS.greatestAge);

const partySchema = z
  .strictObject({
    name: name(TERM_BOUNDS.partyName),
    creditCode: text(30).nullable().default(null).describe('统一社会信用代码; null for a household'),
  })
  .meta({ id: 'NamedParty' });

const responsibilitySchema = z
  .strictObject({
    legalEmployer: partySchema.nullable().default(null).describe('用人单位; the one who posts when left out'),
    actualUser: partySchema.nullable().default(null).describe('实际用工单位'),
    labourDispatch: z.boolean().default(false).describe('劳务派遣'),
    payer: name(TERM_BOUNDS.partyName).nullable().default(null).describe('发薪单位'),
    insurer: name(TERM_BOUNDS.partyName).nullable().default(null).describe('who enrols or insures'),
    insuranceKind: z.enum(INSURANCE_KINDS).nullable().default(null),
    intermediary: z
      .strictObject({ name: name(TERM_BOUNDS.partyName), licence: text(TERM_BOUNDS.licence).nullable().default(null) })
      .nullable()
      .default(null)
      .describe('人力资源服务机构; an agency stands here by itself'),
  })
  .meta({ id: 'ResponsibilityInput' });

const amountFen = whole(1, TERM_BOUNDS.amountFen).describe('fen, before tax (税前)');
const preTax = z.boolean().default(true);

const paySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('hourly'), amountFen, preTax }),
    z.strictObject({ kind: z.literal('daily'), amountFen, preTax }).describe('for a shift'),
    z.strictObject({
      kind: z.literal('piece'),
      amountFen,
      unit: name(TERM_BOUNDS.unit),
      expectedOutput: whole(1, TERM_BOUNDS.output).describe('units a usual worker makes in expectedMinutes'),
      expectedMinutes: whole(1, SHIFT_BOUNDS.maxMinutes),
      preTax,
    }),
  ])
  .meta({ id: 'Pay' });

const settlementSchema = z
  .strictObject({
    cycle: z.enum(['daily', 'per_shift', 'weekly', 'monthly']),
    days: whole(0, TERM_BOUNDS.settlementDays).describe('most days between the work and its payment'),
  })
  .meta({ id: 'Settlement' });

const minutesBefore = whole(0, TERM_BOUNDS.minutesBefore).default(0).describe('how long before the start people meet');

const placeSchema = z
  .strictObject({
    point: z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).describe('WGS-84'),
    name: name(TERM_BOUNDS.placeName),
    address: text(TERM_BOUNDS.address).default(''),
    regionCode: z
      .string()
      .regex(/^\d{6}$/)
      .describe('county'),
    minutesBefore,
  })
  .meta({ id: 'AssemblyPlace' });
const atSiteSchema = z.strictObject({ siteId: z.uuid().toLowerCase(), minutesBefore }).meta({ id: 'AssemblyAtSite' });

const shiftSchema = z
  .strictObject({
    start: instant,
    end: instant,
    breaks: z
      .array(z.strictObject({ start: instant, end: instant, paid: z.boolean().default(false) }))
      .max(SHIFT_BOUNDS.maxBreaks)
      .default([]),
    headcount: whole(1, SHIFT_BOUNDS.maxHeadcount),
    repeatOn: z
      .array(z.iso.date())
      .max(SHIFT_BOUNDS.maxShifts)
      .default([])
      .describe('local dates on which it is worked as well, at the same times'),
  })
  .meta({ id: 'ShiftInput' });

const modeSchema = z
  .strictObject({
    dispatch: z.boolean().default(false),
    claim: z.boolean().default(false),
    application: z.boolean().default(false),
  })
  .meta({ id: 'FillingMode' });

const contactSchema = z
  .strictObject({ name: name(80), phone: name(40) })
  .describe('现场联系人, shown only to those who are booked')
  .meta({ id: 'SiteContact' });

/** Fields without which there is no posting. */
const needed = {
  engagementType: z.enum(ENGAGEMENT_TYPES).describe('用工形式'),
  tradeCode: z
    .string()
    .regex(/^\d-\d{2}-\d{2}-\d{2}$/)
    .describe('职业分类大典 2022'),
  title: name(TERM_BOUNDS.title),
  pay: paySchema,
  settlement: settlementSchema,
  assembly: z.union([placeSchema, atSiteSchema]),
  shifts: z.array(shiftSchema).min(1).max(SHIFT_BOUNDS.maxShifts),
};

/** Fields that may be left out; a rule may still ask for them before the posting is public. */
const optional = {
  description: text(TERM_BOUNDS.description).describe('工作内容'),
  conditions: text(TERM_BOUNDS.conditions).describe('录用条件; 不限 when nothing is asked'),
  responsibility: responsibilitySchema,
  loads: z.strictObject({ maxKg: whole(1, TERM_BOUNDS.loadKg), repeated: z.boolean() }).nullable(),
  hazards: z.array(z.enum(HAZARDS)).max(HAZARDS.length),
  venue: z.enum(VENUES),
  outdoor: z.boolean().nullable().describe('by the trade when left out'),
  tools: text(TERM_BOUNDS.note),
  meals: text(TERM_BOUNDS.note),
  transport: text(TERM_BOUNDS.note),
  minAge: age.nullable(),
  maxAge: age.nullable(),
  requiredCertificates: z.array(z.enum(CERTIFICATE_KINDS)).max(TERM_BOUNDS.certificates).nullable(),
  probationDays: whole(0, 366).nullable(),
  contractDays: whole(1, 3_660).nullable(),
  validUntil: instant.nullable(),
  mode: modeSchema,
  reserves: whole(0, TERM_BOUNDS.reserves),
  contact: contactSchema.nullable(),
};

/** A posting as it is sent whole. */
export const postingInput = z
  .strictObject({
    ...needed,
    description: optional.description.default(''),
    conditions: optional.conditions.default(''),
    responsibility: optional.responsibility.prefault({}),
    loads: optional.loads.default(null),
    hazards: optional.hazards.default([]),
    venue: optional.venue.default('ordinary'),
    outdoor: optional.outdoor.default(null),
    tools: optional.tools.default(''),
    meals: optional.meals.default(''),
    transport: optional.transport.default(''),
    minAge: optional.minAge.default(null),
    maxAge: optional.maxAge.default(null),
    requiredCertificates: optional.requiredCertificates.default(null),
    probationDays: optional.probationDays.default(null),
    contractDays: optional.contractDays.default(null),
    validUntil: optional.validUntil.default(null),
    mode: optional.mode
      .default(DEFAULT_FILLING_MODE)
      .describe('offers, and claims once the first wave is out, when left out'),
    reserves: optional.reserves.default(0),
    contact: optional.contact.default(null),
  })
  .meta({ id: 'PostingInput' });
export type PostingInput = z.output<typeof postingInput>;

/** Changes of a draft: what is sent takes the place of what stood there, the rest stays. */
export const postingChanges = z
  .strictObject({
    ...needed,
    ...optional,
    version: whole(1, 2 ** 31 - 1).describe('the version that was edited; another change in between refuses'),
  })
  .partial()
  .meta({ id: 'PostingChanges' });
export type PostingChanges = z.output<typeof postingChanges>;

/** The draft and the contact of a posting that was sent whole. Throws `identity.*` for codes, names and phones. */
export function draftOf({ contact, ...input }: PostingInput): { draft: DraftInput; contact: SiteContact | null } {
  return { draft: draftFields(input), contact: contactOf(contact) };
}

/** The changes that were sent. */
export function changesOf({ contact, version, ...input }: PostingChanges): {
  changes: Partial<DraftInput>;
  contact: SiteContact | null | undefined;
  version: number | undefined;
} {
  return { changes: draftFields(input), contact: contact === undefined ? undefined : contactOf(contact), version };
}

const contactOf = (contact: { name: string; phone: string } | null): SiteContact | null =>
  contact && { name: parsePersonName(contact.name), phone: parsePhone(contact.phone) };

type Sent = Omit<PostingInput, 'contact'>;

function draftFields(input: Sent): DraftInput;
function draftFields(input: Partial<Sent>): Partial<DraftInput>;
function draftFields({ responsibility, assembly, validUntil, shifts, ...rest }: Partial<Sent>): Partial<DraftInput> {
  return {
    ...rest,
    ...(responsibility && { responsibility: responsibilityOf(responsibility) }),
    ...(assembly && { assembly: 'point' in assembly ? { ...assembly, siteId: null } : assembly }),
    ...(validUntil !== undefined && { validUntil: validUntil === null ? null : new Date(validUntil) }),
    ...(shifts && { shifts: shifts.flatMap(shiftsOf) }),
  } as Partial<DraftInput>;
}

function responsibilityOf({
  legalEmployer,
  actualUser,
  intermediary,
  ...rest
}: Sent['responsibility']): DraftInput['responsibility'] {
  const party = (sent: { name: string; creditCode: string | null } | null) =>
    sent && { name: sent.name, creditCode: sent.creditCode && parseCreditCode(sent.creditCode).text };
  return {
    ...rest,
    legalEmployer: party(legalEmployer),
    actualUser: party(actualUser),
    intermediary: intermediary && { ...intermediary, licenceValidUntil: null },
  };
}

function shiftsOf({ start, end, breaks, headcount, repeatOn: dates }: Sent['shifts'][number]): ShiftPlan[] {
  const shift: ShiftPlan = {
    start: new Date(start),
    end: new Date(end),
    breaks: breaks.map((pause) => ({ start: new Date(pause.start), end: new Date(pause.end), paid: pause.paid })),
    headcount,
  };
  return dates.length === 0 ? [shift] : repeatOn(shift, dates);
}
