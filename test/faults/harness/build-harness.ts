import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFile } from '@swc/core';
import type { ServiceName } from '@gg/platform';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCES = join(ROOT, 'test', 'faults', 'harness');
/** Beside the services, so that the aliases lead to what was built. `npm run build` leaves it alone. */
const OUTPUT = join(ROOT, 'dist', 'test', 'faults', 'harness');

/** The program of a service with fault points. The services themselves must be built; the tests' setup does that. */
export const faultyEntry = (service: ServiceName): string => join(OUTPUT, `${service}-with-faults.js`);

/** Compiles the programs of this folder where their source is newer. Several test processes may do so at once. */
export async function buildHarness(): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.ts') && name !== 'build-harness.ts');
  await Promise.all(
    sources.map(async (name) => {
      const source = join(SOURCES, name);
      const output = join(OUTPUT, name.replace(/\.ts$/, '.js'));
      if (existsSync(output) && statSync(output).mtimeMs > statSync(source).mtimeMs) return;
      const options = { cwd: ROOT, root: ROOT, swcrc: true, configFile: join(ROOT, '.swcrc'), outputPath: output };
      const { code } = await transformFile(source, { ...options, sourceMaps: 'inline' });
      const half = `${output}.${process.pid}`;
      writeFileSync(half, code);
      renameSync(half, output);
    }),
  );
}
