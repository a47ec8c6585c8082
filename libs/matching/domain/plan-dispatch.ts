import type { DispatchPlan, DispatchState, OfferSoFar, WavePlan } from './dispatch-state';
import { planWave } from './plan-wave';

/** All waves that go out now, in order, and what comes after them. */
export interface Dispatch {
  readonly waves: readonly WavePlan[];
  readonly then: Exclude<DispatchPlan, WavePlan>;
}

/** The offers of a planned wave as if they had been made. */
function offersOf(plan: WavePlan, state: DispatchState): OfferSoFar[] {
  const expiresAt = new Date(state.now.getTime() + plan.offerLifeMinutes.socket * 60_000);
  return plan.picks.map((pick) => ({
    wave: plan.wave,
    partyId: pick.partyId,
    memberIds: pick.memberIds,
    state: 'open',
    source: pick.source,
    expiresAt,
    reached: false,
    materialVersion: state.materialVersion,
    expectedAcceptanceMicro: pick.expectedAcceptanceMicro,
  }));
}

/**
 * Plans until nothing more is to be done now: wave 0 to the regulars and, for seats beyond their expected acceptances, the
 * next waves at once. Nobody waits for a wave of others to be answered. The policy bounds how many waves one plan has; where
 * more would follow, the next look is due at once.
 */
export function planDispatch(state: DispatchState): Dispatch {
  const waves: WavePlan[] = [];
  let current = state;
  for (;;) {
    const plan = planWave(current);
    if (plan.kind !== 'wave') return { waves, then: plan };
    if (waves.length === state.policy.maxWavesAtOnce) {
      const { unresolvedSeats } = plan;
      return { waves, then: { kind: 'wait', until: state.now, reason: 'more_to_ask', unresolvedSeats } };
    }
    waves.push(plan);
    current = {
      ...current,
      nextWave: plan.wave + 1,
      radiusSoFarM: plan.radiusM,
      offers: [...current.offers, ...offersOf(plan, current)],
    };
  }
}
