// `npm run build`: the services, compiled into dist/, and their pages, into dist/web/.
import { build } from './launcher/build.mjs';
import { buildFronts } from './launcher/build-fronts.mjs';
import { toldToAPerson } from './servers/launcher-refusal.mjs';

const since = performance.now();
try {
  const { compiled, removed } = await build();
  console.log(`${compiled} files compiled, ${removed} removed in ${Math.round(performance.now() - since)} ms`);
  const built = await buildFronts({ note: (front) => console.log(`pages: ${front}`) });
  const what = built.length > 0 ? `pages built: ${built.join(', ')}` : 'the pages are as they were';
  console.log(`${what}, ${Math.round(performance.now() - since)} ms in all`);
} catch (error) {
  console.error(toldToAPerson(error));
  process.exit(1);
}
