import type { Id } from '@gg/kernel';
import type { DecisionRecord, SeenCandidate, SeenParty } from './decision-record';
import type { ScorePartName } from './score-policy';

/** Id, number, metres, arrival, offers, accepts, which list of parts, and a value for each of these. */
type PackedPerson = readonly [Id, number, number, string | null, number, number, number, ...number[]];

interface PackedParty extends Omit<SeenParty, 'members'> {
  /** Places in `people`. */
  readonly members: readonly number[];
}

/**
 * A decision as it is stored: each person once, however many waves and rings found them, with parts and weights of the score
 * named once for all. The waves of a plan look at the same people again and again, so this is a small part of the record.
 */
export interface PackedDecision extends Omit<DecisionRecord, 'searches' | 'partySearches'> {
  readonly parts: readonly (readonly (readonly [ScorePartName, number])[])[];
  readonly people: readonly PackedPerson[];
  /** Places in `people`. */
  readonly searches: readonly (readonly number[])[];
  readonly partySearches: readonly (readonly PackedParty[])[];
}

/** A decision in the form in which it is stored. */
export function packDecision(record: DecisionRecord): PackedDecision {
  const lists = new Places<PackedDecision['parts'][number]>();
  const people = new Places<PackedPerson>();
  // Somebody whom two searches saw differently is two: a replay asks for what each of them saw.
  const place = ({ id, number, distanceM, arrivedAt, offers, accepts, parts }: SeenCandidate): number => {
    const list = lists.of(parts.map(([part, , weight]) => [part, weight] as const));
    return people.of([id, number, distanceM, arrivedAt, offers, accepts, list, ...parts.map(([, value]) => value)]);
  };
  const searches = record.searches.map((found) => found.map(place));
  const partySearches = record.partySearches.map((found) =>
    found.map((party) => ({ ...party, members: party.members.map(place) })),
  );
  return { ...record, parts: lists.all, people: people.all, searches, partySearches };
}

/** A stored decision as it was; one that an older program stored is not packed. */
export function unpackDecision(stored: PackedDecision | DecisionRecord): DecisionRecord {
  if (!('people' in stored)) return stored;
  const { parts, people, searches, partySearches, ...facts } = stored;
  const all = people.map(([id, number, distanceM, arrivedAt, offers, accepts, list, ...values]): SeenCandidate => ({
    id,
    number,
    distanceM,
    arrivedAt,
    offers,
    accepts,
    parts: (parts[list] ?? []).map(([part, weight], at) => [part, values[at] ?? 0, weight] as const),
  }));
  const seen = (places: readonly number[]): SeenCandidate[] => places.flatMap((at) => all[at] ?? []);
  return {
    ...facts,
    searches: searches.map(seen),
    partySearches: partySearches.map((found) => found.map((party) => ({ ...party, members: seen(party.members) }))),
  };
}

/** Things in the order in which they came, each once. */
class Places<T> {
  readonly all: T[] = [];
  private readonly places = new Map<string, number>();

  of(one: T): number {
    const key = JSON.stringify(one);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    return this.all.push(one) - 1;
  }
}
