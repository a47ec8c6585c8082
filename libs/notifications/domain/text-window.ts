import { restsUntil, type QuietPolicy } from '@gg/kernel';
import { callNotBefore } from './escalation';

/** How employers are texted. */
export interface TextPolicy {
  /** Nobody is texted earlier before the start. */
  readonly newsWithinHours: number;
  /** Of one matter a member gets one text in so many minutes. */
  readonly sameShiftMinutes: number;
  /** At night nobody is texted about work that can wait for the morning. */
  readonly quietHours: QuietPolicy;
}

/** A time in which one text of a matter goes to a member. */
export interface TextWindow {
  /** Counted back from the start: 0 ends with it. */
  readonly index: number;
  /** When the text goes. */
  readonly dueAt: Date;
}

/** The window of a text that is asked for now: at once, or when the start is near. Null: the work has started. */
export function textWindow(now: Date, start: Date, policy: TextPolicy): TextWindow | null {
  const near = new Date(Math.max(now.getTime(), callNotBefore(start, policy.newsWithinHours).getTime()));
  const dueAt = restsUntil(near, start, policy.quietHours) ?? near;
  if (dueAt >= start) return null;
  return { index: Math.floor((start.getTime() - dueAt.getTime()) / lengthMs(policy)), dueAt };
}

/** The window after one that has its text; that text goes as it begins. Null: there is none before the start. */
export function nextTextWindow({ index }: TextWindow, start: Date, policy: TextPolicy): TextWindow | null {
  if (index === 0) return null;
  const dueAt = new Date(start.getTime() - index * lengthMs(policy));
  return restsUntil(dueAt, start, policy.quietHours) ? textWindow(dueAt, start, policy) : { index: index - 1, dueAt };
}

/** What windows are counted back from where a matter has no start: later than any text, in milliseconds. */
const NO_START_MS = Date.UTC(2100, 0);

/** How employers are texted of what has no start to wait for. */
export const atAnyTime = (policy: TextPolicy): { readonly start: Date; readonly policy: TextPolicy } => ({
  start: new Date(NO_START_MS),
  policy: { ...policy, newsWithinHours: NO_START_MS / 3_600_000 },
});

const lengthMs = ({ sameShiftMinutes }: TextPolicy): number => sameShiftMinutes * 60_000;
