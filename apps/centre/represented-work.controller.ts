import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AcceptOffer,
  answeredReconfirmationSchema,
  AnswerReconfirmation,
  applicationAnswerSchema,
  ApplicationReader,
  Applications,
  BookingReader,
  CancelBooking,
  ClaimSeat,
  DECLINE_REASONS,
  DeclineOffer,
  explanationSchema,
  OfferReader,
  ReconfirmationReader,
  reconfirmationSchema,
  ShiftExplainer,
  showExplanation,
  showReconfirmation,
} from '@gg/bookings';
import { Representation } from '@gg/identity';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { z } from 'zod';

const id = z.uuid();
const channel = z.enum(['desk', 'phone', 'kiosk']).describe('how the person reached the member of staff');

const throughBody = z.strictObject({ channel }).meta({ id: 'Through' });
const declineBody = z
  .strictObject({ channel, reason: z.enum(DECLINE_REASONS).default('other') })
  .meta({ id: 'DeclineOnBehalf' });
const cancelBody = z
  .strictObject({
    channel,
    reason: z.enum(['undo', 'ill', 'family', 'transport', 'other_work', 'site_conditions', 'other']),
  })
  .meta({ id: 'CancelOnBehalf' });

const reconfirmBody = z
  .discriminatedUnion('answer', [
    z.strictObject({ channel, answer: z.literal('coming') }),
    cancelBody.extend({ answer: z.literal('not_coming') }),
  ])
  .meta({ id: 'ReconfirmOnBehalf' });

