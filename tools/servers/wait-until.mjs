import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither undefined nor false, and returns it.
 *
 * @template T
 * @param {() => T | Promise<T>} ask may throw to stop waiting at once
 * @param {{ deadlineMs: number, everyMs?: number, otherwise: () => Error }} limits `otherwise` makes the error of a missed deadline
 * @returns {Promise<Exclude<T, undefined | false>>}
 */
export async function waitUntil(ask, { deadlineMs, everyMs = 25, otherwise }) {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return /** @type {Exclude<T, undefined | false>} */ (answer);
    if (performance.now() >= end) throw otherwise();
    await pause(everyMs);
  }
}
