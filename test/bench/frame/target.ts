/** What is promised of one figure. */
export interface Target {
  /** The figure's name, such as `ratio_to_sql`. */
  readonly name: string;
  readonly value: number;
  readonly wanted: 'at least' | 'at most' | 'less than';
  readonly stretch: number;
  /** Speeds pass the gate at 80 % of the stretch; quality, which no machine's noise excuses, only in full. */
  readonly kind: 'speed' | 'quality';
}

const SPEED_SHARE = 0.8;

/** What must be reached. */
export function gateOf({ wanted, stretch, kind }: Target): number {
  if (kind === 'quality') return stretch;
  return wanted === 'at least' ? stretch * SPEED_SHARE : stretch / SPEED_SHARE;
}

export type Standing = 'stretch' | 'gate' | 'missed';

/** How far a figure got. */
export function standingOf(target: Target): Standing {
  if (reaches(target, target.stretch)) return 'stretch';
  return reaches(target, gateOf(target)) ? 'gate' : 'missed';
}

function reaches({ value, wanted }: Target, line: number): boolean {
  if (wanted === 'at least') return value >= line;
  return wanted === 'at most' ? value <= line : value < line;
}

/** Whether a target is met; in a small run speeds are not judged. */
export const isMet = (target: Target, quick: boolean): boolean =>
  (quick && target.kind === 'speed') || standingOf(target) !== 'missed';
