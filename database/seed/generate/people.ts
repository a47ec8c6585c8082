import { addDays, ageOn, instantOf, isoWeekday, localDate, type LocalDate } from '@gg/kernel';
import { certificate, retirementRange, type CertificateKind } from '@gg/reference-data';
import type { Dice } from './dice';
import { madeId } from './made-id';
import type { IdNumbers } from './id-numbers';
import { personName } from './person-name';
import { someCity, someCounty, somePoint } from './places';
import { TRADE_HABITS, type TradeHabit } from './trade-habits.data';
import { WEEKLY_HABITS, type Life, type WeeklyHabit } from './weekly-habits.data';
import { Weighted } from './weighted';
import type { MadeCertificate, MadeStatus, MadeWeeklyRange, Person, WorldPlan } from './world';

type Sex = 'female' | 'male';

/** The age pyramid of people who look for gig work: youngest age of a band and its share. */
const AGES = new Weighted<readonly [from: number, to: number]>([
  [[17, 17], 1],
  [[18, 19], 4],
  [[20, 24], 10],
  [[25, 29], 9],
  [[30, 34], 11],
  [[35, 39], 12],
  [[40, 44], 13],
  [[45, 49], 15],
  [[50, 54], 13],
  [[55, 59], 8],
  [[60, 64], 3],
  [[65, 68], 1],
]);
const TRADE_COUNTS = new Weighted([
  [1, 24],
  [2, 30],
  [3, 23],
  [4, 13],
  [5, 7],
  [6, 3],
]);
/** Oldest registration: the market opened so long ago, days. */
const OLDEST_DAYS = 900;
const MAX_DISTANCES_M = [null, null, null, null, null, 3_000, 5_000, 8_000, 10_000, 15_000, 20_000, 30_000];

/** Somebody's birth date, so that they are of an age on a date. */
export function birthDateOf(dice: Dice, age: number, on: LocalDate): LocalDate {
  const year = Number(on.slice(0, 4)) - age;
  // 28 February is a birthday in every year.
  const birthday = on.endsWith('-02-29') ? '-02-28' : on.slice(4);
  return addDays(`${year}${birthday}`, -dice.below(365));
}

/**
 * Somebody who looks for work, complete.
 * @param own the person's own dice
 * @param phone the next free one; few have none
 */
export function makePerson(plan: WorldPlan, own: Dice, registeredAt: Date, phone: string, numbers: IdNumbers): Person {
  const today = localDate(plan.now);
  const [from, to] = AGES.pick(own);
  const age = own.between(from, to);
  const sex: Sex = own.chance(0.47) ? 'female' : 'male';
  const birthDate = birthDateOf(own, age, today);
  const city = someCity(own);
  const county = someCounty(own, city.code);
  const statuses = statusesOf(own.for('statuses'), birthDate, sex, age, today);
  const habit = weeklyHabit(own.for('weekly'), lifeOf(own, age, sex, statuses));
  const habits = tradesOf(own.for('trades'), sex, age, habit);
  const identityState = own.chance(0.03) ? 'unverified' : own.chance(0.36) ? 'verified' : 'format_ok';
  const trades = habits.map(({ code, fromAge }) => ({
    code,
    months: Math.min(own.chance(0.25) ? 0 : own.between(1, 120), Math.max(0, (age - Math.max(16, fromAge)) * 12)),
  }));
  return {
    id: madeId(own.for('id'), registeredAt),
    name: personName(own.for('name'), city.code, sex, Number(birthDate.slice(0, 4))),
    phone: age >= 55 && own.chance(0.04) ? null : phone,
    idNumber: identityState === 'unverified' ? null : numbers.next(birthplaceOf(own, city.code), birthDate, sex),
    birthDate,
    sex,
    identityState,
    regionCode: county.code,
    registeredAt,
    home: somePoint(own.for('home'), county),
    trades,
    statuses,
    certificates: papersOf(own.for('papers'), habits, registeredAt, today),
    weekly: weeklyOf(habit),
    exceptions: daysOff(own.for('days off'), today),
    preferences: {
      maxDistanceM: own.pick(MAX_DISTANCES_M),
      minHourlyFen: own.chance(0.5) ? null : 1_600 + 50 * own.between(0, 18),
      nights: habit.nights,
      preferredTrades: own.chance(0.45) ? [trades[0]!.code] : [],
    },
    paused: own.chance(0.02),
    personalised: !own.chance(0.03),
    largeLetters: age >= 52 && own.chance(0.5),
    presence: null,
    blockedEmployerIds: [],
    reach: own.chance(age >= 50 ? 0.4 : 0.12) ? 'sms' : 'app',
    simulated: false,
    temper: {
      acceptPerMille: 180 + own.below(640),
      showPerMille: own.chance(0.12) ? 720 + own.below(180) : 930 + own.below(70),
    },
  };
}

