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

/**
 * When notices made now move on if nobody acknowledges them: to SMS, then to the call list.
 * @param urgent the work starts soon
 * @param notBefore nobody is phoned earlier
 */
export function escalationTimes(
  now: Date,
  urgent: boolean,
  policy: EscalationPolicy,
  notBefore: Date | null = null,
): EscalationTimes {
  const smsMs = (urgent ? policy.smsUrgentSeconds : policy.smsSeconds) * 1_000;
  const callMs = (urgent ? policy.callUrgentMinutes : policy.callMinutes) * 60_000;
  const callAtMs = Math.max(now.getTime() + Math.max(callMs, smsMs), notBefore?.getTime() ?? 0);
  return { smsAt: new Date(now.getTime() + smsMs), callAt: new Date(callAtMs) };
}
