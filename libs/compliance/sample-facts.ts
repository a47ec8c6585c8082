import { instantOf, type LocalDate } from '@gg/kernel';
import type { AcceptanceContent, OtherWork, PostingContent, Responsibility, ShiftTimes } from './domain';

/** Samples for tests of this room: lawful in every respect, so that a test changes only what it is about. */

/** A shift on a local date, times in hours of the day (`29` is five in the next morning), breaks unpaid. */
export function shiftOn(date: LocalDate, fromHour: number, toHour: number, unpaidBreakMinutes = 0): ShiftTimes {
  const start = instantOf(date, fromHour * 60);
  const end = instantOf(date, toHour * 60);
  const middle = start.getTime() + Math.floor((end.getTime() - start.getTime()) / 120_000) * 60_000;
  const breaks =
    unpaidBreakMinutes === 0
      ? []
      : [{ start: new Date(middle), end: new Date(middle + unpaidBreakMinutes * 60_000), paid: false }];
  return { start, end, breaks };
}

export const CREDIT_CODE = '91450100MA5N000001';

export const aResponsibility = (own: Partial<Responsibility> = {}): Responsibility => ({
  legalEmployer: { name: '南宁示例物流有限公司', creditCode: CREDIT_CODE },
  actualUser: { name: '南宁示例物流有限公司', creditCode: CREDIT_CODE },
  labourDispatch: false,
  payer: '南宁示例物流有限公司',
  insurer: '南宁市社会保险事业管理中心',
  insuranceKind: 'work_injury',
  intermediary: null,
  ...own,
});

/** A part-time posting of four hours of sorting in 江南区 that no rule objects to. */
export const aPosting = (own: Partial<PostingContent> = {}): PostingContent => ({
  engagementType: 'part_time',
  employerKind: 'organisation',
  tradeCode: '4-02-06-02',
  title: '晚班分拣员',
  description: '快递分拣、扫码、码放，站立工作。',
  conditionsText: '不限，年满18周岁',
  responsibility: aResponsibility(),
  headcount: 10,
  regionCode: '450105',
  placeText: '江南区示例路1号北门',
  pay: { kind: 'hourly', amountFen: 2400, preTax: true },
  settlement: { cycle: 'daily', days: 1 },
  minAge: 18,
  maxAge: null,
  certificates: [],
  loads: { maxKg: 10, repeated: true },
  hazards: [],
  venue: 'ordinary',
  probationDays: null,
  contractDays: null,
  shifts: [shiftOn('2026-11-24', 18, 22)],
  validUntil: null,
  ...own,
});

/** A woman of 30 who takes the shift of {@link aPosting} and has nothing else to do. */
export const anAcceptance = (
  own: Partial<Omit<AcceptanceContent, 'worker'>> & { readonly worker?: Partial<AcceptanceContent['worker']> } = {},
): AcceptanceContent => ({
  engagementType: 'part_time',
  employerKind: 'organisation',
  legalEmployerCreditCode: CREDIT_CODE,
  regionCode: '450105',
  tradeCode: '4-02-06-02',
  loads: { maxKg: 10, repeated: true },
  hazards: [],
  venue: 'ordinary',
  shift: shiftOn('2026-11-24', 18, 22),
  certificates: [],
  otherWork: [],
  ...own,
  worker: {
    birthDate: '1996-05-01',
    sex: 'female',
    statuses: ['adult'],
    certificates: [],
    overAgeAgreement: false,
    juvenileRegistered: false,
    ...own.worker,
  },
});

export const workFor = (creditCode: string | null, ...shifts: readonly ShiftTimes[]): OtherWork[] =>
  shifts.map((shift) => ({ shift, legalEmployerCreditCode: creditCode, engagementType: 'part_time' }));
