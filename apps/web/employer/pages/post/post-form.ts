import { clockTime, localDate } from '../../../shared/format/time';
import { daysAfter, instantOf } from '../../data/local-days';
import type { Pattern } from '../../data/postings';
import type { Schemas } from '../../service';

export type PostingInput = Schemas['PostingInput'];
export type PayKind = PostingInput['pay']['kind'];
export type ModeName = 'dispatch_claim' | 'dispatch' | 'claim' | 'application';
type Party = { readonly name: string; readonly creditCode: string };

/** A posting as it stands in the form: texts as they were typed, times as they are said on site. */
export interface PostForm {
  readonly engagementType: PostingInput['engagementType'];
  readonly tradeCode: string | null;
  readonly title: string;
  readonly description: string;
  readonly conditions: string;
  readonly dates: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly breaks: readonly { readonly start: string; readonly end: string; readonly paid: boolean }[];
  readonly headcount: number | null;
  readonly siteId: string | null;
  readonly minutesBefore: number | null;
  readonly payKind: PayKind;
  /** Yuan. */
  readonly amount: number | null;
  readonly unit: string;
  readonly expectedOutput: number | null;
  readonly cycle: PostingInput['settlement']['cycle'];
  readonly days: number | null;
  readonly mode: ModeName;
  readonly reserves: number | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly payer: string;
  readonly insurer: string;
  readonly insuranceKind: NonNullable<PostingInput['responsibility']['insuranceKind']> | null;
  readonly labourDispatch: boolean;
  readonly actualUser: Party | null;
  readonly legalEmployer: Party | null;
  readonly tools: string;
  readonly meals: string;
  readonly transport: string;
  readonly maxKg: number | null;
  readonly repeated: boolean;
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly requiredCertificates: readonly string[] | null;
  readonly hazards: readonly string[];
  readonly venue: PostingInput['venue'];
  readonly outdoor: boolean | null;
  readonly probationDays: number | null;
  readonly contractDays: number | null;
}

export const MODES: Readonly<Record<ModeName, PostingInput['mode']>> = {
  dispatch_claim: { dispatch: true, claim: true, application: false },
  dispatch: { dispatch: true, claim: false, application: false },
  claim: { dispatch: false, claim: true, application: false },
  application: { dispatch: false, claim: false, application: true },
};

/** Who posts, as far as a new posting begins with it. */
export interface Poster {
  readonly name: string;
  readonly kind: Schemas['Employer']['kind'];
}

/** A posting of somebody who has never posted. @param date local, of the first day */
export function emptyForm(poster: Poster, date: string, siteId: string | null): PostForm {
  const household = poster.kind === 'household';
  return {
    engagementType: household ? 'casual' : 'part_time',
    tradeCode: null,
    title: '',
    description: '',
    conditions: '不限',
    dates: [date],
    start: '08:00',
    end: '12:00',
    breaks: [],
    headcount: 1,
    siteId,
    minutesBefore: 10,
    payKind: 'hourly',
    amount: null,
    unit: '件',
    expectedOutput: null,
    cycle: 'daily',
    days: 1,
    mode: 'dispatch_claim',
    reserves: 0,
    contactName: '',
    contactPhone: '',
    payer: poster.name,
    insurer: household ? '' : poster.name,
    insuranceKind: household ? 'accident' : 'work_injury',
    labourDispatch: false,
    actualUser: null,
    legalEmployer: null,
    tools: '',
    meals: '',
    transport: '',
    maxKg: null,
    repeated: false,
    minAge: null,
    maxAge: null,
    requiredCertificates: null,
    hazards: [],
    venue: 'ordinary',
    outdoor: null,
    probationDays: null,
    contractDays: null,
  };
}

/**
 * What a posting says, for another one like it.
 * @param dates of the new one; of a draft that is edited, its own when left out
 */
