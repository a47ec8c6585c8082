import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { hours, localDate, minuteTime, monthDay, shortDay } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { useClock } from '../../../shared/state/use-clock';
import {
  changeOfDay,
  datesFrom,
  daysOf,
  usualDay,
  wholeDay,
  type DayAhead,
  type DayWish,
} from '../../data/availability-days';
import { DAY, PARTS, type Part } from '../../data/availability-parts';
import { upcoming, useBookings } from '../../data/own';
import { api, clock, type Booking, type Profile } from '../../service';
import { Icon } from '../../ui/icon';
import { Sheet } from '../../ui/sheet';
import { useLanguage, useWords, type Words } from '../../words/words';
import { useSaving } from '../edit-profile';

const DAYS = 14;
/** The service takes exceptions for half a year; the night of the last day runs on into one more. */
const MOST_DAYS = 168;

const atNoon = (date: string): string => `${date}T04:00:00Z`;

/** The days ahead, each with what holds on it: the week, or what was said of the date instead. */
export function DaysAhead({ profile }: { profile: Profile }) {
  const words = useWords();
  const now = useClock(clock, 60_000);
  const [count, setCount] = useState(DAYS);
  const [chosen, choose] = useState('');
  const shifts = upcoming(useBookings().value?.items ?? [], now);
  const on = (date: string): Booking[] => shifts.filter(({ startsAt }) => localDate(startsAt) === date);
  const days = daysOf(profile, datesFrom(localDate(now), count));
  const open = days.find(({ date }) => date === chosen);
  return (
    <>
      <p className="soft section">{words.days.lead}</p>
      <ul className="card menu">
        {days.map((day) => (
          <li key={day.date}>
            <DayRow day={day} now={now} booked={on(day.date).length > 0} onChoose={() => choose(day.date)} />
          </li>
        ))}
      </ul>
      {count < MOST_DAYS && (
        <button className="button plain" onClick={() => setCount(count + DAYS)}>
          {words.more}
        </button>
      )}
      {open && (
        <DaySheet
          key={open.date}
          profile={profile}
          day={open}
          now={now}
          shifts={on(open.date)}
          onClose={() => choose('')}
        />
      )}
    </>
  );
}

/** 上午、下午; 08:00–17:30 where the parts do not say it. */
function told({ free, parts, exact }: DayAhead, words: Words): string {
  if (free.length === 0) return words.days.nothing;
  if (exact && parts.size === PARTS.length) return words.days.whole;
  if (exact) return [...parts].map((part) => words.when.parts[part]).join(words.days.and);
  const time = (minute: number): string =>
    minute <= DAY ? minuteTime(minute) : words.days.morrow(minuteTime(minute - DAY));
  return free.map(({ startMinute, endMinute }) => `${time(startMinute)}–${time(endMinute)}`).join(words.days.and);
}

function DayRow({ day, now, booked, onChoose }: { day: DayAhead; now: number; booked: boolean; onChoose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <button type="button" className="day-row" aria-haspopup="dialog" onClick={onChoose}>
      <span className="when">
        <b>{shortDay(atNoon(day.date), now, language)}</b>{' '}
        <span className="small soft">{monthDay(atNoon(day.date), language)}</span>
      </span>
      <span className="grow">
        <span className={day.usual ? '' : 'strong'}>{told(day, words)}</span>
        {(!day.usual || booked) && (
          <span className="chips">
            {!day.usual && <span className="chip warn">{words.days.different}</span>}
            {booked && <span className="chip">{words.days.booked}</span>}
          </span>
        )}
      </span>
      <span className="go">
        <Icon name="go" size={20} />
      </span>
    </button>
  );
}

const same = (a: ReadonlySet<Part>, b: ReadonlySet<Part>): boolean =>
  a.size === b.size && [...a].every((part) => b.has(part));

/** What somebody says of one day: mostly in one tap, else by its parts. */
function DaySheet({
  profile,
  day,
  now,
  shifts,
  onClose,
}: {
  profile: Profile;
  day: DayAhead;
  now: number;
  shifts: readonly Booking[];
  onClose: () => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const { busy, error, save } = useSaving();
  const [parts, setParts] = useState(day.parts);
  const usual = usualDay(profile, day.date);
  const wishes: readonly { readonly text: string; readonly hint?: string; readonly wish: DayWish }[] = [
    { text: words.days.cannot, wish: new Set<Part>() },
    { text: words.days.can, hint: words.when.everyDayHint, wish: wholeDay(usual) },
    { text: words.days.usual, hint: told(usual, words), wish: 'usual' },
  ];
  const holds = (wish: DayWish): boolean =>
    wish === 'usual' ? day.usual : !day.usual && day.exact && same(wish, day.parts);
  // What the week says already is the last of them, not two.
  const offered = wishes.filter(({ wish }) => wish === 'usual' || !usual.exact || !same(wish, usual.parts));
  const say = async (wish: DayWish): Promise<void> => {
    const write = async (): Promise<void> => {
      // Another phone may have said something of the neighbouring date since this page asked.
      const known = await answered(api.GET('/api/worker/profile'));
      const change = changeOfDay(known, day.date, wish);
      if (change.set.length + change.clear.length === 0) return;
      await answered(api.PUT('/api/worker/availability/exceptions', { body: change }));
    };
    if (await save(write)) onClose();
  };
  const toggle = (part: Part): void => {
    const next = new Set(parts);
    if (!next.delete(part)) next.add(part);
    setParts(new Set(PARTS.filter((one) => next.has(one))));
  };
  const title = `${shortDay(atNoon(day.date), now, language)} ${monthDay(atNoon(day.date), language)}`;
  return (
    <Sheet title={title} onClose={onClose}>
      {shifts.length > 0 && (
        <div className="told">
          {shifts.map(({ id, job, startsAt, endsAt }) => (
            <p key={id}>
              <Link href={`/shifts/${id}`}>
                {hours(startsAt, endsAt, language)} {job?.title ?? words.shift.title}
              </Link>
            </p>
          ))}
          <p>{words.days.keepsShifts}</p>
        </div>
      )}
      {offered.map(({ text, hint, wish }) => (
        <button
          key={text}
          type="button"
          className="choice block wish"
          aria-pressed={holds(wish)}
          disabled={busy}
          onClick={() => void say(wish)}
        >
          <span>{text}</span>
          {hint && <span className="small soft">{hint}</span>}
        </button>
      ))}
      <fieldset disabled={busy}>
        <legend className="legend">{words.days.only}</legend>
        <div className="parts">
          {PARTS.map((part) => (
            <button
              key={part}
              type="button"
              className="choice"
              aria-pressed={parts.has(part)}
              onClick={() => toggle(part)}
            >
              <span>{words.when.parts[part]}</span>
              <span className="small soft">{words.when.hours[part]}</span>
            </button>
          ))}
        </div>
      </fieldset>
      {error && (
        <p className="told bad" role="alert">
          {error}
        </p>
      )}
      <button
        className="button"
        disabled={busy || (day.exact && same(parts, day.parts))}
        onClick={() => void say(parts)}
      >
        {words.save}
      </button>
    </Sheet>
  );
}
