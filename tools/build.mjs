// `npm run build`: the services, compiled into dist/.
import { build } from './launcher/build.mjs';
import { toldToAPerson } from './servers/launcher-refusal.mjs';

const since = performance.now();
try {
  const { compiled, removed } = await build();
  console.log(`${compiled} files compiled, ${removed} removed in ${Math.round(performance.now() - since)} ms`);
} catch (error) {
  console.error(toldToAPerson(error));
  process.exit(1);
}
