// `npm run reset`: throws away the data of `npm start`, after asking. Outside servers (DATABASE_URL) are not touched.
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { developmentData } from './launcher/project.mjs';
import { claimDirectory } from './servers/claim-directory.mjs';
import { stopOrphans } from './servers/stop-orphans.mjs';

if (!existsSync(developmentData)) {
  console.log('There is nothing to throw away: .data/dev does not exist.');
  process.exit(0);
}
if (!process.argv.includes('--yes') && !(await agreed())) {
  console.error('Nothing was thrown away.');
  process.exit(1);
}
const claim = claimDirectory(developmentData);
if ('heldBy' in claim) {
  console.error(`It is running (process ${claim.heldBy.pid}): stop it with Ctrl-C first.`);
  process.exit(1);
}
await stopOrphans(developmentData, (sentence) => console.log(sentence));
rmSync(developmentData, { recursive: true, force: true });
console.log('.data/dev is empty: the next `npm start` begins anew.');

/** @returns {Promise<boolean>} */
async function agreed() {
  if (!process.stdin.isTTY) {
    console.error('There is nobody to ask: say --yes (`npm run reset -- --yes`).');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question =
    'This throws away the database, the keys and the logs of `npm start` (.data/dev). Type "yes" to go on: ';
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
