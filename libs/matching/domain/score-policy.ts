/** Names of the parts of the score. The last two stand in for the rest when a worker opted out of personal ranking. */
export type ScorePartName =
  | 'distance'
  | 'experience'
  | 'show_up'
  | 'pay'
  | 'trade_wish'
  | 'nights'
  | 'fewer_offers'
  | 'waiting'
  | 'newcomer'
  | 'newest'
  | 'neutral';

/** One part of the score: its name and its weight in thousandths of the whole. */
export interface WeightedPart {
  readonly part: ScorePartName;
  readonly weight: number;
}

/** The numbers of the score. All are market policy; docs/matching.md says why each is as it is. */
export interface ScorePolicy {
  /** Parts for workers who allow personal ranking; weights sum to 1000. */
  readonly personalised: readonly WeightedPart[];
  /** Parts for workers who opted out: nearest and newest, the rest taken as average; weights sum to 1000. */
  readonly nonPersonalised: readonly WeightedPart[];
  /** Distance at which the distance part is one half, metres. */
  readonly halfDistanceM: number;
  /** Shifts in the trade at which the experience part is one half. */
  readonly halfExperienceShifts: number;
  /** Stated months of experience counted at most, each as one proven shift. */
  readonly maxStatedMonths: number;
  /** Prior of the show-up rate, as shifts that everybody is taken to have worked, and missed, before the first one. */
  readonly priorShows: number;
  readonly priorNoShows: number;
  /** Time without an offer at which the waiting part is full, minutes. */
  readonly waitingFullMinutes: number;
  /** How long after registration somebody is new, days, and after how many offers no longer. */
  readonly newcomerDays: number;
  readonly newcomerOffers: number;
  /** How long after registration the newest part runs out, days. */
  readonly newestDays: number;
  /** What the parts that are not looked at count for, in millionths. */
  readonly neutralMicro: number;
}

/** The score as docs/matching.md describes it. */
export const DEFAULT_SCORE_POLICY: ScorePolicy = {
  personalised: [
    { part: 'distance', weight: 300 },
    { part: 'experience', weight: 200 },
    { part: 'show_up', weight: 200 },
    { part: 'pay', weight: 60 },
    { part: 'trade_wish', weight: 40 },
    { part: 'nights', weight: 40 },
    { part: 'fewer_offers', weight: 60 },
    { part: 'waiting', weight: 60 },
    { part: 'newcomer', weight: 40 },
  ],
  nonPersonalised: [
    { part: 'distance', weight: 300 },
    { part: 'newest', weight: 100 },
    { part: 'neutral', weight: 600 },
  ],
  halfDistanceM: 5_000,
  halfExperienceShifts: 10,
  maxStatedMonths: 24,
  priorShows: 9,
  priorNoShows: 1,
  waitingFullMinutes: 7 * 1440,
  newcomerDays: 30,
  newcomerOffers: 10,
  newestDays: 365,
  neutralMicro: 600_000,
};

/** Throws RangeError when a policy's weights are not whole thousandths that sum to 1000, or another number makes no sense. */
export function assertScorePolicy(policy: ScorePolicy): void {
  for (const parts of [policy.personalised, policy.nonPersonalised]) {
    const sum = parts.reduce((total, { weight }) => total + weight, 0);
    if (sum !== 1000 || parts.some(({ weight }) => !Number.isInteger(weight) || weight < 0)) {
      throw new RangeError('the weights of a score are whole thousandths that sum to 1000');
    }
    if (new Set(parts.map(({ part }) => part)).size !== parts.length) throw new RangeError('a part counts once');
  }
  const positive = [
    policy.halfDistanceM,
    policy.halfExperienceShifts,
    policy.priorShows,
    policy.waitingFullMinutes,
    policy.newcomerDays,
    policy.newcomerOffers,
    policy.newestDays,
  ];
  const notNegative = [policy.maxStatedMonths, policy.priorNoShows];
  if (
    positive.some((n) => !Number.isSafeInteger(n) || n <= 0) ||
    notNegative.some((n) => !Number.isSafeInteger(n) || n < 0) ||
    !(Number.isInteger(policy.neutralMicro) && policy.neutralMicro >= 0 && policy.neutralMicro <= 1_000_000)
  ) {
    throw new RangeError('a number of the score policy is out of its range');
  }
}
