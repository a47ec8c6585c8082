import { date as fullDate, weekdayName, weekdayOf } from '../../shared/format/time';
import { daysAfter, instantOf, today } from '../data/local-days';
import { clock } from '../service';
import { lazyPart } from './lazy-page';
import { useLanguage, useWords } from '../words/words';

interface Props {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (dates: readonly string[]) => void;
  readonly error?: string | null;
}

const OtherDay = lazyPart(() => import('./other-day').then((part) => part.OtherDay));

/** The days that can be tapped; later ones by the calendar. */
const NEAR_DAYS = 14;
const FAR_DAYS = 366;

/** Several local dates at once: the next two weeks to tap, any other by the calendar. */
export function Dates({ label, value, onChange, error }: Props) {
  const words = useWords();
  const language = useLanguage();
  const first = today(clock.now());
  const near = Array.from({ length: NEAR_DAYS }, (_, n) => daysAfter(first, n));
  const far = value.filter((date) => !near.includes(date));
  const toggle = (date: string): void =>
    onChange(value.includes(date) ? value.filter((one) => one !== date) : [...value, date].sort());
  // The English word for tomorrow does not fit on a phone.
  const special: readonly string[] =
    language === 'en' ? [words.dates.today] : [words.dates.today, words.dates.tomorrow];
  const named = (date: string, n: number): string => special[n] ?? weekdayName(weekdayOf(instantOf(date)), language);
  return (
    <fieldset className="field dates">
      <legend>{label}</legend>
      <div className="days">
        {near.map((date, n) => (
          <button
            key={date}
            type="button"
            className="day"
            aria-pressed={value.includes(date)}
            onClick={() => toggle(date)}
          >
            <span>{named(date, n)}</span>
            <span className="hidden">{words.dates.monthDay(Number(date.slice(5, 7)), Number(date.slice(8)))}</span>
            <strong aria-hidden="true">{Number(date.slice(8))}</strong>
          </button>
        ))}
      </div>
      <div className="row">
        <div className="other-day">
          <OtherDay
            first={first}
            last={daysAfter(first, FAR_DAYS)}
            onDay={(date) => !value.includes(date) && onChange([...value, date].sort())}
          />
        </div>
        {far.map((date) => (
          <button key={date} type="button" className="chip" onClick={() => toggle(date)}>
            {fullDate(instantOf(date), clock.now(), language)} <span aria-hidden="true">×</span>
            <span className="hidden">{words.remove}</span>
          </button>
        ))}
      </div>
      <p className={error ? 'field-error' : 'field-hint'}>{error ?? words.dates.chosen(value.length)}</p>
    </fieldset>
  );
}
