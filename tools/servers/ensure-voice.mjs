import { accessSync, constants } from 'node:fs';
import { INSTALL_LOG, installByApt, mayInstallByApt } from './install-servers.mjs';
import { LauncherRefusal } from './launcher-refusal.mjs';

/** What reads offers out, and makes a small file of it. Programs and packages have the same names, also with Homebrew. */
const PROGRAMS = ['espeak-ng', 'lame'];
/** Where the worker service looks for them. */
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * Brings the voice with which the worker service reads offers out, where it is missing and this machine and user allow it.
 *
 * @param {(sentence: string) => void} say
 * @param {readonly string[]} [folders]
 * @returns {Promise<string | undefined>} one sentence where there is none in the end: services run without it
 */
export async function ensureVoice(say, folders = FOLDERS) {
  const missing = missingPrograms(folders);
  if (missing.length === 0) return undefined;
  const consequence = 'phones without a voice of their own cannot have offers read out';
  const packages = missing.join(' ');
  if (!mayInstallByApt()) {
    const command = process.platform === 'darwin' ? `brew install ${packages}` : `sudo apt-get install -y ${packages}`;
    return `Without ${missing.join(' and ')} ${consequence}: run \`${command}\`.`;
  }
  say(`Installing ${missing.join(', ')} with apt-get`);
  try {
    await installByApt(missing, INSTALL_LOG, `${consequence} until they are installed`);
  } catch (error) {
    if (error instanceof LauncherRefusal) return error.message;
    throw error;
  }
  return undefined;
}

/** @param {readonly string[]} folders @returns {string[]} */
export function missingPrograms(folders = FOLDERS) {
  return PROGRAMS.filter((name) => !folders.some((folder) => isProgram(`${folder}/${name}`)));
}

/** @param {string} file @returns {boolean} */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
