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

/** How the reader says that a text has arrived; nobody phones about it then. */
const RECEIPT = '知道了请回复“3”。';

/** When and where people meet. */
const meetingText = (work: WorkFacts): string =>
  `请${dateText(work.meetAt)}${clockText(work.meetAt)}到${oneLine(work.place, LONGEST_PLACE)}集合。`;

/** @param code answers the text; without one there is no way out by text */
export const acceptedText = (work: WorkFacts, code?: string): string =>
  `${SIGNATURE}已录用：${work.tradeName}，${windowText(work)}。${meetingText(work)}` +
  (code === undefined ? '去不了请尽早取消，方便别人顶上。' : `去不了请尽早回复“2 ${code}”取消，方便别人顶上。`);

/** To somebody who got a seat by another's answer: their leader's, an employer's choice, staff on their behalf. */
export const bookedText = (work: WorkFacts, code: string, party: boolean): string =>
  `${SIGNATURE}${party ? '班组已为您接下' : '您已被录用'}：${work.tradeName}，${windowText(work)}，${payText(work.pay)}，` +
  `${settlementText(work.settlementDays)}。${meetingText(work)}去不了请尽早回复“2 ${code}”。${RECEIPT}`;

/** Longest reason of an employer's own that a text holds. */
const LONGEST_NOTE = 30;

/** What a text asks of somebody who holds a seat. */
export interface QuestionFacts {
  readonly code: string;
  readonly answerBy: Date;
  /** Whether the seat goes to somebody else then. */
  readonly releases: boolean;
}

/** Whether somebody comes: what is asked, how to answer, and what follows from silence. */
export const questionText = (work: WorkFacts, { code, answerBy, releases }: QuestionFacts, now: Date): string =>
  `${SIGNATURE}请确认是否到岗：${work.tradeName}，${windowText(work)}。${meetingText(work)}` +
  `能来请回复“1 ${code}”，来不了请回复“2 ${code}”。` +
  (releases ? `${deadlineText(answerBy, now)}前没有回复，名额会让给别人。` : '没有回复的，我们会打电话给您。');

/** @param work null where it is not known any more */
export const confirmedText = (work: WorkFacts | null): string =>
  `${SIGNATURE}已确认，谢谢。${work === null ? '' : meetingText(work)}`;

const WHY_GONE: Readonly<Record<string, string>> = {
  silent: '一直没有收到您的确认，名额已让给别人',
  shift_cut: '用工单位减少了人数',
  shift_withdrawn: '用工单位撤回了班次',
  party_below_minimum: '同伴退出，人数不够你们的约定',
};

/** A seat is gone, and nobody may set out for it. @param note the employer's own words */
export function goneText(work: WorkFacts, reason: string | null, note: string | null): string {
  const why = WHY_GONE[reason ?? ''] ?? '已登记取消';
  const words = note === null || oneLine(note, LONGEST_NOTE) === '' ? '' : `（${oneLine(note, LONGEST_NOTE)}）`;
  return (
    `${SIGNATURE}工作取消，请不要前往：${work.tradeName}，${windowText(work)}，${oneLine(work.place, LONGEST_PLACE)}。` +
    `原因：${why}${words}。${RECEIPT}`
  );
}

/** The work of somebody who holds a seat has changed: how it is now. */
export const changedText = (work: WorkFacts, code: string): string =>
  `${SIGNATURE}班次有变动，现在是：${work.tradeName}，${windowText(work)}，${payText(work.pay)}。${meetingText(work)}` +
  `去不了请尽早回复“2 ${code}”。${RECEIPT}`;

/** What an employer is told of a shift that wants people. */
export interface MissingSeatsFacts {
  readonly filled: number;
  readonly headcount: number;
  /** Nobody is left whom the search could ask. */
  readonly exhausted: boolean;
  /** Whether somebody who had a seat does not come. */
  readonly cancelled: boolean;
}

