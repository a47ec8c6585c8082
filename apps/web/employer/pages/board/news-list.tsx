import { useQueries } from '@tanstack/react-query';
import { clockTime, day } from '../../../shared/format/time';
import { newsOf, type News } from '../../data/board-sums';
import { peopleOf, type Shift } from '../../data/shifts';
import { useLanguage, useWords } from '../../words/words';
import { reasonOf } from './shift-card';

const SHOWN = 24;

const TONES: Readonly<Record<News['what'], string>> = {
  asked: 'plain',
  accepted: 'good',
  claimed: 'good',
  chosen: 'good',
  full: 'good',
  declined: 'bad',
  gave_back: 'bad',
  released: 'bad',
  undone: 'plain',
  cut: 'plain',
};

/** What has happened on the board, the latest first. */
export function NewsList({ shifts, now }: { shifts: readonly Shift[]; now: number }) {
  const words = useWords();
  const language = useLanguage();
  // Follows what the cards have asked for; asks for nothing itself.
  const known = useQueries({
    queries: shifts.map(({ shiftId }) => peopleOf(shiftId, false)),
  });
  const news = shifts
    .flatMap((shift, n) => (known[n]?.data ? newsOf(shift, known[n].data) : []))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, SHOWN);
  const told = ({ what, name, shift, count, reason }: News): string => {
    const who = name ?? words.board.unnamed;
    const { title } = shift;
    if (what === 'asked') return words.news.asked(count, title);
    if (what === 'full') return words.news.full(title);
    if (what === 'declined') return words.news.declined(who, title, reasonOf(words, reason ?? 'other'));
    return words.news[what](who, title);
  };
  return (
    <section className="panel news" aria-labelledby="news-title">
      <h2 id="news-title">{words.news.title}</h2>
      {news.length === 0 ? (
        <p className="quiet">{words.news.none}</p>
      ) : (
        <ol aria-live="polite">
          {news.map((one, n) => (
            <li key={`${one.at}-${one.what}-${one.shift.shiftId}-${n}`} className={`news-${TONES[one.what]}`}>
              <time dateTime={one.at}>
                {clockTime(one.at)}
                {day(one.at, now, language) !== words.dates.today && <small>{day(one.at, now, language)}</small>}
              </time>
              <span>{told(one)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
