import type { DispatchPolicy } from './dispatch-policy';
import type { OfferLife } from './dispatch-state';

/** Whole minutes from now to the start of a shift; negative when it has begun. */
export const minutesToStart = (now: Date, start: Date): number =>
  Math.floor((start.getTime() - now.getTime()) / 60_000);

/** How long an offer made now lives after its delivery: shorter the nearer the start, and never past it. */
export function offerLifeMinutes(now: Date, start: Date, policy: DispatchPolicy): OfferLife {
  const left = minutesToStart(now, start);
  // Compared exactly, not in whole minutes: 2 h and 30 s is more than 2 h.
  const leftMs = start.getTime() - now.getTime();
  const step = policy.offerLife.find(
    (s) => s.startsWithinMinutes === null || leftMs <= s.startsWithinMinutes * 60_000,
  )!;
  return { socket: Math.min(step.socketMinutes, left), sms: Math.min(step.smsMinutes, left) };
}
