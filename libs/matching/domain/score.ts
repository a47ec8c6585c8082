import type { ProblemParams } from '@gg/kernel';
import type { CompiledCandidate } from './compiled-candidate';
import type { PreparedQuery } from './prepared-query';
import type { ReasonTextKey } from './reason-texts';
import { SCORE_PARTS } from './score-parts';
import type { ScorePartName, ScorePolicy, WeightedPart } from './score-policy';

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

const partsFor = (c: CompiledCandidate, policy: ScorePolicy): readonly WeightedPart[] =>
  c.candidate.personalised ? policy.personalised : policy.nonPersonalised;

const pointsOf = (value: number, weight: number): number => Math.floor((value * weight) / 1000);

/** The score of a worker for a shift: 0 … 1,000,000, whole. */
export function scoreOf(c: CompiledCandidate, q: PreparedQuery, distanceM: number, policy: ScorePolicy): number {
  let score = 0;
  for (const { part, weight } of partsFor(c, policy)) {
    score += pointsOf(SCORE_PARTS[part].value(c, q, distanceM, policy), weight);
  }
  return score;
}

/** The same score, part by part, with the numbers and the sentence of each. */
export function scoreReasons(
  c: CompiledCandidate,
  q: PreparedQuery,
  distanceM: number,
  policy: ScorePolicy,
): ScoreReason[] {
  return partsFor(c, policy).map(({ part, weight }) => {
    const value = SCORE_PARTS[part].value(c, q, distanceM, policy);
    return { part, value, weight, points: pointsOf(value, weight), ...SCORE_PARTS[part].reason(c, q, distanceM) };
  });
}
