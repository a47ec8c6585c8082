import type { PastShift } from '@database/seed';
import type { Id } from '@gg/kernel';
import { membersOf, personOf, type Cast } from './cast';
import type { Database } from './database';
import type { Demand } from './demand';
import type { DemoWorld } from './demo-world';
import type { Evidence } from './evidence';
import type { Habits } from './habits';
import type { Journals } from './journals';
import type { SharedClock } from './shared-clock';
import { readTables } from './tables';
import { unlawfulOffers, upperBound, type Willing } from './upper-bound';

export interface Sources {
  readonly world: DemoWorld;
  readonly cast: Cast;
  readonly journals: Journals;
  readonly database: Database;
  readonly clock: SharedClock;
  readonly habits: Habits;
}

/** Brings everything together that is to be counted. May be asked again after something was changed. */
export async function gatherEvidence(
  { world, cast, journals, database, clock, habits }: Sources,
  demands: readonly Demand[],
): Promise<Evidence> {
  const willing = willingPeople(world);
  const tables = await readTables(
    database,
    demands.map(({ shiftId }) => shiftId),
  );
  return {
    demands,
    journals,
    tables,
    membersOf: membersOf(world.stored.employers),
    withPage: cast.accountsWithPage(),
    withPhone: new Set(world.people.map(({ id }) => id)),
    parties: world.stored.parties,
    maximum: upperBound([...willing.values()], demands, habits),
    unlawful: unlawfulOffers(tables.offers, willing, new Map(demands.map((demand) => [demand.shiftId, demand]))),
    realMsOf: (instant) => clock.realMsOf(instant),
  };
}

/** Those who take part, with the facts by which they may or may not take something. */
function willingPeople(world: DemoWorld): Map<Id, Willing> {
  const employers = new Map(world.stored.employers.map((employer) => [employer.id, employer]));
  const worked = new Map<Id, PastShift[]>();
  for (const shift of world.stored.pastShifts) {
    for (const { workerId, outcome } of shift.offers) {
      if (outcome === 'settled') worked.set(workerId, [...(worked.get(workerId) ?? []), shift]);
    }
  }
  return new Map(
    world.people.map((seeded) => [
      seeded.id,
      {
        person: personOf(seeded, world),
        facts: ({ employerId }) => ({
          person: seeded,
          market: world.toMarket.get(seeded.id)?.point ?? null,
          employer: employers.get(employerId)!,
          worked: worked.get(seeded.id) ?? [],
        }),
      },
    ]),
  );
}
