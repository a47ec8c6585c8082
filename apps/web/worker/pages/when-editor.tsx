import { weekdayName } from '../../shared/format/time';
import { cellOf, freeHours, PARTS, PATTERNS, rangesOf, WEEKDAYS, type Cell } from '../data/availability-parts';
import { useLanguage, useWords } from '../words/words';

const same = (a: ReadonlySet<Cell>, b: ReadonlySet<Cell>): boolean =>
  a.size === b.size && [...a].every((cell) => b.has(cell));

/** The free time of a week, by thumb: what most people say in one tap, the rest in boxes. */
export function WhenEditor({
  cells,
  onChange,
}: {
  cells: ReadonlySet<Cell>;
  onChange: (cells: ReadonlySet<Cell>) => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const toggle = (touched: readonly Cell[]): void => {
    const next = new Set(cells);
    const all = touched.every((cell) => next.has(cell));
    for (const cell of touched) {
      if (all) next.delete(cell);
      else next.add(cell);
    }
    onChange(next);
  };
  return (
    <div className="stack">
      <div className="choices" role="group" aria-label={words.firstRun.whenTitle}>
        {(['everyDay', 'weekdays', 'weekend', 'evenings'] as const).map((pattern) => (
          <button
            key={pattern}
            type="button"
            className="choice"
            aria-pressed={same(cells, PATTERNS[pattern])}
            onClick={() => onChange(PATTERNS[pattern])}
          >
            {words.when[pattern]}
          </button>
        ))}
      </div>
      <div className="week">
        <span />
        {PARTS.map((part) => (
          <span key={part} className="week-head">
            {words.when.parts[part]}
            <br />
            {words.when.hours[part]}
          </span>
        ))}
        {WEEKDAYS.map((weekday) => {
          const day = weekdayName(weekday, language);
          return [
            <button
              key={`${weekday} day`}
              type="button"
              className="day"
              aria-label={`${day} ${words.when.copyDay}`}
              onClick={() => toggle(PARTS.map((part) => cellOf(weekday, part)))}
            >
              {day}
            </button>,
            ...PARTS.map((part) => {
              const on = cells.has(cellOf(weekday, part));
              return (
                <button
                  key={`${weekday} ${part}`}
                  type="button"
                  aria-pressed={on}
                  aria-label={words.when.cell(day, words.when.parts[part])}
                  onClick={() => toggle([cellOf(weekday, part)])}
                >
                  {on ? '✓' : ''}
                </button>
              );
            }),
          ];
        })}
      </div>
      <p className="soft" role="status">
        {words.when.freeHours(freeHours(rangesOf(cells)))}
      </p>
    </div>
  );
}
