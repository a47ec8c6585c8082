import type { RankedCandidate, RankedParty } from './candidate-index';
import { ownOffers } from './own-offers';
import { DEFAULT_SCORE_POLICY } from './score-policy';

type Unit = RankedParty | RankedCandidate;

/** What turns and chances go by. */
export interface FairnessPolicy {
  /** Scores of the same so many points count as equal. */
  readonly equalPoints: number;
  /** Of so many who are asked in a row one is somebody who was never offered anything, if there is one. */
  readonly newcomerEvery: number;
}

/**
 * A row by score as it is asked: among equals whoever was offered least today comes first, and now and then somebody who was
 * never offered anything comes before their turn. What decides is how the row stands and nothing of chance.
 * @param row best first
 */
export const inFairOrder = (row: readonly Unit[], { equalPoints, newcomerEvery }: FairnessPolicy): Unit[] =>
  withNewcomers(inTurns(row, equalPoints), newcomerEvery);

/** Sorting is stable: who is equal in everything stays where the ranking had them. */
function inTurns(row: readonly Unit[], equalPoints: number): Unit[] {
  const band = ({ score }: Unit): number => Math.floor(score / equalPoints);
  const spared = new Map(row.map((unit) => [unit, sparedOf(unit)]));
  return [...row].sort((a, b) => band(b) - band(a) || spared.get(b)! - spared.get(a)!);
}

function withNewcomers(row: readonly Unit[], every: number): Unit[] {
  const newcomers = row.filter(isNew);
  const placed = new Set<Unit>();
  const order: Unit[] = [];
  let sinceOne = 0;
  const place = (unit: Unit): void => {
    order.push(unit);
    placed.add(unit);
    sinceOne = isNew(unit) ? 0 : sinceOne + 1;
  };
  for (const unit of row) {
    if (placed.has(unit)) continue;
    if (sinceOne === every - 1 && !isNew(unit)) {
      while (newcomers[0] && placed.has(newcomers[0])) newcomers.shift();
      if (newcomers[0]) place(newcomers[0]);
    }
    place(unit);
  }
  return order;
}

/** Parties stand where they stand: a chance is given to one person, and by their history, so to nobody who opted out. */
const isNew = (unit: Unit): boolean => !('partyId' in unit) && ownOffers(unit)?.offers === 0;

/** How little somebody was offered today, millionths; of a party the mean. Who opted out of being looked at counts as average. */
function sparedOf(unit: Unit): number {
  const members = 'partyId' in unit ? unit.members : [unit];
  const sum = members.reduce((all, { reasons }) => all + (reasons.find(isSpared)?.value ?? USUAL), 0);
  return Math.floor(sum / members.length);
}

const isSpared = ({ part }: { part: string }): boolean => part === 'fewer_offers';
const USUAL = DEFAULT_SCORE_POLICY.neutralMicro;
