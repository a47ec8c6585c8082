import { PROBLEMS } from '@gg/contracts';
import type { Id, ProblemParams } from '@gg/kernel';
import {
  acceptedText,
  declinedText,
  givenBackText,
  helpText,
  lockedText,
  refusedText,
  unknownCodeText,
  type GivenBackFacts,
  type WorkFacts,
} from '../domain/sms-text';

/** What an answer to somebody's text tells. Stored until it is sent, so: codes and figures only. */
export type AnswerFacts =
  | { readonly outcome: 'accepted'; readonly shiftId?: Id; readonly code?: string }
  | { readonly outcome: 'declined' }
  | ({ readonly outcome: 'given_back'; readonly shiftId: Id } & GivenBackFacts)
  | { readonly outcome: 'refused'; readonly problem: string; readonly params: ProblemParams }
  | { readonly outcome: 'help'; readonly codes: readonly string[] }
  | { readonly outcome: 'locked' }
  | { readonly outcome: 'unknown_code'; readonly code: string; readonly codes: readonly string[] };

/** The text of an answer. @param work of the offer that was answered, where there is one */
export function answerText(facts: AnswerFacts, work: WorkFacts | undefined): string {
  switch (facts.outcome) {
    case 'accepted':
      // Without the work there would be nowhere to go; its shift is kept as long as the offer.
      return work ? acceptedText(work, facts.code) : refusedText(sentenceOf('resource.not_found', {}));
    case 'declined':
      return declinedText();
    case 'given_back':
      return givenBackText(work ?? null, facts);
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

/** The catalogue's Chinese sentence for a refusal. */
export const sentenceOf = (code: string, params: ProblemParams): string =>
  (PROBLEMS[code]?.zh ?? '请稍后再试。').replace(/\{(\w+)\}/g, (_match, name: string) => String(params[name] ?? ''));
