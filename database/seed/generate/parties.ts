import type { Id } from '@gg/kernel';
import type { Dice } from './dice';
import { Supply } from './supply';
import type { PartyPlan, Person } from './world';

/** Of a hundred people, so many lead a couple or a crew. */
const COUPLES_OF_HUNDRED = 2;
const CREWS_OF_HUNDRED = 0.7;
/** Who works together lives close together and shares a trade. */
const NEAR_M = 6_000;

/**
 * Couples and crews, everybody in one at most. Those who take part in the demonstration go with others who do.
 */
export function makeParties(dice: Dice, people: readonly Person[]): PartyPlan[] {
  const able = people.filter(
    (person) => person.identityState !== 'unverified' && !person.paused && person.phone !== null,
  );
  return [true, false].flatMap((simulated) => {
    const group = able.filter((person) => person.simulated === simulated);
    return partiesAmong(dice.for(simulated ? 'taking part' : 'others'), group);
  });
}

function partiesAmong(dice: Dice, people: readonly Person[]): PartyPlan[] {
  const supply = new Supply(people);
  const taken = new Set<Id>();
  const wanted = [
    ...Array.from({ length: Math.round((people.length * COUPLES_OF_HUNDRED) / 100) }, () => 2),
    ...Array.from({ length: Math.round((people.length * CREWS_OF_HUNDRED) / 100) }, (_, i) =>
      dice.for(i).between(3, 9),
    ),
  ];
  const leaders = dice.for('leaders').shuffled(people).values();
  const parties: PartyPlan[] = [];
  for (const size of wanted) {
    const own = dice.for(`party ${parties.length}`);
    const leader = nextFree(leaders, taken);
    if (!leader) break;
    taken.add(leader.id);
    const mates = supply
      .near(leader.home, leader.trades[0]!.code, NEAR_M)
      .filter(({ person }) => !taken.has(person.id))
      .slice(0, size - 1)
      .map(({ person }) => person);
    if (mates.length === 0) continue;
    for (const { id } of mates) taken.add(id);
    parties.push(party(own, [leader, ...mates], size));
  }
  return parties;
}

function party(own: Dice, members: readonly Person[], size: number): PartyPlan {
  const memberIds = members.map(({ id }) => id);
  if (size === 2) return { kind: 'couple', statedMinimum: null, memberIds };
  const stated = own.chance(0.6) && memberIds.length > 2;
  return { kind: 'crew', statedMinimum: stated ? Math.max(2, Math.ceil(memberIds.length * 0.6)) : null, memberIds };
}

function nextFree(people: Iterator<Person>, taken: ReadonlySet<Id>): Person | undefined {
  for (let next = people.next(); !next.done; next = people.next()) if (!taken.has(next.value.id)) return next.value;
  return undefined;
}
