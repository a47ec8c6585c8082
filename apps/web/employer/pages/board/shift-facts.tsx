import { payWords } from '../../../shared/format/money';
import { day, duration, hours } from '../../../shared/format/time';
import { standingOf } from '../../data/board-sums';
import type { Shift } from '../../data/shifts';
import { useLanguage, useWords } from '../../words/words';

/** 明天 08:00–18:00 */
export function When({ shift, now }: { shift: Shift; now: number }) {
  const language = useLanguage();
  return (
    <span>
      {day(shift.start, now, language)} {hours(shift.start, shift.end, language)}
    </span>
  );
}

/** 220 元/天 (约 24.4 元/小时) */
export function Wage({ shift }: { shift: Shift }) {
  const language = useLanguage();
  const { amount, unit, about } = payWords(shift.pay, shift.paidMinutes, language);
  return (
    <span className="wage">
      <strong>{amount}</strong> {unit} {about && <small>({about})</small>}
    </span>
  );
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How long until it starts; pressing where seats are empty and it starts soon. */
export function TimeLeft({ shift, now }: { shift: Shift; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const left = Date.parse(shift.start) - now;
  if (left <= 0) return null;
  const standing = standingOf(shift, now);
  if (standing === 'withdrawn') return null;
  const pressing = left < 2 * HOUR_MS && shift.board.filled < shift.board.headcount;
  const text =
    left >= 2 * DAY_MS
      ? words.board.days(Math.floor(left / DAY_MS))
      : left >= 10 * HOUR_MS
        ? duration(Math.floor(left / HOUR_MS) * 60, language)
        : duration(Math.ceil(left / MINUTE_MS), language);
  return <span className={pressing ? 'time-left pressing' : 'time-left'}>{words.board.startsIn(text)}</span>;
}
