import { freePort } from './free-port.mjs';
import { LauncherRefusal } from './launcher-refusal.mjs';
import { ManagedProcess } from './managed-process.mjs';
import { waitUntil } from './wait-until.mjs';

const PORT_TRIES = 5;

/** @typedef {import('./managed-process.mjs').Exit} Exit */

/**
 * @typedef {object} ListeningPlan
 * @property {string} name unique in its data directory
 * @property {string} title as a person knows it
 * @property {'service' | 'redis' | 'mariadb'} kind
 * @property {string} dataDir
 * @property {string} logFile
 * @property {string} command
 * @property {(port: number) => string[]} args may also write the files that the arguments name
 * @property {(port: number) => NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} marker a part of the command line that only this process has
 * @property {number} [port] where it must listen; a free port is chosen where none is given
 * @property {(port: number) => Promise<boolean>} isReady must be false, not an error, while it comes up
 * @property {number} readyWithinMs
 * @property {number} stopGraceMs how long it may take to end in good order; 0: it is killed at once
 * @property {boolean} outlivesUs
 */

/** What MariaDB, Redis and Node say when somebody else listens on their port. */
const PORT_TAKEN = /Address already in use|EADDRINUSE|Can't start server: Bind on TCP/i;

/**
 * A process that listens on one port of loopback. The port is kept from its first start on, so that its clients find it
 * again after it was stopped or killed.
 */
export class ListeningProcess {
  /** @type {number | undefined} */
  #port;
  /** @type {ManagedProcess | undefined} */
  #process;
  #ready = false;
  /** Called when it ends, once it was ready, without having been asked to. @type {((exit: Exit) => void) | undefined} */
  onDeath;

  /** @param {ListeningPlan} plan */
  constructor(plan) {
    this.plan = plan;
    this.name = plan.name;
    this.logFile = plan.logFile;
    this.#port = plan.port;
  }

  /** @returns {number} */
  get port() {
    if (this.#port === undefined) throw new Error(`${this.name} has not been started yet`);
    return this.#port;
  }

  /** @returns {number | undefined} */
  get pid() {
    return this.#process?.pid;
  }

  /** @returns {boolean} */
  get running() {
    return this.#process?.running ?? false;
  }

  /** Resolves when the process that runs now has ended, whoever ended it. @returns {Promise<Exit>} */
  get exited() {
    return this.#process?.exited ?? Promise.resolve({ code: null, signal: null });
  }

  /** Starts it, on the port it had before where it had one, and resolves when it is ready. */
  async start() {
    if (this.running) return;
    for (let attempt = 1; ; attempt += 1) {
      const port = this.#port ?? (await freePort());
      const started = this.#launch(port);
      await started.start();
      try {
        await this.#untilReady(started, port);
        this.#port = port;
        this.#ready = true;
        return;
      } catch (error) {
        await started.kill('SIGKILL');
        const retry = this.#port === undefined && attempt < PORT_TRIES && PORT_TAKEN.test(started.logTail(30));
        if (!retry) throw error;
      }
    }
  }

  /** @param {number} port @returns {ManagedProcess} */
  #launch(port) {
    const { name, kind, command, cwd, dataDir, logFile, marker, outlivesUs, args, env } = this.plan;
    const plan = { name, kind, command, cwd, dataDir, logFile, marker, outlivesUs, args: args(port), env: env(port) };
    const started = new ManagedProcess(plan);
    this.#ready = false;
    this.#process = started;
    started.onExit = (exit) => {
      if (this.#process === started && this.#ready) this.onDeath?.(exit);
    };
    return started;
  }

  /** @param {ManagedProcess} started @param {number} port */
  async #untilReady(started, port) {
    const { title, readyWithinMs, isReady } = this.plan;
    const ask = async () => {
      if (!started.running) throw this.#failure(`${title} ended while it was starting`, started);
      return isReady(port);
    };
    const otherwise = () => this.#failure(`${title} was not ready after ${readyWithinMs / 1000} s`, started);
    await waitUntil(ask, { deadlineMs: readyWithinMs, everyMs: 15, otherwise });
  }

  /** @param {string} what @param {ManagedProcess} started @returns {LauncherRefusal} */
  #failure(what, started) {
    return new LauncherRefusal(`${what}; the end of ${this.logFile} says:\n${started.logTail(25)}`);
  }

  /** Ends it in its own good order, or by force where its plan says so. Its files stay. */
  async stop() {
    const running = this.#forgotten();
    if (this.plan.stopGraceMs > 0) await running?.stop(this.plan.stopGraceMs);
    else await running?.kill('SIGKILL');
  }

  /**
   * Ends it at once, as a crash would; a signal that does not end a process (SIGSTOP, SIGCONT) is only sent.
   * @param {NodeJS.Signals} [signal]
   */
  async kill(signal = 'SIGKILL') {
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') await this.#process?.kill(signal);
    else await this.#forgotten()?.kill(signal);
  }

  /** Stops it and starts it again on the same port. */
  async restart() {
    await this.stop();
    await this.start();
  }

  /** The process, no longer watched: whoever ends it on purpose does not want to hear that it died. */
  #forgotten() {
    const running = this.#process;
    this.#process = undefined;
    return running;
  }
}
