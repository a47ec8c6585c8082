import type { Id } from '@gg/kernel';
import type { RankedCandidate, RankedParty } from './candidate-index';
import { ownOffers } from './own-offers';
import { textHash, turnOf } from './ranking-order';
import { DEFAULT_SCORE_POLICY } from './score-policy';

type Unit = RankedParty | RankedCandidate;

/** What turns and chances go by. */
export interface FairnessPolicy {
  /** Scores of the same so many points count as equal. */
  readonly equalPoints: number;
  /** Of so many places one is for somebody who was never offered anything, if there is one. */
  readonly newcomerEvery: number;
}

/**
 * The order in which a wave asks its rows: among equals whoever was offered least today comes first, and of every so many
 * places one is for somebody who was never offered anything. Which is the first of these places follows from shift and wave,
 * each as often as any other, so that small waves have theirs too; and they are counted on from row to row. Nothing of it is
 * left to chance: the same wave is asked in the same order again.
 */
export class FairOrder {
  /** @param sinceOne how many were asked since the last newcomer */
  constructor(
    private readonly policy: FairnessPolicy,
    private sinceOne: number,
  ) {}

  static ofWave(policy: FairnessPolicy, shiftId: Id, wave: number): FairOrder {
    return new FairOrder(policy, turnOf(textHash(`newcomers ${shiftId}`), wave) % policy.newcomerEvery);
  }

  /**
   * A row as it is asked, for as long as there are places.
   * @param row best first, without those who are in the wave already
   */
  *of(row: readonly Unit[]): Generator<Unit> {
    const inTurn = inTurns(row, this.policy.equalPoints);
    // Best first; whoever has been asked is taken out.
    const newcomers = new Set(inTurn.filter(isNew));
    const early = new Set<Unit>();
    for (const unit of inTurn) {
      if (early.has(unit)) continue;
      if (newcomers.delete(unit)) {
        this.sinceOne = 0;
        yield unit;
        continue;
      }
      const [newcomer] = this.sinceOne >= this.policy.newcomerEvery - 1 ? newcomers : [];
      if (newcomer) {
        newcomers.delete(newcomer);
        early.add(newcomer);
        this.sinceOne = 0;
        yield newcomer;
      }
      this.sinceOne++;
      yield unit;
    }
  }
}

/** Sorting is stable: who is equal in everything stays where the ranking had them. */
function inTurns(row: readonly Unit[], equalPoints: number): Unit[] {
  const band = ({ score }: Unit): number => Math.floor(score / equalPoints);
  const spared = new Map(row.map((unit) => [unit, sparedOf(unit)]));
  return [...row].sort((a, b) => band(b) - band(a) || spared.get(b)! - spared.get(a)!);
}

/** Parties stand where they stand: a chance is given to one person, and by their history, so to nobody who opted out. */
const isNew = (unit: Unit): boolean => !('partyId' in unit) && unit.acceptance.offers === 0 && ownOffers(unit) !== null;

/** How little somebody was offered today, millionths; of a party the mean. Who opted out of being looked at counts as average. */
function sparedOf(unit: Unit): number {
  const members = 'partyId' in unit ? unit.members : [unit];
  const sum = members.reduce((all, { reasons }) => all + (reasons.find(isSpared)?.value ?? USUAL), 0);
  return Math.floor(sum / members.length);
}

const isSpared = ({ part }: { part: string }): boolean => part === 'fewer_offers';
const USUAL = DEFAULT_SCORE_POLICY.neutralMicro;
