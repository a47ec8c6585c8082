import type { ProblemParams } from '@gg/kernel';
import type { CompiledCandidate } from './compiled-candidate';
import type { PreparedQuery } from './prepared-query';
import type { ReasonTextKey } from './reason-texts';
import type { ScoreFacts } from './score-facts';
import {
  ONE,
  pointsOf,
  roundedDown,
  SCORE_PARTS,
  varyingPoints,
  varyingPointsAtMost,
  varyingWeights,
  type FixedPart,
  type VaryingWeights,
} from './score-parts';
import { assertScorePolicy, type ScorePartName, type ScorePolicy, type WeightedPart } from './score-policy';

/** One part of a score, as it is shown and stored: `points` = ⌊`value` × `weight` / 1000⌋, and the score is their sum. */
export interface ScoreReason {
  readonly part: ScorePartName;
  /** 0 … 1,000,000. */
  readonly value: number;
  /** Thousandths of the whole. */
  readonly weight: number;
  readonly points: number;
  readonly textKey: ReasonTextKey;
  readonly params: ProblemParams;
}

/** Parts with their weights; distance apart, because it alone needs the way to the assembly point. */
interface PartList {
  readonly distanceWeight: number;
  readonly fixed: readonly { readonly part: FixedPart; readonly weight: number }[];
  readonly varying: VaryingWeights;
}

function listOf(parts: readonly WeightedPart[]): PartList {
  const fixed: { part: FixedPart; weight: number }[] = [];
  let distanceWeight = 0;
  for (const { part: name, weight } of parts) {
    if (name === 'distance') {
      distanceWeight = weight;
      continue;
    }
    const part = SCORE_PARTS[name];
    if (part.isFixed) fixed.push({ part, weight });
  }
  return { distanceWeight, fixed, varying: varyingWeights(parts) };
}

/** Scores workers for shifts by one policy: 0 … 1,000,000, whole, the same on every machine. */
export class Scorer {
  private readonly personalised: PartList;
  private readonly nonPersonalised: PartList;

  /** Throws RangeError when the policy makes no sense. */
  constructor(private readonly policy: ScorePolicy) {
    assertScorePolicy(policy);
    this.personalised = listOf(policy.personalised);
    this.nonPersonalised = listOf(policy.nonPersonalised);
  }

  /**
   * Points of the parts that follow from the worker and the trade alone, whatever the shift and the hour. They change only
   * with the candidate, so an index may store them.
   */
  fixedPoints(c: CompiledCandidate, trade: string): number {
    const asked = { query: { trade } };
    let points = 0;
    for (const { part, weight } of this.listFor(c).fixed) points += pointsOf(part.value(c, asked, this.policy), weight);
    return points;
  }

  /** Points of the varying parts that this worker never exceeds, whatever the shift and the hour. */
  varyingPointsAtMost(c: ScoreFacts): number {
    return varyingPointsAtMost(this.listFor(c).varying, c, this.policy);
  }

  /** Points for distance that nobody exceeds who is at least so far away. */
  distancePointsAtMost(leastM: number): number {
    const weight = Math.max(this.personalised.distanceWeight, this.nonPersonalised.distanceWeight);
    return pointsOf(this.nearness(leastM), weight);
  }

  /**
   * The score that the worker would have at the assembly point itself: no distance gives a higher one.
   * @param fixedPoints what {@link fixedPoints} says of the same worker and the shift's trade
   */
  scoreAtBest(fixedPoints: number, c: ScoreFacts, q: PreparedQuery): number {
    const { distanceWeight, varying } = this.listFor(c);
    return fixedPoints + pointsOf(ONE, distanceWeight) + varyingPoints(varying, c, q, this.policy);
  }

  /**
   * The score from so far away.
   * @param atBest what {@link scoreAtBest} says of the same worker and shift
   */
  scoreFrom(atBest: number, c: ScoreFacts, distanceM: number): number {
    const { distanceWeight } = this.listFor(c);
    return atBest - pointsOf(ONE, distanceWeight) + pointsOf(this.nearness(distanceM), distanceWeight);
  }

  score(c: CompiledCandidate, q: PreparedQuery, distanceM: number): number {
    return this.scoreFrom(this.scoreAtBest(this.fixedPoints(c, q.query.trade), c, q), c, distanceM);
  }

  /** The same score, part by part, with the numbers and the sentence of each. */
  reasons(c: CompiledCandidate, q: PreparedQuery, distanceM: number): ScoreReason[] {
    const parts = c.personalised ? this.policy.personalised : this.policy.nonPersonalised;
    return parts.map(({ part, weight }) => {
      const value = part === 'distance' ? this.nearness(distanceM) : SCORE_PARTS[part].value(c, q, this.policy);
      const told =
        part === 'distance'
          ? { textKey: 'score.distance' as const, params: { distanceM } }
          : SCORE_PARTS[part].reason(c, q);
      return { part, value, weight, points: pointsOf(value, weight), ...told };
    });
  }

  private listFor(c: ScoreFacts): PartList {
    return c.personalised ? this.personalised : this.nonPersonalised;
  }

  /** Nearer is better: one half at the half distance, never quite nothing. */
  private nearness(distanceM: number): number {
    return roundedDown((this.policy.halfDistanceM * ONE) / (this.policy.halfDistanceM + distanceM));
  }
}
