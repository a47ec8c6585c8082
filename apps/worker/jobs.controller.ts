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

const degreesEast = z.coerce.number().min(-180).max(180);
const degreesNorth = z.coerce.number().min(-90).max(90);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** What the list and the map are filtered by alike. */
const filterQuery = {
  lng: degreesEast.optional().describe('WGS-84; with lat'),
  lat: degreesNorth.optional(),
  radiusM: z.coerce.number().int().min(100).max(50_000).default(10_000).describe('counts with a point only'),
  region: z.string().refine(isRegionCode, 'no such region').optional().describe('45, a city 4501 or a county 450103'),
  trade: z.string().refine(isTradeCode, 'no such trade').optional(),
  minHourlyFen: z.coerce.number().int().min(1).max(1_000_000).optional().describe('least worth of a paid hour, 税前'),
  startsFrom: instant.optional(),
  startsBefore: instant.optional(),
};

const bothOrNone = ({ lng, lat }: { lng?: number | undefined; lat?: number | undefined }): boolean =>
  (lng === undefined) === (lat === undefined);
const together = { path: ['lat'], message: 'lng and lat together' };

const jobsQuery = pageQuery(50).extend(filterQuery).refine(bothOrNone, together);

/** Half of Guangxi from end to end, in degrees: a phone shows no more at a scale at which jobs can be told apart. */
const WIDEST_BOX = 3;

const mapQuery = z
  .object({ ...filterQuery, west: degreesEast, south: degreesNorth, east: degreesEast, north: degreesNorth })
  .refine(bothOrNone, together)
  .refine(
    ({ west, south, east, north }) =>
      west < east && south < north && east - west <= WIDEST_BOX && north - south <= WIDEST_BOX,
    { path: ['east'], message: `a box of at most ${WIDEST_BOX} degrees` },
  );

/** As many jobs stand on a map one by one. */
const MOST_ON_MAP = 200;

const pointSchema = z.object({ lng: z.number(), lat: z.number() });
const placedJobSchema = jobSchema
  .pick({
    shiftId: true,
    title: true,
    start: true,
    end: true,
    paidMinutes: true,
    headcount: true,
    pay: true,
    settlement: true,
  })
  .extend({
    point: pointSchema.describe('WGS-84; of a household good to a kilometre'),
    actualUserName: z.string().describe('实际用工单位'),
  })
  .meta({ id: 'PlacedJob' });
const mapSchema = z
  .object({
    items: z.array(placedJobSchema).describe(`the nearest, at most ${MOST_ON_MAP}`),
    rest: z
      .array(z.object({ point: pointSchema, count: z.number().int() }))
      .describe('all others: how many, and the middle of where they are'),
  })
  .meta({ id: 'JobMap' });

/** @returns what is asked for, as the read model takes it */
function filterOf(query: z.output<typeof mapQuery> | z.output<typeof jobsQuery>) {
  const { lng, lat, radiusM, region, trade: tradeCode, minHourlyFen, startsFrom, startsBefore } = query;
  const around = lng === undefined || lat === undefined ? null : { point: { lng, lat }, radiusM };
  return { around, filter: { region, tradeCode, minHourlyFen, startsFrom, startsBefore } };
}

const show = (shift: ShiftDetails, warnings: ReadonlyMap<Id, readonly Finding[]>) => ({
  ...showJob(shift, warnings.get(shift.postingId)),
  full: shift.full,
});

/** As little of a shift as a pin and its card need. */
const placed = (shift: ShiftDetails) => {
  const { shiftId, title, start, end, paidMinutes, headcount, pay, settlement, responsibility } = showJob(shift);
  return {
    ...{ shiftId, title, start, end, paidMinutes, headcount, pay, settlement },
    actualUserName: responsibility.actualUser.name,
  };
};

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
    const { limit, after } = query;
    const { around, filter } = filterOf(query);
    const page = around
      ? await this.jobs.byDistance(
          around.point,
          around.radiusM,
          filter,
          limit,
          decodeCursor(after, [z.number().int().min(0), id]),
        )
      : await this.jobs.bySoonest(filter, limit, decodeCursor(after, [z.iso.datetime(), id]));
    const warnings = await this.warnings.of(
      this.connections,
      page.items.map(({ shift }) => shift.postingId),
    );
    return {
      items: page.items.map(({ shift, distanceM }) => ({ ...show(shift, warnings), distanceM })),
      next: page.next,
    };
  }

  @Get('map')
  @Public('open work is public information')
  @ApiOperation({ summary: '地图上一块范围内还有名额的零活' })
  @Answer(200, mapSchema)
  async map(@Query({ schema: mapQuery }) query: z.output<typeof mapQuery>): Promise<z.input<typeof mapSchema>> {
    const { west, south, east, north } = query;
    const { around, filter } = filterOf(query);
    const { items, rest } = await this.jobs.onMap({ west, south, east, north }, around, filter, MOST_ON_MAP);
    return { items: items.map(({ shift, point }) => ({ ...placed(shift), point })), rest: [...rest] };
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
