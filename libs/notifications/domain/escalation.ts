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
 * When notices made now move on if nobody acknowledges them: to SMS, then to the call list.
 * @param urgent the work starts soon
 */
export function escalationTimes(now: Date, urgent: boolean, policy: EscalationPolicy): EscalationTimes {
  const smsMs = (urgent ? policy.smsUrgentSeconds : policy.smsSeconds) * 1_000;
  const callMs = (urgent ? policy.callUrgentMinutes : policy.callMinutes) * 60_000;
  return { smsAt: new Date(now.getTime() + smsMs), callAt: new Date(now.getTime() + Math.max(callMs, smsMs)) };
}
