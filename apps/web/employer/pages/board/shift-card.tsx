import { Link } from '../../../shared/router/link';
import { declinesOf, isOpen, seatsOf, standingOf, STANDING_TONES } from '../../data/board-sums';
import { usePeople, type Shift } from '../../data/shifts';
import { Filling } from '../../ui/filling';
import { Mark } from '../../ui/mark';
import { useSeen } from '../../ui/use-seen';
import { useWords } from '../../words/words';
import { Exhausted } from './exhausted';
import { Seats } from './seats';
import { ShiftActs } from './shift-acts';
import { TimeLeft, When, Wage } from './shift-facts';

/** More seats than this are for the shift's own page. */
const MOST_SEATS = 24;

/** A shift while it fills: its seats as people, how it stands, and what can be done about it. */
export function ShiftCard({ shift, now }: { shift: Shift; now: number }) {
  const words = useWords();
  const [element, seen] = useSeen<HTMLElement>();
  const people = usePeople(shift.shiftId, seen);
  const standing = standingOf(shift, now);
  const { headcount, filled, declined } = shift.board;
  const { seats, alsoAsked } = seatsOf(shift, people.data);
  const declines = declinesOf(people.data?.offers ?? []);
  return (
    <article className="panel card" ref={element} aria-labelledby={`title-${shift.shiftId}`}>
      <header className="card-head">
        <h2 id={`title-${shift.shiftId}`}>
          <Link href={`/shifts/${shift.shiftId}`}>{shift.title}</Link>
        </h2>
        <Mark tone={STANDING_TONES[standing]}>{words.board.standings[standing]}</Mark>
        <TimeLeft shift={shift} now={now} />
        <Link href={`/shifts/${shift.shiftId}`} className="as-button small no-print">
          {words.board.whoComes}
          <span className="hidden">{shift.title}</span>
        </Link>
      </header>
      <div className="card-body">
        <p className="facts">
          <When shift={shift} now={now} />
          <span>{shift.place.name}</span>
          <Wage shift={shift} />
        </p>
        <Filling done={filled} of={headcount} label={words.board.filledOf(filled, headcount)} />
        <Seats seats={seats} alsoAsked={alsoAsked} most={MOST_SEATS} />
        {declined > 0 && (
          <p className="quiet">
            {words.board.declined(declined)}
            {declines.length > 0 &&
              words.board.becauseOf(
                declines
                  .map(({ reason, count }) => words.board.reasonCount(reasonOf(words, reason), count))
                  .join(words.board.between),
              )}
          </p>
        )}
        {shift.board.exhausted && standing === 'nobody_left' && <Exhausted shift={shift} />}
        {isOpen(shift, now) && <ShiftActs shift={shift} />}
      </div>
    </article>
  );
}

/** A reason for declining in words. */
export const reasonOf = (words: ReturnType<typeof useWords>, reason: string): string =>
  words.board.declineReasons[reason as keyof typeof words.board.declineReasons] ?? words.board.declineReasons.other;
