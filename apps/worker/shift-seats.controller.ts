import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { applicationAnswerSchema, ApplicationReader, Applications, ClaimSeat } from '@gg/bookings';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { z } from 'zod';
import { jobSchema, showJob } from './job-view';

const id = z.uuid();
const claimedSchema = z.object({ shiftId: id, bookingId: id }).meta({ id: 'ClaimedSeat' });

const ownApplicationSchema = applicationAnswerSchema
  .extend({ madeAt: z.iso.datetime(), job: jobSchema.nullable() })
  .meta({ id: 'OwnApplication' });

const pageSchema = z
  .object({ items: z.array(ownApplicationSchema), next: z.string().nullable() })
  .meta({ id: 'OwnApplicationPage' });

const listQuery = pageQuery(50);

/** Seats taken without an offer: claims (抢单) and applications (报名). */
@ApiTags('抢单与报名')
@Controller()
export class ShiftSeatsController {
  constructor(
    @Inject(ClaimSeat) private readonly claim: ClaimSeat,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Post('shifts/:id/claims')
  @Access('seats.claim')
  @ApiOperation({ summary: '抢单' })
  @Answer(201, claimedSchema)
  claimed(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return this.claim.execute(caller, { shiftId });
  }

  @Post('shifts/:id/applications')
  @Access('applications.make')
  @ApiOperation({ summary: '报名' })
  @Answer(201, applicationAnswerSchema)
  apply(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return this.applications.apply(caller, { shiftId });
  }

  @Get('applications')
  @Access('applications.make')
  @ApiOperation({ summary: '我的报名' })
  @Answer(200, pageSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const page = await this.reader.ofWorker(caller.workerId ?? '', query.limit, after);
    const jobs = await this.shifts.details(this.connections, [...new Set(page.items.map(({ shiftId }) => shiftId))]);
    const items = page.items.map(({ madeAt, ...application }) => {
      const shift = jobs.get(application.shiftId);
      return { ...application, madeAt: madeAt.toISOString(), job: shift ? showJob(shift) : null };
    });
    return { items, next: page.next };
  }

  @Post('applications/:id/withdrawal')
  @Access('applications.make')
  @ApiOperation({ summary: '撤回报名' })
  @Answer(200, applicationAnswerSchema)
  withdraw(@CallerParam() caller: Caller, @Param('id', { schema: id }) applicationId: string) {
    return this.applications.withdraw(caller, { applicationId });
  }
}
