import { SHARING_SIDES } from '@gg/compliance';
import { parsePersonName, parsePhone } from '@gg/identity';
import { CERTIFICATES, type CertificateKind } from '@gg/reference-data';
import { z } from 'zod';
import { SHARED_BOUNDS, type SharedContact, type SharedTerms } from '../domain/shared-terms';

const CERTIFICATE_KINDS = CERTIFICATES.map(({ kind }) => kind) as [CertificateKind, ...CertificateKind[]];

const text = (max: number) => z.string().trim().max(max);
const name = (max: number) => z.string().trim().min(1).max(max);
const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const date = z.iso.date();
const unique = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

const placeSchema = z
  .strictObject({
    point: z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).describe('WGS-84'),
    address: name(SHARED_BOUNDS.address),
    regionCode: z
      .string()
      .regex(/^\d{6}$/)
      .describe('county; pairs are found within its city'),
  })
  .meta({ id: 'SharedPlace' });

const paySchema = z
  .strictObject({
    unit: z.enum(['month', 'day', 'hour']),
    amountFen: whole(1, SHARED_BOUNDS.amountFen).describe('fen, before tax (税前)'),
  })
  .meta({ id: 'PayStandard' });

const boardSchema = z
  .strictObject({ meals: z.boolean().default(false), lodging: z.boolean().default(false) })
  .meta({ id: 'SharedBoard' });

const contractsSchema = z
  .array(
    z.strictObject({
      until: date.nullable().describe('last day of the contract; null: without a fixed end (无固定期限)'),
      count: whole(1, SHARED_BOUNDS.headcount),
    }),
  )
  .max(SHARED_BOUNDS.contractGroups)
  .describe('the end of each worker’s contract, those of one day together; nobody is named');

const declarationSchema = z
  .strictObject({
    ownEmployees: z.boolean().describe('they have labour contracts with the lender'),
    dispatched: z.boolean().describe('some are dispatched to the lender (被派遣劳动者)'),
    workInjuryInsured: z.boolean().describe('the lender pays their 工伤保险 and goes on with it'),
    contracts: contractsSchema,
  })
  .meta({ id: 'LenderDeclaration' });

const contactSchema = z
  .strictObject({ name: name(80), phone: name(40) })
  .describe('联系人, shown to the other firm in talks only')
  .meta({ id: 'SharedContact' });

const needed = {
  title: name(SHARED_BOUNDS.title),
  description: text(SHARED_BOUNDS.description).describe('工作内容'),
  tradeCodes: z
    .array(z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/))
    .min(1)
    .max(SHARED_BOUNDS.trades)
    .refine(unique)
    .describe('职业分类大典 2022; the main one first'),
  headcount: whole(1, SHARED_BOUNDS.headcount),
  from: date.describe('first day'),
  to: date.describe('last day'),
  place: placeSchema,
  pay: paySchema.describe('the lender’s standard, or what the borrower settles'),
};

const optional = {
  notes: text(SHARED_BOUNDS.notes),
  skills: z.array(name(SHARED_BOUNDS.skill)).max(SHARED_BOUNDS.skills),
  certificates: z.array(z.enum(CERTIFICATE_KINDS)).max(SHARED_BOUNDS.certificates),
  leastGroup: whole(1, SHARED_BOUNDS.headcount).describe('fewer together are of no use'),
  leastDays: whole(1, SHARED_BOUNDS.days).describe('fewer days are of no use'),
  feeFen: whole(0, SHARED_BOUNDS.amountFen).describe('asked or offered for the lending, a head; only 0 is lawful'),
  board: boardSchema.describe('what workers need, or what the borrower gives'),
  transport: z.boolean().describe('the firm brings workers to work and back'),
  validUntil: date.nullable(),
};

/** A surplus or a shortage as it is sent whole. */
export const sharedPostingInput = z
  .strictObject({
    side: z.enum(SHARING_SIDES).describe('surplus: 富余, shortage: 缺工'),
    ...needed,
    notes: optional.notes.default(''),
    skills: optional.skills.default([]),
    certificates: optional.certificates.default([]),
    leastGroup: optional.leastGroup.default(1),
    leastDays: optional.leastDays.default(1),
    feeFen: optional.feeFen.default(0),
    settlesThroughLender: z.boolean().nullable().default(null).describe('of a shortage: wages go through the lender'),
    board: optional.board.prefault({}),
    transport: optional.transport.default(false),
    declaration: declarationSchema.nullable().default(null).describe('of a surplus'),
    validUntil: optional.validUntil.default(null),
    contact: contactSchema,
  })
  .meta({ id: 'SharedPostingInput' });
export type SharedPostingInput = z.output<typeof sharedPostingInput>;

export const createSharedPostingBody = sharedPostingInput
  .extend({ publish: z.boolean().default(false).describe('publish at once; else it stays a draft') })
  .meta({ id: 'CreateSharedPosting' });

/** Changes: what is sent takes the place of what stood there, the rest stays. */
export const sharedPostingChanges = z
  .strictObject({
    ...needed,
    ...optional,
    settlesThroughLender: z.boolean(),
    declaration: declarationSchema,
    contact: contactSchema,
  })
  .partial()
  .extend({ version: whole(1, 2 ** 31 - 1).describe('the version that was edited; another change in between refuses') })
  .meta({ id: 'SharedPostingChanges' });
export type SharedPostingChanges = z.output<typeof sharedPostingChanges>;

const reason = z.string().trim().min(2).max(500);
export const withdrawSharedPostingBody = z
  .strictObject({ reason: reason.nullable().default(null) })
  .meta({ id: 'WithdrawSharedPosting' });
const version = whole(1, 2 ** 31 - 1).describe('of the pair as it was shown; other heads or terms since refuse');
export const openPairBody = z.strictObject({ version }).meta({ id: 'OpenPair' });
export const declinePairBody = z
  .strictObject({ version, reason: reason.nullable().default(null) })
  .meta({ id: 'DeclinePair' });

/** The terms and the contact of a posting that was sent whole. Throws `identity.*` for names and phones. */
export function sharedTermsOf({ contact, ...terms }: SharedPostingInput): {
  terms: SharedTerms;
  contact: SharedContact;
} {
  return { terms, contact: contactOf(contact) };
}

/** The changes that were sent. */
export function sharedChangesOf({ contact, version, ...changes }: SharedPostingChanges): {
  changes: Partial<Omit<SharedTerms, 'side'>>;
  contact: SharedContact | undefined;
  version: number;
} {
  // What was not sent is absent and not undefined: it would blot out what stands.
  const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { changes: sent, contact: contact && contactOf(contact), version };
}

const contactOf = (contact: { name: string; phone: string }): SharedContact => ({
  name: parsePersonName(contact.name),
  phone: parsePhone(contact.phone),
});
