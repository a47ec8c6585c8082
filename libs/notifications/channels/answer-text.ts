import { offerStanding, type OfferView } from '@gg/bookings';
import { PROBLEMS } from '@gg/contracts';
import type { Id, ProblemParams } from '@gg/kernel';
import {
  acceptedForOthersText,
  acceptedText,
  declinedText,
  helpText,
  refusedText,
  unknownCodeText,
} from '../domain/sms-text';
import { workFactsOf } from './work-facts';

/** What an answer to somebody's text tells. Stored until it is sent, so: codes and figures only. */
export type AnswerFacts =
  /** `leftOut`: why the one who accepted for a party has no seat. */
  | { readonly outcome: 'accepted'; readonly leftOut?: string | null }
  | { readonly outcome: 'declined' }
  | { readonly outcome: 'refused'; readonly problem: string; readonly params: ProblemParams }
  | { readonly outcome: 'help'; readonly codes: readonly string[] }
  | { readonly outcome: 'unknown_code'; readonly code: string; readonly codes: readonly string[] };

/**
 * The text of an answer, from what is true when it is sent: a seat that was given back meanwhile is not promised.
 * @param view of the offer that was answered, where there is one @param workerId who is told
 */
export function answerText(facts: AnswerFacts, view: OfferView | undefined, workerId: Id): string {
  switch (facts.outcome) {
    case 'accepted':
      // Without the work there would be nowhere to go; its shift is kept as long as the offer.
      return view
        ? acceptanceText(view, workerId, facts.leftOut ?? null)
        : refusedText(sentenceOf('resource.not_found', {}));
    case 'declined':
      return declinedText();
    case 'refused':
      return refusedText(sentenceOf(facts.problem, facts.params));
    case 'help':
      return helpText(facts.codes);
    case 'unknown_code':
      return unknownCodeText(facts.code, facts.codes);
  }
}

function acceptanceText({ offer, shift, seats }: OfferView, workerId: Id, leftOut: string | null): string {
  const held = seats.filter((seat) => seat.held).length;
  const standing = offerStanding(offer.state, seats, workerId);
  if (standing === 'accepted') return acceptedText(workFactsOf(shift));
  if (standing !== 'left_out' || held === 0) return refusedText(sentenceOf('booking.not_live', {}));
  return acceptedForOthersText(workFactsOf(shift), held, leftOut === null ? null : sentenceOf(leftOut, {}));
}

/** The catalogue's Chinese sentence for a refusal. */
export const sentenceOf = (code: string, params: ProblemParams): string =>
  (PROBLEMS[code]?.zh ?? '请稍后再试。').replace(/\{(\w+)\}/g, (_match, name: string) => String(params[name] ?? ''));
