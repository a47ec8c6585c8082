// `npm test`: runs what exists so far.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('node_modules')) {
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
}
const tests = spawnSync('npx', ['jest', '--ci'], { stdio: 'inherit' });
process.exit(tests.status ?? 1);
