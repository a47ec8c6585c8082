import { processIdentity, stillRuns } from '../servers/process-identity.mjs';
import { waitUntil } from '../servers/wait-until.mjs';

/** npm and the terminal both send Ctrl-C on: the same request, twice within this time. */
const SAME_REQUEST_MS = 1_500;
const PARENT_CHECK_MS = 500;
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
  if (process.env.npm_lifecycle_event) watchParent(() => request('npm has ended'));
}

/** @param {() => void} ended */
function watchParent(ended) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    ended();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/**
 * A launcher whose npm was killed a moment ago is on its way out: waits for that, and helps. One whose parent still lives
 * is somebody's running market and is left alone.
 *
 * @param {import('../servers/process-identity.mjs').ProcessIdentity} launcher as it recorded itself
 * @param {(sentence: string) => void} say
 * @returns {Promise<boolean>} whether it has ended
 */
export async function endAbandonedLauncher(launcher, say) {
  const now = processIdentity(launcher.pid);
  if (now && now.parentPid === launcher.parentPid) return false;
  say(`The launcher of an earlier start (process ${launcher.pid}) lost its npm: waiting for it to stop.`);
  const gone = () => !stillRuns(launcher);
  if (!gone()) process.kill(launcher.pid, 'SIGTERM');
  await waitUntil(gone, {
    deadlineMs: ABANDONED_ENDS_WITHIN_MS,
    everyMs: 50,
    otherwise: () => new Error(`the launcher of an earlier start (process ${launcher.pid}) does not end`),
  });
  return true;
}
