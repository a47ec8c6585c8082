import { addDays, isoWeekday, localDate, localMinute, type Fen, type TimeWindow } from '@gg/kernel';
import { chineseCount, chineseNumber, chineseYuan } from './chinese-number';
import { oneLine, type PayFacts } from './sms-text';

/** What is said, in each language that a page may be in. */
export interface Spoken {
  readonly zh: string;
  readonly en: string;
}

/** What is said of an offer to somebody who listens. */
export interface SpokenFacts extends TimeWindow {
  readonly title: string;
  readonly pay: PayFacts;
  /** What an hour of paid time is worth. */
  readonly hourlyWorthFen: Fen;
  readonly paidMinutes: number;
  /** Days from the end of the work to the money; 0: the same day. */
  readonly settlementDays: number;
  /** 集合点 with its address. */
  readonly place: string;
  /** When people meet there. */
  readonly meetAt: Date;
  readonly answerBy: Date;
  /** People who would come together; 1 for a single. */
  readonly people: number;
}

/** Longest pieces of what an employer wrote: beyond them nobody keeps in mind what was said before. */
const LONGEST_TITLE = 40;
const LONGEST_PLACE = 60;

const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期天'] as const;
const ENGLISH_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** Words for the hours of a day, each until the minute before which it is said. */
const TIMES_OF_DAY = [
  [6 * 60, '凌晨'],
  [9 * 60, '早上'],
  [12 * 60, '上午'],
  [13 * 60, '中午'],
  [19 * 60, '下午'],
  [24 * 60, '晚上'],
] as const;

/**
 * An offer as somebody says it who reads it out: nothing has to be seen for it, and numbers, times and money are words. The
 * one text of it: the pages' own voices speak it, and the service's.
 * @param now what today is
 */
export const spokenOffer = (facts: SpokenFacts, now: Date): Spoken => ({
  zh: inChinese(facts, now),
  en: inEnglish(facts, now),
});

function inChinese(facts: SpokenFacts, now: Date): string {
  const { start, end, meetAt, people, pay } = facts;
  const together = people > 1 ? `，你们${chineseCount(people)}个人一起` : '';
  const minutes = (end.getTime() - start.getTime()) / 60_000;
  const meetsThatDay = localDate(meetAt) === localDate(start);
  return (
    `${oneLine(facts.title, LONGEST_TITLE)}${together}。` +
    `工钱，${payInChinese(facts)}，${pay.preTax ? '税前' : '税后'}，${settledInChinese(facts.settlementDays)}。` +
    `时间，${dayInChinese(start, now)}，${clockInChinese(start)}到${endInChinese(start, end, now)}，` +
    `一共${durationInChinese(minutes)}。` +
    `${meetsThatDay ? '' : `${dayInChinese(meetAt, now)}，`}${clockInChinese(meetAt)}，` +
    `在${oneLine(facts.place, LONGEST_PLACE)}集合。` +
    `请在${localDate(facts.answerBy) === localDate(now) ? '' : `${dayInChinese(facts.answerBy, now)}，`}${clockInChinese(facts.answerBy)}以前答复。`
  );
}

function payInChinese({ pay, hourlyWorthFen, paidMinutes }: SpokenFacts): string {
  const amount = chineseYuan(pay.amountFen);
  if (pay.kind === 'hourly') return `每小时${amount}，一个班大约${chineseYuan(ofShift(pay, paidMinutes))}`;
  const unit = pay.kind === 'daily' ? '天' : oneLine(pay.unit ?? '件', 4);
  return `每${unit}${amount}，大约每小时${chineseYuan(roughly(hourlyWorthFen))}`;
}

const settledInChinese = (days: number): string => (days === 0 ? '当天结清' : `${chineseCount(days)}天以内结清`);

/** 明天，十二月一号，星期二: with its date, so that it stays true while the night goes by. */
function dayInChinese(instant: Date, now: Date): string {
  const date = localDate(instant);
  const near = new Map([
    [localDate(now), '今天，'],
    [addDays(localDate(now), 1), '明天，'],
    [addDays(localDate(now), 2), '后天，'],
  ]);
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return `${near.get(date) ?? ''}${chineseNumber(month)}月${chineseNumber(day)}号，${WEEKDAYS[isoWeekday(date) - 1]}`;
}

/** 早上六点半 */
function clockInChinese(instant: Date): string {
  const minute = localMinute(instant);
  const [, time] = TIMES_OF_DAY.find(([until]) => minute < until)!;
  const [hour, past] = [Math.floor(minute / 60), minute % 60];
  // 下午 and 晚上 count from noon again.
  const said = hour > 12 ? hour - 12 : hour;
  const rest = past === 0 ? '' : past === 30 ? '半' : `${past < 10 ? '零' : ''}${chineseNumber(past)}分`;
  return `${time}${chineseCount(said)}点${rest}`;
}

