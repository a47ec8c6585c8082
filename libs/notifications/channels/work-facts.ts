import type { ShiftDetails } from '@gg/postings';
import { tradeByCode } from '@gg/reference-data';
import type { WorkFacts } from '../domain/sms-text';

/** What a text says of a shift. */
export const workFactsOf = (shift: ShiftDetails): WorkFacts => ({
  start: shift.start,
  end: shift.end,
  tradeName: tradeByCode(shift.tradeCode)?.zh ?? shift.title,
  place: shift.assembly.name,
  meetAt: shift.assembly.time,
  pay: shift.pay,
  settlementDays: shift.settlement.days,
});

/** Whose staff phone about a shift: those of the county where people meet. */
export const regionOf = (shift: ShiftDetails): string => shift.regionCode;
