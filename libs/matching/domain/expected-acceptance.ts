import type { AcceptanceHistory } from './candidate';
import type { RankedCandidate } from './candidate-index';
import type { DispatchPolicy } from './dispatch-policy';
import type { DispatchState, OfferSource } from './dispatch-state';
import { isAnswered } from './offers-standing';
import { ownOffers } from './own-offers';
import { DEFAULT_SCORE_POLICY } from './score-policy';

const ONE = 1_000_000;

/** Mean of a Beta distribution in millionths, rounded down: a prior worth so many offers, updated by answers. */
const betaMeanMicro = (priorMicro: number, priorOffers: number, history: AcceptanceHistory): number =>
  Math.floor((priorMicro * priorOffers + history.accepts * ONE) / (priorOffers + history.offers));

/** How often those come of whom nothing is known, millionths: the mean of the score's prior. */
const USUAL_SHOW_UP =
  (DEFAULT_SCORE_POLICY.priorShows * ONE) / (DEFAULT_SCORE_POLICY.priorShows + DEFAULT_SCORE_POLICY.priorNoShows);

const times = (aMicro: number, bMicro: number): number => Math.floor((aMicro * bMicro) / ONE);

/**
 * How likely an offer fills a seat to the end: that it is accepted, times that the seat is kept.
 *
 * Acceptance is learned in three steps: the market's prior, then what came of offers of that source, then what came of this
 * very shift's offers — a shift that many decline needs larger waves; and last from the worker's own answers. Open and
 * withdrawn offers say nothing, nor do those that reached nobody. Keeping is learned from the seats of that source, and less
 * is expected of a worker whose own record is worse than a newcomer's; of nobody more. Of who opted out of personal ranking
 * nothing of their own is looked at.
 */
export class ExpectedAcceptance {
  private readonly bySource = new Map<OfferSource, { readonly accepted: number; readonly kept: number }>();
  private readonly policy: DispatchPolicy;

  constructor({ acceptanceBySource, keptBySource = {}, offers, materialVersion, policy }: DispatchState) {
    this.policy = policy;
    // Offers of other terms were another question.
    const asThisShift = offers.filter((o) => o.materialVersion === materialVersion);
    for (const source of ['regular', 'present', 'nearby', 'party'] as const) {
      const past = acceptanceBySource[source] ?? { offers: 0, accepts: 0 };
      const answered = asThisShift.filter((o) => o.source === source && isAnswered(o));
      const ofMarket = betaMeanMicro(policy.priorAcceptanceMicro, policy.sourcePriorOffers, past);
      const accepted = betaMeanMicro(ofMarket, policy.sourcePriorOffers, {
        offers: answered.length,
        accepts: answered.filter((o) => o.state === 'accepted').length,
      });
      const { seats, kept } = keptBySource[source] ?? { seats: 0, kept: 0 };
      this.bySource.set(source, {
        accepted,
        kept: betaMeanMicro(ONE, policy.keptPriorSeats, { offers: seats, accepts: kept }),
      });
    }
  }

  /** What an offer of a source to somebody of whom nothing is known brings, millionths of a seat. */
  ofSource(source: OfferSource): number {
    const { accepted, kept } = this.bySource.get(source)!;
    return this.bounded(times(accepted, kept));
  }

  /**
   * What an offer brings, millionths of each seat.
   * @param answerer the worker, or the leader who answers for a party
   * @param coming everybody who would come
   */
  ofWorkers(
    source: OfferSource,
    answerer: Pick<RankedCandidate, 'acceptance' | 'reasons'>,
    coming: readonly Pick<RankedCandidate, 'reasons'>[],
  ): number {
    const { accepted, kept } = this.bySource.get(source)!;
    const history = ownOffers(answerer);
    const own = history ? betaMeanMicro(accepted, this.policy.workerPriorOffers, history) : accepted;
    const record = Math.floor(coming.reduce((sum, one) => sum + recordOf(one), 0) / coming.length);
    return this.bounded(times(times(own, kept), record));
  }

  private bounded(micro: number): number {
    return Math.min(this.policy.maxAcceptanceMicro, Math.max(this.policy.minAcceptanceMicro, micro));
  }
}

/** A worker's own record of coming beside a newcomer's, at most one. Who opted out of being looked at counts as usual. */
function recordOf({ reasons }: Pick<RankedCandidate, 'reasons'>): number {
  const showUp = reasons.find(({ part }) => part === 'show_up')?.value ?? USUAL_SHOW_UP;
  return Math.min(ONE, Math.floor((showUp * ONE) / USUAL_SHOW_UP));
}
