import type { EmployerPlan, PastShift, Person } from '@database/seed';
import type { Demand } from './demand';

/**
 * Whether somebody may take a shift, worked out a second time from the seed's plain facts: what law and their own wishes
 * allow, their bookings of the day aside. Shares nothing with matching, and looks at the numbers of law by itself. Where it
 * leaves a condition out it lets more people pass, so that the bound made from it stays an upper one.
 */
export interface Facts {
  readonly person: Person;
  /** Where they stand in the morning, if they go to a market. */
  readonly market: { readonly lng: number; readonly lat: number } | null;
  readonly employer: Pick<EmployerPlan, 'id' | 'blockedWorkerIds'>;
  /** Shifts that this person has worked. */
  readonly worked: readonly PastShift[];
}

/** 劳动合同法 68: part-time, with one employer, in a week. */
const PART_TIME_WEEK_MINUTES = 24 * 60;
/** 劳部发〔1994〕498号; 女职工劳动保护特别规定: repeated, and at intervals. */
const PROTECTED_REPEATED_KG = 20;
const PROTECTED_SINGLE_KG = 25;
/** 女职工 are women in a labour relation; casual and platform work is none. */
const LABOUR_RELATIONS: readonly string[] = ['part_time', 'short_full_time', 'shared'];
const ADULT = 18;
/** 禁止使用童工规定 2: nobody below it works. */
const CHILD = 16;
/** The market looks no farther. */
const FARTHEST_M = 50_000;
/** MariaDB's mean radius of the earth, metres. */
const EARTH_M = 6_370_986;
/** Whole metres on both sides of a bound: two roundings may differ by one. */
const ROUNDING_M = 1;

/** Why somebody may not; null when they may. */
export function whyNot({ person, market, employer, worked }: Facts, demand: Demand): string | null {
  const first = dateOf(demand.start);
  const last = dateOf(new Date(demand.end.getTime() - 1));
  if (person.paused) return 'paused';
  if (person.identityState === 'unverified') return 'identity';
  if (!person.trades.some(({ code }) => code === demand.tradeCode)) return 'trade';
  if (!demand.certificates.every((kind) => holds(person, kind, first) && holds(person, kind, last)))
    return 'certificate';
  if (!ofAge(person, demand, first, last)) return 'age';
  if (!mayCarry(person, demand, first)) return 'load';
  if (person.blockedEmployerIds.includes(demand.employerId)) return 'blocked_by_worker';
  if (employer.blockedWorkerIds.includes(person.id)) return 'blocked_by_employer';
  const away = Math.min(metres(person.home, demand.point), market ? metres(market, demand.point) : Infinity);
  if (away > Math.min(FARTHEST_M, person.preferences.maxDistanceM ?? Infinity) + ROUNDING_M) return 'distance';
  if (!isFree(person, demand)) return 'available';
  if (demand.engagementType === 'part_time' && weekMinutes(worked, demand) > PART_TIME_WEEK_MINUTES)
    return 'hours_week';
  return null;
}

const holds = ({ certificates }: Person, kind: string, on: string): boolean =>
  certificates.some((paper) => paper.kind === kind && paper.validFrom <= on && (paper.validTo ?? on) >= on);

function ofAge(person: Person, { tradeLeastAge, minAge, maxAge }: Demand, first: string, last: string): boolean {
  const least = Math.max(CHILD, tradeLeastAge, minAge ?? 0);
  return age(person.birthDate, first) >= least && (maxAge === null || age(person.birthDate, last) <= maxAge);
}

/** Completed years; the birthday counts. */
function age(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function mayCarry({ sex, birthDate }: Person, { loads, engagementType }: Demand, on: string): boolean {
  const protectedWoman = sex === 'female' && LABOUR_RELATIONS.includes(engagementType);
  if (loads === null || (!protectedWoman && age(birthDate, on) >= ADULT)) return true;
  return loads.maxKg <= (loads.repeated ? PROTECTED_REPEATED_KG : PROTECTED_SINGLE_KG);
}

/** Great-circle distance by the law of haversines, whole metres. */
function metres(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const toRad = Math.PI / 180;
  const half = (degrees: number): number => Math.sin((degrees * toRad) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(a.lat * toRad) * Math.cos(b.lat * toRad) * half(b.lng - a.lng);
  return Math.round(2 * EARTH_M * Math.asin(Math.sqrt(Math.min(1, h))));
}

/** A local date of an instant. */
const dateOf = (instant: Date): string =>
  new Date(instant.getTime() + LOCAL_MINUTES * MINUTE_MS).toISOString().slice(0, 10);

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const LOCAL_MINUTES = 8 * 60;

/** Free for every minute, by what is said of the date, else by the week. */
function isFree({ exceptions, weekly }: Person, { start, end }: Demand): boolean {
  const from = Math.floor(start.getTime() / MINUTE_MS) + LOCAL_MINUTES;
  const to = Math.ceil(end.getTime() / MINUTE_MS) + LOCAL_MINUTES;
  for (let day = Math.floor(from / DAY_MINUTES); day * DAY_MINUTES < to; day++) {
    const date = new Date(day * DAY_MINUTES * MINUTE_MS);
    const weekday = date.getUTCDay() || 7;
    const said = exceptions.find((one) => one.date === date.toISOString().slice(0, 10));
    const free = said ? said.free : weekly.filter((range) => range.weekday === weekday);
    const midnight = day * DAY_MINUTES;
    const [first, last] = [Math.max(0, from - midnight), Math.min(DAY_MINUTES, to - midnight)];
    if (!free.some(({ startMinute, endMinute }) => startMinute <= first && last <= endMinute)) return false;
  }
  return true;
}

/** Paid minutes with the employer in the law week of the shift, this shift with them. */
function weekMinutes(worked: readonly PastShift[], demand: Demand): number {
  const week = mondayOf(demand.start);
  const own = paidMinutes(demand.start, demand.end, demand.unpaidBreaks);
  return worked
    .filter(({ responsibility }) => responsibility.legalEmployer.creditCode === demand.legalEmployerCode)
    .flatMap(({ shifts }) => shifts)
    .filter(({ start }) => mondayOf(start) === week)
    .reduce(
      (sum, { start, end, breaks }) =>
        sum +
        paidMinutes(
          start,
          end,
          breaks.filter(({ paid }) => !paid),
        ),
      own,
    );
}

const paidMinutes = (start: Date, end: Date, unpaid: readonly { readonly start: Date; readonly end: Date }[]): number =>
  Math.ceil(
    unpaid.reduce((ms, pause) => ms - (pause.end.getTime() - pause.start.getTime()), end.getTime() - start.getTime()) /
      MINUTE_MS,
  );

function mondayOf(instant: Date): number {
  const day = Math.floor((instant.getTime() / MINUTE_MS + LOCAL_MINUTES) / DAY_MINUTES);
  // 1970-01-01 was a Thursday.
  return day - ((day + 3) % 7);
}
