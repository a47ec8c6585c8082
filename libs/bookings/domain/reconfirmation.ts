import { addDays, afterAwake, instantOf, localDate, quietUntil, type QuietHours } from '@gg/kernel';

/** When somebody who holds a seat is asked whether they come. */
export const RECONFIRMATION_MOMENTS = ['evening', 'before_start'] as const;
export type ReconfirmationMoment = (typeof RECONFIRMATION_MOMENTS)[number];

/**
 * What came of the question. `silent`: no word until the seat was released; `void`: the booking ended for another reason
 * before there was one.
 */
export type ReconfirmationAnswer = 'coming' | 'not_coming' | 'silent' | 'void';

/** The numbers of the questions; docs and reasons stand with the settings. */
export interface ReconfirmationPolicy {
  /** Local hours of the day before between which the first question goes out. */
  readonly eveningHour: number;
  readonly eveningUntilHour: number;
  readonly beforeStartMinutes: number;
  /** Without a word for so long, somebody is phoned: after the evening's question, and after the one before the start. */
  readonly eveningCallMinutes: number;
  readonly callMinutes: number;
  /** Seats of the silent are released so long before the start. */
  readonly releaseMinutes: number;
  /** Nobody's seat is released sooner after the question. */
  readonly leastAnswerMinutes: number;
  /** Nor sooner after its holder was put on the call list. */
  readonly leastCallMinutes: number;
  /** Whoever gave their word so shortly before is not asked for it again. */
  readonly freshMinutes: number;
}

const MINUTE_MS = 60_000;
const minutesBefore = (instant: Date, minutes: number): Date => new Date(instant.getTime() - minutes * MINUTE_MS);

/**
 * When those on a shift are asked. The evening is that of the local day before the start; null where it would come
 * together with the question before the start.
 */
export function questionTimes(start: Date, policy: ReconfirmationPolicy): Record<ReconfirmationMoment, Date | null> {
  const beforeStart = minutesBefore(start, policy.beforeStartMinutes);
  const evening = instantOf(addDays(localDate(start), -1), policy.eveningHour * 60);
  const apart = evening <= minutesBefore(beforeStart, policy.freshMinutes);
  return { evening: apart ? evening : null, before_start: beforeStart };
}

/**
 * Whether a question may still go out: nobody is woken for the evening's, and none is asked once the work has begun. The one
 * before the start may come at night: it is about a seat that its reader has.
 */
export function mayBeAsked(
  moment: ReconfirmationMoment,
  now: Date,
  start: Date,
  policy: ReconfirmationPolicy,
  quiet: QuietHours,
): boolean {
  const due = questionTimes(start, policy)[moment];
  if (due === null || now < due || now >= start) return false;
  if (moment === 'before_start') return true;
  if (quietUntil(now, quiet) !== null) return false;
  const until = instantOf(addDays(localDate(start), -1), policy.eveningUntilHour * 60);
  return now < until && now < minutesBefore(start, policy.beforeStartMinutes);
}

/** Whether somebody's latest word — the booking itself, or an answer — is too fresh to be asked for again. */
export const isFresh = (lastWord: Date, now: Date, { freshMinutes }: ReconfirmationPolicy): boolean =>
  lastWord > minutesBefore(now, freshMinutes);

/** What follows while a question stays unanswered. */
export interface Silence {
  /** From then on somebody is phoned; null: there is no time left for it. */
  readonly callAt: Date | null;
  /** Until when the question, and the call, can be answered. */
  readonly answerBy: Date;
  /** When the seat goes to somebody else; null: it does not, for another question follows or the start is too near. */
  readonly releaseAt: Date | null;
}

/**
 * Until when somebody who is put on the call list now keeps their seat at least. Where there is no time left for the call the
 * start wins and nobody is released: whoever came in their place would be late, and the holder may be on their way.
 */
export function calledUntil(listedAt: Date, start: Date, { leastCallMinutes }: ReconfirmationPolicy): Date {
  return new Date(Math.min(start.getTime(), listedAt.getTime() + leastCallMinutes * MINUTE_MS));
}

export function silenceOf(
  moment: ReconfirmationMoment,
  askedAt: Date,
  start: Date,
  policy: ReconfirmationPolicy,
  quiet: QuietHours,
): Silence {
  const after = (minutes: number): Date => new Date(askedAt.getTime() + minutes * MINUTE_MS);
  if (moment === 'evening') {
    const answerBy = minutesBefore(start, policy.beforeStartMinutes);
    // Nobody is phoned at night about what the question before the start asks again.
    const callAt = afterAwake(askedAt, policy.eveningCallMinutes * MINUTE_MS, quiet);
    return { callAt: callAt < answerBy ? callAt : null, answerBy, releaseAt: null };
  }
  const earliest = after(Math.max(policy.leastAnswerMinutes, policy.callMinutes + policy.leastCallMinutes));
  const release = minutesBefore(start, policy.releaseMinutes);
  const releaseAt = release > earliest ? release : earliest;
  const answerBy = releaseAt < start ? releaseAt : start;
  const callAt = after(policy.callMinutes);
  return { callAt: callAt < answerBy ? callAt : null, answerBy, releaseAt: releaseAt < start ? releaseAt : null };
}
