import { shownAssembly, type ShiftDetails } from '@gg/postings';
import { tradeByCode } from '@gg/reference-data';
import type { WorkFacts } from '../domain/sms-text';

/** What a text says of a shift to somebody who holds a seat, or held one. */
export const workFactsOf = (shift: ShiftDetails): WorkFacts => ({
  start: shift.start,
  end: shift.end,
  tradeName: tradeByCode(shift.tradeCode)?.zh ?? shift.title,
  place: shift.assembly.name,
  meetAt: shift.assembly.time,
  pay: shift.pay,
  settlementDays: shift.settlement.days,
});

/** What a text says of it to somebody who is asked to come: somebody's home is not told to everybody who is asked. */
export const offeredWorkOf = (shift: ShiftDetails): WorkFacts => ({
  ...workFactsOf(shift),
  place: shownAssembly(shift).name,
});

/** Whose staff phone about a shift: those of the county where people meet. */
export const regionOf = (shift: ShiftDetails): string => shift.regionCode;
