/**
 * When a shift is to be looked at again, unless that is settled already: a look that is still to come, and comes no later,
 * makes another plan and settles the next one itself. Without this every answer to an offer would leave a look of its own
 * behind, and each of these another one, for ever.
 * @param settled the latest look that was asked for; null: none yet
 * @param until the latest instant at which to look
 * @returns the instant to ask for, or null when there is nothing to ask for
 */
export function nextLook(settled: Date | null, now: Date, until: Date): Date | null {
  const isToCome = settled !== null && settled > now && settled <= until;
  return isToCome ? null : until;
}
