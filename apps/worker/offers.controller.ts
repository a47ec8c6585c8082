import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AcceptOffer,
  DECLINE_REASONS,
  DeclineOffer,
  OFFER_STANDINGS,
  OfferReader,
  offerStanding,
  ownReasons,
  type OfferView,
} from '@gg/bookings';
import type { Finding } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import { reasonText } from '@gg/matching';
import { OffersAloud, type Spoken } from '@gg/notifications';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { PostingWarnings } from '@gg/postings';
import { z } from 'zod';
import { jobSchema, showJob } from './job-view';

const id = z.uuid();

const reasonSchema = z.object({
  part: z.string(),
  value: z.number(),
  weight: z.number(),
  points: z.number(),
  textKey: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).describe('what the sentence of textKey names'),
  text: z.object({ zh: z.string(), en: z.string() }).describe('the sentence'),
});

const offerSchema = z
  .object({
    id,
    state: z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn']),
    standing: z.enum(OFFER_STANDINGS).describe('the state, and once it is accepted what has become of the own seat'),
    wave: z.number().int(),
    source: z.string().describe('why this person: regular 熟工, present 到市场, nearby 附近, party 结伴'),
    workerId: id.describe('who was asked; for a party its leader then'),
    partyId: id.nullable(),
    memberIds: z.array(id),
    madeAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    deliveredAt: z.iso.datetime().nullable(),
    distanceM: z.number().int(),
    reasons: z.array(reasonSchema).describe('parts of the own score with their numbers; of nobody else’s'),
    job: jobSchema,
    spoken: z
      .object({
        zh: z.string(),
        en: z.string(),
        audio: z.boolean().describe('whether `audio` of the offer answers, for browsers that have no voice'),
      })
      .nullable()
      .describe('the offer as it is read out (读给我听); null once it cannot be answered'),
  })
  .meta({ id: 'Offer' });

const offersSchema = z.object({ items: z.array(offerSchema), next: z.string().nullable() }).meta({ id: 'OfferPage' });

export const acceptedSchema = z
  .object({
    offerId: id,
    shiftId: id,
    state: z.literal('accepted'),
    bookings: z.array(z.object({ bookingId: id, workerId: id })),
    leftOut: z
      .array(z.object({ workerId: id, code: z.string() }))
      .describe('members of the party who got no seat, and why'),
  })
  .meta({ id: 'AcceptedOffer' });

export const declinedSchema = z.object({ offerId: id, state: z.literal('declined') }).meta({ id: 'DeclinedOffer' });

export const declineBody = z
  .strictObject({ reason: z.enum(DECLINE_REASONS).default('other') })
  .meta({ id: 'DeclineOffer' });

const listQuery = pageQuery(100).extend({ open: z.stringbool().default(true) });

function show(
  { offer, shift, memberIds, seats }: OfferView,
  workerId: Id,
  warnings: ReadonlyMap<Id, readonly Finding[]>,
  spoken: (Spoken & { readonly audio: boolean }) | null,
): z.input<typeof offerSchema> {
  return {
    id: offer.id,
    state: offer.state,
    standing: offerStanding(offer.state, seats, workerId),
    wave: offer.wave,
    source: offer.source,
    workerId: offer.workerId,
    partyId: offer.partyId,
    memberIds: [...memberIds],
    madeAt: offer.madeAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    deliveredAt: offer.deliveredAt?.toISOString() ?? null,
    distanceM: offer.distanceM,
    reasons: ownReasons(offer.reasons, memberIds, workerId).map((one) => ({
      ...one,
      params: { ...one.params },
      text: reasonText(one.textKey, one.params),
    })),
    job: showJob(shift, warnings.get(shift.postingId)),
    spoken,
  };
}

/** Offers (邀约) of the worker who is signed in. */
@ApiTags('邀约')
@Controller('offers')
export class OffersController {
  constructor(
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(AcceptOffer) private readonly accept: AcceptOffer,
    @Inject(DeclineOffer) private readonly decline: DeclineOffer,
    @Inject(OffersAloud) private readonly aloud: OffersAloud,
    @Inject(PostingWarnings) private readonly warnings: PostingWarnings,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Get()
  @Access('offers.read_own')
  @ApiOperation({ summary: '我的邀约' })
  @Answer(200, offersSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const workerId = caller.workerId ?? '';
    const page = await this.offers.ofWorker(workerId, query.open, query.limit, after);
    const warnings = await this.warningsOf(page.items);
    return { items: page.items.map((view) => show(view, workerId, warnings, this.spoken(view))), next: page.next };
  }

  @Get(':id')
  @Access('offers.read_own')
  @ApiOperation({ summary: '一份邀约' })
  @Answer(200, offerSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) offerId: string) {
    const workerId = caller.workerId ?? '';
    const view = await this.offers.ownView(workerId, offerId);
    return show(view, workerId, await this.warningsOf([view]), this.spoken(view));
  }

  private spoken(view: OfferView): (Spoken & { audio: boolean }) | null {
    const words = this.aloud.words(view);
    return words && { ...words, audio: this.aloud.exist };
  }

  private warningsOf(views: readonly OfferView[]): Promise<ReadonlyMap<Id, readonly Finding[]>> {
    return this.warnings.of(
      this.connections,
      views.map(({ shift }) => shift.postingId),
    );
  }

  @Post(':id/acceptance')
  @Access('offers.answer')
  @ApiOperation({ summary: '接单' })
  @Answer(200, acceptedSchema)
  accepted(@CallerParam() caller: Caller, @Param('id', { schema: id }) offerId: string) {
    return this.accept.execute(caller, { offerId });
  }

  @Post(':id/refusal')
  @Access('offers.answer')
  @ApiOperation({ summary: '不接' })
  @Answer(200, declinedSchema)
  declined(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) offerId: string,
    @Body({ schema: declineBody }) body: z.output<typeof declineBody>,
  ) {
    return this.decline.execute(caller, { offerId, reason: body.reason });
  }
}
