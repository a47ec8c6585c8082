import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 20;

/**
 * Looks again and again until there is something to see, and returns it: for what happens a little later in another
 * process. Fails with what was waited for, and the last error where looking failed.
 * @param look undefined, false and an error mean not yet
 */
export async function poll<T>(
  what: string,
  look: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + withinMs;
  for (;;) {
    let lastError: unknown;
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() >= end) {
      throw new Error(`not within ${withinMs} ms: ${what}`, lastError === undefined ? undefined : { cause: lastError });
    }
    await pause(EVERY_MS);
  }
}