export function formOf(posting: Pattern, poster: Poster, siteId: string | null, dates?: readonly string[]): PostForm {
  const { terms, shifts, contact } = posting;
  const first = shifts[0];
  const { pay, responsibility, mode, loads, assembly } = terms;
  const named = ({ name, creditCode }: { name: string; creditCode: string | null }): Party | null =>
    name === poster.name ? null : { name, creditCode: creditCode ?? '' };
  return {
    ...emptyForm(poster, dates?.[0] ?? '', siteId),
    engagementType: terms.engagementType,
    tradeCode: terms.tradeCode,
    title: terms.title,
    description: terms.description,
    conditions: terms.conditions,
    dates: dates ?? [...new Set(shifts.map(({ start }) => localDate(start)))].sort(),
    ...(first && {
      start: clockTime(first.start),
      end: clockTime(first.end),
      breaks: first.breaks.map(({ start, end, paid }) => ({ start: clockTime(start), end: clockTime(end), paid })),
      headcount: first.headcount,
    }),
    siteId: assembly.siteId ?? siteId,
    minutesBefore: assembly.minutesBefore,
    payKind: pay.kind,
    amount: pay.amountFen / 100,
    unit: pay.unit ?? '件',
    expectedOutput: pay.expectedOutput ?? null,
    cycle: terms.settlement.cycle,
    days: terms.settlement.days,
    mode: (Object.keys(MODES) as ModeName[]).find((name) => sameMode(MODES[name], mode)) ?? 'dispatch_claim',
    reserves: terms.reserves,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    payer: responsibility.payer ?? '',
    insurer: responsibility.insurer ?? '',
    insuranceKind: responsibility.insuranceKind,
    labourDispatch: responsibility.labourDispatch,
    actualUser: named(responsibility.actualUser),
    legalEmployer: named(responsibility.legalEmployer),
    tools: terms.tools,
    meals: terms.meals,
    transport: terms.transport,
    maxKg: loads?.maxKg ?? null,
    repeated: loads?.repeated ?? false,
    minAge: terms.minAge,
    maxAge: terms.maxAge,
    requiredCertificates: terms.requiredCertificates.length > 0 ? terms.requiredCertificates : null,
    hazards: terms.hazards,
    venue: terms.venue as PostForm['venue'],
    outdoor: terms.outdoor,
    probationDays: terms.probationDays,
    contractDays: terms.contractDays,
  };
}

const sameMode = (a: PostingInput['mode'], b: PostingInput['mode']): boolean =>
  a.dispatch === b.dispatch && a.claim === b.claim && a.application === b.application;

/** Fields without which nothing can be judged or saved. */
export type Missing = 'trade' | 'title' | 'dates' | 'time' | 'headcount' | 'site' | 'amount' | 'output' | 'contact';

