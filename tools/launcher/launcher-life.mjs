import { processIdentity, stillRuns } from '../servers/process-identity.mjs';
import { LauncherRefusal } from '../servers/launcher-refusal.mjs';
import { waitUntil } from '../servers/wait-until.mjs';

/** @typedef {import('../servers/process-identity.mjs').ProcessIdentity} ProcessIdentity */

/** npm and the terminal both send Ctrl-C on: the same request, twice within this time. */
const SAME_REQUEST_MS = 1_500;
const NPM_CHECK_MS = 500;
const ABANDONED_ENDS_WITHIN_MS = 60_000;

/**
 * Calls `stop` once when this process is told to stop: by Ctrl-C, by SIGTERM, because its terminal was closed, or because
 * the npm that started it was killed. Asked again later, while stopping takes long, it leaves at once; the next start
 * then cleans up.
 *
 * @param {(why: string) => void} stop
 */
export function onStopRequest(stop) {
  let first = 0;
  const request = (/** @type {string} */ why) => {
    if (first === 0) {
      first = performance.now();
      stop(why);
    } else if (performance.now() - first > SAME_REQUEST_MS) {
      console.error('Leaving at once; the next start stops what is still running.');
      process.exit(1);
    }
  };
  process.on('SIGINT', () => request('Ctrl-C'));
  process.on('SIGTERM', () => request('SIGTERM'));
  process.on('SIGHUP', () => request('The terminal was closed'));
  // A write to a terminal that is gone must not end us before we have stopped our children.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const npm = npmAround();
  if (npm) watch(npm, () => request('npm has ended'));
}

/**
 * The npm that runs us as its script, or undefined. It may have a shell between itself and us, which outlives it.
 *
 * @returns {ProcessIdentity | undefined}
 */
export function npmAround() {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = processIdentity(process.ppid);
  return parent && / -c /.test(parent.command) ? processIdentity(parent.parentPid) : parent;
}

/** @param {ProcessIdentity} npm @param {() => void} ended */
function watch(npm, ended) {
  const timer = setInterval(() => {
    if (stillRuns(npm)) return;
    clearInterval(timer);
    ended();
  }, NPM_CHECK_MS);
  timer.unref();
}

/**
 * Ends a launcher that nobody holds any more: its npm was killed, so it is on its way out already. One that was started
 * without npm, or whose npm still runs, is somebody's running market and is left alone.
 *
 * @param {ProcessIdentity} launcher as it recorded itself
 * @param {ProcessIdentity | undefined} npm that it was started by
 * @param {(sentence: string) => void} say
 * @returns {Promise<boolean>} whether it has ended
 */
export async function endAbandonedLauncher(launcher, npm, say) {
  if (!npm || stillRuns(npm)) return false;
  say(`The launcher of an earlier start (process ${launcher.pid}) lost its npm: waiting for it to stop.`);
  const gone = () => !stillRuns(launcher);
  if (!gone()) process.kill(launcher.pid, 'SIGTERM');
  await waitUntil(gone, {
    deadlineMs: ABANDONED_ENDS_WITHIN_MS,
    everyMs: 50,
    otherwise: () =>
      new LauncherRefusal(`The launcher of an earlier start does not end: kill process ${launcher.pid}.`),
  });
  return true;
}
