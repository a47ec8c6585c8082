// `npm run generate:api`: what the pages know of the services, from what the services declare. `npm test` compares.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from './launcher/build.mjs';
import { projectRoot } from './launcher/project.mjs';
import { toldToAPerson } from './servers/launcher-refusal.mjs';

try {
  await build();
  const load = createRequire(join(projectRoot, 'dist', 'generate.js'));
  // Named at run time: before the first build there is nothing that a check of types could look at.
  const name = './test/support/generated-api.js';
  const { generatedForPages } = load(name);
  /** @type {Map<string, string>} */
  const files = await generatedForPages();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
    writeFileSync(join(projectRoot, path), text);
    console.log(path);
  }
  process.exit(0);
} catch (error) {
  console.error(toldToAPerson(error));
  process.exit(1);
}
