import {
  jobStamp,
  publicStanding,
  PUBLIC_STANDINGS,
  SHIFT_STANDINGS,
  shownAssembly,
  STANDING_WORDS,
  type PublicLinks,
  type PublicPosting,
} from '@gg/postings';
import { regionFullName } from '@gg/reference-data';
import { z } from 'zod';
import { jobSchema, showJob } from './job-view';

const instant = z.iso.datetime();
const words = z.object({ zh: z.string(), en: z.string() });
const { title, trade, engagementType, description, conditions, pay, settlement, responsibility } = jobSchema.shape;
const { minAge, maxAge, requiredCertificates, hazards, loads, tools, meals, transport } = jobSchema.shape;

export const publicPostingSchema = z
  .object({
    code: z.string(),
    url: z.url(),
    standing: z.enum(PUBLIC_STANDINGS),
    words: words.describe('what its standing means for whoever reads it'),
    work: z
      .object({
        title,
        trade,
        engagementType,
        description,
        conditions,
        pay,
        settlement,
        responsibility,
        stamp: words.describe('责任卡 in one line'),
        place: z.object({
          name: z.string().describe('of the assembly point; of a household the county only'),
          region: z.string().describe('city and county'),
        }),
        minAge,
        maxAge,
        requiredCertificates,
        hazards,
        loads,
        tools,
        meals,
        transport,
      })
      .nullable()
      .describe('null once staff have taken it down'),
    shifts: z.array(
      z.object({
        shiftId: z.uuid(),
        start: instant,
        end: instant,
        assembleAt: instant,
        paidMinutes: z.number().int(),
        headcount: z.number().int(),
        seatsLeft: z.number().int().describe('none but of a shift to which people may still come'),
        standing: z.enum(SHIFT_STANDINGS),
      }),
    ),
  })
  .meta({ id: 'PublicPosting' });

export type PublicPostingView = z.input<typeof publicPostingSchema>;

/**
 * A posting for everybody: what decides whether somebody comes, and nobody's phone or door.
 * @param seatsLeft by shift, as bookings say
 */
export function showPublicPosting(
  { code, state, shifts }: PublicPosting,
  seatsLeft: ReadonlyMap<string, number>,
  { url }: PublicLinks,
): PublicPostingView {
  const first = shifts[0]!.details;
  const stands = shifts.map(({ details, standing }) => {
    const waits = standing === 'open' || standing === 'full';
    // A shift may be public before its seats are opened: that takes as long as an event.
    const left = waits ? (seatsLeft.get(details.shiftId) ?? details.headcount) : 0;
    return { details, left, standing: waits ? (left > 0 ? ('open' as const) : ('full' as const)) : standing };
  });
  const standing = publicStanding(
    state,
    stands.map((shift) => shift.standing),
  );
  const open = standing === 'open';
  const job = showJob(first);
  const gone = standing === 'taken_down';
  return {
    code,
    url,
    standing,
    words: STANDING_WORDS[standing],
    work: gone
      ? null
      : {
          title: job.title,
          trade: job.trade,
          engagementType: job.engagementType,
          description: job.description,
          conditions: job.conditions,
          pay: job.pay,
          settlement: job.settlement,
          responsibility: job.responsibility,
          stamp: jobStamp(first),
          place: { name: shownAssembly(first).name, region: regionFullName(first.regionCode) },
          minAge: job.minAge,
          maxAge: job.maxAge,
          requiredCertificates: job.requiredCertificates,
          hazards: job.hazards,
          loads: job.loads,
          tools: job.tools,
          meals: job.meals,
          transport: job.transport,
        },
    shifts: gone
      ? []
      : stands.map(({ details, left, standing: one }) => ({
          shiftId: details.shiftId,
          start: details.start.toISOString(),
          end: details.end.toISOString(),
          assembleAt: details.assembly.time.toISOString(),
          paidMinutes: details.paidMinutes,
          headcount: details.headcount,
          seatsLeft: open ? left : 0,
          standing: one,
        })),
  };
}
