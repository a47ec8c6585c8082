import {
  generateWorld,
  type EmployerPlan,
  type Person as SeededPerson,
  type PostingPlan,
  type World,
} from '@database/seed';
import type { Id } from '@gg/kernel';
import { EVENING, MORNING, type DemoSize } from './demo-size';
import type { BroughtFile } from './input-world';

/** What is posted, and when. */
export type Script =
  | {
      readonly kind: 'two acts';
      readonly evening: readonly PostingPlan[];
      readonly morning: readonly PostingPlan[];
      readonly morningAt: Date;
    }
  /** Members of employers who all bring the same file; each posts the rows of its own employer. */
  | {
      readonly kind: 'file';
      readonly file: BroughtFile;
      readonly senders: readonly { readonly employerId: Id; readonly accountId: Id }[];
    };

/** Everything that stands before the curtain rises: what is stored, who takes part, what will be posted. */
export interface DemoWorld {
  /** For the database: nobody is at a market yet, nothing of the day is posted. */
  readonly stored: World;
  /** Those who take part. */
  readonly people: readonly SeededPerson[];
  /** Of them, those who go to a market in the morning, and to which. */
  readonly toMarket: ReadonlyMap<Id, NonNullable<SeededPerson['presence']>>;
  /** Who goes with whom: member → leader, of parties all of whom take part. */
  readonly leaderOf: ReadonlyMap<Id, Id>;
  /** When the curtain rises. */
  readonly opens: Date;
  readonly script: Script;
}

/** Of ten postings, so many are written the evening before. */
const EVENING_OF_TEN = 6;

/** The world of a demonstration. The same size gives the same world. */
export function makeDemoWorld(size: DemoSize): DemoWorld {
  const made = generateWorld(size.plan);
  const people = made.people.filter(({ simulated }) => simulated);
  const stored = keptPeople(made, size.workersKept);
  const postings = made.postings.filter(({ demonstration }) => demonstration);
  const isEvening = (_plan: PostingPlan, i: number): boolean => i % 10 < EVENING_OF_TEN;
  return {
    stored: { ...stored, people: stored.people.map((person) => ({ ...person, presence: null })), postings: [] },
    people,
    toMarket: new Map(people.flatMap(({ id, presence }) => (presence ? [[id, presence] as const] : []))),
    leaderOf: leadersOf(stored, new Set(people.map(({ id }) => id))),
    opens: EVENING,
    script: {
      kind: 'two acts',
      evening: postings.filter(isEvening),
      morning: postings.filter((plan, i) => !isEvening(plan, i)),
      morningAt: MORNING,
    },
  };
}

/** Who goes with whom, of parties all of whom take part: member → leader. */
export const leadersOf = ({ parties }: Pick<World, 'parties'>, taking: ReadonlySet<Id>): Map<Id, Id> =>
  new Map(
    parties
      .filter(({ memberIds }) => memberIds.every((id) => taking.has(id)))
      .flatMap(({ memberIds }) => memberIds.map((id) => [id, memberIds[0]!] as const)),
  );

/** A smaller world: those who take part and the first of the others, and of the rest what concerns them. */
export function keptPeople(world: World, workers: number): World {
  if (world.people.length <= workers) return world;
  const others = workers - world.people.filter(({ simulated }) => simulated).length;
  let left = others;
  const people = world.people.filter(({ simulated }) => simulated || left-- > 0);
  const ids = new Set(people.map(({ id }) => id));
  const ofKept = (list: readonly Id[]): Id[] => list.filter((id) => ids.has(id));
  return {
    ...world,
    people,
    parties: world.parties.filter(({ memberIds }) => memberIds.every((id) => ids.has(id))),
    employers: world.employers.map((employer): EmployerPlan => ({
      ...employer,
      regulars: ofKept(employer.regulars),
      blockedWorkerIds: ofKept(employer.blockedWorkerIds),
    })),
    pastShifts: world.pastShifts
      .map((shift) => ({ ...shift, offers: shift.offers.filter(({ workerId }) => ids.has(workerId)) }))
      .filter(({ offers }) => offers.length > 0),
  };
}
