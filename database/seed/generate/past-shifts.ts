import type { DeclineReason } from '@gg/bookings';
import { addDays, instantOf, lawWeekOf, localDate, type Id, type LocalDate } from '@gg/kernel';
import type { Dice } from './dice';
import { jobsOf } from './job-templates';
import { madeId } from './made-id';
import { makeTerms, paidMinutesOf } from './made-terms';
import { isFit, isFreeFor, Supply, type Near } from './supply';
import { Weighted } from './weighted';
import type { EmployerPlan, MadeTerms, PastOffer, PastShift, Person, WorldPlan } from './world';

/** How far back the histories go. */
const HISTORY_DAYS = 180;
/** Bookings that a drawn shift comes to on average, those that nobody could take among them. */
const BOOKINGS_A_SHIFT = 1.5;
const SEARCH_M = 20_000;
/** Nobody is asked for a shift of which the seats are gone; so many offers a seat are made at most. */
const OFFERS_A_SEAT = 4;
/** Part-time work with one employer, and full-time work, minutes a law week; days worked a week at most. */
const PART_TIME_WEEK = 1_440;
const FULL_TIME_WEEK = 2_400;
const REST_MS = 11 * 3_600_000;
const MINUTE_MS = 60_000;
const DECLINES = new Weighted<DeclineReason>([
  ['time_unsuitable', 34],
  ['too_far', 22],
  ['already_busy', 18],
  ['pay_too_low', 12],
  ['work_unsuitable', 8],
  ['other', 6],
]);

/** What somebody has promised so far: no two shifts in one rest, no week beyond the law. */
class Promised {
  private readonly lastEnd = new Map<Id, number>();
  private readonly weeks = new Map<string, number>();

  fits(personId: Id, job: Draw, limit: number): boolean {
    const { start } = job.terms.shifts[0]!;
    if (start.getTime() - (this.lastEnd.get(personId) ?? 0) < REST_MS) return false;
    return (this.weeks.get(weekKey(personId, job)) ?? 0) + job.paidMinutes <= limit;
  }

  keep(personId: Id, job: Draw): void {
    this.lastEnd.set(personId, job.terms.shifts[0]!.end.getTime());
    this.weeks.set(weekKey(personId, job), (this.weeks.get(weekKey(personId, job)) ?? 0) + job.paidMinutes);
  }
}

/** A shift before anybody was asked for it. */
interface Draw {
  readonly employer: EmployerPlan;
  readonly terms: MadeTerms;
  readonly date: LocalDate;
  readonly paidMinutes: number;
  readonly dice: Dice;
}

const weekKey = (personId: Id, { employer, date }: Draw): string => `${personId} ${employer.id} ${lawWeekOf(date)}`;

/** The shifts of the last half year in the order of their starts, each with all offers and what came of them. */
export function makePastShifts(
  plan: WorldPlan,
  dice: Dice,
  employers: readonly EmployerPlan[],
  people: readonly Person[],
): PastShift[] {
  const posting = employers.filter((employer) => employer.verification === 'verified' && employer.sites.length > 0);
  if (posting.length === 0 || people.length === 0) return [];
  const count = Math.ceil(plan.pastBookings / BOOKINGS_A_SHIFT);
  const draws = Array.from({ length: count }, (_, i) => draw(plan, dice.for(i), posting)).filter((one) => one !== null);
  draws.sort((a, b) => startOf(a) - startOf(b) || (a.employer.id < b.employer.id ? -1 : 1));
  const supply = new Supply(people);
  const promised = new Promised();
  const known = new Map<Id, Set<Id>>();
  return draws.flatMap((one) => {
    const shift = fill(one, supply, promised, known);
    return shift.offers.length === 0 ? [] : [shift];
  });
}

const startOf = ({ terms }: Draw): number => terms.shifts[0]!.start.getTime();

function draw(plan: WorldPlan, own: Dice, employers: readonly EmployerPlan[]): Draw | null {
  // Households post seldom.
  const employer = own.pick(employers);
  if (employer.kind === 'household' && !own.chance(0.15)) return null;
  const today = localDate(plan.now);
  const share = own.fraction();
  const date = addDays(today, -1 - Math.floor(share * share * HISTORY_DAYS));
  if (date <= addDays(localDate(employer.registeredAt), 3)) return null;
  const template = own.pick(jobsOf(employer));
  const hours = own.pick(template.hours);
  const [least, most] = template.headcount;
  const headcount = own.between(least, Math.max(least, Math.ceil(most / 2)));
  const site = own.pick(employer.sites);
  const terms = makeTerms(own.for('terms'), {
    template,
    user: employer,
    site,
    hours,
    firstDate: date,
    days: 1,
    headcount,
  });
  // What ends after the world's now is no history.
  if (terms.shifts[0]!.end > plan.now) return null;
  return { employer, terms, date, paidMinutes: paidMinutesOf(hours), dice: own.for('answers') };
}

