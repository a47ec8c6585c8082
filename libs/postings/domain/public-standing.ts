import type { PostingState, ShiftState } from './posting-lifecycle';

export const SHIFT_STANDINGS = ['open', 'full', 'begun', 'ended', 'withdrawn'] as const;
/** How a shift stands for somebody who found it by a link. */
export type ShiftStanding = (typeof SHIFT_STANDINGS)[number];

export const PUBLIC_STANDINGS = ['open', 'full', 'over', 'closed', 'withdrawn', 'taken_down'] as const;
/** How a posting stands for somebody who found it by a link, from a poster that may hang for weeks. */
export type PublicStanding = (typeof PUBLIC_STANDINGS)[number];

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a page says of it, and where to go from there. */
export const STANDING_WORDS: Readonly<Record<PublicStanding, Words>> = {
  open: { zh: '正在招人', en: 'People are wanted.' },
  full: { zh: '名额已满。有人退出时会重新开放。', en: 'All seats are taken; one that comes free is open again.' },
  over: { zh: '这个岗位已经结束。', en: 'This work is over.' },
  closed: { zh: '用工单位已停止招人。', en: 'The employer takes nobody more.' },
  withdrawn: { zh: '用工单位已撤回这个岗位。', en: 'The employer has withdrawn this work.' },
  taken_down: {
    zh: '这个岗位已被公共就业服务机构下架。',
    en: 'The public employment service has taken this posting down.',
  },
};

interface ShiftFacts {
  readonly state: ShiftState;
  readonly start: Date;
  readonly end: Date;
  readonly full: boolean;
  /** After it nobody new is taken; null: no limit but the start. */
  readonly validUntil: Date | null;
}

/** How one shift of a posting that is or was public stands. */
export function shiftStanding({ state, start, end, full, validUntil }: ShiftFacts, now: Date): ShiftStanding {
  if (state === 'withdrawn') return 'withdrawn';
  if (end <= now) return 'ended';
  if (start <= now) return 'begun';
  if (state === 'closed' || (validUntil !== null && validUntil <= now)) return 'ended';
  return full ? 'full' : 'open';
}

/** How a posting stands by its state and its shifts. */
export function publicStanding(state: PostingState, shifts: readonly ShiftStanding[]): PublicStanding {
  if (state === 'taken_down' || state === 'closed' || state === 'withdrawn') return state;
  if (shifts.includes('open') && state === 'published') return 'open';
  if (shifts.includes('full') && state === 'published') return 'full';
  return shifts.every((one) => one === 'withdrawn') ? 'withdrawn' : 'over';
}