/** Registrations grow: half of all came in the last third of the time. Sorted, so that ids follow them. */
export function registrationTimes(plan: WorldPlan, dice: Dice): Date[] {
  const today = localDate(plan.now);
  const times = Array.from({ length: plan.workers }, () => {
    const share = dice.fraction();
    const daysAgo = 2 + Math.floor(share * share * (OLDEST_DAYS - 2));
    return instantOf(addDays(today, -daysAgo), dice.between(6 * 60, 22 * 60 - 1)).getTime() + dice.below(60_000);
  });
  return times.sort((a, b) => a - b).map((ms) => new Date(ms));
}

/** Most were born where they live; the numbers of the others begin with another city of Guangxi. */
const birthplaceOf = (own: Dice, cityCode: string): string => (own.chance(0.7) ? cityCode : someCity(own).code);

function lifeOf(own: Dice, age: number, sex: Sex, statuses: readonly MadeStatus[]): Life {
  if (statuses.some(({ kind }) => kind === 'student')) return 'student';
  if (age >= 58) return 'elder';
  return sex === 'female' && age >= 25 && age <= 44 && own.chance(0.5) ? 'parent' : 'working';
}

const habitsOfLife = new Map(
  (['student', 'working', 'parent', 'elder'] as const).map((life) => [
    life,
    new Weighted(WEEKLY_HABITS.map((habit) => [habit, habit.share[life]] as const)),
  ]),
);

const weeklyHabit = (dice: Dice, life: Life): WeeklyHabit => habitsOfLife.get(life)!.pick(dice);

const weeklyOf = ({ days }: WeeklyHabit): MadeWeeklyRange[] =>
  days.flatMap((ranges, day) => ranges.map((range) => ({ weekday: day + 1, ...range })));

/** Some have an appointment or go home for a few days within the next fortnight. */
function daysOff(dice: Dice, today: LocalDate): Person['exceptions'] {
  if (!dice.chance(0.12)) return [];
  const first = dice.between(0, 12);
  const days = dice.chance(0.7) ? 1 : dice.between(2, 4);
  return Array.from({ length: days }, (_, i) => ({ date: addDays(today, first + i), free: [] }));
}

function tradesOf(dice: Dice, sex: Sex, age: number, { nights }: WeeklyHabit): TradeHabit[] {
  const fitting = TRADE_HABITS.filter(({ fromAge, toAge }) => fromAge <= age && age <= toAge);
  const weigh = (habit: TradeHabit): number =>
    habit.popularity * (sex === 'female' ? habit.women : 1) * (nights && habit.family === 'guard' ? 2 : 1);
  const chosen = [new Weighted(fitting.map((habit) => [habit, weigh(habit)] as const)).pick(dice)];
  const wanted = Math.min(TRADE_COUNTS.pick(dice), fitting.length);
  while (chosen.length < wanted) {
    const left = fitting.filter((habit) => !chosen.includes(habit));
    const families = new Set(chosen.map(({ family }) => family));
    const near = left.map((habit) => [habit, weigh(habit) * (families.has(habit.family) ? 8 : 1)] as const);
    chosen.push(new Weighted(near).pick(dice));
  }
  return chosen;
}

