import { minuteTime } from '../../shared/format/time';

/** `08:30` of 8:30, 830, 0830, 8, ８：３０, 8点半; null for what is no time of a day. */
export function readTime(written: string): string | null {
  const text = written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace('点半', ':30')
    .replace(/[点时．.：]/g, ':')
    .replace(/分$/, '');
  const found = /^(\d{1,2}):?(\d{2})?:?$/.exec(text);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? minuteTime(hour * 60 + minute) : null;
}
