import { EMPLOYER_KINDS } from '@gg/compliance';
import { EMPLOYER_ROLES } from '@gg/identity';
import { z } from 'zod';
import type { Site } from '../data/site-rows';
import { EMPLOYER_PROOFS } from '../domain/employer';
import type { BlockView, EmployerView, InvitationView, MemberView, RegularView } from '../read-models/employer-views';

/*
 * What crosses the wire about an employer, for its own members and for staff: the same bodies, the same answers.
 */

const id = z.uuid();
/** An id that is stored as it comes: of our own kind, in the one spelling that comparisons rely on. */
const givenId = z.uuidv7().toLowerCase();
const date = z.iso.date();
const instant = z.iso.datetime();
const regionCode = z.string().regex(/^45\d{2}(\d{2})?$/);
const line = (most: number) => z.string().trim().min(2).max(most);
const next = z.string().nullable();
const role = z.enum(EMPLOYER_ROLES);
const kind = z.enum(EMPLOYER_KINDS);

const introduction = {
  kind,
  name: line(100).describe('as registered; a household chooses what workers see'),
  creditCode: z.string().min(15).max(40).nullable().default(null).describe('统一社会信用代码; null for a household'),
  regionCode: regionCode.describe('city or county'),
};

export const introductionBody = z.strictObject(introduction).meta({ id: 'RegisterOrganisation' });

export const registerAtDeskEmployerBody = z
  .strictObject({
    ...introduction,
    owner: z.strictObject({
      name: z.string().min(1).max(80),
      phone: z.string().min(1).max(40),
      idNumber: z.string().min(15).max(40).nullable().default(null),
      consentToActOnBehalf: z.literal(true).describe('the person agreed, before staff, that staff act for them'),
    }),
    channel: z.enum(['desk', 'phone', 'kiosk']).default('desk'),
  })
  .meta({ id: 'RegisterEmployerAtDesk' });

export const employerRegisteredSchema = z.object({ employerId: id }).meta({ id: 'EmployerRegistered' });
export const employerAtDeskSchema = z
  .object({ employerId: id, ownerId: id, consentId: id.nullable() })
  .meta({ id: 'EmployerRegisteredAtDesk' });

export const editOrganisationBody = z
  .strictObject({ ...introduction, creditCode: z.string().min(15).max(40).nullable() })
  .partial()
  .meta({ id: 'EditOrganisation' });

const licence = { number: z.string().min(4).max(80), validFrom: date, validTo: date.nullable() };
export const licenceBody = z.strictObject(licence).meta({ id: 'EmployerLicence' });

export const employerSchema = z
  .object({
    employerId: id,
    kind,
    name: z.string(),
    creditCode: z.string().nullable(),
    regionCode: z.string(),
    cityCode: z.string(),
    state: z.enum(['awaiting', 'verified', 'refused']),
    refusalReason: z.string().nullable(),
    judgedAt: instant.nullable(),
    recheckDueOn: date.nullable().describe('from this date staff look at the qualification again'),
    licence: z.object(licence).nullable(),
    registeredAt: instant,
  })
  .meta({ id: 'Employer' });
export const employersSchema = z.object({ items: z.array(employerSchema), next }).meta({ id: 'Employers' });

export const showEmployer = (view: EmployerView): z.input<typeof employerSchema> => ({
  ...view,
  judgedAt: view.judgedAt?.toISOString() ?? null,
  registeredAt: view.registeredAt.toISOString(),
});

export const organisationsSchema = z
  .object({ items: z.array(z.object({ employerId: id, name: z.string(), role, state: employerSchema.shape.state })) })
  .meta({ id: 'OwnOrganisations' });

export const judgeEmployerBody = z
  .discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('verified'), proof: z.enum(EMPLOYER_PROOFS) }),
    z.strictObject({ verdict: z.literal('refused'), reason: line(500).describe('told to the employer') }),
  ])
  .meta({ id: 'JudgeEmployer' });

const point = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.literal('WGS-84'),
});
const site = { name: line(80), address: line(200), regionCode: z.string().regex(/^45\d{4}$/), point };

export const siteBody = z.strictObject(site).meta({ id: 'AddSite' });
export const editSiteBody = z.strictObject(site).partial().meta({ id: 'EditSite' });
export const siteAddedSchema = z.object({ siteId: id }).meta({ id: 'SiteAdded' });
export const siteSchema = z
  .object({ siteId: id, ...site, cityCode: z.string(), active: z.boolean() })
  .meta({ id: 'Site' });
