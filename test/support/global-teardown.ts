import { removeTestData } from '../../tools/testing/test-data.mjs';

/** Ends what the setup of this jest run started, and with it every system that a test forgot to stop. */
export default async function globalTeardown(): Promise<void> {
  const run = globalThis.testRun;
  if (!run) return;
  globalThis.testRun = undefined;
  await run.servers.stop();
  await removeTestData(run.dataDir);
}
