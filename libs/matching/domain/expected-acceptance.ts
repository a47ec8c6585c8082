import type { AcceptanceHistory } from './candidate';
import type { DispatchPolicy } from './dispatch-policy';
import type { OfferSoFar, OfferSource } from './dispatch-state';
import { isAnswered } from './offers-standing';

const ONE = 1_000_000;

/** Mean of a Beta distribution in millionths, rounded down: a prior worth so many offers, updated by answers. */
const betaMeanMicro = (priorMicro: number, priorOffers: number, history: AcceptanceHistory): number =>
  Math.floor((priorMicro * priorOffers + history.accepts * ONE) / (priorOffers + history.offers));

/**
 * How likely offers of each source are accepted, learned in three steps: the market's prior, then what came of offers of
 * that source, then what came of this very shift's offers — a shift that many decline needs larger waves. Open and
 * withdrawn offers say nothing, nor do those that reached nobody.
 */
export class ExpectedAcceptance {
  private readonly bySource = new Map<OfferSource, number>();

  /** @param offers those of the shift at its present material version; others were asked something else */
  constructor(
    history: Readonly<Partial<Record<OfferSource, AcceptanceHistory>>>,
    offers: readonly OfferSoFar[],
    private readonly policy: DispatchPolicy,
  ) {
    for (const source of ['regular', 'present', 'nearby', 'party'] as const) {
      const past = history[source] ?? { offers: 0, accepts: 0 };
      const answered = offers.filter((o) => o.source === source && isAnswered(o));
      const ofMarket = betaMeanMicro(policy.priorAcceptanceMicro, policy.sourcePriorOffers, past);
      const ofShift = betaMeanMicro(ofMarket, policy.sourcePriorOffers, {
        offers: answered.length,
        accepts: answered.filter((o) => o.state === 'accepted').length,
      });
      this.bySource.set(source, ofShift);
    }
  }

  /** Expected acceptance of an offer of a source to somebody of whom nothing is known, millionths. */
  ofSource(source: OfferSource): number {
    return this.bounded(this.bySource.get(source)!);
  }

  /** Expected acceptance of an offer to one worker, or to the leader who answers for a party, millionths. */
  ofWorker(source: OfferSource, history: AcceptanceHistory): number {
    return this.bounded(betaMeanMicro(this.bySource.get(source)!, this.policy.workerPriorOffers, history));
  }

  private bounded(micro: number): number {
    return Math.min(this.policy.maxAcceptanceMicro, Math.max(this.policy.minAcceptanceMicro, micro));
  }
}
