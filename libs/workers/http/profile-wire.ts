import { CERTIFICATES, type CertificateKind } from '@gg/reference-data';
import { z } from 'zod';
import { MISSING_TEXTS, PROFILE_PARTS } from '../domain/missing-parts';
import { PROOF_METHODS, STATED_STATUSES } from '../domain/worker-status';
import type { CertificateView, ProfileView, StatusView } from '../read-models/profile-reader';

/*
 * What crosses the wire about a worker, for the workers' own service and for staff who act on behalf: the same bodies,
 * the same answers.
 */

const id = z.uuid();
/** An id that is stored as it comes: of our own kind, in the one spelling that comparisons rely on. */
const givenId = z.uuidv7().toLowerCase();
const date = z.iso.date();
const instant = z.iso.datetime();
const regionCode = z.string().regex(/^45\d{2}(\d{2})?$/);
const tradeCode = z.string().min(1).max(12);

/** A point of the earth with its datum named: a map's shifted point is refused, not guessed. */
export const pointBody = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.literal('WGS-84'),
});

const minutes = { startMinute: z.number().int().min(0).max(1_439), endMinute: z.number().int().min(1).max(2_880) };
const weeklyRange = z.strictObject({ weekday: z.number().int().min(1).max(7), ...minutes });
const dayRange = z.strictObject(minutes);
const exception = z.strictObject({ date, free: z.array(dayRange).max(50) });
const trade = z.strictObject({ code: tradeCode, months: z.number().int().min(0).max(720) });

const display = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  letters: z.enum(['normal', 'large', 'largest']),
  readAloud: z.boolean(),
  highContrast: z.boolean(),
});

const preferences = z.strictObject({
  maxDistanceM: z.number().int().min(100).max(500_000).nullable().describe('a limit that is kept; null for none'),
  minHourlyFen: z.number().int().min(1).max(1_000_000).nullable().describe('a wish; null for none'),
  nights: z.boolean().nullable().describe('a wish: nights wanted, nights avoided; null for none'),
  nightOffers: z
    .boolean()
    .describe('夜间急单: may be woken in quiet hours by an offer of work that cannot wait for the morning; else false'),
  preferredTrades: z.array(tradeCode).max(60),
});

export const editProfileBody = z
  .strictObject({
    regionCode: regionCode.describe('city or county where the person lives'),
    place: pointBody.nullable().describe('where the person sets out from; null takes it back'),
    paused: z.boolean().describe('no offers for a while'),
    preferences: preferences.partial(),
    personalised: z.boolean().describe('false: ranked without what is known of the person (个人信息保护法 24)'),
    display: display.partial(),
  })
  .partial()
  .meta({ id: 'EditWorkerProfile' });
export type EditProfileBody = z.output<typeof editProfileBody>;

/** The body as the use case takes it. */
export const editProfileCommand = ({ place, preferences: wishes, ...rest }: EditProfileBody) => ({
  ...rest,
  ...wishes,
  ...(place === undefined ? {} : { place: place && { lng: place.lng, lat: place.lat } }),
});

export const profileSchema = z
  .object({
    workerId: id,
    number: z.number().int().nullable().describe('null until the first registration has gone through'),
    version: z.number().int(),
    regionCode: z.string().nullable(),
    place: pointBody.nullable(),
    paused: z.boolean(),
    identityState: z.enum(['unverified', 'format_ok', 'verified']),
    ageStatus: z.enum(['adult', 'juvenile']).nullable(),
    trades: z.array(trade),
    weekly: z.array(weeklyRange),
    exceptions: z.array(exception),
    presence: z.object({ marketId: id, arrivedAt: instant, until: instant }).nullable(),
    preferences,
    personalised: z.boolean(),
    display,
    missing: z
      .array(z.object({ part: z.enum(PROFILE_PARTS), text: z.object({ zh: z.string(), en: z.string() }) }))
      .describe('what has to be said before anybody is found for work; empty when nothing'),
  })
  .meta({ id: 'WorkerProfile' });

export const showProfile = ({ place, missing, ...view }: ProfileView): z.input<typeof profileSchema> => ({
  ...view,
  place: place && { ...place, datum: 'WGS-84' },
  trades: [...view.trades],
  weekly: [...view.weekly],
  exceptions: view.exceptions.map((one) => ({ date: one.date, free: [...one.free] })),
  preferences: { ...view.preferences, preferredTrades: [...view.preferences.preferredTrades] },
  missing: missing.map((part) => ({ part, text: MISSING_TEXTS[part] })),
});

