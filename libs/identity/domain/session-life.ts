/** The services that people sign in to. */
export type SignInService = 'worker' | 'employer' | 'centre';

/** How long sessions last; the values are settings (`sessions`). */
export interface SessionPolicy {
  readonly workerDays: number;
  readonly employerDays: number;
  readonly staffHours: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function lifeMs(service: SignInService, policy: SessionPolicy): number {
  switch (service) {
    case 'worker':
      return policy.workerDays * DAY_MS;
    case 'employer':
      return policy.employerDays * DAY_MS;
    case 'centre':
      return policy.staffHours * HOUR_MS;
  }
}

/** When a session that starts now ends. */
export const sessionEnd = (service: SignInService, now: Date, policy: SessionPolicy): Date =>
  new Date(now.getTime() + lifeMs(service, policy));

/**
 * The new end of a session that is used, or null if it stays. Only workers' sessions slide, and at most once a day: a
 * phone that looks every minute must not write every minute.
 */
export function slidEnd(service: SignInService, expiresAt: Date, now: Date, policy: SessionPolicy): Date | null {
  if (service !== 'worker' || now >= expiresAt) return null;
  const end = sessionEnd(service, now, policy);
  return end.getTime() - expiresAt.getTime() >= DAY_MS ? end : null;
}
