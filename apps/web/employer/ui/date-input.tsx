import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** `2026-12-01`, or empty. */
  readonly value: string;
  readonly onDate: (date: string) => void;
  /** Given by the field around it. */
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly status?: 'error';
}

/** A date as it is written here, whatever the language of the machine. */
export const DateInput = ({ value, onDate, ...given }: Props) => (
  <DatePicker
    {...given}
    style={{ width: '100%' }}
    value={value === '' ? null : dayjs(value)}
    onChange={(chosen) => onDate(chosen?.format('YYYY-MM-DD') ?? '')}
  />
);
