import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { forgetProcess, recordProcess } from './pid-record.mjs';

/** A log that has grown past this is put aside as `<log>.1` at the next start, so that logs stay bounded. */
const LOG_LIMIT_BYTES = 20_000_000;
const ENDING_SIGNALS = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGABRT', 'SIGSEGV', 'SIGQUIT']);

/** Children that must not outlive this process even where nobody stops them: those of tests. */
const endWithUs = new Set();
process.on('exit', () => {
  for (const child of endWithUs) child.signal('SIGKILL');
});

/**
 * @typedef {object} ProcessPlan
 * @property {string} name names the pidfile
 * @property {string} command the program
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} dataDir where `pids/` lies
 * @property {string} logFile
 * @property {string} marker a part of the command line that only we would pass; an orphan is known by it
 * @property {'service' | 'redis' | 'mariadb'} kind
 * @property {boolean} outlivesUs true: it goes on when this process dies, and the next start finds it by its pidfile
 */

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit */

/**
 * One child process in a process group of its own, so that Ctrl-C in the terminal reaches the launcher only, which then
 * stops its children in their order. It writes to a file and not to a pipe: it loses nothing when the launcher dies.
 */
export class ManagedProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<Exit> | undefined} */
  #exited;
  /** @type {((exit: Exit) => void) | undefined} called when it ends, whoever ended it */
  onExit;

  /** @param {ProcessPlan} plan */
  constructor(plan) {
    this.plan = plan;
  }

  /** @returns {number | undefined} its process id while it runs */
  get pid() {
    return this.#child?.pid;
  }

  /** @returns {boolean} */
  get running() {
    return this.#child !== undefined;
  }

  /** Resolves when the process that runs now has ended; at once where none runs. @returns {Promise<Exit>} */
  get exited() {
    return this.#exited ?? Promise.resolve({ code: null, signal: null });
  }

  /** Starts it, and resolves as soon as it runs (whether it is ready is for its owner to find out). */
  async start() {
    const { name, command, args, cwd, env, logFile, dataDir } = this.plan;
    if (this.#child) throw new Error(`${name} runs already`);
    mkdirSync(dirname(logFile), { recursive: true });
    boundLog(logFile);
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    if (child.pid === undefined) {
      await new Promise((_, reject) => child.once('error', reject));
    }
    child.on('error', () => undefined);
    this.#child = child;
    recordProcess(dataDir, /** @type {number} */ (child.pid), this.plan);
    if (!this.plan.outlivesUs) endWithUs.add(this);
    this.#exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#child = undefined;
        endWithUs.delete(this);
        forgetProcess(dataDir, name);
        resolve({ code, signal });
        this.onExit?.({ code, signal });
      });
    });
    child.unref();
  }

  /** @param {NodeJS.Signals} signal @returns {boolean} whether there was a process to send it to */
  signal(signal) {
    return this.#child?.kill(signal) ?? false;
  }

  /**
   * Sends the signal; where it is one that ends a process, waits for the end.
   * @param {NodeJS.Signals} [signal]
   */
  async kill(signal = 'SIGKILL') {
    const { exited } = this;
    if (this.signal(signal) && ENDING_SIGNALS.has(signal)) await keepAwake(exited);
  }

  /**
   * Asks it to end, and ends it by force when it has not ended in time.
   * @param {number} graceMs
   * @returns {Promise<boolean>} whether it ended by itself
   */
  async stop(graceMs) {
    const { exited } = this;
    if (!this.signal('SIGTERM')) return true;
    let forced = false;
    const force = setTimeout(() => {
      forced = true;
      this.signal('SIGKILL');
    }, graceMs);
    await exited;
    clearTimeout(force);
    return !forced;
  }

  /** @param {number} [lines] @returns {string} the end of its log */
  logTail(lines = 20) {
    return tailOf(this.plan.logFile, lines);
  }
}

/**
 * A child without a reference does not keep this process awake; a timer does, until the promise settles.
 * @template T @param {Promise<T>} promise @returns {Promise<T>}
 */
async function keepAwake(promise) {
  const awake = setInterval(() => undefined, 1_000);
  try {
    return await promise;
  } finally {
    clearInterval(awake);
  }
}

/** @param {string} logFile */
function boundLog(logFile) {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}

/** @param {string} file @param {number} lines @returns {string} */
export function tailOf(file, lines) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
