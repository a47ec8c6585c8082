import { offerStanding, type OfferView } from '@gg/bookings';
import { PROBLEMS } from '@gg/contracts';
import { filledSentence, type Id, type ProblemParams } from '@gg/kernel';
import type { ShiftDetails } from '@gg/postings';
import {
  acceptedForOthersText,
  acceptedText,
  confirmedText,
  declinedText,
  givenBackText,
  helpText,
  lockedText,
  refusedText,
  unknownCodeText,
  type GivenBackFacts,
} from '../domain/sms-text';
import { workFactsOf } from './work-facts';

/** What an answer to somebody's text tells. Stored until it is sent, so: codes and figures only. */
export type AnswerFacts =
  /** `leftOut`: why the one who accepted for a party has no seat. */
  | { readonly outcome: 'accepted'; readonly leftOut?: string | null }
  /** They hold the seat already that they say yes to. */
  | { readonly outcome: 'seated'; readonly shiftId: Id; readonly code: string }
  /** They hold it and come. */
  | { readonly outcome: 'confirmed'; readonly shiftId: Id }
  | { readonly outcome: 'declined' }
  | ({ readonly outcome: 'given_back'; readonly shiftId: Id } & GivenBackFacts)
  | { readonly outcome: 'refused'; readonly problem: string; readonly params: ProblemParams }
  | { readonly outcome: 'help'; readonly codes: readonly string[] }
  | { readonly outcome: 'locked' }
  | { readonly outcome: 'unknown_code'; readonly code: string; readonly codes: readonly string[] };

/** What an answer is about, as it is when the answer is sent. */
export interface AnswerMatter {
  /** Who is told. */
  readonly workerId: Id;
  /** Of the offer that was answered, where there is one. */
  readonly view: OfferView | undefined;
  /** With which the reader may answer again. */
  readonly code: string | undefined;
  /** Of the seat, where no offer was answered. */
  readonly shift: ShiftDetails | undefined;
}

/** The text of an answer, from what is true when it is sent: a seat that was given back meanwhile is not promised. */
export function answerText(facts: AnswerFacts, about: AnswerMatter): string {
  switch (facts.outcome) {
    case 'accepted':
      // Without the work there would be nowhere to go; its shift is kept as long as the offer.
      return about.view ? acceptanceText(about.view, about.workerId, facts.leftOut ?? null, about.code) : gone();
    case 'seated':
      return about.shift ? acceptedText(workFactsOf(about.shift), facts.code) : gone();
    case 'confirmed':
      return confirmedText(about.shift ? workFactsOf(about.shift) : null);
    case 'declined':
      return declinedText();
    case 'given_back':
      return givenBackText(about.shift ? workFactsOf(about.shift) : null, facts);
    case 'locked':
      return lockedText();
    case 'refused':
      return refusedText(sentenceOf(facts.problem, facts.params));
    case 'help':
      return helpText(facts.codes);
    case 'unknown_code':
      return unknownCodeText(facts.code, facts.codes);
  }
}

/** The work is known no more: there is nowhere to send anybody. */
const gone = (): string => refusedText(sentenceOf('resource.not_found', {}));

function acceptanceText(
  { offer, shift, seats }: OfferView,
  workerId: Id,
  leftOut: string | null,
  code: string | undefined,
): string {
  const held = seats.filter((seat) => seat.held).length;
  const standing = offerStanding(offer.state, seats, workerId);
  if (standing === 'accepted') return acceptedText(workFactsOf(shift), code);
  if (standing !== 'left_out' || held === 0) return refusedText(sentenceOf('booking.not_live', {}));
  return acceptedForOthersText(workFactsOf(shift), held, leftOut === null ? null : sentenceOf(leftOut, {}));
}

/** The catalogue's Chinese sentence for a refusal. */
export const sentenceOf = (code: string, params: ProblemParams): string =>
  filledSentence(PROBLEMS[code]?.zh ?? '请稍后再试。', params, '');
