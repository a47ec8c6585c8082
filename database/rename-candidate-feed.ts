import 'reflect-metadata';
import { renameFeed } from '@gg/matching';
import { loadSettings, makeDataSource, MariaDbConnections, openDataSource } from '@gg/platform';

/**
 * After a restore of the database: every replica of matching reads the candidates anew instead of believing what it kept of
 * the time that was lost. Beside running services, any number of times.
 * @returns whether there was a feed to rename
 */
export async function renameCandidateFeed(url: string): Promise<boolean> {
  const dataSource = await openDataSource(makeDataSource({ url, poolSize: 1 }, []));
  try {
    const config = { NODE_ENV: 'production', settings: loadSettings('{}') } as const;
    return (await renameFeed(new MariaDbConnections(dataSource, config))) !== null;
  } finally {
    await dataSource.destroy();
  }
}

/** `rename-candidate-feed.js`, with the environment of a service. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set');
  const renamed = await renameCandidateFeed(url);
  console.log(renamed ? 'The candidate feed has a new name.' : 'There is no candidate feed yet: nothing to do.');
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