export const tradesBody = z.strictObject({ trades: z.array(trade).max(60) }).meta({ id: 'WorkerTrades' });

export const availabilityBody = z
  .strictObject({
    weekly: z.array(weeklyRange).max(100).describe('weekday 1 is Monday; a range may run over midnight'),
  })
  .meta({ id: 'WorkerAvailability' });

export const exceptionsBody = z
  .strictObject({
    set: z.array(exception).max(200).default([]).describe('dates with what holds instead of the week'),
    clear: z.array(date).max(200).default([]).describe('dates on which the week holds again'),
  })
  .meta({ id: 'WorkerAvailabilityExceptions' });

export const presenceBody = z
  .strictObject({
    marketId: givenId.describe('a market in operation: GET /api/markets'),
    point: pointBody
      .nullable()
      .default(null)
      .describe('where the person stands; only its distance to the market is kept'),
  })
  .meta({ id: 'DeclarePresence' });

export const presenceSchema = z.object({ marketId: id, arrivedAt: instant, until: instant }).meta({ id: 'Presence' });

export const blockEmployerBody = z
  .strictObject({ employerId: givenId, reason: z.string().trim().min(1).max(200).nullable().default(null) })
  .meta({ id: 'BlockEmployer' });

export const employerBlocksSchema = z
  .object({
    items: z.array(z.object({ employerId: id, reason: z.string().nullable(), blockedAt: instant })),
    next: z.string().nullable(),
  })
  .meta({ id: 'EmployerBlocks' });

const period = { from: date.nullable().default(null), to: date.nullable().default(null) };
const proof = {
  proofState: z.enum(['stated', 'proven', 'refused']),
  proofMethod: z.enum(PROOF_METHODS).nullable(),
  provenAt: instant.nullable(),
};

export const statusBody = z
  .strictObject({ kind: z.enum(STATED_STATUSES), ...period })
  .meta({ id: 'StateWorkerStatus' });
export const statusStatedSchema = z.object({ statusId: id }).meta({ id: 'WorkerStatusStated' });
export const statusesSchema = z
  .object({
    items: z.array(
      z.object({
        statusId: id,
        kind: z.enum(STATED_STATUSES),
        from: date.nullable(),
        to: date.nullable(),
        ...proof,
      }),
    ),
  })
  .meta({ id: 'WorkerStatuses' });
export const showStatuses = (items: readonly StatusView[]): z.input<typeof statusesSchema> => ({
  items: items.map((item) => ({ ...item, proofMethod: item.proofMethod as z.output<typeof proof.proofMethod> })),
});

const certificateKind = z.enum(CERTIFICATES.map(({ kind }) => kind) as [CertificateKind, ...CertificateKind[]]);
const certificateNumber = z.string().min(3).max(60);

export const certificateBody = z
  .strictObject({
    kind: certificateKind,
    number: certificateNumber.nullable().default(null).describe('as printed; kept sealed'),
    validFrom: date,
    validTo: date.nullable().default(null).describe('null only for papers without a term'),
  })
  .meta({ id: 'AddCertificate' });
export const editCertificateBody = z
  .strictObject({ number: certificateNumber.nullable(), validFrom: date, validTo: date.nullable() })
  .partial()
  .meta({ id: 'EditCertificate' });
export const certificateAddedSchema = z.object({ certificateId: id }).meta({ id: 'CertificateAdded' });
export const photoFactsSchema = z
  .object({
    addedAt: instant,
    width: z.number().int(),
    height: z.number().int(),
    bytes: z.number().int(),
  })
  .meta({ id: 'CertificatePhoto' });
export const certificatesSchema = z
  .object({
    items: z.array(
      z.object({
        certificateId: id,
        kind: certificateKind,
        number: z.string().nullable().describe('its last four characters'),
        validFrom: date,
        validTo: date.nullable(),
        photo: photoFactsSchema.nullable().describe('null while none was sent'),
        ...proof,
      }),
    ),
  })
  .meta({ id: 'Certificates' });
export const showCertificates = (items: readonly CertificateView[]): z.input<typeof certificatesSchema> => ({
  items: items.map((item) => ({ ...item, proofMethod: item.proofMethod as z.output<typeof proof.proofMethod> })),
});
