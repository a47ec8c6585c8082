// `npm start`: the whole market on this machine. Plain old syntax here, so that an old Node gets as far as being refused.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = String(manifest.engines.node).replace(/[^\d.]/g, '');
const order = new Intl.Collator('en', { numeric: true });
if (order.compare(process.versions.node, needed) < 0) {
  console.error(
    `Node ${needed} or newer is needed, and this is ${process.versions.node}: install a current LTS version.`,
  );
  process.exit(1);
}
const { runStart } = await import('./launcher/run-start.mjs');
await runStart();