export function missingOf(form: PostForm): Missing[] {
  const contact = form.contactName.trim() === '' ? form.contactPhone.trim() !== '' : form.contactPhone.trim() === '';
  const checks: readonly (readonly [Missing, boolean])[] = [
    ['trade', form.tradeCode === null],
    ['title', form.title.trim() === ''],
    ['dates', form.dates.length === 0],
    ['time', !isTime(form.start) || !isTime(form.end) || form.start === form.end],
    ['headcount', form.headcount === null],
    ['site', form.siteId === null],
    ['amount', form.amount === null],
    ['output', form.payKind === 'piece' && form.expectedOutput === null],
    ['contact', contact],
  ];
  return checks.filter(([, missing]) => missing).map(([name]) => name);
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const MINUTE_MS = 60_000;

/** Minutes from the start of a shift to its end; an end before the start is the next day's. */
export function lengthOf({ start, end }: Pick<PostForm, 'start' | 'end'>): number {
  const minutes = minuteOf(end) - minuteOf(start);
  return minutes > 0 ? minutes : minutes + 24 * 60;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes that are paid: unpaid breaks are not. */
export const paidMinutesOf = (form: Pick<PostForm, 'start' | 'end' | 'breaks'>): number =>
  lengthOf(form) - form.breaks.filter(({ paid }) => !paid).reduce((sum, pause) => sum + lengthOf(pause), 0);

/** Fen that an hour of paid time is worth; null while something is missing. */
export function hourlyWorth(form: PostForm): number | null {
  if (form.amount === null) return null;
  if (form.payKind === 'hourly') return Math.round(form.amount * 100);
  const minutes = paidMinutesOf(form);
  if (minutes <= 0) return null;
  if (form.payKind === 'daily') return Math.floor((form.amount * 100 * 60) / minutes);
  return form.expectedOutput === null ? null : Math.floor((form.amount * 100 * form.expectedOutput * 60) / minutes);
}

/** The instants of one day's shift; a break before the start is after midnight. */
function shiftOn(date: string, form: PostForm): PostingInput['shifts'][number] {
  const from = Date.parse(instantOf(date, form.start));
  const at = (time: string): string => {
    const minutes = minuteOf(time) - minuteOf(form.start);
    return new Date(from + (minutes < 0 ? minutes + 24 * 60 : minutes) * MINUTE_MS).toISOString();
  };
  return {
    start: new Date(from).toISOString(),
    end: new Date(from + lengthOf(form) * MINUTE_MS).toISOString(),
    breaks: form.breaks.map(({ start, end, paid }) => ({ start: at(start), end: at(end), paid })),
    headcount: form.headcount ?? 1,
    repeatOn: [],
  };
}

function payOf(form: PostForm): PostingInput['pay'] {
  const amountFen = Math.round((form.amount ?? 0) * 100);
  const { payKind: kind } = form;
  if (kind !== 'piece') return { kind, amountFen, preTax: true };
  const expectedMinutes = Math.max(1, paidMinutesOf(form));
  return {
    kind,
    amountFen,
    unit: form.unit.trim() || '件',
    expectedOutput: form.expectedOutput ?? 1,
    expectedMinutes,
    preTax: true,
  };
}

const orNull = (text: string): string | null => text.trim() || null;

/** What is sent. Only for a form of which nothing is missing. */
export function inputOf(form: PostForm): PostingInput {
  const party = (one: Party | null) => one && { name: one.name.trim(), creditCode: orNull(one.creditCode) };
  return {
    engagementType: form.engagementType,
    tradeCode: form.tradeCode!,
    title: form.title.trim(),
    description: form.description.trim(),
    conditions: form.conditions.trim(),
    pay: payOf(form),
    settlement: { cycle: form.cycle, days: form.days ?? 1 },
    assembly: { siteId: form.siteId!, minutesBefore: form.minutesBefore ?? 0 },
    shifts: form.dates.map((date) => shiftOn(date, form)),
    responsibility: {
      legalEmployer: party(form.legalEmployer),
      actualUser: party(form.actualUser),
      labourDispatch: form.labourDispatch,
      payer: orNull(form.payer),
      insurer: form.insuranceKind === 'none' ? null : orNull(form.insurer),
      insuranceKind: form.insuranceKind,
      intermediary: null,
    },
    loads: form.maxKg === null ? null : { maxKg: form.maxKg, repeated: form.repeated },
    hazards: form.hazards as PostingInput['hazards'],
    venue: form.venue,
    outdoor: form.outdoor,
    tools: form.tools.trim(),
    meals: form.meals.trim(),
    transport: form.transport.trim(),
    minAge: form.minAge,
    maxAge: form.maxAge,
    requiredCertificates: form.requiredCertificates as PostingInput['requiredCertificates'],
    probationDays: form.probationDays,
    contractDays: form.contractDays,
    validUntil: null,
    mode: MODES[form.mode],
    reserves: form.reserves ?? 0,
    contact: form.contactName.trim() === '' ? null : { name: form.contactName.trim(), phone: form.contactPhone.trim() },
  };
}

/** The day after the last one, or tomorrow: where the next posting usually goes. */
export const nextDate = (todayDate: string): string => daysAfter(todayDate, 1);
