import type { OfferView } from '@gg/bookings';
import { shownAssembly } from '@gg/postings';
import { deadlineText, windowText } from '../domain/local-time-text';
import { payText, settlementText } from '../domain/sms-text';
import { workFactsOf } from './work-facts';

/** An offer in sentences of a person, for a page without a front of its own. */
export interface OfferInWords {
  readonly title: string;
  /** What, and the words for it. */
  readonly rows: readonly (readonly [string, string])[];
}

const INSURANCE: Readonly<Record<string, string>> = {
  work_injury: '工伤保险',
  occupational_injury: '职业伤害保障',
  employer_liability: '雇主责任险（商业险，不能代替工伤保险）',
  accident: '意外险（商业险，不能代替工伤保险）',
  none: '没有保险',
};

/** @param now what today is, for the deadline */
export function offerInWords({ offer, shift, memberIds, seats }: OfferView, now: Date): OfferInWords {
  const work = workFactsOf(shift);
  const { responsibility } = shift;
  // The page is opened by whoever has the link: a home's door is for those who hold a seat.
  const assembly = holdsSeat(seats) ? shift.assembly : shownAssembly(shift);
  return {
    title: memberIds.length > 1 ? `${work.tradeName}（结伴${memberIds.length}人）` : work.tradeName,
    rows: [
      ['岗位', shift.title],
      ['时间', windowText(work)],
      ['集合', `${assembly.name} ${assembly.address}`],
      ['报酬', `${payText(work.pay)}，${settlementText(work.settlementDays)}`],
      ['用人单位', responsibility.legalEmployer.name],
      ['实际用工', responsibility.actualUser.name],
      ['保险', insuranceText(responsibility.insuranceKind)],
      ['答复截止', deadlineText(offer.expiresAt, now)],
    ],
  };
}

const holdsSeat = (seats: OfferView['seats']): boolean => seats.some(({ held }) => held);

const insuranceText = (kind: string | null): string => (kind === null ? '没有写明' : (INSURANCE[kind] ?? kind));
