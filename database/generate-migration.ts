import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataSource } from '@gg/platform';
import { dataSourceFor } from './schema';

/**
 * Writes a migration that brings the database at `DATABASE_URL`, which must be at the newest migration, to what the
 * entities say. Read what it writes: it knows nothing of data. Usage: `node dist/database/generate-migration.js Name`.
 */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  const name = process.argv[2];
  if (!url || !name) throw new Error('needs DATABASE_URL and the name of the migration');
  const dataSource = await openDataSource(dataSourceFor(url, 2));
  const sql = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  if (sql.upQueries.length === 0) {
    console.log('entities and schema are the same');
    return;
  }
  const stamp = process.env['MIGRATION_STAMP'] ?? String(Date.now());
  const statements = (queries: readonly { query: string }[]) =>
    queries.map(({ query }) => `    await runner.query(${JSON.stringify(query)});`).join('\n');
  const file = join(
    'database',
    'migrations',
    `${stamp}-${name.replace(/[A-Z]/g, (c, at) => (at ? '-' : '') + c.toLowerCase())}.ts`,
  );
  writeFileSync(
    file,
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name}${stamp} implements MigrationInterface {
  name = '${name}${stamp}';

  async up(runner: QueryRunner): Promise<void> {
${statements(sql.upQueries)}
  }

  async down(runner: QueryRunner): Promise<void> {
${statements([...sql.downQueries].reverse())}
  }
}
`,
  );
  console.log(`wrote ${file}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
