import { TRADES } from '../../../shared/generated/catalogue';
import { yuan } from '../../../shared/format/money';
import { date } from '../../../shared/format/time';
import { instantOf } from '../../data/local-days';
import type { SharedPair, SharedPosting } from '../../data/sharing';
import { clock } from '../../service';
import { Mark, type Tone } from '../../ui/mark';
import type { Language } from '../../../shared/words/dictionary';
import { useLanguage, useWords } from '../../words/words';

const POSTING_TONES: Readonly<Record<SharedPosting['state'], Tone>> = {
  draft: 'plain',
  in_review: 'wait',
  published: 'good',
  withdrawn: 'plain',
  expired: 'plain',
  taken_down: 'bad',
};

export function SharedStateMark({ state }: { state: SharedPosting['state'] }) {
  const words = useWords();
  return <Mark tone={POSTING_TONES[state]}>{words.sharing.states[state]}</Mark>;
}

/** How a pair stands, as its reader sees it. */
export function PairMark({ pair }: { pair: SharedPair }) {
  const words = useWords();
  const { state, side } = pair;
  if (state === 'in_talks') return <Mark tone="good">{words.sharing.pairStates.in_talks}</Mark>;
  if (state === 'opened_by_lender' || state === 'opened_by_borrower') {
    const own = state === `opened_by_${side ?? ''}`;
    return (
      <Mark tone={own ? 'busy' : 'wait'}>{own ? words.sharing.pairStates.opened : words.sharing.pairStates.asked}</Mark>
    );
  }
  if (state === 'proposed') return <Mark tone="wait">{words.sharing.pairStates.proposed}</Mark>;
  return <Mark tone="plain">{words.sharing.pairStates[state]}</Mark>;
}

export const tradeNames = (codes: readonly string[], language: Language): string =>
  codes
    .map((code) => TRADES.find((one) => one.code === code))
    .map((trade) => (language === 'en' ? trade?.en : trade?.zh) ?? '')
    .filter(Boolean)
    .join(language === 'en' ? ', ' : '、');

/** 5,200 元/月 */
export function usePayStandard(): (pay: { unit: 'month' | 'day' | 'hour'; amountFen: number }) => string {
  const words = useWords();
  return ({ unit, amountFen }) => `${yuan(amountFen)} ${words.sharing.payUnits[unit]}`;
}

/** 12月3日 周四 – 2027年1月2日 周六 of the first and the last local date. */
export function useTerm(): (from: string, to: string) => string {
  const language = useLanguage();
  const named = (day: string): string => date(instantOf(day), clock.now(), language);
  return (from, to) => `${named(from)} – ${named(to)}`;
}
