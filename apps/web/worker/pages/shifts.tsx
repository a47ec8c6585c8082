import { useState } from 'react';
import { clockTime, day, hours, localDate, weekdayName } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { changeQuery, place } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { upcoming, useBookings } from '../data/own';
import { clock, type Booking } from '../service';
import { Icon } from '../ui/icon';
import { Page } from '../ui/frame';
import { Pay } from '../ui/job-facts';
import { Empty, Shown } from '../ui/states';
import { useLanguage, useWords, type Words } from '../words/words';

/** In what state a shift is, as a word and a colour. */
export function BookingState({ booking }: { booking: Booking }) {
  const words = useWords();
  const undone = booking.state === 'cancelled_by_worker' && booking.endReason === 'undo';
  const word = undone ? words.shift.undoneState : words.shift.states[booking.state as keyof Words['shift']['states']];
  const held = ['booked', 'checked_in', 'checked_out', 'settled'].includes(booking.state);
  return <span className={`chip ${held ? '' : booking.state === 'no_show' ? 'bad' : 'plain'}`}>{word}</span>;
}

function ShiftCard({ booking }: { booking: Booking }) {
  const words = useWords();
  const language = useLanguage();
  const { job } = booking;
  return (
    <Link className="card link-card" href={`/shifts/${booking.id}`}>
      <div className="row">
        <h3>{job?.title ?? words.shift.title}</h3>
        <BookingState booking={booking} />
      </div>
      <p className="strong">
        {day(booking.startsAt, clock.now(), language)} {hours(booking.startsAt, booking.endsAt, language)}
      </p>
      {job && (
        <>
          <p className="soft">
            {job.assembly.name} · {words.offer.beThere(clockTime(job.assembly.time))}
          </p>
          <Pay job={job} little />
        </>
      )}
    </Link>
  );
}

/** The own shifts, as a list and as a calendar. */
export function Shifts() {
  const words = useWords();
  const { query } = useStore(place);
  const bookings = useBookings();
  const calendar = query.get('view') === 'calendar';
  return (
    <Page title={words.shift.title}>
      <div className="segments">
        <button aria-pressed={!calendar} onClick={() => changeQuery({ view: null })}>
          {words.shift.list}
        </button>
        <button aria-pressed={calendar} onClick={() => changeQuery({ view: 'calendar' })}>
          {words.shift.calendar}
        </button>
      </div>
      <Shown asked={bookings} bones={3}>
        {({ items, next }) =>
          calendar ? (
            <Calendar bookings={items} />
          ) : (
            <List bookings={items} onMore={next === null ? null : bookings.more} />
          )
        }
      </Shown>
    </Page>
  );
}

function List({ bookings, onMore }: { bookings: readonly Booking[]; onMore: (() => void) | null }) {
  const words = useWords();
  const ahead = upcoming(bookings, clock.now());
  const past = bookings.filter((booking) => !ahead.includes(booking));
  if (bookings.length === 0) {
    return (
      <Empty icon="calendar" title={words.shift.empty} text={words.shift.emptyHint}>
        <Link className="button short" href="/jobs">
          {words.home.findJobs}
        </Link>
      </Empty>
    );
  }
  return (
    <>
      {ahead.length > 0 && <h2 className="section">{words.shift.upcoming}</h2>}
      {ahead.map((booking) => (
        <ShiftCard key={booking.id} booking={booking} />
      ))}
      {past.length > 0 && <h2 className="section">{words.shift.past}</h2>}
      {past.map((booking) => (
        <ShiftCard key={booking.id} booking={booking} />
      ))}
      {onMore && (
        <button className="button plain" onClick={onMore}>
          {words.more}
        </button>
      )}
    </>
  );
}

const DAY_MS = 86_400_000;

/** Local dates of a month, with empty places before the first so that Monday stands first. */
function monthOf(year: number, month: number): (string | null)[] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const before = (first.getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dates = Array.from({ length: days }, (_, n) =>
    new Date(first.getTime() + n * DAY_MS).toISOString().slice(0, 10),
  );
  return [...Array.from({ length: before }, () => null), ...dates];
}

function Calendar({ bookings }: { bookings: readonly Booking[] }) {
  const words = useWords();
  const language = useLanguage();
  const today = localDate(clock.now());
  const [chosen, choose] = useState(today);
  const [year, month] = chosen.split('-').map(Number) as [number, number];
  const shown = bookings.filter(({ state }) => !state.startsWith('cancelled') && state !== 'released');
  const on = (date: string): Booking[] => shown.filter(({ startsAt }) => localDate(startsAt) === date);
  const turn = (by: number): void => choose(new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10));
  return (
    <>
      <div className="card">
        <div className="row middle month-head">
          <button className="button plain short" aria-label={words.shift.previousMonth} onClick={() => turn(-1)}>
            <Icon name="back" />
          </button>
          <h2 aria-live="polite">{words.shift.month(year, month)}</h2>
          <button className="button plain short" aria-label={words.shift.nextMonth} onClick={() => turn(1)}>
            <Icon name="go" />
          </button>
        </div>
        <div className="month gap">
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <span key={weekday}>{weekdayName(weekday, language).replace('周', '')}</span>
          ))}
          {monthOf(year, month).map((date, n) =>
            date === null ? (
              <i key={`before ${n}`} />
            ) : (
              <button
                key={date}
                className={`${on(date).length > 0 ? 'has' : ''} ${date === today ? 'today' : ''}`}
                aria-pressed={date === chosen}
                aria-label={words.shift.daySummary(date, on(date).length)}
                onClick={() => choose(date)}
              >
                {Number(date.slice(8))}
              </button>
            ),
          )}
        </div>
      </div>
      {on(chosen).map((booking) => (
        <ShiftCard key={booking.id} booking={booking} />
      ))}
      {on(chosen).length === 0 && (
        <p className="soft" style={{ textAlign: 'center' }}>
          {words.shift.dayEmpty}
        </p>
      )}
    </>
  );
}