/** To an employer's members: somebody does not come, or nobody is left to ask; how many are missing, and what to do. */
export function missingSeatsText(work: WorkFacts, facts: MissingSeatsFacts): string {
  const { filled, headcount, exhausted, cancelled } = facts;
  return (
    `${SIGNATURE}${cancelled ? '有人取消，班次缺人' : '班次还没招满'}：${work.tradeName}，${windowText(work)}，` +
    `需${headcount}人，现有${filled}人，还缺${headcount - filled}人。` +
    `${exhausted ? '暂时没有可派的人' : '系统正在继续找人'}。请打开企业端处理，或打电话给就近的零工市场。`
  );
}

/** What a firm is told of a pair of shared employment. */
export interface PairFacts {
  readonly state: 'proposed' | 'opened_by_lender' | 'opened_by_borrower' | 'in_talks';
  readonly heads: number;
  readonly answerDueAt: Date;
  /** A firm has changed its terms: in talks the other one. */
  readonly changed: boolean;
  /** Pairs of which its reader has heard nothing, this one among them. */
  readonly unheard: number;
}

/** To a firm's members: a pair waits for their answer, or the other firm would talk as well (共享用工). */
export function pairText({ state, heads, answerDueAt, changed, unheard }: PairFacts, now: Date): string {
  const what = {
    proposed: changed ? `${heads}人的配对条件有修改，请重新核对` : `有一个${heads}人的配对`,
    opened_by_lender: `原企业愿意洽谈${heads}人`,
    opened_by_borrower: `缺工企业愿意洽谈${heads}人`,
    in_talks: changed
      ? `洽谈中的${heads}人，对方修改了条件，请重新核对`
      : `双方都愿意洽谈${heads}人，可以看到对方联系人了`,
  }[state];
  const deadline = state === 'in_talks' ? '' : `，请在${deadlineText(answerDueAt, now)}前答复`;
  const others = unheard > 1 ? `（您还有${unheard - 1}个配对没有看）` : '';
  return `${SIGNATURE}共享用工：${what}${deadline}${others}。请打开企业端的“共享用工”。`;
}

/** What giving a seat back led to. */
export interface GivenBackFacts {
  /** Within the undo time. */
  readonly undone: boolean;
  /** So near the start that it counts as late. */
  readonly late: boolean;
  /** Others of the party who lost their seats with it. */
  readonly released: number;
}

/** @param work null where it is not known any more */
export function givenBackText(work: WorkFacts | null, { undone, late, released }: GivenBackFacts): string {
  const what = work === null ? '' : `：${work.tradeName}，${windowText(work)}`;
  const consequence = undone
    ? '没有任何影响。'
    : late
      ? '因为临近开工，记一次临时取消：只影响派单先后，不扣钱。'
      : '不扣钱，名额会让给别人。';
  const others = released > 0 ? `同伴人数不够约定，另外${released}人的名额也退回了。` : '';
  return `${SIGNATURE}${undone ? '已撤回' : '已取消'}${what}。${consequence}${others}`;
}

/** To who accepted for a party and has no seat. @param why in the catalogue's words, where it is known */
export const acceptedForOthersText = (work: WorkFacts, people: number, why: string | null): string =>
  `${SIGNATURE}已为您的${people}位同伴录用：${work.tradeName}，${windowText(work)}。` +
  `这次没有您本人的名额，请不要前往。${why ?? ''}`;

/**
 * Somebody has asked for the erasure of the account: the reader, or whoever has the reader's session.
 * @param dueAt until then it can be taken back
 */
export const erasureText = (dueAt: Date): string =>
  `${SIGNATURE}您的账号已申请注销：${dateText(dueAt)}${clockText(dueAt)}起不能再用，个人信息将删除（法律要求留存的除外）。` +
  '不是您申请的，或改了主意，请在此之前用本手机号登录，到“我的－我的个人信息”撤回，并在“登录的设备”退出其他设备；' +
  '也可到就近的零工市场办理。';

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

export const lockedText = (): string =>
  `${SIGNATURE}编号错误太多次，一小时内不再接受短信答复。请点短信里的链接，或打电话给就近的零工市场。`;

export const unknownPhoneText = (): string =>
  `${SIGNATURE}这个号码还没有登记。请用登记时的手机号回复，或到就近的零工市场办理，免费。`;