export const sitesSchema = z.object({ items: z.array(siteSchema), next }).meta({ id: 'Sites' });

export const showSite = (found: Site): z.input<typeof siteSchema> => ({
  siteId: found.id,
  name: found.name,
  address: found.address,
  regionCode: found.regionCode,
  cityCode: found.cityCode,
  point: { ...found.point, datum: found.datum },
  active: found.active,
});

/** A point of a body as the use cases take it. */
export const withPlainPoint = <B extends { readonly point?: z.output<typeof point> | undefined }>(body: B) => {
  const { point: said, ...rest } = body;
  return { ...rest, ...(said ? { point: { lng: said.lng, lat: said.lat } } : {}) };
};

export const membersSchema = z
  .object({
    items: z.array(
      z.object({
        accountId: id,
        role,
        since: instant,
        name: z.string().nullable().describe('masked'),
        phone: z.string().nullable().describe('masked'),
      }),
    ),
    invitations: z.array(
      z.object({
        invitationId: id,
        role,
        phone: z.string().nullable().describe('masked'),
        invitedAt: instant,
        expiresAt: instant,
      }),
    ),
  })
  .meta({ id: 'Members' });

export const showMembers = (
  members: readonly MemberView[],
  invitations: readonly (InvitationView & { readonly phone: string | null })[],
): z.input<typeof membersSchema> => ({
  items: members.map((member) => ({ ...member, since: member.since.toISOString() })),
  invitations: invitations.map((one) => ({
    ...one,
    invitedAt: one.invitedAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
  })),
});

export const inviteMemberBody = z.strictObject({ phone: z.string().min(1).max(40), role }).meta({ id: 'InviteMember' });
export const invitedSchema = z.object({ invitationId: id }).meta({ id: 'MemberInvited' });
export const roleBody = z.strictObject({ role }).meta({ id: 'MemberRole' });
export const invitationsSchema = z
  .object({
    items: z.array(
      z.object({
        invitationId: id,
        employerId: id,
        employerName: z.string(),
        role,
        invitedAt: instant,
        expiresAt: instant,
      }),
    ),
  })
  .meta({ id: 'Invitations' });
export const answeredInvitationSchema = z.object({ employerId: id, role }).meta({ id: 'AnsweredInvitation' });

export const regularBody = z.strictObject({ workerId: givenId }).meta({ id: 'AddRegular' });
export const regularAddedSchema = z.object({ regularId: id }).meta({ id: 'RegularAdded' });
export const pasteBody = z
  .strictObject({ text: z.string().min(1).max(30_000).describe('phone numbers in any form, with names or without') })
  .meta({ id: 'PasteRegulars' });
export const pastedSchema = z
  .object({
    added: z.number().int(),
    listed: z.number().int().describe('numbers that stood in the list before'),
    repeated: z.number().int(),
    unreadableLines: z.array(z.number().int()),
  })
  .meta({ id: 'PastedRegulars' });
export const regularsSchema = z
  .object({
    items: z.array(
      z.object({
        regularId: id,
        workerId: id.nullable().describe('for one named by the person'),
        phone: z.string().nullable().describe('masked; for one named by number'),
        name: z.string().nullable().describe('masked; for one named by the person'),
        addedAt: instant,
      }),
    ),
    next,
  })
  .meta({ id: 'Regulars' });
export const showRegular = ({ regularId, workerId, phone, name, addedAt }: RegularView) => ({
  regularId,
  workerId,
  phone,
  name,
  addedAt: addedAt.toISOString(),
});

export const blockWorkerBody = z
  .strictObject({ workerId: givenId, reason: z.string().trim().min(1).max(200).nullable().default(null) })
  .meta({ id: 'BlockWorker' });
export const workerBlocksSchema = z
  .object({
    items: z.array(
      z.object({
        workerId: id,
        name: z.string().nullable().describe('masked'),
        reason: z.string().nullable(),
        blockedAt: instant,
      }),
    ),
    next,
  })
  .meta({ id: 'WorkerBlocks' });
export const showBlock = (view: BlockView) => ({ ...view, blockedAt: view.blockedAt.toISOString() });
