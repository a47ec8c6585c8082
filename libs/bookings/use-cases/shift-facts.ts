import { juvenileObstacles } from '@gg/compliance';
import { localDate } from '@gg/kernel';
import type { LoadLimit, ShiftFacts } from '@gg/matching';
import type { ShiftDetails } from '@gg/postings';
import { legalNumbersOn, marketPolicyOn, tradeByCode } from '@gg/reference-data';
import type { Seats } from '../data/seats';

/**
 * A shift as matching asks about it. The limits of law come from the same dated figures by which an acceptance is judged,
 * so that nobody is offered what would be refused.
 */
export function shiftFacts(shift: ShiftDetails, seats: Pick<Seats, 'headcount'>): ShiftFacts {
  const day = localDate(shift.start);
  const law = legalNumbersOn(day);
  const policy = marketPolicyOn(day);
  const trade = tradeByCode(shift.tradeCode) ?? null;
  const obstacles = juvenileObstacles(shift, trade, law);
  const lawfulAge = Math.max(obstacles.length > 0 ? law.adultAge : law.workingAge, trade?.minAge ?? 0);
  const womenAndMinors: LoadLimit[] = [
    { belowAge: law.adultAge, repeatedKg: law.repeatedLoadKg, intervalKg: law.singleLoadKg },
    { sex: 'female', repeatedKg: law.repeatedLoadKg, intervalKg: law.singleLoadKg },
  ];
  return {
    shiftId: shift.shiftId,
    trade: shift.tradeCode,
    window: { start: shift.start, end: shift.end },
    unpaidBreaks: shift.breaks.filter((pause) => !pause.paid),
    assemblyPoint: shift.assembly.point,
    regionCode: shift.regionCode,
    engagementType: shift.engagementType,
    legalEmployerCode: shift.legalEmployerCode,
    employerId: shift.employerId,
    requiredCertificates: shift.requiredCertificates,
    minAge: Math.max(lawfulAge, shift.minAge ?? 0),
    maxAge: shift.maxAge,
    barredStatuses: [],
    // Registration of a juvenile worker (未成年工登记) is warned of at acceptance; no rule bars the work without it.
    neededStatuses: [],
    load: shift.loads && { kg: shift.loads.maxKg, repeated: shift.loads.repeated },
    hourlyPayFen: shift.hourlyWorthFen,
    headcount: seats.headcount,
    lawLimits: {
      weeklyMinutesWithEmployer: shift.engagementType === 'part_time' ? law.partTimeWeekMinutes : null,
      dailyPlatformMinutes: shift.engagementType === 'platform' ? policy.platformDayMinutes : null,
      loadLimits: womenAndMinors,
    },
  };
}
