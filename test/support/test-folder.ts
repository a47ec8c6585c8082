import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A new, empty folder below the data of this test run. Whatever a test leaves in it, processes included, is gone when
 * the run ends.
 */
export function testFolder(name: string): string {
  const data = process.env['TEST_DATA_DIR'];
  if (!data) throw new Error('TEST_DATA_DIR is missing: this test belongs to a jest project with the global setup');
  return mkdtempSync(join(data, `${name}-`));
}
