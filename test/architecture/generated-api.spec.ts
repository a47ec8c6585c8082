import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedForPages } from '../support/generated-api';

const root = join(__dirname, '..', '..');

it('what the pages know of the services is what the services declare: else run `npm run generate:api`', async () => {
  const files = await generatedForPages();
  const stale = [...files].filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
}, 60_000);
