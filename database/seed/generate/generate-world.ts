import { localDate, type Id } from '@gg/kernel';
import { makeDemonstration, presentAt } from './demonstration';
import { Dice } from './dice';
import { makeAgents, makeFirms, makeHouseholds, makeSeasonFirms, type EmployerMaker } from './employers';
import { madePhone } from './made-numbers';
import { MARKETS, nearestMarket } from './markets';
import { makeParties } from './parties';
import { makePastShifts } from './past-shifts';
import { IdNumbers } from './id-numbers';
import { isFree, makePerson, registrationTimes } from './people';
import { metresBetween } from './places';
import { makePostings } from './postings-ahead';
import { makeSharing } from './sharing';
import { makeStaff } from './staff';
import { standingOfEmployers } from './standing-of-employers';
import type { Person, World, WorldPlan } from './world';

/** The numbers of `npm start`: enough for every page to be full and every posting to find people. */
export const DEVELOPMENT_PLAN: Omit<WorldPlan, 'now'> = {
  seed: 20_261_123,
  workers: 3_000,
  firms: 80,
  agents: 12,
  households: 40,
  postings: 60,
  pastBookings: 9_000,
  presentShare: 0.015,
  demonstration: null,
};

/**
 * A believable Guangxi: people, firms, their past and the work of the coming days. Pure: the same plan gives the same
 * world, to the last byte, on every machine.
 */
export function generateWorld(plan: WorldPlan): World {
  const dice = Dice.of(plan.seed);
  let phones = 0;
  const nextPhone = (): string => madePhone(phones++);
  const numbers = new IdNumbers();
  const staff = makeStaff(plan, dice.for('staff'), numbers, nextPhone);
  const maker: EmployerMaker = { plan, numbers, nextPhone, names: new Set() };
  const founded = [
    ...makeFirms(maker, dice.for('firms')),
    ...makeAgents(maker, dice.for('agents')),
    ...makeHouseholds(maker, dice.for('households')),
  ];
  const registered = registrationTimes(plan, dice.for('registrations')).map((at, i) =>
    makePerson(plan, dice.for('people').for(i), at, nextPhone(), numbers),
  );
  const pastShifts = makePastShifts(plan, dice.for('past'), founded, registered);
  const standing = standingOfEmployers(dice.for('standing'), founded, registered, pastShifts, nextPhone);
  const day = makeDemonstration(plan, dice.for('demonstration'), standing.employers, standing.people);
  const people = plan.demonstration ? day.people : withPresent(plan, dice.for('present'), day.people);
  const ahead = makePostings(plan, dice.for('ahead'), standing.employers, people);
  // A demonstration counts whatever is told: it has shifts, and nothing else.
  const ofSeason = plan.demonstration ? [] : makeSeasonFirms(maker, dice.for('season'));
  const employers = [...standing.employers, ...ofSeason];
  return {
    plan,
    markets: MARKETS,
    staff,
    people,
    parties: makeParties(dice.for('parties'), people),
    employers,
    pastShifts,
    postings: [...ahead, ...day.postings],
    sharing: plan.demonstration ? [] : makeSharing(plan, dice.for('sharing'), employers),
  };
}

/** Some who live near a market and are free for the next hours are there now. */
function withPresent(plan: WorldPlan, dice: Dice, people: readonly Person[]): Person[] {
  const minute = new Date(plan.now.getTime() + 8 * 3_600_000).getUTCHours() * 60;
  const free = people.filter(
    (person) =>
      !person.paused &&
      person.identityState !== 'unverified' &&
      isFree(person, localDate(plan.now), minute, minute + 180),
  );
  const near = free
    .map((person) => ({ person, metres: metresBetween(person.home, nearestMarket(person.home).point) }))
    .sort((a, b) => a.metres - b.metres || (a.person.id < b.person.id ? -1 : 1));
  const there = new Set<Id>(near.slice(0, Math.round(plan.workers * plan.presentShare)).map(({ person }) => person.id));
  return people.map((person) =>
    there.has(person.id) ? { ...person, presence: presentAt(plan.now, person, dice.for(person.id)) } : person,
  );
}
