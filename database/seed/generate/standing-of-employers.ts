import type { Id } from '@gg/kernel';
import type { Dice } from './dice';
import type { EmployerPlan, PastShift, Person } from './world';

/** So many shifts together make somebody a regular; a list is at most so long. */
const REGULAR_FROM = 2;
const LONGEST_LIST = 40;

/** What came of working together: who is a regular of whom, and who does not want whom any more. */
export interface Standing {
  readonly employers: EmployerPlan[];
  readonly people: Person[];
}

/** @param nextPhone a number of somebody whom nobody here knows: foremen's lists hold such numbers, too */
export function standingOfEmployers(
  dice: Dice,
  employers: readonly EmployerPlan[],
  people: readonly Person[],
  shifts: readonly PastShift[],
  nextPhone: () => string,
): Standing {
  const worked = new Map<Id, Map<Id, number>>();
  const absent = new Map<Id, Set<Id>>();
  for (const { employerId, offers } of shifts) {
    for (const { workerId, outcome } of offers) {
      if (outcome === 'settled') {
        const counts = worked.get(employerId) ?? new Map<Id, number>();
        worked.set(employerId, counts.set(workerId, (counts.get(workerId) ?? 0) + 1));
      } else if (outcome === 'no_show') {
        absent.set(employerId, (absent.get(employerId) ?? new Set<Id>()).add(workerId));
      }
    }
  }
  const unwanted = new Map<Id, Id[]>();
  const standing = employers.map((employer): EmployerPlan => {
    const own = dice.for(employer.id);
    const counts = [...(worked.get(employer.id) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const blockedWorkerIds = [...(absent.get(employer.id) ?? [])].sort().filter(() => own.chance(0.2));
    for (const [workerId] of counts) {
      // Few people block a firm: hard words, pay that came late.
      if (own.chance(0.006)) unwanted.set(workerId, [...(unwanted.get(workerId) ?? []), employer.id]);
    }
    const regulars = counts
      .filter(
        ([workerId, times]) =>
          times >= REGULAR_FROM &&
          !blockedWorkerIds.includes(workerId) &&
          !unwanted.get(workerId)?.includes(employer.id),
      )
      .slice(0, LONGEST_LIST)
      .map(([workerId]) => workerId);
    const strangers = regulars.length > 0 && own.chance(0.4) ? own.between(1, 3) : 0;
    return { ...employer, regulars, regularPhones: Array.from({ length: strangers }, nextPhone), blockedWorkerIds };
  });
  return {
    employers: standing,
    people: people.map((person) => {
      const blockedEmployerIds = unwanted.get(person.id);
      return blockedEmployerIds ? { ...person, blockedEmployerIds: [...blockedEmployerIds].sort() } : person;
    }),
  };
}
