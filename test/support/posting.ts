import type { WorldEmployer, WorldPlace } from './world';

/** A plain posting of hourly work at an employer's site, as its console would send it. */
export function postingBody(
  place: WorldPlace,
  employer: WorldEmployer,
  options: { start: Date; hours?: number; headcount: number; mode?: object; title?: string },
): Record<string, unknown> {
  const { start, hours = 4, headcount, mode = { dispatch: true }, title = '仓库分拣' } = options;
  return {
    engagementType: 'part_time',
    tradeCode: place.trade.code,
    title,
    description: '在仓库按单分拣、贴标、装筐，站立工作。',
    conditions: '不限',
    pay: { kind: 'hourly', amountFen: 2_600 },
    settlement: { cycle: 'daily', days: 1 },
    assembly: { siteId: employer.siteId, minutesBefore: 20 },
    shifts: [
      { start: start.toISOString(), end: new Date(start.getTime() + hours * 3_600_000).toISOString(), headcount },
    ],
    responsibility: { insuranceKind: 'work_injury', insurer: employer.name, payer: employer.name },
    mode,
    publish: true,
  };
}