function endInChinese(start: Date, end: Date, now: Date): string {
  const [first, last] = [localDate(start), localDate(end)];
  if (last === first) return clockInChinese(end);
  const isNext = last === addDays(first, 1);
  // An end at midnight is the end of that day.
  if (isNext && localMinute(end) === 0) return '半夜十二点';
  return `${isNext ? '第二天' : `${dayInChinese(end, now)}，`}${clockInChinese(end)}`;
}

function durationInChinese(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (hours === 0) return `${chineseNumber(rest)}分钟`;
  if (rest === 30) return `${chineseCount(hours)}个半小时`;
  return rest === 0 ? `${chineseCount(hours)}个小时` : `${chineseCount(hours)}小时${chineseNumber(rest)}分钟`;
}

function inEnglish(facts: SpokenFacts, now: Date): string {
  const { start, end, meetAt, people, pay } = facts;
  const together = people > 1 ? `, the ${people} of you together` : '';
  const minutes = (end.getTime() - start.getTime()) / 60_000;
  const meetsThatDay = localDate(meetAt) === localDate(start);
  const answersToday = localDate(facts.answerBy) === localDate(now);
  return (
    `Job: ${oneLine(facts.title, LONGEST_TITLE)}${together}. ` +
    `Pay: ${payInEnglish(facts)}, ${pay.preTax ? 'before' : 'after'} tax, ${settledInEnglish(facts.settlementDays)}. ` +
    `Time: ${dayInEnglish(start, now)}, from ${clockInEnglish(start)} to ${endInEnglish(start, end, now)}, ` +
    `${durationInEnglish(minutes)} in all. ` +
    `Meet ${meetsThatDay ? '' : `${dayInEnglish(meetAt, now)}, `}at ${clockInEnglish(meetAt)}, ` +
    `at ${oneLine(facts.place, LONGEST_PLACE)}. ` +
    `Please answer ${answersToday ? '' : `${dayInEnglish(facts.answerBy, now)}, `}before ${clockInEnglish(facts.answerBy)}`
  );
}

function payInEnglish({ pay, hourlyWorthFen, paidMinutes }: SpokenFacts): string {
  const amount = `${yuan(pay.amountFen)} yuan`;
  if (pay.kind === 'hourly') return `${amount} an hour, about ${yuan(ofShift(pay, paidMinutes))} yuan a shift`;
  const unit = pay.kind === 'daily' ? 'a day' : `for each ${oneLine(pay.unit ?? 'piece', 12)}`;
  return `${amount} ${unit}, about ${yuan(roughly(hourlyWorthFen))} yuan an hour`;
}

const settledInEnglish = (days: number): string =>
  days === 0 ? 'paid the same day' : `paid within ${days} ${days === 1 ? 'day' : 'days'}`;

function dayInEnglish(instant: Date, now: Date): string {
  const date = localDate(instant);
  const near = date === localDate(now) ? 'today, ' : date === addDays(localDate(now), 1) ? 'tomorrow, ' : '';
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return `${near}${ENGLISH_WEEKDAYS[isoWeekday(date) - 1]} ${day} ${MONTHS[month - 1]}`;
}

/** 6:30 a.m. */
function clockInEnglish(instant: Date): string {
  const minute = localMinute(instant);
  const [hour, past] = [Math.floor(minute / 60), minute % 60];
  if (past === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
  const clock = past === 0 ? `${hour % 12 || 12}` : `${hour % 12 || 12}:${String(past).padStart(2, '0')}`;
  return `${clock} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

function endInEnglish(start: Date, end: Date, now: Date): string {
  const [first, last] = [localDate(start), localDate(end)];
  if (last === first) return clockInEnglish(end);
  if (last === addDays(first, 1)) return localMinute(end) === 0 ? 'midnight' : `${clockInEnglish(end)} the next day`;
  return `${dayInEnglish(end, now)}, ${clockInEnglish(end)}`;
}

function durationInEnglish(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  const said = [hours && `${hours} ${hours === 1 ? 'hour' : 'hours'}`, rest && `${rest} minutes`];
  return said.filter(Boolean).join(' and ');
}

/** What an hourly wage comes to. */
const ofShift = (pay: PayFacts, paidMinutes: number): Fen => roughly((pay.amountFen * paidMinutes) / 60);

/** To a tenth of a yuan. */
const roughly = (amountFen: Fen): Fen => Math.round(amountFen / 10) * 10;

/** 220, 24.4 */
const yuan = (amountFen: Fen): string => (amountFen / 100).toFixed(2).replace(/\.?0+$/, '');