function fill(job: Draw, supply: Supply, promised: Promised, known: Map<Id, Set<Id>>): PastShift {
  const { employer, terms, date, dice } = job;
  const [shift] = terms.shifts as [MadeTerms['shifts'][number]];
  const publishedAt = instantOf(addDays(date, -dice.between(1, 2)), dice.between(9 * 60, 19 * 60));
  const limit = terms.engagementType === 'part_time' ? PART_TIME_WEEK : FULL_TIME_WEEK;
  const regulars = known.get(employer.id) ?? new Set<Id>();
  const able = supply
    .near(terms.assembly.point, terms.tradeCode, SEARCH_M)
    .filter(
      (near) =>
        near.person.registeredAt < publishedAt &&
        isFit(near, terms, date) &&
        isFreeFor(near.person, shift) &&
        promised.fits(near.person.id, job, limit),
    );
  const asked = inOrder(able, regulars, dice).slice(0, shift.headcount * OFFERS_A_SEAT);
  const offers: PastOffer[] = [];
  let seated = 0;
  for (const [place, { person, distanceM }] of asked.entries()) {
    if (seated === shift.headcount) break;
    const source = regulars.has(person.id) ? 'regular' : 'nearby';
    const offer: PastOffer = {
      ...answer(dice.for(person.id), person, source === 'regular', publishedAt, place, shift.start),
      source,
      distanceM,
    };
    offers.push(offer);
    if (offer.answer !== 'accepted') continue;
    promised.keep(person.id, job);
    if (offer.outcome !== 'cancelled_by_worker') seated += 1;
    if (offer.outcome === 'settled') regulars.add(person.id);
  }
  known.set(employer.id, regulars);
  return {
    ...terms,
    shifts: [{ ...shift, headcount: shift.headcount }],
    postingId: madeId(dice.for('posting'), publishedAt),
    shiftId: madeId(dice.for('shift'), publishedAt),
    employerId: employer.id,
    authorId: (employer.members.find(({ role }) => role === 'manager') ?? employer.members[0]!).id,
    publishedAt,
    offers,
  };
}

/** Regulars first, then the nearer half in any order: who is asked is not always who is nearest. */
function inOrder(able: readonly Near[], regulars: ReadonlySet<Id>, dice: Dice): Near[] {
  const own = able.filter(({ person }) => regulars.has(person.id));
  const others = able.filter(({ person }) => !regulars.has(person.id));
  const nearer = dice.for('order').shuffled(others.slice(0, Math.max(12, Math.ceil(others.length / 2))));
  return [...own.slice(0, 10), ...nearer];
}

/** An answer without where it was asked from. */
type Answer = Omit<PastOffer, 'source' | 'distanceM'>;

function answer(dice: Dice, person: Person, isRegular: boolean, publishedAt: Date, place: number, start: Date): Answer {
  const { acceptPerMille, showPerMille } = person.temper;
  // A wave every ten people.
  const madeAt = new Date(publishedAt.getTime() + (1 + Math.floor(place / 10) * 6) * MINUTE_MS + dice.below(30_000));
  const after = (minutes: number): Date => new Date(madeAt.getTime() + minutes * MINUTE_MS + dice.below(60_000));
  const base = { workerId: person.id, madeAt, declineReason: null, outcome: null, cancelledAt: null };
  if (!dice.chance((acceptPerMille + (isRegular ? 220 : 0)) / 1_000)) {
    return dice.chance(0.55)
      ? { ...base, answeredAt: after(dice.between(0, 15)), answer: 'declined', declineReason: DECLINES.pick(dice) }
      : { ...base, answeredAt: after(person.reach === 'sms' ? 60 : 20), answer: 'expired' };
  }
  const answeredAt = after(dice.between(0, 12));
  if (dice.chance(0.03)) {
    const cancelledAt = new Date(start.getTime() - dice.between(20, 400) * MINUTE_MS);
    if (cancelledAt > answeredAt)
      return { ...base, answeredAt, answer: 'accepted', outcome: 'cancelled_by_worker', cancelledAt };
  }
  return {
    ...base,
    answeredAt,
    answer: 'accepted',
    outcome: dice.chance(showPerMille / 1_000) ? 'settled' : 'no_show',
  };
}
