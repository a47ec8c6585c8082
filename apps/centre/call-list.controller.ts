import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DECLINE_REASONS } from '@gg/bookings';
import { CallListReader, EndCall, OpenCall, type CallView } from '@gg/notifications';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid();
const instant = z.iso.datetime();

const callSchema = z
  .object({
    id,
    regionCode: z.string(),
    state: z.enum(['waiting', 'taken', 'closed']),
    dueAt: instant,
    calls: z.number().int().describe('how often it was opened'),
    takenBy: id.nullable(),
    takenAt: instant.nullable(),
    workerId: id,
    about: z
      .enum(['offer', 'booking.made', 'booking.cancelled', 'booking.reconfirmation_asked', 'shift.changed'])
      .describe(
        'an offer is answered, and so is the question whether one comes; of a seat the person is told that it is given, gone or changed',
      ),
    offerId: id.nullable(),
    offerState: z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn']).nullable(),
    expiresAt: instant
      .nullable()
      .describe('of the offer; of news, when the work starts; of the question, until when it can be answered'),
    reason: z.string().nullable().describe('why a seat is gone: a code'),
    note: z.string().nullable().describe('the same in the words of the employer'),
    people: z.number().int().describe('who would come; more than one for a party'),
    shiftId: id,
    title: z.string(),
    tradeCode: z.string(),
    start: instant,
    end: instant,
    assemblyPoint: z.object({ name: z.string(), address: z.string(), time: instant }),
    pay: z.object({
      kind: z.enum(['hourly', 'daily', 'piece']),
      amountFen: z.number().int(),
      unit: z.string().nullable(),
    }),
    legalEmployerName: z.string(),
  })
  .meta({ id: 'Call' });

const pageSchema = z.object({ items: z.array(callSchema), next: z.string().nullable() }).meta({ id: 'CallPage' });

const openedSchema = callSchema
  .extend({ personName: z.string().nullable(), phone: z.string().nullable() })
  .meta({ id: 'OpenedCall' });

const outcomeBody = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accepted') }),
    z.strictObject({ outcome: z.literal('declined'), reason: z.enum(DECLINE_REASONS).default('other') }),
    z.strictObject({ outcome: z.literal('told') }),
    z.strictObject({ outcome: z.literal('unreachable') }),
  ])
  .meta({ id: 'CallOutcome' });

const endedSchema = z
  .object({
    callId: id,
    state: z.enum(['waiting', 'closed']),
    outcome: z.enum(['accepted', 'declined', 'told', 'unreachable']),
    accepted: z
      .object({
        offerId: id,
        shiftId: id,
        state: z.literal('accepted'),
        bookings: z.array(z.object({ bookingId: id, workerId: id })),
        leftOut: z.array(z.object({ workerId: id, code: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'EndedCall' });

const listQuery = pageQuery(100);

/** Those whom nothing has reached in time are phoned by staff (电话名单). */
@ApiTags('电话名单')
@Controller('call-list')
export class CallListController {
  constructor(
    @Inject(CallListReader) private readonly calls: CallListReader,
    @Inject(OpenCall) private readonly open: OpenCall,
    @Inject(EndCall) private readonly end: EndCall,
  ) {}

  @Get()
  @Access('calls.work')
  @ApiOperation({ summary: '待拨打的电话' })
  @Answer(200, pageSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const page = await this.calls.list(caller, query.limit, decodeCursor(query.after, [instant, id]));
    return { items: page.items.map(show), next: page.next };
  }

  @Get(':id')
  @Access('calls.work')
  @ApiOperation({ summary: '一个待拨打的电话' })
  @Answer(200, callSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) callId: string) {
    return show(await this.calls.one(caller, callId));
  }

  @Post(':id/opening')
  @Access('calls.work')
  @ApiOperation({ summary: '打开电话：显示号码，邀约开始计时' })
  @Answer(200, openedSchema)
  async opened(@CallerParam() caller: Caller, @Param('id', { schema: id }) callId: string) {
    const opened = await this.open.execute(caller, callId);
    return { ...show(opened), personName: opened.personName, phone: opened.phone };
  }

  @Post(':id/outcome')
  @Access('calls.work')
  @ApiOperation({ summary: '登记电话结果：代为接受、不去、已告知、未接通' })
  @Answer(200, endedSchema)
  ended(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) callId: string,
    @Body({ schema: outcomeBody }) body: z.output<typeof outcomeBody>,
  ) {
    return this.end.execute(caller, callId, body);
  }
}

const TOPICS = ['booking.made', 'booking.cancelled', 'booking.reconfirmation_asked', 'shift.changed'] as const;

function show({ call, shift, offer: view, seat }: CallView): z.input<typeof callSchema> {
  return {
    id: call.id,
    regionCode: call.regionCode,
    state: call.state,
    dueAt: call.dueAt.toISOString(),
    calls: call.calls,
    takenBy: call.takenBy,
    takenAt: call.takenAt?.toISOString() ?? null,
    workerId: call.workerId,
    about: TOPICS.find((topic) => topic === call.news) ?? 'offer',
    offerId: call.offerId,
    offerState: view?.offer.state ?? null,
    expiresAt: (view?.offer.expiresAt ?? call.untilAt)?.toISOString() ?? null,
    reason: seat?.reason ?? null,
    note: seat?.note ?? null,
    people: Math.max(1, view?.memberIds.length ?? 0),
    shiftId: call.shiftId,
    title: shift.title,
    tradeCode: shift.tradeCode,
    start: shift.start.toISOString(),
    end: shift.end.toISOString(),
    assemblyPoint: {
      name: shift.assembly.name,
      address: shift.assembly.address,
      time: shift.assembly.time.toISOString(),
    },
    pay: { kind: shift.pay.kind, amountFen: shift.pay.amountFen, unit: shift.pay.unit ?? null },
    legalEmployerName: shift.legalEmployerName,
  };
}
