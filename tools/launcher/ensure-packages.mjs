import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALL_LOG } from '../servers/install-servers.mjs';
import { projectRoot } from './project.mjs';
import { runToEnd } from './run-to-end.mjs';

/**
 * Whether `node_modules` is what the lock file says: every package of the lock that is not optional is there in the same
 * version. npm's own record of what it installed is compared, not dates, which a checkout or a copy changes.
 *
 * @param {string} [root]
 * @returns {boolean}
 */
export function packagesAreCurrent(root = projectRoot) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  // npm writes this record last: an installation that was cut short has none.
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '' || optional || devOptional) return true;
    return installed[path]?.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Installs the packages of the lock file where they are missing or others are there.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} dataDir where the installation is recorded while it runs
 */
export async function ensurePackages(progress, dataDir) {
  if (packagesAreCurrent()) return;
  // npm says where its own program lies; without npm around us, it is looked up by name.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // At this level npm names what it fetches: the only progress it tells of.
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=http'];
  const env = { ...process.env, NODE_ENV: 'development', npm_config_omit: '' };
  await progress.step('Installing packages (npm ci)', (note) =>
    runToEnd({ title: 'npm ci', command, args, cwd: projectRoot, env, dataDir, logFile: INSTALL_LOG, note }),
  );
}
