import { instantOf, type Id } from '@gg/kernel';
import type { Dice } from './dice';
import { h, type JobHours, type JobTemplate } from './job-template';
import { jobsOf } from './job-templates';
import { makeTerms } from './made-terms';
import { nearestMarket } from './markets';
import { CITIES, cityWeight, metresBetween } from './places';
import { postedBy, sitesIn, withHeadcount } from './postings-ahead';
import { isFit, Supply, type Near } from './supply';
import { Weighted } from './weighted';
import type { DemonstrationPlan, EmployerPlan, MadeTerms, Person, PostingPlan, WorldPlan } from './world';

/** All of them contain the late morning, so that any two shifts overlap and everybody takes one at most. */
const HOURS: readonly JobHours[] = [
  { from: h(7), to: h(12) },
  { from: h(7, 30), to: h(11, 30) },
  { from: h(8), to: h(12) },
  { from: h(8), to: h(16, 30), breaks: [{ at: h(12), minutes: 30 }] },
  { from: h(8, 30), to: h(12, 30) },
  { from: h(9), to: h(13) },
  { from: h(9), to: h(17), breaks: [{ at: h(12), minutes: 60 }] },
  { from: h(10), to: h(14) },
];

/** Seats of a posting before the whole is made to fit: most want a few, some a busload. */
const HEADCOUNTS = new Weighted([
  [1, 14],
  [2, 17],
  [3, 14],
  [4, 12],
  [5, 10],
  [6, 8],
  [8, 8],
  [10, 6],
  [12, 4],
  [16, 3],
  [20, 2],
  [30, 1],
  [40, 1],
]);
const MEAN_HEADCOUNT = 5.6;
const MOST_SEATS = 40;
const SEARCH_M = 15_000;
/** A posting wants so many seats only where so many times as many people live who could take them. */
const PEOPLE_A_SEAT = 1.7;
/** Of those who take part, the share that is chosen posting by posting; the others come on top where there is room. */
const CHOSEN_SHARE = 0.92;
const TRIES = 40;

export interface Demonstration {
  readonly people: Person[];
  readonly postings: PostingPlan[];
}

/**
 * One busy day: postings in every city, people near them who take part, and all others away on it, so that what is
 * filled can be worked out by somebody else. Some are at a market; those without the app answer by SMS.
 */
export function makeDemonstration(
  plan: WorldPlan,
  dice: Dice,
  employers: readonly EmployerPlan[],
  people: readonly Person[],
): Demonstration {
  const { demonstration } = plan;
  if (!demonstration) return { people: [...people], postings: [] };
  const supply = new Supply(people.filter(({ phone }) => phone !== null));
  const chosen = new Set<Id>();
  const postings = postingsOfTheDay(demonstration, dice.for('postings'), employers, supply, chosen);
  fillUp(demonstration, dice.for('fill'), postings, supply, chosen);
  return { people: partTaking(plan, demonstration, dice.for('people'), people, chosen), postings };
}

function postingsOfTheDay(
  day: DemonstrationPlan,
  dice: Dice,
  employers: readonly EmployerPlan[],
  supply: Supply,
  chosen: Set<Id>,
): PostingPlan[] {
  const firms = employers.filter(
    ({ kind, verification }) => kind !== 'agent' && kind !== 'household' && verification === 'verified',
  );
  const sites = CITIES.map(({ code }) => ({ code, sites: sitesIn(firms, code) })).filter(
    (city) => city.sites.length > 0,
  );
  if (sites.length === 0) return [];
  const weighted = new Weighted(sites.map((city) => [city, cityWeight(city.code)] as const));
  const postings: PostingPlan[] = [];
  const scale = day.seats / day.postings / MEAN_HEADCOUNT;
  const peopleASeat = Math.max(1, (day.people * CHOSEN_SHARE) / day.seats);
  let seatsLeft = day.seats;
  for (let turn = 0; postings.length < day.postings && turn < day.postings * TRIES; turn++) {
    const own = dice.for(turn);
    // Each city gets one before chance decides.
    const city = sites[postings.length] ?? weighted.pick(own);
    const { user, site } = own.pick(city.sites);
    const template = own.pick(jobsOf(user));
    const toCome = day.postings - postings.length - 1;
    const wanted = Math.min(Math.max(1, Math.round(HEADCOUNTS.pick(own) * scale)), MOST_SEATS, seatsLeft - toCome);
    const job = { template, user, site, hours: own.pick(HOURS), firstDate: day.date, days: 1, headcount: wanted };
    const terms = makeTerms(own.for('terms'), job);
    const crowd = ableFor(terms, day, supply).filter(({ person }) => !chosen.has(person.id));
    const headcount = Math.min(wanted, Math.floor(crowd.length / PEOPLE_A_SEAT));
    if (headcount < 1) continue;
    for (const { person } of crowd.slice(0, Math.ceil(headcount * peopleASeat))) {
      if (chosen.size < day.people) chosen.add(person.id);
    }
    seatsLeft -= headcount;
    postings.push(posting(terms, headcount, user, template, own, postings.length));
  }
  return postings;
}

