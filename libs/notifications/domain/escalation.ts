import { afterAwake, restsUntil, type QuietPolicy } from '@gg/kernel';

/** How long something may stay unacknowledged before it moves to the next channel. */
export interface EscalationPolicy {
  readonly smsUrgentSeconds: number;
  readonly smsSeconds: number;
  readonly callUrgentMinutes: number;
  readonly callMinutes: number;
}

export interface EscalationTimes {
  readonly smsAt: Date;
  readonly callAt: Date;
}

/**
 * From when on somebody is phoned about a seat: not before the start is near, for whoever reads the text or opens the app
 * until then needs no call.
 */
export const callNotBefore = (start: Date, newsWithinHours: number): Date =>
  new Date(start.getTime() - newsWithinHours * 3_600_000);

/** What moving on goes by beside the policy. */
export interface Moving {
  /** The work starts soon. */
  readonly urgent: boolean;
  /** Nobody is phoned earlier. */
  readonly notBefore?: Date | null;
  /** Start of work whose notices wait for the morning where it can; absent: they do not. */
  readonly restingFor?: Date | null;
  readonly quietHours: QuietPolicy;
}

/**
 * When notices made now move on if nobody acknowledges them: to SMS, then to the call list. Time in which people sleep does
 * not count for what can wait.
 */
export function escalationTimes(
  now: Date,
  policy: EscalationPolicy,
  { urgent, notBefore = null, restingFor = null, quietHours }: Moving,
): EscalationTimes {
  const smsMs = (urgent ? policy.smsUrgentSeconds : policy.smsSeconds) * 1_000;
  const callMs = Math.max(smsMs, (urgent ? policy.callUrgentMinutes : policy.callMinutes) * 60_000);
  const after = (ms: number): Date => {
    const straight = new Date(now.getTime() + ms);
    return restingFor && restsUntil(straight, restingFor, quietHours) ? afterAwake(now, ms, quietHours) : straight;
  };
  const smsAt = after(smsMs);
  const near = later(after(callMs), notBefore ?? smsAt);
  const callAt = (restingFor && restsUntil(near, restingFor, quietHours)) ?? near;
  return { smsAt, callAt: later(callAt, smsAt) };
}

const later = (a: Date, b: Date): Date => (b > a ? b : a);
