import type { Id } from '@gg/kernel';
import type { Demand } from './demand';
import type { Habits, Person } from './habits';
import { maximumSeats } from './maximum';
import { whyNot, type Facts } from './may-take-oracle';

/** Somebody who takes part, as the bound looks at them. */
export interface Willing {
  readonly person: Person;
  readonly facts: (demand: Demand) => Facts;
}

/**
 * The most seats that could be filled: a maximum matching of people to the shifts that they want and may take, members of
 * parties counted as singles. Shifts that share an instant are matched together, since nobody can be on two of them;
 * where there are several such groups their sums bound the whole.
 */
export function upperBound(people: readonly Willing[], demands: readonly Demand[], habits: Habits): number {
  return groupsAtOneInstant(demands)
    .map((group) =>
      maximumSeats(
        people.map(({ person, facts }) =>
          group.flatMap((demand, at) =>
            habits.wants(person, demand.key) && whyNot(facts(demand), demand) === null ? [at] : [],
          ),
        ),
        group.map(({ headcount }) => headcount),
      ),
    )
    .reduce((sum, seats) => sum + seats, 0);
}

/** Shifts in groups; all of a group share an instant. Fewest groups: each ends with the first of its shifts that ends. */
export function groupsAtOneInstant(demands: readonly Demand[]): Demand[][] {
  const groups: Demand[][] = [];
  let left = [...demands].sort((a, b) => a.end.getTime() - b.end.getTime());
  while (left.length > 0) {
    const instant = left[0]!.end.getTime();
    groups.push(left.filter(({ start }) => start.getTime() < instant));
    left = left.filter(({ start }) => start.getTime() >= instant);
  }
  return groups;
}

/** Offers to somebody who may not take the shift. */
export function unlawfulOffers(
  offers: readonly { readonly id: Id; readonly shiftId: Id; readonly memberIds: readonly Id[] }[],
  people: ReadonlyMap<Id, Willing>,
  demands: ReadonlyMap<Id, Demand>,
): string[] {
  return offers.flatMap(({ id, shiftId, memberIds }) =>
    memberIds.flatMap((workerId) => {
      const demand = demands.get(shiftId)!;
      const willing = people.get(workerId);
      const why = willing ? whyNot(willing.facts(demand), demand) : 'takes no part';
      return why === null ? [] : [`offer ${id} went to ${workerId}, who may not take it: ${why}`];
    }),
  );
}
