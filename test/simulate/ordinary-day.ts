import type { EmployerPlan, Person, PostingPlan, World } from '@database/seed';
import { addDays, distanceM, instantOf, localDate, localMinute, type Id } from '@gg/kernel';

/** Somebody who is asked from further away seldom goes. */
const NEAR_M = 20_000;
/** Nobody posts work that begins sooner. */
const LEAD_MS = 3 * 3_600_000;
const DAYS_AHEAD = 5;
const MOST_SEATS = 6;

/** An employer who posts again and again what it has posted before, and who lives near it and does that trade. */
export interface Corner {
  readonly employer: EmployerPlan;
  readonly models: readonly PostingPlan[];
  readonly people: readonly Person[];
}

/** Employers of the seeded world with the workers around them, those with the most first; each worker at one corner. */
export function cornersOf(world: World, employers: number, people: number): Corner[] {
  const willing = world.people.filter(
    ({ reach, phone, identityState, paused }) =>
      reach === 'app' && phone !== null && identityState !== 'unverified' && !paused,
  );
  const found = world.employers
    .filter(({ verification, kind }) => verification === 'verified' && kind === 'organisation')
    .map((employer): Corner => {
      const models = world.postings.filter(
        ({ employerId, publish, mode }) => employerId === employer.id && publish && mode.dispatch && !mode.application,
      );
      return { employer, models, people: models.length === 0 ? [] : likelyFirst(employer, models, willing) };
    })
    .filter((corner) => corner.people.length > 0)
    .sort((a, b) => b.people.length - a.people.length || (a.employer.id < b.employer.id ? -1 : 1))
    .slice(0, employers);
  const taken = new Set<Id>();
  const share = Math.ceil(people / Math.max(1, found.length));
  return found.map((corner) => {
    const own = corner.people.filter(({ id }) => !taken.has(id)).slice(0, share);
    for (const { id } of own) taken.add(id);
    return { ...corner, people: own };
  });
}

/** Those who are asked before others: whom the employer knows, then who lives nearest. */
function likelyFirst(employer: EmployerPlan, models: readonly PostingPlan[], willing: readonly Person[]): Person[] {
  const known = new Set(employer.regulars);
  const metres = ({ home }: Person): number =>
    Math.min(...models.map(({ assembly }) => distanceM(home, assembly.point)));
  return willing
    .filter((one) => isNear(one, models))
    .map((person) => ({ person, far: (known.has(person.id) ? 0 : 1_000_000) + metres(person) }))
    .sort((a, b) => a.far - b.far)
    .map(({ person }) => person);
}

function isNear({ trades, home }: Person, models: readonly PostingPlan[]): boolean {
  return models.some(
    ({ tradeCode, assembly }) =>
      trades.some(({ code }) => code === tradeCode) && distanceM(home, assembly.point) <= NEAR_M,
  );
}

/**
 * A posting like an earlier one, at the same hours of one of the next days, for a handful of people.
 * @param nth how many were made before it; days and heads follow from it
 */
export function nextPosting(model: PostingPlan, now: Date, nth: number): PostingPlan {
  const first = model.shifts[0]!;
  const ahead = 1 + (nth % DAYS_AHEAD);
  let day = addDays(localDate(now), ahead);
  while (instantOf(day, localMinute(first.start)).getTime() < now.getTime() + LEAD_MS) day = addDays(day, 1);
  const move = instantOf(day, localMinute(first.start)).getTime() - first.start.getTime();
  const moved = (instant: Date): Date => new Date(instant.getTime() + move);
  return {
    ...model,
    shifts: [
      {
        ...first,
        start: moved(first.start),
        end: moved(first.end),
        breaks: first.breaks.map((pause) => ({ ...pause, start: moved(pause.start), end: moved(pause.end) })),
        headcount: Math.min(first.headcount, 2 + (nth % (MOST_SEATS - 1))),
      },
    ],
  };
}
