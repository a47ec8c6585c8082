import type { AcceptanceHistory } from './candidate';
import type { RankedCandidate } from './candidate-index';

type Ranked = Pick<RankedCandidate, 'acceptance' | 'reasons'>;

/**
 * What became of a worker's own offers, as far as it may be looked at: null of who opted out of personal ranking, for whom
 * neither a newcomer's chance nor what they answered so far counts. Their score is made of other parts, and so tells them.
 */
export const ownOffers = ({ acceptance, reasons }: Ranked): AcceptanceHistory | null =>
  reasons.some(({ part }) => part === 'neutral' || part === 'newest') ? null : acceptance;