/** Papers of the trades, each once; some have run out, as they do. */
function papersOf(dice: Dice, habits: readonly TradeHabit[], registeredAt: Date, today: LocalDate): MadeCertificate[] {
  const shares = new Map<CertificateKind, number>();
  for (const { papers = {} } of habits) {
    for (const [kind, share] of Object.entries(papers) as [CertificateKind, number][]) {
      shares.set(kind, Math.max(share, shares.get(kind) ?? 0));
    }
  }
  return [...shares].flatMap(([kind, share]): MadeCertificate[] => {
    const own = dice.for(kind);
    if (!own.chance(share)) return [];
    const { validMonths } = certificate(kind);
    const termDays = validMonths === null ? 3_650 : Math.floor((validMonths * 365) / 12);
    // One in sixteen has run out; whoever registered long ago has renewed since.
    const expired = validMonths !== null && own.chance(1 / 16);
    const age = expired ? termDays + own.between(1, 90) : own.below(Math.max(1, termDays - 3));
    const validFrom = addDays(today, -age);
    return [
      {
        kind,
        validFrom,
        validTo: validMonths === null ? null : addDays(validFrom, termDays - 1),
        proofState:
          validFrom < localDate(registeredAt) && own.chance(0.5) ? 'proven' : own.chance(0.6) ? 'proven' : 'stated',
      },
    ];
  });
}

/** What people state of themselves; `adult` and `juvenile` follow from the birth date and are never stated. */
function statusesOf(dice: Dice, birthDate: LocalDate, sex: Sex, age: number, today: LocalDate): MadeStatus[] {
  const stated: MadeStatus[] = [];
  const state = (kind: string, from: LocalDate | null, to: LocalDate | null, proven: number): void => {
    stated.push({ kind, from, to, proofState: dice.chance(proven) ? 'proven' : 'stated' });
  };
  if (age < 18) state('juvenile_registered', addDays(today, -60), addDays(birthdayOf(birthDate, 18), -1), 1);
  const year = Number(today.slice(0, 4));
  if (age <= 22 && dice.chance(0.42)) {
    const graduates = year + dice.between(1, 3);
    state('student', `${graduates - 4}-09-01`, `${graduates}-06-30`, 0.7);
  } else if (age >= 21 && age <= 25 && dice.chance(0.22)) {
    const graduated = year - dice.between(0, 1);
    state('recent_graduate', `${graduated}-07-01`, `${graduated + 2}-06-30`, 0.6);
  }
  if (age >= 24 && age < 60 && dice.chance(0.05))
    state('registered_unemployed', addDays(today, -dice.between(20, 300)), null, 0.8);
  if (age >= 40 && age < 60 && dice.chance(0.08))
    state('hard_to_employ', addDays(today, -dice.between(30, 700)), null, 0.9);
  const { earliest, latest } = retirementRange(birthDate, sex);
  const retired = latest <= today || (earliest <= today && dice.chance(0.45));
  if (retired && dice.chance(0.8)) {
    const since = latest <= today ? latest : earliest;
    state('past_retirement_age', since, null, 0.6);
    if (dice.chance(0.6)) state('drawing_pension', since, null, 0.6);
    if (dice.chance(0.5)) state('over_age_agreement', addDays(today, -dice.between(10, 200)), null, 0.9);
  }
  return stated;
}

/** The day on which somebody completes a number of years. */
const birthdayOf = (birthDate: LocalDate, years: number): LocalDate =>
  `${Number(birthDate.slice(0, 4)) + years}${birthDate.endsWith('-02-29') ? '-03-01' : birthDate.slice(4)}`;

/** Whether somebody is free on the whole of a window of one local date, by habit and exceptions. Minutes may pass 1440. */
export function isFree(
  person: Pick<Person, 'weekly' | 'exceptions'>,
  date: LocalDate,
  from: number,
  to: number,
): boolean {
  if (to > 1_440) return isFree(person, date, from, 1_440) && isFree(person, addDays(date, 1), 0, to - 1_440);
  const exception = person.exceptions.find((one) => one.date === date);
  const ranges = exception ? exception.free : person.weekly.filter(({ weekday }) => weekday === isoWeekday(date));
  return ranges.some(({ startMinute, endMinute }) => startMinute <= from && to <= endMinute);
}

/** Completed years of somebody on a date. */
export const ageOf = (person: Pick<Person, 'birthDate'>, on: LocalDate): number => ageOn(person.birthDate, on);
