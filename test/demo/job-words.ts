/** What an offer says of the work to somebody who reads it: enough to know which one it is, on a page or in a text. */
export interface JobWords {
  /** 工种 */
  readonly trade: string;
  /** 集合点 */
  readonly place: string;
  readonly start: Date;
  readonly end: Date;
}

const LOCAL_MS = 8 * 3_600_000;
/** A text message shows a long place shortened. */
const LONGEST_PLACE = 24;

/** One key for what a page shows and what a text says of the same work. */
export const jobKey = ({ trade, place, start, end }: JobWords): string =>
  [trade, shortPlace(place), stamp(start), stamp(end).slice(-5)].join('|');

/** When the work is, in minutes of the year: a text names no year. */
export function minutesOf(key: string): { readonly from: number; readonly to: number } {
  const [, month, day, hour, minute, endHour, endMinute] =
    /\|(\d\d)-(\d\d) (\d\d):(\d\d)\|(\d\d):(\d\d)$/.exec(key)?.map(Number) ?? [];
  if (endMinute === undefined) throw new Error(`not the key of a job: ${key}`);
  const from = (Date.UTC(2000, month! - 1, day!) - Date.UTC(2000, 0, 1)) / 60_000 + hour! * 60 + minute!;
  const length = (endHour! * 60 + endMinute - (hour! * 60 + minute!) + 1_440) % 1_440;
  return { from, to: from + (length === 0 ? 1_440 : length) };
}

/** `11-24 07:00`, local. */
const stamp = (instant: Date): string =>
  new Date(instant.getTime() + LOCAL_MS).toISOString().slice(5, 16).replace('T', ' ');

function shortPlace(place: string): string {
  const letters = [...place.replace(/\s+/g, ' ').trim()];
  return letters.length <= LONGEST_PLACE ? letters.join('') : `${letters.slice(0, LONGEST_PLACE - 1).join('')}…`;
}

/** An offer as a text message tells it. */
export interface OfferInText {
  readonly key: string;
  readonly code: string;
  readonly link: string;
  /** People who would come together. */
  readonly people: number;
}

const OFFER =
  /^【桂工零活】(?<trade>.+?)(?:\(结伴(?<people>\d+)人\))?：(?<month>\d+)月(?<day>\d+)日\(周.\)(?<from>\d\d:\d\d)-(?:次日)?(?<to>\d\d:\d\d)，(?<place>.+)，税[前后].+接受请回复“1 (?<code>[0-9A-Z]{4})”.*详情 (?<link>\S+)$/su;

/** Reads the text of an offer, as a person would; null when it is none. */
export function readOfferText(text: string): OfferInText | null {
  const found = OFFER.exec(text)?.groups;
  if (!found) return null;
  const date = `${found['month']!.padStart(2, '0')}-${found['day']!.padStart(2, '0')}`;
  return {
    key: [found['trade'], found['place'], `${date} ${found['from']}`, found['to']].join('|'),
    code: found['code']!,
    link: found['link']!,
    people: Number(found['people'] ?? 1),
  };
}

/** `left_out`: the party was accepted for, without a seat for the one who did it. */
export type TextAnswer = 'confirmed' | 'accepted' | 'left_out' | 'declined' | 'refused' | 'help';

/** What the market answers to a text; null when it is no answer. */
export function readAnswerText(text: string): TextAnswer | null {
  if (text.startsWith('【桂工零活】已确认')) return 'confirmed';
  if (text.startsWith('【桂工零活】已录用')) return 'accepted';
  if (text.startsWith('【桂工零活】已为您的')) return 'left_out';
  if (text.startsWith('【桂工零活】已记下')) return 'declined';
  if (text.startsWith('【桂工零活】没有成功')) return 'refused';
  return /^【桂工零活】(没看懂|没有编号)/.test(text) ? 'help' : null;
}

/** Whether a text tells of a seat that is given, gone or changed: it says what, and how to end its being told. */
export const isNewsText = (text: string): boolean =>
  /^【桂工零活】(班组已为您接下|您已被录用|工作取消，请不要前往|班次有变动，现在是)：.+月.+日.+知道了请回复“3”。$/su.test(
    text,
  );

const QUESTION = /^【桂工零活】请确认是否到岗：.+能来请回复“1 (?<code>[0-9A-Z]{4})”，来不了请回复“2 \k<code>”。.+。$/su;

/** The code with which a person answers whether they come; null when a text does not ask it. */
export const readQuestionText = (text: string): string | null => QUESTION.exec(text)?.groups?.['code'] ?? null;
