import { payRank } from '@gg/compliance';
import type { ProblemParams } from '@gg/kernel';
import { daysOf } from './assert-terms';
import type { CommonGround, PairPolicy } from './pair-conditions';
import type { SharedTerms } from './shared-terms';

/** The most that each part of the score can give: 1,000 in all. */
export const PAIR_SCORE = { period: 400, distance: 200, pay: 200, trade: 100, care: 100 } as const;
export type PairScoreCode = keyof typeof PAIR_SCORE;

/** One part of a score, with the numbers it comes from. */
export interface PairScorePart {
  readonly code: PairScoreCode;
  readonly points: number;
  readonly params: ProblemParams;
}

/** What lies above the lender's standard is the workers' (`shared.not-for-profit`); a fifth of it earns all points. */
const FULL_PAY_PERCENT = 20;

/**
 * What a pair is worth, 0 … 1,000, in whole points, each rounded down:
 * - `period` (400): the common days' share of the days that the borrower needs
 * - `distance` (200): all at the door, none at the farthest that a firm drives
 * - `pay` (200): how far the offer lies above the lender's standard, all at a fifth above
 * - `trade` (100): 50 where the borrower's main trade is common, 50 where the lender's is
 * - `care` (100): 40 for meals, 30 for lodging, 30 for transport, by whoever gives them
 */
export function scorePair(
  lender: SharedTerms,
  borrower: SharedTerms,
  ground: CommonGround,
  { shuttleM }: PairPolicy,
): { readonly score: number; readonly parts: readonly PairScorePart[] } {
  const wanted = daysOf(borrower);
  const [offer, standard] = [payRank(borrower.pay), payRank(lender.pay)];
  const abovePercent = Math.floor((100 * (offer - standard)) / standard);
  const near = Math.max(0, shuttleM - ground.distanceM);
  const isCommon = (code: string | undefined): boolean => code !== undefined && ground.tradeCodes.includes(code);
  const transport = lender.transport || borrower.transport;
  const parts: PairScorePart[] = [
    {
      code: 'period',
      points: Math.floor((PAIR_SCORE.period * Math.min(ground.days, wanted)) / wanted),
      params: { days: ground.days, wanted },
    },
    {
      code: 'distance',
      points: Math.floor((PAIR_SCORE.distance * near) / shuttleM),
      params: { distanceM: ground.distanceM },
    },
    {
      code: 'pay',
      points: Math.floor((PAIR_SCORE.pay * Math.min(FULL_PAY_PERCENT, abovePercent)) / FULL_PAY_PERCENT),
      params: { abovePercent },
    },
    {
      code: 'trade',
      points: (isCommon(borrower.tradeCodes[0]) ? 50 : 0) + (isCommon(lender.tradeCodes[0]) ? 50 : 0),
      params: { trades: ground.tradeCodes.length },
    },
    {
      code: 'care',
      points: (borrower.board.meals ? 40 : 0) + (borrower.board.lodging ? 30 : 0) + (transport ? 30 : 0),
      params: {
        meals: Number(borrower.board.meals),
        lodging: Number(borrower.board.lodging),
        transport: Number(transport),
      },
    },
  ];
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
}
