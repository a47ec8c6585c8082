import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useWords } from '../words/words';

interface OtherDayProps {
  /** Local dates between which it may be. */
  readonly first: string;
  readonly last: string;
  readonly onDay: (date: string) => void;
}

/** Any day by the calendar. */
export function OtherDay({ first, last, onDay }: OtherDayProps) {
  const words = useWords();
  return (
    <DatePicker
      aria-label={words.dates.other}
      placeholder={words.dates.other}
      value={null as Dayjs | null}
      minDate={dayjs(first)}
      maxDate={dayjs(last)}
      onChange={(chosen) => chosen && onDay(chosen.format('YYYY-MM-DD'))}
    />
  );
}
