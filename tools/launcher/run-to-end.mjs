import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { forgetProcess, recordProcess } from '../servers/pid-record.mjs';
import { LauncherRefusal } from '../servers/launcher-refusal.mjs';

/** Programs that run now and are to be ended when the launcher is told to stop. @type {Set<import('node:child_process').ChildProcess>} */
const runningNow = new Set();
const TAIL_LINES = 25;

/**
 * Runs a program to its end; its words go to a log file, and each line to `note`. A failure is told with the end of them.
 *
 * @param {object} options
 * @param {string} options.title what it does, as the sentence of a failure begins
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.dataDir] where it is recorded, so that one left over by a killed launcher is stopped
 * @param {string} options.logFile
 * @param {(line: string) => void} [options.note]
 */
export async function runToEnd({
  title,
  command,
  args,
  cwd,
  env = process.env,
  dataDir,
  logFile,
  note = () => undefined,
}) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  /** @type {string[]} */
  const tail = [];
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  runningNow.add(child);
  const record = { name: `program-${child.pid}`, marker: '', kind: /** @type {const} */ ('service') };
  if (dataDir && child.pid !== undefined) recordProcess(dataDir, child.pid, record);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      if (line.trim()) note(line.trim());
    });
  }
  const outcome = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? '' : signal ? `signal ${signal}` : `status ${code}`));
  });
  runningNow.delete(child);
  if (dataDir) forgetProcess(dataDir, record.name);
  await new Promise((resolve) => log.end(() => resolve(undefined)));
  if (outcome) throw new LauncherRefusal(`${title} failed (${outcome}); the end of ${logFile}:\n${tail.join('\n')}`);
}

/** Tells every program that runs to its end now to end at once. */
export function endRunningPrograms() {
  for (const child of runningNow) child.kill('SIGTERM');
}
