import { Button } from 'antd';
import { useState } from 'react';
import { clockTime, localDate, weekdayName } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { standingOf, STANDING_TONES } from '../../data/board-sums';
import { daysAfter, instantOf, mondayOf, today } from '../../data/local-days';
import { useMay } from '../../data/session';
import { useShifts, type Shift } from '../../data/shifts';
import { Asked } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';

const WEEKS = 5;
const DAYS = WEEKS * 7;

/** Five weeks of shifts, each with how full it is. */
export function BoardCalendar({ now }: { now: number }) {
  const words = useWords();
  const language = useLanguage();
  const [from, setFrom] = useState(() => mondayOf(today(now)));
  const shifts = useShifts(instantOf(from), instantOf(daysAfter(from, DAYS)));
  const days = Array.from({ length: DAYS }, (_, n) => daysAfter(from, n));
  const last = days.at(-1)!;
  return (
    <section className="panel" aria-label={words.board.views.calendar}>
      <div className="row spread">
        <Button onClick={() => setFrom(daysAfter(from, -28))} aria-label={words.board.earlier}>
          ‹
        </Button>
        <h2>
          {words.dates.monthDay(Number(from.slice(5, 7)), Number(from.slice(8)))} –{' '}
          {words.dates.monthDay(Number(last.slice(5, 7)), Number(last.slice(8)))}
        </h2>
        <Button onClick={() => setFrom(daysAfter(from, 28))} aria-label={words.board.later}>
          ›
        </Button>
      </div>
      <Asked query={shifts}>
        {({ items }) => {
          const byDay = grouped(items);
          return (
            <ol className="calendar">
              {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
                <li key={weekday} className="calendar-name" aria-hidden="true">
                  {weekdayName(weekday, language)}
                </li>
              ))}
              {days.map((date) => (
                <Day key={date} date={date} shifts={byDay.get(date) ?? []} now={now} />
              ))}
            </ol>
          );
        }}
      </Asked>
    </section>
  );
}

function grouped(shifts: readonly Shift[]): Map<string, Shift[]> {
  const days = new Map<string, Shift[]>();
  for (const shift of shifts) days.set(localDate(shift.start), [...(days.get(localDate(shift.start)) ?? []), shift]);
  return days;
}

function Day({ date, shifts, now }: { date: string; shifts: readonly Shift[]; now: number }) {
  const words = useWords();
  const may = useMay();
  const isToday = date === today(now);
  const past = date < today(now);
  const label = words.dates.monthDay(Number(date.slice(5, 7)), Number(date.slice(8)));
  return (
    <li className={`calendar-day ${past ? 'past' : ''} ${shifts.length === 0 ? 'none' : ''}`}>
      <h3 aria-current={isToday ? 'date' : undefined}>
        <span className="calendar-number" aria-hidden="true">
          {Number(date.slice(8))}
        </span>
        <span className="calendar-full">{label}</span>
      </h3>
      {shifts.map((shift) => {
        const standing = standingOf(shift, now);
        return (
          <Link
            key={shift.shiftId}
            href={`/shifts/${shift.shiftId}`}
            className={`calendar-shift mark-${STANDING_TONES[standing]}`}
          >
            <strong>
              {clockTime(shift.start)} {shift.title}
            </strong>
            <span>
              {shift.board.filled}/{shift.board.headcount} {words.board.standings[standing]}
            </span>
          </Link>
        );
      })}
      {!past && may('postings.draft') && (
        <Link href={`/post?date=${date}`} className="calendar-add no-print" aria-label={words.board.postOn(label)}>
          +
        </Link>
      )}
    </li>
  );
}
