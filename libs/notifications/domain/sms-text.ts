import { formatYuan, type Fen, type TimeWindow } from '@gg/kernel';
import { clockText, dateText, deadlineText, windowText } from './local-time-text';

/** 短信签名: providers of China refuse a message without the sender's name in these brackets. */
const SIGNATURE = '【桂工零活】';

/** What a text says of the work. */
export interface WorkFacts extends TimeWindow {
  readonly tradeName: string;
  /** 集合点 */
  readonly place: string;
  /** When people meet there. */
  readonly meetAt: Date;
  readonly pay: PayFacts;
  /** Days from the end of the work to the money; 0: the same day (日结). */
  readonly settlementDays: number;
}

export interface PayFacts {
  readonly kind: 'hourly' | 'daily' | 'piece';
  readonly amountFen: Fen;
  /** Of piece work. */
  readonly unit?: string | null;
  /** Whether the amount is stated before tax. */
  readonly preTax: boolean;
}

export interface OfferFacts {
  readonly work: WorkFacts;
  readonly code: string;
  readonly link: string;
  readonly expiresAt: Date;
  /** People who would come together; 1 for a single. */
  readonly people: number;
}

/** Longest piece of text that an employer wrote; it may not push the reply codes out of the message. */
const LONGEST_PLACE = 24;

/** `税前24元/小时` */
export function payText(pay: PayFacts): string {
  const yuan = `${pay.preTax ? '税前' : '税后'}${formatYuan(pay.amountFen)}元`;
  switch (pay.kind) {
    case 'hourly':
      return `${yuan}/小时`;
    case 'daily':
      return `${yuan}/班`;
    case 'piece':
      return `${yuan}/${oneLine(pay.unit ?? '件', 4)}`;
  }
}

/** 日结 for the same day, else the days. */
export const settlementText = (days: number): string => (days === 0 ? '日结' : `${days}天内结`);

/** What employers wrote, on one line and not too long. */
export function oneLine(text: string, longest: number): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join('')}…`;
}

/** An offer: job, time, place, pay, until when, how to answer, where to read more. */
export function offerText({ work, code, link, expiresAt, people }: OfferFacts, now: Date): string {
  const together = people > 1 ? `(结伴${people}人)` : '';
  return (
    `${SIGNATURE}${work.tradeName}${together}：${windowText(work)}，${oneLine(work.place, LONGEST_PLACE)}，` +
    `${payText(work.pay)}，${settlementText(work.settlementDays)}。${deadlineText(expiresAt, now)}前有效。` +
    `接受请回复“1 ${code}”，不去请回复“2 ${code}”。详情 ${link}`
  );
}

export const acceptedText = (work: WorkFacts): string =>
  `${SIGNATURE}已录用：${work.tradeName}，${windowText(work)}。请${dateText(work.meetAt)}${clockText(work.meetAt)}` +
  `到${oneLine(work.place, LONGEST_PLACE)}集合。去不了请尽早取消，方便别人顶上。`;

/** To who accepted for a party and has no seat. @param why in the catalogue's words, where it is known */
export const acceptedForOthersText = (work: WorkFacts, people: number, why: string | null): string =>
  `${SIGNATURE}已为您的${people}位同伴录用：${work.tradeName}，${windowText(work)}。` +
  `这次没有您本人的名额，请不要前往。${why ?? ''}`;

export const declinedText = (): string => `${SIGNATURE}已记下您这次不去。不影响以后的邀约。`;

/** @param sentence why not, from the catalogue of problems */
export const refusedText = (sentence: string): string => `${SIGNATURE}没有成功：${sentence}`;

/** @param codes of the offers that can be answered now */
export const helpText = (codes: readonly string[]): string =>
  `${SIGNATURE}没看懂您的回复。接受请回复“1 编号”，不去请回复“2 编号”。` +
  (codes.length > 0 ? `您现在可答复的编号：${codes.join('、')}。` : '您现在没有待答复的邀约。');

export const unknownCodeText = (code: string, codes: readonly string[]): string =>
  `${SIGNATURE}没有编号为 ${code} 的邀约，请核对。` +
  (codes.length > 0 ? `您现在可答复的编号：${codes.join('、')}。` : '您现在没有待答复的邀约。');

export const unknownPhoneText = (): string =>
  `${SIGNATURE}这个号码还没有登记。请用登记时的手机号回复，或到就近的零工市场办理，免费。`;
