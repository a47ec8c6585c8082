/** A cancellation this close to the start counts as late; it weighs in dispatch only, never in money (劳动合同法 25). */
const LATE_MS = 2 * 3_600_000;

export const isLateCancellation = (startsAt: Date, cancelledAt: Date): boolean =>
  startsAt.getTime() - cancelledAt.getTime() < LATE_MS;
