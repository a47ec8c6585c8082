/** How long to wait before each restart in a row; after the last one it is left to a person. */
const DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A process that lived this long has recovered: the next death counts as the first. */
const RECOVERED_AFTER_MS = 60_000;

/**
 * Starts a process again when it dies, with growing pauses, and says so. Gives up after a bounded number of deaths in a
 * row, and says that too: the others go on.
 *
 * @param {{ name: string, logFile: string, onDeath: ((exit: { code: number | null, signal: NodeJS.Signals | null }) => void) | undefined, start: () => Promise<void> }} handle
 * @param {object} options
 * @param {(sentence: string) => void} options.say
 * @param {() => void} [options.onRestart] it runs again, with another process id
 * @param {readonly number[]} [options.delaysMs]
 * @param {number} [options.recoveredAfterMs]
 * @returns {{ cancel: () => void }} from then on nothing is started any more
 */
export function keepAlive(handle, { say, onRestart, delaysMs = DELAYS_MS, recoveredAfterMs = RECOVERED_AFTER_MS }) {
  let cancelled = false;
  let deaths = 0;
  let aliveSince = performance.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const restartLater = (/** @type {string} */ what) => {
    const delay = delaysMs[deaths];
    deaths += 1;
    if (delay === undefined) {
      say(`${handle.name} ${what}; it has died ${deaths} times in a row and stays down: see ${handle.logFile}.`);
      return;
    }
    say(`${handle.name} ${what}; starting it again in ${delay / 1000} s (see ${handle.logFile}).`);
    timer = setTimeout(() => void restart(), delay);
  };
  const restart = async () => {
    try {
      await handle.start();
      if (cancelled) return;
      aliveSince = performance.now();
      onRestart?.();
      say(`${handle.name} runs again.`);
    } catch {
      if (!cancelled) restartLater('ended while it was starting');
    }
  };
  handle.onDeath = ({ code, signal }) => {
    if (cancelled) return;
    if (performance.now() - aliveSince >= recoveredAfterMs) deaths = 0;
    restartLater(`has died (${signal ? `signal ${signal}` : `status ${code}`})`);
  };
  return {
    cancel: () => {
      cancelled = true;
      clearTimeout(timer);
      handle.onDeath = undefined;
    },
  };
}
