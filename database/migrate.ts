import { openDataSource } from '@gg/platform';
import { dataSourceFor } from './schema';

/**
 * Brings a database to the newest schema; re-runnable. Only one process migrates at a time: a second one waits for the
 * first on the migrations table's own rows.
 * @returns names of the migrations that ran
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await openDataSource(dataSourceFor(url, 2));
  try {
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set');
  const ran = await migrate(url);
  console.log(ran.length > 0 ? `migrated: ${ran.join(', ')}` : 'the schema is up to date');
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
