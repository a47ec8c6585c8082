/** A cancellation this close to the start counts as late; it weighs in dispatch only, never in money (劳动合同法 25). */
const LATE_MS = 2 * 3_600_000;

export const isLateCancellation = (startsAt: Date, cancelledAt: Date): boolean =>
  startsAt.getTime() - cancelledAt.getTime() < LATE_MS;

/** From when on a cancellation counts as late: to be shown before somebody cancels. */
export const lateCancellationFrom = (startsAt: Date): Date => new Date(startsAt.getTime() - LATE_MS);