function posting(
  terms: MadeTerms,
  headcount: number,
  user: EmployerPlan,
  template: JobTemplate,
  own: Dice,
  order: number,
): PostingPlan {
  return {
    ...withHeadcount(terms, headcount),
    ...postedBy(user, own),
    key: `demonstration-${order}-${template.key}`,
    publish: true,
    mode: { dispatch: true, claim: true, application: false },
    reserves: 0,
    demonstration: true,
  };
}

const ableFor = (terms: MadeTerms, { date }: DemonstrationPlan, supply: Supply): Near[] =>
  supply.near(terms.assembly.point, terms.tradeCode, SEARCH_M).filter((near) => isFit(near, terms, date));

/** Further people near postings until enough take part: a crowd in which some find nothing. */
function fillUp(
  day: DemonstrationPlan,
  dice: Dice,
  postings: readonly PostingPlan[],
  supply: Supply,
  chosen: Set<Id>,
): void {
  const crowds = postings.map((one) => ableFor(one, day, supply));
  for (let rank = 0; chosen.size < day.people && crowds.some(({ length }) => length > rank); rank++) {
    for (const crowd of dice.for(rank).shuffled(crowds)) {
      const near = crowd[rank];
      if (near && chosen.size < day.people) chosen.add(near.person.id);
    }
  }
}

/** Those who take part are free all day; everybody else is away on it. */
function partTaking(
  plan: WorldPlan,
  day: DemonstrationPlan,
  dice: Dice,
  people: readonly Person[],
  chosen: ReadonlySet<Id>,
): Person[] {
  const members = people.filter(({ id }) => chosen.has(id));
  const bySms = new Set(
    dice
      .for('sms')
      .some(members, Math.round(members.length * day.bySms))
      .map(({ id }) => id),
  );
  const atMarket = new Set(
    members
      .map((person) => ({ person, metres: metresBetween(person.home, nearestMarket(person.home).point) }))
      .sort((a, b) => a.metres - b.metres || (a.person.id < b.person.id ? -1 : 1))
      .slice(0, day.present)
      .map(({ person }) => person.id),
  );
  const wholeDay = [{ startMinute: 0, endMinute: 1_440 }];
  return people.map((person): Person => {
    const others = person.exceptions.filter(({ date }) => date !== day.date);
    if (!chosen.has(person.id)) return { ...person, exceptions: sorted([...others, { date: day.date, free: [] }]) };
    const own = dice.for(person.id);
    return {
      ...person,
      simulated: true,
      reach: bySms.has(person.id) ? 'sms' : 'app',
      exceptions: sorted([...others, { date: day.date, free: wholeDay }]),
      presence: atMarket.has(person.id) ? presentAt(plan.now, person, own) : null,
    };
  });
}

const sorted = (exceptions: Person['exceptions']): Person['exceptions'] =>
  [...exceptions].sort((a, b) => (a.date < b.date ? -1 : 1));

/** Somebody who came to the nearest market within the last half hour and stays three hours. */
export function presentAt(now: Date, person: Person, own: Dice): Person['presence'] {
  const market = nearestMarket(person.home);
  const arrivedAt = new Date(now.getTime() - own.between(1, 30) * 60_000 - own.below(60_000));
  return { marketId: market.id, point: market.point, arrivedAt, until: new Date(arrivedAt.getTime() + 3 * 3_600_000) };
}

/** The latest start of the day's shifts: by then all is filled or has run out of people. */
export const lastStartOf = ({ date }: DemonstrationPlan): Date =>
  instantOf(date, Math.max(...HOURS.map(({ from }) => from)));
