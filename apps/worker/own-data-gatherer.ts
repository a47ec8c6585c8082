import { Inject, Injectable } from '@nestjs/common';
import { ApplicationReader, BookingReader, OfferReader } from '@gg/bookings';
import { ExportOwnData } from '@gg/identity';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { NoticeReader } from '@gg/notifications';
import { Connections, decodeCursor, type Caller, type Page } from '@gg/platform';
import {
  certificatesSchema,
  PartyLists,
  ProfileReader,
  profileSchema,
  showCertificates,
  showProfile,
  showStatuses,
  statusesSchema,
} from '@gg/workers';
import { z } from 'zod';
import { bookingSchema, showBooking } from './bookings.controller';
import { ownWorkerId } from './worker-profile.controller';

const id = z.uuid();
const instant = z.iso.datetime();

/** Rows of each kind at most, the newest: years of daily work. */
const MOST = 5_000;
const PAGE = 500;

export const ownDataSchema = z
  .object({
    madeAt: instant,
    account: z.object({
      accountId: id,
      name: z.string().nullable(),
      phone: z.string().nullable(),
      idNumber: z.string().nullable(),
      birthDate: z.iso.date().nullable(),
      sex: z.enum(['male', 'female']).nullable(),
      identityState: z.string(),
      regionCode: z.string(),
      createdAt: instant,
    }),
    profile: profileSchema,
    statuses: statusesSchema.shape.items,
    certificates: z.array(certificatesSchema.shape.items.element.extend({ number: z.string().nullable() })),
    parties: z.array(z.object({ partyId: id, kind: z.string(), state: z.string(), mine: z.string(), madeAt: instant })),
    blocks: z.array(z.object({ employerId: id, reason: z.string().nullable(), blockedAt: instant })),
    bookings: z.array(bookingSchema),
    applications: z.array(z.object({ applicationId: id, shiftId: id, state: z.string(), madeAt: instant })),
    offers: z.array(
      z.object({
        id,
        shiftId: id,
        state: z.string(),
        source: z.string(),
        distanceM: z.number().int(),
        madeAt: instant,
      }),
    ),
    notices: z.array(z.object({ id, kind: z.string(), subject: z.string(), at: instant })),
    identityChanges: z.array(z.object({ from: z.string(), to: z.string(), at: instant, why: z.string() })),
    consents: z.array(
      z.object({ purpose: z.string(), wording: z.string(), givenAt: instant, revokedAt: instant.nullable() }),
    ),
    sessions: z.array(
      z.object({
        service: z.string(),
        device: z.string().nullable(),
        createdAt: instant,
        seenAt: instant,
        endedAt: instant.nullable(),
      }),
    ),
    records: z
      .array(
        z.object({
          at: instant,
          action: z.string(),
          by: z.enum(['self', 'other', 'system']),
          channel: z.string(),
          fields: z.array(z.string()),
          purpose: z.string().nullable(),
        }),
      )
      .describe('what was done with the data and in the name of the person'),
  })
  .describe('what is held of the person; of each kind the newest 5,000 at most, of the last four 2,000')
  .meta({ id: 'OwnData' });

export type OwnData = z.input<typeof ownDataSchema>;

/** Gathers what every room holds of the worker who asks (个人信息保护法 45). */
@Injectable()
export class OwnDataGatherer {
  constructor(
    @Inject(ExportOwnData) private readonly identity: ExportOwnData,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
    @Inject(PartyLists) private readonly parties: PartyLists,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(ApplicationReader) private readonly applications: ApplicationReader,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(NoticeReader) private readonly notices: NoticeReader,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<OwnData> {
    const workerId = ownWorkerId(caller);
    const { account, identityChanges, consents, sessions, records } = await this.identity.execute(caller);
    const numbers = await this.profiles.certificateNumbers(this.connections, workerId);
    const certificates = showCertificates(await this.profiles.certificates(this.connections, workerId)).items;
    const blocks = await this.profiles.blocks(this.connections, workerId, null, PAGE);
    const parties = await this.parties.partiesOf(this.connections, workerId, null, PAGE);
    return {
      madeAt: this.clock.now().toISOString(),
      account: { ...account, createdAt: account.createdAt.toISOString() },
      profile: showProfile(await this.profiles.profile(this.connections, workerId)),
      statuses: showStatuses(await this.profiles.statuses(this.connections, workerId)).items,
      certificates: certificates.map((one) => ({ ...one, number: numbers.get(one.certificateId) ?? null })),
      parties: parties.map(({ view: { partyId, kind, state, mine }, madeAt }) => ({
        partyId,
        kind,
        state,
        mine,
        madeAt: madeAt.toISOString(),
      })),
      blocks: blocks.map((row) => ({ ...row, blockedAt: row.blockedAt.toISOString() })),
      bookings: (await all((after) => this.bookings.ofWorker(workerId, PAGE, after))).map(showBooking),
      applications: (await all((after) => this.applications.ofWorker(workerId, PAGE, after))).map((one) => ({
        applicationId: one.applicationId,
        shiftId: one.shiftId,
        state: one.state,
        madeAt: one.madeAt.toISOString(),
      })),
      offers: (await all((after) => this.offers.ofWorker(workerId, false, PAGE, after))).map(({ offer }) => ({
        id: offer.id,
        shiftId: offer.shiftId,
        state: offer.state,
        source: offer.source,
        distanceM: offer.distanceM,
        madeAt: offer.madeAt.toISOString(),
      })),
      notices: (await all((after) => this.notices.list(workerId, false, PAGE, after))).map(
        ({ id: noticeId, kind, subject, at }) => ({ id: noticeId, kind, subject, at }),
      ),
      identityChanges: identityChanges.map((one) => ({ ...one, at: one.at.toISOString() })),
      consents: consents.map((one) => ({
        ...one,
        givenAt: one.givenAt.toISOString(),
        revokedAt: one.revokedAt?.toISOString() ?? null,
      })),
      sessions: sessions.map((one) => ({
        ...one,
        createdAt: one.createdAt.toISOString(),
        seenAt: one.seenAt.toISOString(),
        endedAt: one.endedAt?.toISOString() ?? null,
      })),
      records: records.map((one) => ({ ...one, at: one.at.toISOString(), fields: [...one.fields] })),
    };
  }
}

/** All pages of a list that goes by instant and id, as far as an export goes. */
async function all<T>(page: (after: readonly [string, Id] | null) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let after: readonly [string, Id] | null = null; items.length < MOST;) {
    const { items: more, next }: Page<T> = await page(after);
    items.push(...more);
    after = decodeCursor(next ?? undefined, [instant, id]);
    if (after === null) break;
  }
  return items;
}