const offerSchema = z
  .object({
    id,
    shiftId: id,
    partyId: id.nullable(),
    title: z.string(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    assembly: z.string(),
    hourlyWorthFen: z.number().int(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'OfferOfPerson' });

const acceptedSchema = z
  .object({
    offerId: id,
    shiftId: id,
    state: z.literal('accepted'),
    bookings: z.array(z.object({ bookingId: id, workerId: id })),
    leftOut: z.array(z.object({ workerId: id, code: z.string() })),
  })
  .meta({ id: 'AcceptedOnBehalf' });

const offersSchema = z.object({ items: z.array(offerSchema) }).meta({ id: 'OffersOfPerson' });
const declinedSchema = z.object({ offerId: id, state: z.literal('declined') }).meta({ id: 'DeclinedOnBehalf' });
const claimedSchema = z.object({ shiftId: id, bookingId: id }).meta({ id: 'ClaimedOnBehalf' });
const cancelledSchema = z
  .object({ bookingId: id, state: z.string(), reason: z.string(), released: z.array(id) })
  .meta({ id: 'CancelledOnBehalf' });

const bookingSchema = z
  .object({
    bookingId: id,
    shiftId: id,
    partyId: id.nullable(),
    state: z.string(),
    how: z.string(),
    title: z.string(),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    assembly: z.string(),
    madeAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    endReason: z.string().nullable(),
    reconfirmation: reconfirmationSchema.nullable().describe('whether they come, as asked last; null: not asked yet'),
  })
  .meta({ id: 'BookingOfPerson' });
const bookingsSchema = z
  .object({ items: z.array(bookingSchema), next: z.string().nullable() })
  .meta({ id: 'BookingsOfPerson' });
const bookingsQuery = pageQuery(100);

const applicationSchema = applicationAnswerSchema
  .extend({
    madeAt: z.iso.datetime(),
    shift: z
      .object({ title: z.string(), start: z.iso.datetime(), end: z.iso.datetime(), assembly: z.string() })
      .nullable()
      .describe('null when the shift is no longer there'),
  })
  .meta({ id: 'ApplicationOfPerson' });
const applicationsSchema = z
  .object({ items: z.array(applicationSchema), next: z.string().nullable() })
  .meta({ id: 'ApplicationsOfPerson' });
const applicationsQuery = pageQuery(50);

/** A person's open offers are read at a window in one page: the settings let nobody have nearly so many at once. */
const MAX_OPEN = 20;

/**
 * What staff do for a person of their region who agreed to it (代办): the same use cases, with the person, the channel and
 * the consent on record.
 */
@ApiTags('代办')
@Controller('workers/:workerId')
export class RepresentedWorkController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(AcceptOffer) private readonly accept: AcceptOffer,
    @Inject(DeclineOffer) private readonly decline: DeclineOffer,
    @Inject(ClaimSeat) private readonly claim: ClaimSeat,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly applicationReader: ApplicationReader,
    @Inject(ShiftExplainer) private readonly explainer: ShiftExplainer,
    @Inject(CancelBooking) private readonly cancel: CancelBooking,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(AnswerReconfirmation) private readonly reconfirm: AnswerReconfirmation,
    @Inject(ReconfirmationReader) private readonly reconfirmations: ReconfirmationReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Get('offers')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '某人的待答复邀约' })
  @Answer(200, offersSchema)
  async list(@CallerParam() caller: Caller, @Param('workerId', { schema: id }) workerId: string) {
    await this.representation.of(caller, workerId, 'desk');
    const page = await this.offers.ofWorker(workerId, true, MAX_OPEN, null);
    return {
      items: page.items.map(({ offer, shift }) => ({
        id: offer.id,
        shiftId: shift.shiftId,
        partyId: offer.partyId,
        title: shift.title,
        start: shift.start.toISOString(),
        end: shift.end.toISOString(),
        assembly: `${shift.assembly.name} ${shift.assembly.address}`,
        hourlyWorthFen: shift.hourlyWorthFen,
        expiresAt: offer.expiresAt.toISOString(),
      })),
    };
  }

  @Get('bookings')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '某人的录用，最晚开始的在前' })
  @Answer(200, bookingsSchema)
  async booked(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Query({ schema: bookingsQuery }) { limit, after }: z.output<typeof bookingsQuery>,
  ) {
    await this.representation.of(caller, workerId, 'desk');
    const page = await this.bookings.ofWorker(workerId, limit, decodeCursor(after, [z.iso.datetime(), id]));
    const shifts = await this.shifts.details(this.connections, [...new Set(page.items.map(({ shiftId }) => shiftId))]);
    const questions = await this.reconfirmations.latest(page.items.map((one) => one.id));
    return {
      next: page.next,
      items: page.items.map((one) => {
        const question = questions.get(one.id);
        const shift = shifts.get(one.shiftId);
        return {
          bookingId: one.id,
          shiftId: one.shiftId,
          partyId: one.partyId,
          state: one.state,
          how: one.how,
          title: shift?.title ?? '',
          start: one.startsAt.toISOString(),
          end: one.endsAt.toISOString(),
          assembly: shift ? `${shift.assembly.name} ${shift.assembly.address}` : '',
          madeAt: one.madeAt.toISOString(),
          endedAt: one.endedAt?.toISOString() ?? null,
          endReason: one.endReason,
          reconfirmation: question ? showReconfirmation(question) : null,
        };
      }),
    };
  }

  @Get('applications')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '某人的报名，最近的在前' })
  @Answer(200, applicationsSchema)
  async applicationsOf(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Query({ schema: applicationsQuery }) { limit, after }: z.output<typeof applicationsQuery>,
  ) {
    await this.representation.of(caller, workerId, 'desk');
    const page = await this.applicationReader.ofWorker(workerId, limit, decodeCursor(after, [z.iso.datetime(), id]));
    const shifts = await this.shifts.details(this.connections, [...new Set(page.items.map(({ shiftId }) => shiftId))]);
    return {
      next: page.next,
      items: page.items.map(({ madeAt, ...application }) => {
        const shift = shifts.get(application.shiftId);
        return {
          ...application,
          madeAt: madeAt.toISOString(),
          shift: shift
            ? {
                title: shift.title,
                start: shift.start.toISOString(),
                end: shift.end.toISOString(),
                assembly: `${shift.assembly.name} ${shift.assembly.address}`,
              }
            : null,
        };
      }),
    };
  }

  @Get('shifts/:shiftId/explanation')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '为什么派给某人，或没有派给' })
  @Answer(200, explanationSchema)
  async explanation(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('shiftId', { schema: id }) shiftId: string,
  ) {
    await this.representation.of(caller, workerId, 'desk');
    return showExplanation(await this.explainer.explain(shiftId, workerId));
  }

  @Post('offers/:offerId/acceptance')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为接单' })
  @Answer(200, acceptedSchema)
  async accepted(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('offerId', { schema: id }) offerId: string,
    @Body({ schema: throughBody }) body: z.output<typeof throughBody>,
  ) {
    return this.accept.execute(await this.representation.of(caller, workerId, body.channel), { offerId });
  }

  @Post('offers/:offerId/refusal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为谢绝' })
  @Answer(200, declinedSchema)
  async declined(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('offerId', { schema: id }) offerId: string,
    @Body({ schema: declineBody }) body: z.output<typeof declineBody>,
  ) {
    const represented = await this.representation.of(caller, workerId, body.channel);
    return this.decline.execute(represented, { offerId, reason: body.reason });
  }

  @Post('shifts/:shiftId/claims')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为抢单' })
  @Answer(201, claimedSchema)
  async claimed(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('shiftId', { schema: id }) shiftId: string,
    @Body({ schema: throughBody }) body: z.output<typeof throughBody>,
  ) {
    return this.claim.execute(await this.representation.of(caller, workerId, body.channel), { shiftId });
  }

  @Post('shifts/:shiftId/applications')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为报名' })
  @Answer(201, applicationAnswerSchema)
  async applied(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('shiftId', { schema: id }) shiftId: string,
    @Body({ schema: throughBody }) body: z.output<typeof throughBody>,
  ) {
    return this.applications.apply(await this.representation.of(caller, workerId, body.channel), { shiftId });
  }

  @Post('applications/:applicationId/withdrawal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为撤回报名' })
  @Answer(200, applicationAnswerSchema)
  async withdrawn(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('applicationId', { schema: id }) applicationId: string,
    @Body({ schema: throughBody }) body: z.output<typeof throughBody>,
  ) {
    const represented = await this.representation.of(caller, workerId, body.channel);
    return this.applications.withdraw(represented, { applicationId });
  }

  @Post('bookings/:bookingId/cancellation')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为取消' })
  @Answer(200, cancelledSchema)
  async cancelled(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('bookingId', { schema: id }) bookingId: string,
    @Body({ schema: cancelBody }) body: z.output<typeof cancelBody>,
  ) {
    const represented = await this.representation.of(caller, workerId, body.channel);
    return this.cancel.execute(represented, { bookingId, reason: body.reason });
  }

  @Post('bookings/:bookingId/reconfirmation')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代为确认到岗，或说明来不了（即取消）' })
  @Answer(200, answeredReconfirmationSchema)
  async reconfirmed(
    @CallerParam() caller: Caller,
    @Param('workerId', { schema: id }) workerId: string,
    @Param('bookingId', { schema: id }) bookingId: string,
    @Body({ schema: reconfirmBody }) { channel: through, ...answer }: z.output<typeof reconfirmBody>,
  ) {
    const represented = await this.representation.of(caller, workerId, through);
    return this.reconfirm.execute(represented, { bookingId, ...answer });
  }
}
