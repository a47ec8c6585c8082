import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Finding } from '@gg/compliance';
import { DomainError, type Id } from '@gg/kernel';
import { Answer, Connections, decodeCursor, pageQuery, Public } from '@gg/platform';
import { PostingWarnings, PublicJobsReader, type ShiftDetails } from '@gg/postings';
import { isRegionCode, isTradeCode } from '@gg/reference-data';
import { z } from 'zod';
import { jobSchema, showJob } from './job-view';

const id = z.uuid().toLowerCase();

const publicJobSchema = jobSchema
  .extend({ full: z.boolean().describe('已招满: every seat is taken; lists leave it out') })
  .meta({ id: 'PublicJob' });
const listedJobSchema = publicJobSchema
  .extend({ distanceM: z.number().int().nullable().describe('to the assembly point; null when no point was given') })
  .meta({ id: 'ListedJob' });
const jobsSchema = z.object({ items: z.array(listedJobSchema), next: z.string().nullable() }).meta({ id: 'JobPage' });

const jobsQuery = pageQuery(50)
  .extend({
    lng: z.coerce.number().min(-180).max(180).optional().describe('WGS-84; with lat'),
    lat: z.coerce.number().min(-90).max(90).optional(),
    radiusM: z.coerce.number().int().min(100).max(50_000).default(10_000).describe('counts with a point only'),
    region: z.string().refine(isRegionCode, 'no such region').optional().describe('45, a city 4501 or a county 450103'),
    trade: z.string().refine(isTradeCode, 'no such trade').optional(),
  })
  .refine(({ lng, lat }) => (lng === undefined) === (lat === undefined), {
    path: ['lat'],
    message: 'lng and lat together',
  });

const show = (shift: ShiftDetails, warnings: ReadonlyMap<Id, readonly Finding[]>) => ({
  ...showJob(shift, warnings.get(shift.postingId)),
  full: shift.full,
});

/** Open work (附近的零活), for everybody: public employment service is free and open (就业促进法 35). */
@ApiTags('零活')
@Controller('jobs')
export class JobsController {
  constructor(
    @Inject(PublicJobsReader) private readonly jobs: PublicJobsReader,
    @Inject(PostingWarnings) private readonly warnings: PostingWarnings,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  @Get()
  @Public('open work is public information')
  @ApiOperation({ summary: '附近还有名额的零活；不给坐标则按开始时间' })
  @Answer(200, jobsSchema)
  async list(@Query({ schema: jobsQuery }) query: z.output<typeof jobsQuery>) {
    const { lng, lat, radiusM, region, trade: tradeCode, limit } = query;
    const filter = { region, tradeCode };
    const page =
      lng === undefined || lat === undefined
        ? await this.jobs.bySoonest(filter, limit, decodeCursor(query.after, [z.iso.datetime(), id]))
        : await this.jobs.byDistance(
            { lng, lat },
            radiusM,
            filter,
            limit,
            decodeCursor(query.after, [z.number().int().min(0), id]),
          );
    const warnings = await this.warnings.of(
      this.connections,
      page.items.map(({ shift }) => shift.postingId),
    );
    return {
      items: page.items.map(({ shift, distanceM }) => ({ ...show(shift, warnings), distanceM })),
      next: page.next,
    };
  }

  @Get(':shiftId')
  @Public('open work is public information')
  @ApiOperation({ summary: '一个零活班次（招满的也可查）' })
  @Answer(200, publicJobSchema)
  async one(@Param('shiftId', { schema: id }) shiftId: string) {
    const shift = await this.jobs.one(shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    return show(shift, await this.warnings.of(this.connections, [shift.postingId]));
  }
}
