import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { INSTALL_LOG, installByApt, mayInstallByApt } from '../servers/install-servers.mjs';
import { LauncherRefusal } from '../servers/launcher-refusal.mjs';

/** Debian's browser, and letters for Chinese: without them every page is a page of boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const PROGRAMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];
const OTHERWISE = 'install Chromium yourself and name it with CHROMIUM_PATH';

/**
 * The browser that tests and benchmarks of the pages drive. Installs it where it is missing and this machine and user allow it.
 *
 * @param {(sentence: string) => void} say
 * @returns {Promise<string>} path of the program
 */
export async function ensureBrowser(say) {
  const found = browser();
  if (found && readsChinese()) return found;
  if (!mayInstallByApt()) {
    if (found) return found;
    const packages = PACKAGES.join(' ');
    throw new LauncherRefusal(
      `Tests of the pages need Chromium: run \`sudo apt-get install -y ${packages}\`, or ${OTHERWISE}.`,
    );
  }
  say(`Installing ${PACKAGES.join(', ')} with apt-get`);
  await installByApt(PACKAGES, INSTALL_LOG, OTHERWISE);
  const installed = browser();
  if (installed) return installed;
  throw new LauncherRefusal(`chromium was installed but is not where it should be (see ${INSTALL_LOG}): ${OTHERWISE}.`);
}

/** @returns {string | undefined} */
function browser() {
  const { CHROMIUM_PATH } = process.env;
  return [...(CHROMIUM_PATH ? [CHROMIUM_PATH] : []), ...PROGRAMS].find((program) => {
    try {
      accessSync(program, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @returns {boolean} */
function readsChinese() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}
