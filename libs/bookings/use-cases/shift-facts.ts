import { isClosedToWomen, juvenileObstacles, requiredByLaw } from '@gg/compliance';
import type { LocalDate } from '@gg/kernel';
import { creditCodeOf, type ShiftFacts } from '@gg/matching';
import type { ShiftDetails } from '@gg/postings';
import { legalNumbersOn, marketPolicyOn, tradeByCode } from '@gg/reference-data';
import type { Seats } from '../data/seats';

/**
 * A shift as matching asks about it. The limits of law come from the same dated figures by which an acceptance of the same
 * day is judged, so that nobody is offered what would be refused, and nobody is passed over for what would be allowed.
 * @param on the local date of asking
 */
export function shiftFacts(shift: ShiftDetails, seats: Pick<Seats, 'headcount'>, on: LocalDate): ShiftFacts {
  const law = legalNumbersOn(on);
  const policy = marketPolicyOn(on);
  const trade = tradeByCode(shift.tradeCode) ?? null;
  const obstacles = juvenileObstacles(shift, trade, law);
  const lawfulAge = Math.max(obstacles.length > 0 ? law.adultAge : law.workingAge, trade?.minAge ?? 0);
  const { tradeCode, engagementType, regionCode, loads, hazards, venue, start, end, breaks } = shift;
  const legalEmployerCreditCode = creditCodeOf(shift.legalEmployerCode);
  return {
    shiftId: shift.shiftId,
    trade: tradeCode,
    window: { start, end },
    unpaidBreaks: breaks.filter((pause) => !pause.paid),
    assemblyPoint: shift.assembly.point,
    regionCode,
    engagementType,
    legalEmployerCode: shift.legalEmployerCode,
    employerId: shift.employerId,
    requiredCertificates: [...new Set([...shift.requiredCertificates, ...requiredByLaw({ trade })])],
    minAge: Math.max(lawfulAge, shift.minAge ?? 0),
    minAgeNow: law.workingAge,
    maxAge: shift.maxAge,
    closedTo: isClosedToWomen(shift, law) ? 'female' : null,
    judged: {
      tradeCode,
      engagementType,
      regionCode,
      loads,
      hazards,
      venue,
      legalEmployerCreditCode,
      // At acceptance no rule tells one kind of firm from another.
      employerKind: legalEmployerCreditCode === null ? 'household' : 'organisation',
      shift: { start, end, breaks },
    },
    hourlyPayFen: shift.hourlyWorthFen,
    headcount: seats.headcount,
    lawLimits: {
      weeklyMinutesWithEmployer: engagementType === 'part_time' ? law.partTimeWeekMinutes : null,
      dailyPlatformMinutes: engagementType === 'platform' ? policy.platformDayMinutes : null,
    },
  };
}
